"""What staff see of patients, and what patients see of an invitation by the clinic."""
