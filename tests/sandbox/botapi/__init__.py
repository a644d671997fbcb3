"""The Bot API of the sandbox."""
