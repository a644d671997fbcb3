"""Timers, the due tick, the followed clock."""
