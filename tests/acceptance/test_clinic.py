"""A clinic at work: its staff, each with a telephone of their own, and patients who feel well, or do not.

A transcript in `transcripts/clinic` is its own script (`lives.py` has its language). For a new one write the people's
lines alone and run with STEADY_WRITE_TRANSCRIPTS=1; then read it aloud, once as each of them.
"""

from collections.abc import AsyncIterator
from functools import partial
from pathlib import Path

import pytest

from bot.app import running_bot
from bot.core.access import STAFF, Role
from bot.settings import Settings
from bot.staff import link_to, new_code
from sandbox.server import SandboxServer
from tests.acceptance.conftest import MONDAY, UNLIMITED, settings_for
from tests.acceptance.lives import live_together
from tests.acceptance.phone import Sandbox
from tests.acceptance.transcripts import FOLDER, compare

STORIES = sorted(path.stem for path in (FOLDER / "clinic").glob("*.txt"))
CLINIC = {"clinic_name": "Kuzey Clinic", "clinic_contact": "0212 000 00 00", "clinic_hours": "Mon-Fri 09:00-17:00"}


@pytest.fixture
async def clinic(tmp_path: Path) -> AsyncIterator[Sandbox]:
    """A sandbox on a Monday morning with the bot of a clinic on it, whose first link lies on paper."""
    async with SandboxServer(at=MONDAY, limits=UNLIMITED) as server, Sandbox(server.url) as sandbox:
        settings = settings_for(server.url, tmp_path).model_copy(update=CLINIC)
        for role in STAFF:
            server.world.handouts[role] = partial(invite, settings, server, role)
        server.world.handouts["clinic"] = server.world.handouts[Role.ADMINISTRATOR]
        async with running_bot(settings, web=False):
            yield sandbox


async def invite(settings: Settings, server: SandboxServer, role: Role) -> str:
    """As the operator does it on the command line."""
    return link_to(server.world.bot.username, new_code(settings, role, server.world.clock.now))


@pytest.mark.parametrize("story", STORIES)
async def test_everybody_is_told_what_was_approved(clinic: Sandbox, story: str) -> None:
    script = (FOLDER / "clinic" / f"{story}.txt").read_text(encoding="utf-8")
    compare(f"clinic/{story}", await live_together(clinic, script))
