"""The bot's pace: one row, shared by all processes."""

import pytest

from bot.storage import pace
from bot.storage.database import Database

BOT = 4242


def test_a_new_bot_may_send_at_once(database: Database) -> None:
    assert database.transaction(pace.lock, BOT) == pace.Pace(0.0, 0.0)


def test_a_booking_is_remembered(database: Database) -> None:
    database.transaction(pace.lock, BOT)
    database.transaction(pace.book, BOT, 17.5)
    assert database.transaction(pace.lock, BOT).next_slot == 17.5


def test_the_first_429_is_the_chats_own(database: Database) -> None:
    database.transaction(pace.lock, BOT)
    assert database.transaction(pace.limited, BOT, 7, 3600.0) == 0.0
    assert database.transaction(pace.limited, BOT, 7, 3600.0) == 0.0


def test_a_second_chats_429_at_the_same_time_pauses_the_whole_bot(database: Database) -> None:
    database.transaction(pace.lock, BOT)
    database.transaction(pace.limited, BOT, 7, 30.0)
    assert database.transaction(pace.limited, BOT, 8, 30.0) == pytest.approx(30.0, abs=0.1)
    assert database.transaction(pace.lock, BOT).paused_until > 0


def test_a_pause_is_never_shortened(database: Database) -> None:
    database.transaction(pace.lock, BOT)
    database.transaction(pace.limited, BOT, 7, 100.0)
    database.transaction(pace.limited, BOT, 8, 100.0)
    assert database.transaction(pace.limited, BOT, 9, 1.0) > 90.0
