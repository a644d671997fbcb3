"""How fast, how even, how big: measured side by side with others in one run, because machines differ."""
