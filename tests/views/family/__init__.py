"""What patients and relatives read."""
