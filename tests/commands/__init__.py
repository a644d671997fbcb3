"""The command line's pure rules."""
