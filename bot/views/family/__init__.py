"""What a patient sees of sharing, and what a relative sees."""
