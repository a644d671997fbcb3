"""The exercises as moving pictures, from poses in data to the GIFs in `bot/content/pictures` (at build time only)."""
