"""The head of the chain outside the database: a file with one line for each bot, `bot position seal`."""

import fcntl
import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from bot.storage.chain import Head

NAME = "audit.head"


class DamagedHead(Exception):
    """The file holds what was never written into it; the message is one line for the operator."""


def read(path: Path, bot_id: int) -> Head | None:
    """None where this bot has none yet."""
    return _every(path).get(bot_id)


def write(path: Path, bot_id: int, head: Head) -> None:
    """Whole and on the disk, or not at all. One that is behind what stands there, of a slower process, is left out."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with _alone(path.parent) as folder:
        heads = _every(path)
        if bot_id in heads and heads[bot_id].position >= head.position:
            return
        heads[bot_id] = head
        _replace(path, "".join(f"{bot} {each.position} {each.seal}\n" for bot, each in sorted(heads.items())))
        os.fsync(folder)


def _every(path: Path) -> dict[int, Head]:
    try:
        lines = path.read_text(encoding="utf-8", errors="replace").splitlines()
    except FileNotFoundError:
        return {}
    try:
        return {int(bot): Head(int(position), seal) for bot, position, seal in map(str.split, lines)}
    except ValueError:
        raise DamagedHead(f"{path} is damaged: a line is not `bot position seal`") from None


@contextmanager
def _alone(folder: Path) -> Iterator[int]:
    """Processes with the same folder write one after the other."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX)
        yield descriptor
    finally:
        os.close(descriptor)


def _replace(path: Path, content: str) -> None:
    descriptor, name = tempfile.mkstemp(dir=path.parent, prefix=path.name)  # mode 600
    try:
        with os.fdopen(descriptor, "w") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        os.replace(name, path)
    except BaseException:
        os.unlink(name)
        raise
