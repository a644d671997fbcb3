"""Cases as staff act on them: the lists, one case with everything that belongs to it, who has it, what is written."""
