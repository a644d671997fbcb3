"""Steady: a Telegram bot that people with osteoporosis can trust with their daily exercise."""
