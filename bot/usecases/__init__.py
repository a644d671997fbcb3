"""What somebody wants done: plain functions of an open transaction; state and messages commit together."""
