"""Letters, words, patterns and meanings."""
