"""From an update to a use case, by kind alone; nothing is decided here."""
