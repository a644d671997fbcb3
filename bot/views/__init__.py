"""What a person sees, and nothing else: values become words and buttons."""
