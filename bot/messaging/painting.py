"""Draws pictures in a process of its own, so that nothing else has to wait."""

import asyncio
import os
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path
from threading import Timer
from typing import BinaryIO, cast

import bot
from bot.views.pictures import painter

COMMAND = (sys.executable, "-m", painter.__name__)
PATIENCE = 5.0  # seconds for one picture, and twice as long for its turn: less than a lease in all
NEEDED = ("PATH", "PYTHON", "LD_", "LANG", "LC_")  # beginnings of the variables that it is given: no secrets


class NotDrawn(Exception):
    """There is no picture; nobody knows more."""


@dataclass
class Painter:
    """Begins with the first picture; one picture at a time. Whatever goes wrong, the next one begins anew."""

    command: tuple[str, ...] = COMMAND
    patience: float = PATIENCE
    _process: subprocess.Popen[bytes] | None = None
    _turn: asyncio.Lock = field(default_factory=asyncio.Lock)

    async def draw(self, svg: str) -> bytes:
        """The picture as PNG; NotDrawn where there is none."""
        try:
            async with asyncio.timeout(2 * self.patience):
                await self._turn.acquire()
        except TimeoutError as error:
            raise NotDrawn from error
        try:
            picture = await asyncio.to_thread(self._draw, svg.encode())
        finally:
            self._turn.release()
        if not picture:
            raise NotDrawn
        return picture

    def _draw(self, svg: bytes) -> bytes:
        try:
            process = self._process = self._process or self._begin()
            alarm = Timer(self.patience, process.kill)
            alarm.start()
            try:
                painter.write(cast(BinaryIO, process.stdin), svg)
                return painter.read(cast(BinaryIO, process.stdout))
            finally:
                alarm.cancel()
        except (OSError, EOFError) as error:
            self.close()
            raise NotDrawn from error

    def _begin(self) -> subprocess.Popen[bytes]:
        """Out of reach of a Ctrl-C at the terminal; it ends when its input does, however the bot ends."""
        return subprocess.Popen(  # noqa: S603 - our own module
            self.command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            cwd=Path(bot.__path__[0]).parent,
            env={name: value for name, value in os.environ.items() if name.startswith(NEEDED)},
            start_new_session=True,
        )

    def close(self) -> None:
        """End the process, if there is one."""
        process, self._process = self._process, None
        if process is not None:
            process.kill()
            process.communicate()
