"""What staff of the clinic do: who they are, broadcasts, cases, patients, and the record of all of it."""
