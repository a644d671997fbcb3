"""When the answers have to be looked at again (care rules §1)."""

from datetime import date

import pytest

from bot.core.renewal import Return, coming_back, grace_over, review_due, review_open

DAY = date(2026, 6, 1)


@pytest.mark.parametrize(
    ("heard_on", "asked"),
    [
        (None, Return.NOTHING),
        (date(2026, 6, 1), Return.NOTHING),
        (date(2026, 5, 5), Return.NOTHING),
        (date(2026, 5, 4), Return.WHAT_IS_NEW),
        (date(2026, 3, 4), Return.WHAT_IS_NEW),
        (date(2026, 3, 3), Return.EVERYTHING),
    ],
)
def test_who_comes_back_is_asked_what_the_length_of_the_silence_calls_for(heard_on: date | None, asked: Return) -> None:
    assert coming_back(heard_on, DAY) is asked


def test_a_message_that_was_written_before_another_one_ends_no_silence() -> None:
    assert coming_back(date(2026, 6, 2), DAY) is Return.NOTHING


def test_the_answers_are_looked_at_again_after_three_months() -> None:
    assert not review_due(date(2026, 3, 4), DAY)
    assert review_due(date(2026, 3, 3), DAY)


def test_the_question_is_open_until_the_answers_are_confirmed_or_taken_back() -> None:
    assert review_open(DAY, date(2026, 3, 1))
    assert not review_open(DAY, DAY)
    assert not review_open(DAY, None)
    assert not review_open(None, date(2026, 3, 1))


def test_a_week_is_left_for_the_answer() -> None:
    assert not grace_over(date(2026, 5, 26), DAY)
    assert grace_over(date(2026, 5, 25), DAY)
