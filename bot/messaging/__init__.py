"""The message path that loses nothing: receiver, inbox, worker, outbox, sender."""
