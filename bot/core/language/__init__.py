"""What people write, made comparable: folded letters, words, clauses, and patterns over words."""
