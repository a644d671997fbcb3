"""What somebody wants done: one module each, plain functions of an open transaction; state and messages commit together."""
