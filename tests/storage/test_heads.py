"""The head of the chain in its file: whole, never older than it was, one line a bot."""

import threading
from pathlib import Path

import pytest

from bot.storage import heads
from bot.storage.chain import Head

BOT, OTHER = 4242, 17
FIRST, SECOND = Head(1, "a" * 64), Head(2, "b" * 64)


def test_a_bot_without_a_line_has_no_head(tmp_path: Path) -> None:
    file = tmp_path / "data" / "audit.head"
    assert heads.read(file, BOT) is None
    heads.write(file, OTHER, FIRST)
    assert heads.read(file, BOT) is None


def test_the_newest_head_of_each_bot_stands_in_the_file_and_nothing_else_beside_it(tmp_path: Path) -> None:
    file = tmp_path / "audit.head"
    for bot, head in ((BOT, FIRST), (OTHER, FIRST), (BOT, SECOND)):
        heads.write(file, bot, head)
    assert file.read_text() == f"17 1 {'a' * 64}\n4242 2 {'b' * 64}\n"
    assert list(tmp_path.iterdir()) == [file]
    assert file.stat().st_mode & 0o777 == 0o600


def test_a_head_that_is_behind_does_not_replace_the_newer_one(tmp_path: Path) -> None:
    file = tmp_path / "audit.head"
    heads.write(file, BOT, SECOND)
    heads.write(file, BOT, FIRST)
    assert heads.read(file, BOT) == SECOND


def test_processes_that_write_at_once_lose_no_line(tmp_path: Path) -> None:
    file = tmp_path / "audit.head"

    def work(bot: int) -> None:
        for position in range(1, 9):
            heads.write(file, bot, Head(position, f"{position}"))

    threads = [threading.Thread(target=work, args=(bot,)) for bot in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert [heads.read(file, bot) for bot in range(4)] == [Head(8, "8")] * 4


@pytest.mark.parametrize("content", ["4242", "4242 two abc", "\x00\x01"])
def test_a_damaged_file_is_said_to_be_damaged(tmp_path: Path, content: str) -> None:
    file = tmp_path / "audit.head"
    file.write_text(content)
    with pytest.raises(heads.DamagedHead, match="is damaged"):
        heads.read(file, BOT)
