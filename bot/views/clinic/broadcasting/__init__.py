"""What staff see while they write to many people, and what these people see of it."""
