"""Months of many people's lives with the bot, played in seconds, and what must hold on every one of their days."""
