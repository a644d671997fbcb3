"""Triage of words."""
