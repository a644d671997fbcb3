"""The rules, as values in and values out."""
