"""The words of symptoms and of exercises in everyday language: what triage and the activity grammar listen for."""
