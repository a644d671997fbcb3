"""One process at a time on one SQLite file; PostgreSQL is there for more."""

import fcntl
import os
from pathlib import Path


class AlreadyRunning(Exception):
    """Another process uses this database file; the message is one line for the operator."""


class InstanceLock:
    """Held from `acquire` until `release` or the end of the process, however that ends."""

    def __init__(self, database: Path) -> None:
        self.path = database.with_name(database.name + ".lock")
        self._descriptor: int | None = None

    def acquire(self) -> None:
        """Raises `AlreadyRunning` where another process holds it."""
        descriptor = os.open(self.path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            os.close(descriptor)
            raise AlreadyRunning(
                f"another process already uses {self.path.with_suffix('')}: stop it first, or use PostgreSQL"
            ) from None
        self._descriptor = descriptor

    def release(self) -> None:
        if self._descriptor is not None:
            os.close(self._descriptor)
            self._descriptor = None
