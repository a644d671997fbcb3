"""What the sandbox remembers: people, chats, updates, files, faults, limits and the clock."""
