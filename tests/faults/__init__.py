"""What happens when Telegram, the database or the process itself fails."""
