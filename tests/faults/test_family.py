"""Three bots on PostgreSQL, one of them killed between two Sundays: every relative is told of each week once."""

import asyncio
from collections import Counter
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from datetime import UTC, datetime
from pathlib import Path

from cryptography.fernet import Fernet

from sandbox.server import SandboxServer
from sandbox.world.limits import Limits
from tests.acceptance.people import begin
from tests.acceptance.phone import Phone, Sandbox
from tests.program import Program, started

MONDAY = datetime(2026, 3, 2, 7, 30, tzinfo=UTC)  # 10:30 in Istanbul
WEDNESDAY = "2026-03-11T12:00:00Z"
SECOND_SUNDAY = "2026-03-15T21:00:00Z"
SUNDAYS = {"2026-03-08", "2026-03-15"}
PATIENTS, RELATIVES, BOTS = 6, ("daughter", "son"), 3
PATIENCE = 300.0


@asynccontextmanager
async def bots(url: str, folder: Path, database_url: str) -> AsyncIterator[list[Program]]:
    """So many processes on one database; the first one makes the tables."""
    settings = {
        "TELEGRAM_BOT_TOKEN": "4242424242:three-of-them",
        "TELEGRAM_API_URL": url,
        "CLOCK_URL": f"{url}/sandbox/clock",
        "DATA_DIR": str(folder),
        "DATABASE_URL": database_url,
        "ENCRYPTION_KEYS": Fernet.generate_key().decode(),
        "LISTEN": "127.0.0.1:0",
        "SEND_RATE": "1000",
        "CHAT_BURST": "0",
    }
    async with AsyncExitStack() as stack:
        programs = []
        for _ in range(BOTS):
            program = await stack.enter_async_context(started("run", folder=folder, settings=settings))
            assert "running" in await program.line()
            programs.append(program)
        yield programs


async def share_with_two(sandbox: Sandbox, number: int) -> list[Phone]:
    """A patient whose week two people follow; the two."""
    patient = await sandbox.phone(f"Patient{number}", "en")
    await begin(patient)
    relatives = []
    for relation in RELATIVES:
        await patient.write("/family")
        for button in ("Invite somebody", f"My {relation}", "My numbers"):
            await patient.tap(button)
        relative = await sandbox.phone(f"{relation.title()}{number}", "en")
        await relative.open_link(patient, "link", -1)
        for button in ("English", "Yes, I would like that"):
            await relative.tap(button)
        await patient.read()
        await patient.tap(f"Yes, it is {relative.name}")
        relatives.append(relative)
    return relatives


async def told(sandbox: Sandbox, people: list[Phone]) -> Counter[tuple[int, str]]:
    """How many messages reached each of these people on each date."""
    calls = [call for method in ("sendMessage", "sendPhoto") for call in await sandbox.calls(method)]
    ids = {person.user_id for person in people}
    arrived = [(int(call["params"]["chat_id"]), call["now"][:10]) for call in calls if call["status"] == 200]
    return Counter((chat, day) for chat, day in arrived if chat in ids)


async def test_of_three_bots_one_is_killed_and_each_relative_is_told_of_each_week_once(
    empty_postgres_url: str, tmp_path: Path
) -> None:
    async with (
        asyncio.timeout(PATIENCE),
        SandboxServer(at=MONDAY, limits=Limits.off()) as server,
        Sandbox(server.url) as sandbox,
        bots(server.url, tmp_path, empty_postgres_url) as programs,
    ):
        families = await asyncio.gather(*(share_with_two(sandbox, number) for number in range(PATIENTS)))
        relatives = [relative for family in families for relative in family]
        await sandbox.move_clock(WEDNESDAY)
        programs[0].process.kill()
        await sandbox.move_clock(SECOND_SUNDAY)
        sundays = {each: n for each, n in (await told(sandbox, relatives)).items() if each[1] in SUNDAYS}
    assert sundays == {(relative.user_id, day): 1 for relative in relatives for day in SUNDAYS}
