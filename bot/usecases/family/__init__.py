"""What is shared with a patient's family: links, the week, warnings, kind words, and how all of it ends."""
