"""What staff of the clinic see."""
