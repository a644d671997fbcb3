"""What staff of the clinic do, as they live it."""
