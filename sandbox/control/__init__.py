"""The control API under `/sandbox/`: people, the clock, faults and the log, for tests, scripts and the page."""
