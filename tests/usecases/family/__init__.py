"""Sharing with family, as both sides live it."""
