"""Pictures for a telephone: values become SVG, drawn as PNG only when they are sent."""
