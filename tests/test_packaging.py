"""What the Dockerfile installs runs by itself, far from the sources.

The steps of the build stage are performed in an empty folder, which asks PyPI for packages; so this runs only where
`STEADY_PACKAGING=1`, as in `.ci/run`.
"""

import asyncio
import os
import re
import shlex
import shutil
import signal
import sys
from pathlib import Path

import aiohttp
import pytest

from bot.demo import TOKEN
from tests.acceptance.phone import Sandbox
from tests.greeting import greet
from tests.program import ROOT, started_program

INSTALLING = 300.0  # seconds for all downloads

pytestmark = pytest.mark.skipif(
    os.environ.get("STEADY_PACKAGING") != "1", reason="installs from PyPI; STEADY_PACKAGING=1 allows it"
)


def build_stage() -> list[tuple[str, str]]:
    """The instructions of the Dockerfile's first stage, with their arguments."""
    lines = (ROOT / "Dockerfile").read_text().replace("\\\n", " ").splitlines()
    instructions = [line.partition(" ") for line in lines if line and not line.startswith("#")]
    starts = [number for number, (word, _, _) in enumerate(instructions) if word == "FROM"]
    return [(word, rest) for word, _, rest in instructions[starts[0] : starts[1]]]


async def perform(command: str, folder: Path, python: Path) -> None:
    # Behind a network with a certificate authority of its own, uv has to ask the system for it, as the Makefile does.
    environment = {**os.environ, "PATH": f"{python / 'bin'}:{os.defpath}", "UV_SYSTEM_CERTS": "1"}
    process = await asyncio.create_subprocess_shell(
        command, cwd=folder, env=environment, stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.STDOUT
    )
    output, _ = await asyncio.wait_for(process.communicate(), INSTALLING)
    assert process.returncode == 0, (command, output.decode())


@pytest.fixture
async def installed(tmp_path: Path) -> Path:
    """The folder that the second stage carries, as the first one makes it."""
    source, app, python = tmp_path / "src", tmp_path / "app", tmp_path / "python"
    source.mkdir()
    await perform(f"{shlex.quote(sys.executable)} -m venv {python}", tmp_path, python)  # stands in for the image's
    for word, arguments in build_stage():
        if word == "COPY":
            copy(arguments.split(), source)
        elif word == "RUN":
            await perform(arguments.replace("/app", str(app)), source, python)
    shutil.rmtree(source)  # nothing may be left that still needs it
    return app


def copy(names: list[str], target: Path) -> None:
    for name in names[:-1]:
        if (ROOT / name).is_dir():
            shutil.copytree(ROOT / name, target / names[-1], ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copyfile(ROOT / name, target / name)


async def test_what_the_dockerfile_installs_runs_by_itself(installed: Path, tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    bot = (str(installed / "bin" / "python"), "-m", "bot")
    async with started_program(*bot, "content", "check", folder=elsewhere) as program:
        assert re.match(r"content \w+: no fault", await program.line())
        assert await program.end() == 0
    async with started_program(*bot, "demo", "--no-open", "--port", "0", folder=elsewhere) as program:
        url = (await program.line()).removeprefix("Steady demo: ")
        async with Sandbox(url) as sandbox, aiohttp.ClientSession(url) as http:
            async with http.get("/") as page, http.get(f"/bot{TOKEN}/getMe") as answer:
                assert (page.status, answer.status) == (200, 200)
            assert await greet(sandbox, "tr")
        assert await program.signal(signal.SIGINT) == 0
    assert program.errors == ""


def test_the_ignored_files_keep_nothing_from_the_build_that_it_copies() -> None:
    allowed = {line[1:] for line in (ROOT / ".dockerignore").read_text().splitlines() if line.startswith("!")}
    copied = {name for word, arguments in build_stage() if word == "COPY" for name in arguments.split()[:-1]}
    assert copied == allowed
