"""Unanswered messages: what the next one is."""

from itertools import pairwise

import pytest

from bot.core.silence import STEPS, Step, after_check_in, is_weekly, next_step


@pytest.mark.parametrize(
    ("unanswered", "step"),
    [
        (0, Step.AS_EVER),
        (2, Step.AS_EVER),
        (3, Step.QUESTION),
        (4, Step.AS_EVER),
        (6, Step.AS_EVER),
        (7, Step.SLOWER),
        (8, Step.WEEKLY),
        (13, Step.WEEKLY),
        (14, Step.GOODBYE),
        (15, Step.OVER),
        (400, Step.OVER),
    ],
)
def test_after_so_many_unanswered_messages_comes_this_step(unanswered: int, step: Step) -> None:
    assert next_step(unanswered) is step


def test_the_steps_stand_in_order() -> None:
    assert all(before[0] < after[0] for before, after in pairwise(STEPS))


def test_only_after_it_was_announced_a_week_lies_between_two_messages() -> None:
    assert [unanswered for unanswered in range(16) if not is_weekly(unanswered)] == list(range(8))


def test_from_the_first_unanswered_message_to_the_goodbye_it_is_eight_weeks() -> None:
    days = [7 if is_weekly(unanswered) else 1 for unanswered in range(1, 15)]
    assert sum(days) == 56


def test_on_a_hold_the_goodbye_is_never_reached() -> None:
    unanswered = 0
    for _ in range(60):
        unanswered = after_check_in(unanswered)
    assert next_step(unanswered) is Step.WEEKLY
