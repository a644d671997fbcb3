"""The clinician's handbook: one page a language, written from the tables and texts that the program itself uses."""
