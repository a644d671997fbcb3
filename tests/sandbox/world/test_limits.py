"""The arithmetic of the limits, with a clock of its own."""

import pytest

from sandbox.world.limits import Limits, Throttle

AYSE, FATMA, GROUP = 1, 2, -3


def allowed(throttle: Throttle, chat: int, *moments: float) -> list[bool]:
    return [throttle.retry_after(chat, chat < 0, moment) is None for moment in moments]


def test_one_chat_takes_three_at_once_and_then_one_a_second() -> None:
    throttle = Throttle(Limits())

    assert allowed(throttle, AYSE, 0, 0, 0, 0, 1, 1.5, 2, 2.5) == [True] * 3 + [False, True, False, True, False]
    assert allowed(throttle, AYSE, 100, 100, 100, 100) == [True, True, True, False]


def test_one_chat_does_not_hold_up_another() -> None:
    throttle = Throttle(Limits())

    assert allowed(throttle, AYSE, 0, 0, 0, 0)[-1] is False
    assert allowed(throttle, FATMA, 0) == [True]


def test_a_sender_that_keeps_to_the_limit_is_not_refused_for_a_shaky_network() -> None:
    throttle = Throttle(Limits())

    assert allowed(throttle, AYSE, 0.05, 0.05, 0.05, 3.0, 3.0, 3.0) == [True] * 6


def test_no_second_has_more_than_thirty() -> None:
    throttle = Throttle(Limits(chat_per_second=None))

    assert allowed(throttle, AYSE, *(number / 30 for number in range(30))) == [True] * 30
    assert allowed(throttle, AYSE, 0.99, 1.0, 1.01, 1.04) == [False, True, False, True]


def test_no_minute_of_a_group_has_more_than_twenty() -> None:
    throttle = Throttle(Limits())

    assert allowed(throttle, GROUP, *[0] * 20, 0, 59.9, 60) == [True] * 20 + [False, False, True]


@pytest.mark.parametrize(("chat", "at", "seconds"), [(AYSE, 0.2, 1), (GROUP, 10.5, 50)])
def test_retry_after_is_in_whole_seconds_and_long_enough(chat: int, at: float, seconds: int) -> None:
    throttle = Throttle(Limits())
    for _ in range(20):
        throttle.retry_after(chat, chat < 0, 0)

    assert throttle.retry_after(chat, chat < 0, at) == seconds
    assert throttle.retry_after(chat, chat < 0, at + seconds) is None


def test_a_refused_message_is_not_counted() -> None:
    throttle = Throttle(Limits(per_second=5, chat_per_second=None))

    assert allowed(throttle, AYSE, 0, 0, 0, 0, 0, 0, 0.5, 0.9) == [True] * 5 + [False] * 3
    assert allowed(throttle, AYSE, 1, 1, 1, 1, 1) == [True] * 5


def test_every_limit_can_be_switched_off() -> None:
    throttle = Throttle(Limits.off())

    assert all(allowed(throttle, AYSE, *[0] * 100))
    assert all(allowed(throttle, GROUP, *[0] * 100))
