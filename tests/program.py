"""The real program as a process of its own, with nothing in its environment but what a test gives it."""

import asyncio
import os
import sys
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).parents[1]
HUNG = 60.0  # seconds without a word, after which a program is taken for hung
ENDING = 10.0  # seconds that a person is ready to wait after Ctrl-C


@dataclass
class Program:
    """A running program; `errors` is what it has written to standard error so far."""

    process: asyncio.subprocess.Process
    errors: str = ""
    _heard: asyncio.Condition = field(default_factory=asyncio.Condition)

    async def line(self) -> str:
        """Its next line on standard output; empty where it has ended."""
        assert self.process.stdout is not None
        return (await asyncio.wait_for(self.process.stdout.readline(), HUNG)).decode().rstrip("\n")

    async def rest(self) -> str:
        """What it still writes to standard output until it ends."""
        assert self.process.stdout is not None
        return (await asyncio.wait_for(self.process.stdout.read(), HUNG)).decode()

    async def logs(self, word: str) -> None:
        """Wait until it has written `word` to standard error."""
        async with asyncio.timeout(HUNG), self._heard:
            await self._heard.wait_for(lambda: word in self.errors)

    async def signal(self, number: int) -> int:
        """Send a signal and wait for the end; the status."""
        self.process.send_signal(number)
        return await asyncio.wait_for(self.process.wait(), ENDING)

    async def end(self) -> int:
        """Wait for the end that it comes to by itself; the status."""
        return await asyncio.wait_for(self.process.wait(), HUNG)

    async def listen(self) -> None:
        """Take down standard error until its end."""
        assert self.process.stderr is not None
        async for line in self.process.stderr:
            async with self._heard:
                self.errors += line.decode()
                self._heard.notify_all()


@asynccontextmanager
async def started_program(
    *command: str, folder: Path, settings: Mapping[str, str] | None = None
) -> AsyncIterator[Program]:
    """A program in `folder`; ended with the block if it still runs."""
    process = await asyncio.create_subprocess_exec(
        *command,
        cwd=folder,
        env={"PATH": os.defpath, **(settings or {})},
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.PIPE,
    )
    program = Program(process)
    listening = asyncio.create_task(program.listen())
    try:
        yield program
    finally:
        await _end(process)
        await listening


async def _end(process: asyncio.subprocess.Process) -> None:
    """Gently, so that it leaves nothing behind; with force where it does not listen."""
    if process.returncode is None:
        process.terminate()
        with suppress(TimeoutError):
            await asyncio.wait_for(process.wait(), ENDING)
    if process.returncode is None:
        process.kill()
        await process.wait()


@asynccontextmanager
async def started(
    *arguments: str, folder: Path, settings: Mapping[str, str] | None = None, sources: Path = ROOT
) -> AsyncIterator[Program]:
    """`python -m bot …` in `folder`, of the sources in `sources`."""
    environment = {"PYTHONPATH": str(sources), **(settings or {})}
    async with started_program(sys.executable, "-m", "bot", *arguments, folder=folder, settings=environment) as program:
        yield program


@dataclass(frozen=True)
class Ended:
    """A program that has ended: its status and what it said."""

    status: int
    output: str
    errors: str


async def ended(
    *arguments: str, folder: Path, settings: Mapping[str, str] | None = None, sources: Path = ROOT
) -> Ended:
    """Run `python -m bot …` to its end."""
    async with started(*arguments, folder=folder, settings=settings, sources=sources) as program:
        output, status = await program.rest(), await program.end()
    return Ended(status, output, program.errors)
