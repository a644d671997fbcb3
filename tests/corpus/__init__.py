"""The labelled messages, how they are measured, and what triage makes of them."""
