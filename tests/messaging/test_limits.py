"""How fast messages may leave."""

import asyncio
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.messaging.limits import AHEAD, Passage, Window, bookable, slots, worth_a_claim

RATE = 29.0


def test_an_idle_bot_may_book_a_tenth_of_a_second() -> None:
    assert bookable(0.0, 100.0, RATE) == 3
    assert slots(0.0, 100.0, RATE, 3) == pytest.approx([100.0, 100.0 + 1 / RATE, 100.0 + 2 / RATE])


def test_booked_slots_are_not_given_twice() -> None:
    taken = slots(0.0, 100.0, RATE, 3)
    assert bookable(taken[-1] + 1 / RATE, 100.0, RATE) == 0


def test_one_slot_may_be_booked_at_its_edge() -> None:
    assert bookable(100.0 + AHEAD, 100.0, RATE) == 1


@pytest.mark.parametrize(("ahead", "count"), [(-5.0, 3), (0.0, 3), (0.04, 2), (0.09, 1), (0.11, 0), (5.0, 0)])
def test_only_slots_of_the_next_tenth_of_a_second_may_be_booked(ahead: float, count: int) -> None:
    assert bookable(100.0 + ahead, 100.0, RATE) == count


def test_slots_begin_where_the_last_booking_ended() -> None:
    assert slots(100.04, 100.0, RATE, 2) == pytest.approx([100.04, 100.04 + 1 / RATE])
    assert slots(100.04, 100.0, RATE, 0) == []


@given(st.lists(st.tuples(st.floats(0.0, 0.3), st.integers(0, 5)), max_size=80))
def test_slots_are_evenly_spaced_whenever_they_are_asked_for(steps: list[tuple[float, int]]) -> None:
    now, next_slot, times = 1000.0, 0.0, []
    for pause, wanted in steps:
        now += pause
        count = min(wanted, bookable(next_slot, now, RATE))
        if count:
            booked = slots(next_slot, now, RATE, count)
            assert all(now <= time <= now + AHEAD + 1e-6 for time in booked)
            times += booked
            next_slot = booked[-1] + 1 / RATE
    gaps = [later - earlier for earlier, later in pairwise(times)]
    assert all(gap >= 1 / RATE - 1e-6 for gap in gaps)


class Clock:
    """A clock that the test moves."""

    def __init__(self) -> None:
        self.now = 50.0

    def __call__(self) -> float:
        return self.now


def filled(clock: Clock, most: int = 3) -> tuple[Window, list[Passage]]:
    window = Window(most=most, clock=clock)
    passages = [window.depart() for _ in range(most)]
    return window, passages


def test_there_is_room_until_the_window_is_full() -> None:
    window, _ = filled(Clock())
    assert window.wait() > 0


def test_a_window_with_one_place_left_makes_nobody_wait() -> None:
    window = Window(most=2, clock=Clock())
    assert window.wait() == 0
    window.depart()
    assert window.wait() == 0
    window.depart()
    assert window.wait() == 1.25


def test_the_first_of_those_in_the_window_makes_the_next_one_wait() -> None:
    clock = Clock()
    window = Window(most=2, clock=clock)
    window.depart()
    clock.now += 0.25
    window.depart()
    assert window.wait() == 1.0
    clock.now += 1.0
    window.depart()
    assert window.wait() == 0.25


def test_only_the_last_ones_count() -> None:
    clock = Clock()
    window, _ = filled(clock)
    clock.now += 2
    fourth = window.depart()
    assert fourth.left == 52
    assert window.wait() == 50 + 1.25 - 52
    window.depart()
    window.depart()
    assert window.wait() == 1.25


def test_the_way_is_as_long_as_that_of_the_fastest() -> None:
    clock = Clock()
    window, (first, second, third) = filled(clock)
    for passage, seconds in ((second, 0.05), (first, 0.02), (third, 0.1)):
        clock.now += seconds
        window.leave(passage)
    assert (second.back, first.back) == (pytest.approx(50.05), pytest.approx(50.07))
    assert window.latest_arrival(third) == pytest.approx(50.17 - 0.05)
    assert window.latest_arrival(second) == pytest.approx(50.0)


@pytest.mark.parametrize(("slower", "road"), [(99, 0.01), (100, 0.05)])
def test_the_fastest_of_the_last_hundred_counts(slower: int, road: float) -> None:
    clock = Clock()
    window = Window(most=1, clock=clock)
    for seconds in (0.01, *[0.05] * slower):
        passage = window.depart()
        clock.now += seconds
        window.leave(passage)
    assert window.latest_arrival(passage) == pytest.approx(clock.now - road)


@pytest.mark.parametrize("already", [0.0, 0.75])
def test_whoever_comes_to_a_full_window_waits_for_the_clock(already: float) -> None:
    async def story() -> None:
        clock = Clock()
        window, _ = filled(clock)
        clock.now += already
        waiting = asyncio.create_task(window.enter())
        for _ in range(5):
            await asyncio.sleep(0)
        assert not waiting.done()
        clock.now += 1.25 - already
        assert (await waiting).left == 51.25

    asyncio.run(story())


def test_the_next_one_waits_a_second_after_the_first_was_answered() -> None:
    clock = Clock()
    window, passages = filled(clock)
    clock.now += 0.03
    for passage in passages:
        window.leave(passage)
    assert window.wait() == pytest.approx(0.97)  # three hundredths are what the road takes
    clock.now += 0.97
    assert window.wait() <= 1e-9


def test_an_answer_that_takes_longer_than_the_fastest_counts_as_a_late_arrival() -> None:
    clock = Clock()
    window, (first, second, _third) = filled(clock)
    clock.now += 0.03
    window.leave(second)
    clock.now += 0.07
    window.leave(first)
    assert window.latest_arrival(first) == pytest.approx(50.07)


def test_an_answer_that_does_not_come_holds_the_others_back_by_a_quarter_second_at_most() -> None:
    window, (first, *_) = filled(Clock())
    assert window.latest_arrival(first) == 50.25


@given(st.lists(st.tuples(st.floats(0.0, 0.1), st.floats(0.0, 0.2)), min_size=40, max_size=120))
def test_no_second_at_the_other_end_holds_more_than_allowed(steps: list[tuple[float, float]]) -> None:
    """Stalls of up to a fifth of a second before the arrival, wherever they fall."""
    clock, road, most = Clock(), 0.02, 30
    window = Window(most=most, clock=clock)
    arrivals: list[float] = []
    answers: list[tuple[float, Passage]] = []

    def answer_until(now: float) -> None:
        for at, passage in sorted(answers, key=lambda pair: pair[0]):
            if at <= now:
                clock.now = at
                window.leave(passage)
                answers.remove((at, passage))
        clock.now = now

    for pause, stall in steps:
        answer_until(clock.now + pause)
        while (wait := window.wait()) > 1e-9:
            answer_until(clock.now + min(wait, 0.01))
        passage = window.depart()
        arrivals.append(passage.left + road / 2 + stall)
        answers.append((passage.left + road + stall, passage))
    arrivals.sort()
    for first, over in zip(arrivals, arrivals[most:], strict=False):
        assert over - first >= 1.0 - 1e-6


@pytest.mark.parametrize(("rate", "slots"), [(1.0, 1), (29.0, 1), (100.0, 2), (1000.0, 25)])
def test_a_claim_waits_for_several_slots_only_where_they_come_fast(rate: float, slots: int) -> None:
    assert worth_a_claim(rate) == slots
