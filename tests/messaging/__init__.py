"""The message path, over the real Application and the sandbox."""
