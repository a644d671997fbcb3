"""How a broadcast that was confirmed reaches everybody it is for: sent, paused, corrected, withdrawn."""
