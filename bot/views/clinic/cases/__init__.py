"""What staff see of cases, and what a patient reads of the clinic."""
