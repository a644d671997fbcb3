"""Patients as staff see them: found, looked at, invited, matched with the clinic's records, moved to a new phone."""
