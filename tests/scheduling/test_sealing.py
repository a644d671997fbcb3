"""Sealing by itself: all that is open, with the head outside; a head that does not fit stays where it is."""

from pathlib import Path

import pytest
from sqlalchemy import delete

from bot.scheduling.sealing import Sealing
from bot.storage import chain, heads
from bot.storage.chain import Head
from bot.storage.database import Database
from bot.storage.tables import audit as table
from bot.storage.walking import walk
from tests.storage.test_chain import BOT, act, tamper


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "audit.head"


@pytest.fixture
def sealing(sqlite_database: Database, file: Path) -> Sealing:
    return Sealing(sqlite_database, BOT, file)


async def test_everything_that_is_open_is_sealed_batch_after_batch(
    sealing: Sealing, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sealing.database.transaction(act, chain.BATCH + 1)
    await sealing.run()
    outside = heads.read(file, BOT)
    assert outside is not None
    assert outside.position == chain.BATCH + 1
    assert walk(sealing.database, BOT, outside).fault is None


async def test_without_records_there_is_no_head(sealing: Sealing, file: Path) -> None:
    await sealing.run()
    assert not file.exists()


async def test_a_head_that_the_chain_does_not_contain_stays_as_the_proof_and_sealing_goes_on(
    sealing: Sealing, file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    sealing.database.transaction(act, 3)
    await sealing.run()
    before = heads.read(file, BOT)
    tamper(sealing.database, delete(table).where(table.c.position > 1))
    sealing.database.transaction(act, 5)
    await sealing.run()
    assert heads.read(file, BOT) == before
    assert "audit.head_not_in_chain" in capsys.readouterr().out
    assert walk(sealing.database, BOT, before).fault is not None
    assert walk(sealing.database, BOT, None).open == 0


async def test_a_head_that_was_left_behind_by_a_crash_is_brought_up_to_date(sealing: Sealing, file: Path) -> None:
    sealing.database.transaction(act, 2)
    await sealing.run()
    sealing.database.transaction(act, 2)
    sealing.database.transaction(chain.seal_some, BOT)  # and the process ended before it wrote the head
    sealing.database.transaction(act, 1)
    await sealing.run()
    outside = heads.read(file, BOT)
    assert outside is not None
    assert outside.position == 5


@pytest.mark.parametrize("damaged", [True, False])
async def test_where_the_file_cannot_be_used_sealing_goes_on(
    sealing: Sealing, file: Path, damaged: bool, capsys: pytest.CaptureFixture[str]
) -> None:
    if damaged:
        file.write_text("nonsense")
    else:
        file.mkdir()
    sealing.database.transaction(act, 2)
    await sealing.run()
    assert walk(sealing.database, BOT, None).head.position == 2
    assert "audit.head_unreadable" in capsys.readouterr().out


async def test_an_outage_is_logged_and_the_next_time_makes_up_for_it(
    sealing: Sealing, capsys: pytest.CaptureFixture[str]
) -> None:
    sealing.database.transaction(act, 1)
    sealing.database.transaction(lambda tx: tx.connection.exec_driver_sql("ALTER TABLE audit RENAME TO away"))
    await sealing.run()
    assert "audit.sealing_failed" in capsys.readouterr().out
    sealing.database.transaction(lambda tx: tx.connection.exec_driver_sql("ALTER TABLE away RENAME TO audit"))
    await sealing.run()
    assert walk(sealing.database, BOT, None).head == sealing.database.read(chain.newest, BOT)
    assert walk(sealing.database, BOT, None).head != Head()
