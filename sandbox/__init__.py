"""A local stand-in for Telegram: the Bot API, a control API and a page. It knows nothing of the bot."""
