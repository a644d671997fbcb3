"""The content files: what is refused, and what people read."""
