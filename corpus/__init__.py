"""Labelled messages of patients, what is learnt from them, and how well triage does on them."""
