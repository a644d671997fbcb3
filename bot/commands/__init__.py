"""What the command line does with pure rules: no Telegram, no database."""
