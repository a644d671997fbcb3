"""When something happens without anybody asking: interval timers that ask what is due, and no job store."""
