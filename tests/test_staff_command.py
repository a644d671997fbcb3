"""The operator invites the first administrator, also while the bot runs."""

import asyncio
import re
from pathlib import Path

import pytest
from pydantic import SecretStr
from sqlalchemy import text

from bot.settings import Settings
from bot.start import open_beside, open_database, prepare
from bot.storage import staff
from bot.storage.migrations import UnknownSchema
from sandbox.server import SandboxServer
from tests.acceptance.phone import Sandbox
from tests.program import ended, started
from tests.test_run import NOWHERE, RUNNING, TOKEN, settings

LINK = re.compile(r"https://t\.me/sandbox_bot\?start=([A-Za-z0-9_-]{16})")


async def test_a_link_made_while_the_bot_runs_lets_an_administrator_in(tmp_path: Path) -> None:
    async with SandboxServer() as sandbox, Sandbox(sandbox.url) as control:
        given = settings(tmp_path, TELEGRAM_API_URL=sandbox.url, CLOCK_URL=f"{sandbox.url}/sandbox/clock")
        async with started("run", folder=tmp_path, settings=given) as program:
            assert await program.line() == RUNNING, program.errors
            invited, nobody = await asyncio.gather(
                ended("staff", "invite", "--role", "administrator", folder=tmp_path, settings=given),
                ended("staff", "list", folder=tmp_path, settings=given),
            )
            assert (invited.status, invited.errors) == (0, "")
            link, holds = invited.output.splitlines()
            assert re.fullmatch(r"It lets one person in as administrator, until [-\d]+ [\d:]+ UTC\.", holds)
            assert nobody.output.startswith("Nobody works here yet")
            phone = await control.phone("Derya", "en")
            found = LINK.fullmatch(link)
            assert found
            await phone.write(f"/start {found[1]}")
            await phone.tap("Join")
            listed = await ended("staff", "list", folder=tmp_path, settings=given)
            assert listed.output.split()[1:] == ["administrator", "Derya"]


async def test_where_telegram_is_out_of_reach_the_words_to_send_are_printed(tmp_path: Path) -> None:
    given = settings(tmp_path, TELEGRAM_API_URL=NOWHERE)
    invited = await ended("staff", "invite", "--role", "clinician", folder=tmp_path, settings=given)
    words, why, holds = invited.output.splitlines()
    assert re.fullmatch(r"/start [A-Za-z0-9_-]{16}", words)
    assert why.startswith("Telegram is out of reach")
    assert holds.startswith("It lets one person in as clinician")
    assert invited.status == 0


async def test_what_is_no_role_of_staff_is_refused_in_one_line(tmp_path: Path) -> None:
    refused = await ended("staff", "invite", "--role", "patient", folder=tmp_path, settings=settings(tmp_path))
    assert (refused.status, refused.output) == (2, "")
    assert refused.errors == "--role: patient is no role of staff; one of administrator, clinician, communicator\n"
    assert not list(tmp_path.iterdir())


def test_nobody_changes_the_schema_below_a_bot_that_runs(tmp_path: Path) -> None:
    given = Settings(telegram_bot_token=SecretStr(TOKEN), data_dir=tmp_path)
    with open_database(given) as database:
        database.transaction(prepare)
        with open_beside(given) as beside:
            assert beside.transaction(staff.everyone, given.bot_id) == []
        database.transaction(lambda tx: tx.execute(text("UPDATE alembic_version SET version_num = '0000'")) and None)
        with pytest.raises(UnknownSchema, match="stop it first"), open_beside(given):
            pass
