"""Writing to many people at once: the draft, who gets it, the checks, the preview, and what comes afterwards."""
