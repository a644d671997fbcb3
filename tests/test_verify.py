"""`python -m bot audit verify`: what an operator reads, and whether all is well."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import delete, update

from bot.settings import read_settings
from bot.start import StartProblem, open_database, prepare
from bot.storage import chain, heads
from bot.storage.database import Database
from bot.storage.heads import DamagedHead
from bot.storage.tables import audit
from bot.troubles import line_of
from bot.verify import verify
from tests.program import Ended, ended
from tests.storage.test_chain import BOT, act, tamper


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("TELEGRAM_BOT_TOKEN", f"{BOT}:x")
    monkeypatch.setenv("DATA_DIR", "data")
    return tmp_path / "data"


@pytest.fixture
def running(folder: Path) -> Iterator[Database]:
    """The database of a bot that runs: it holds the lock."""
    with open_database(read_settings([])) as database:
        database.transaction(prepare)
        yield database


def seal(database: Database, folder: Path, count: int) -> None:
    database.transaction(act, count)
    head = database.transaction(chain.seal_some, BOT)
    assert head is not None
    heads.write(folder / heads.NAME, BOT, head)


def verified() -> tuple[str, bool]:
    return verify(read_settings([]))


def test_a_chain_that_holds_is_said_in_one_line_while_the_bot_runs(running: Database, folder: Path) -> None:
    seal(running, folder, 3)
    running.transaction(act, 2)
    expected = "audit: 3 records, the chain holds; 2 not sealed yet; data/audit.head is at 3"
    assert verified() == (expected, True)


def test_before_anything_was_recorded_it_holds_too(running: Database) -> None:
    line = "audit: 0 records, the chain holds; 0 not sealed yet; data/audit.head knows no end of it"
    assert verified() == (line, True)


def test_a_changed_record_is_told(running: Database, folder: Path) -> None:
    seal(running, folder, 3)
    tamper(running, update(audit).where(audit.c.position == 2).values(detail="T9"))
    line = "audit: record 2 was changed, or sealed with a key that is not here; up to 1 the chain holds"
    assert verified() == (line, False)


def test_an_end_that_was_cut_off_is_told(running: Database, folder: Path) -> None:
    seal(running, folder, 3)
    tamper(running, delete(audit).where(audit.c.position == 3))
    assert verified() == ("audit: record 3 is missing at the end; up to 2 the chain holds", False)


async def test_the_program_prints_the_line_and_ends_with_status_1_at_a_fault(running: Database, folder: Path) -> None:
    seal(running, folder, 2)
    tamper(running, delete(audit).where(audit.c.position == 1))
    settings = {"TELEGRAM_BOT_TOKEN": f"{BOT}:x", "DATA_DIR": "data"}
    end = await ended("audit", "verify", folder=folder.parent, settings=settings)
    assert end == Ended(1, "audit: record 1 is missing; up to 0 the chain holds\n", "")


def test_a_writer_is_not_held_up_by_whoever_reads(running: Database, folder: Path) -> None:
    seal(running, folder, 1)
    before = running.read(chain.newest, BOT)
    running.read(lambda _: running.transaction(act, 1))
    assert running.read(chain.count_open, BOT) == 1
    assert running.read(chain.newest, BOT) == before


def test_nothing_is_made_where_there_is_nothing(folder: Path) -> None:
    with pytest.raises(StartProblem, match=r"data/steady.db is not there"):
        verified()
    assert not folder.exists()


def test_a_damaged_head_is_one_line_for_the_operator(running: Database, folder: Path) -> None:
    (folder / heads.NAME).write_text("nonsense")
    with pytest.raises(DamagedHead) as damaged:
        verified()
    assert line_of(damaged.value) == "data/audit.head is damaged: a line is not `bot position seal`"
