"""What the bot offers over HTTP: Telegram's webhook, health, metrics."""
