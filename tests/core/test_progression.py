"""Up and down the ladders: each drop and each condition of a rise, with its first and last day."""

from dataclasses import replace
from itertools import pairwise
from typing import Any

import pytest

from bot.core.catalogue import Dose, Exercise, Rung
from bot.core.history import Place, Session, Symptom
from bot.core.progression import DROPS, RISES, SUPPORTS, has_earned, may_rise, place_today
from tests.core.people import ached, case, day, exercise, sessions

TODAY = 100
PRESSES = exercise("wall_push_up", id="presses", ladder=(Rung(Dose(reps=5), None),) * 6)
"""Nothing about its ladder is demanding: every rung is the same."""


def today(place: Place | None, *done: Session, top: int = 6, of: Exercise = PRESSES, **so_far: Any) -> Place:
    """Where somebody stands on day 100 who was active the day before."""
    places = {of.id: place} if place else {}
    before = {"places": places, "sessions": {of.id: done}, "last_active": day(TODAY - 1)} | so_far
    return place_today(of, case(day(TODAY), before), top)


def down(rungs: int, place: Place) -> Place:
    return Place(place.rung - rungs, day(TODAY), place.risen)


FOURTH = Place(4, day(90), risen=day(90))


def test_everybody_begins_on_the_first_rung() -> None:
    assert today(None) == Place(1, day(TODAY))
    assert today(None, top=3) == Place(1, day(TODAY))


def test_whoever_has_nothing_against_it_stays_and_the_days_go_on_counting() -> None:
    assert today(FOURTH) is FOURTH
    assert today(FOURTH, *sessions(4, (92, "right"), (94, "easy"), (96, None))) is FOURTH


def test_hard_twice_running_takes_it_down_a_rung_and_the_days_begin_again() -> None:
    assert today(FOURTH, *sessions(4, (93, "hard"), (95, "hard"))) == Place(3, day(TODAY), risen=day(90))
    assert today(FOURTH, *sessions(4, (91, "easy"), (93, "hard"), (95, "hard"))) == down(1, FOURTH)


@pytest.mark.parametrize(
    "felt",
    [
        [(95, "hard")],
        [(93, "hard"), (95, "right")],
        [(93, "right"), (95, "hard")],
        [(91, "hard"), (93, "hard"), (95, "easy")],
        [(91, "hard"), (93, "right"), (95, "hard")],
        [(93, "hard"), (95, None)],
    ],
)
def test_hard_once_or_long_ago_changes_nothing(felt: list[tuple[int, str | None]]) -> None:
    assert today(FOURTH, *sessions(4, *felt)) is FOURTH


def test_a_session_that_was_left_out_does_not_come_between_two_hard_ones() -> None:
    first, last = sessions(4, (93, "hard"), (97, "hard"))
    assert today(FOURTH, first, Session(day(95), 4, False), last) == down(1, FOURTH)


def test_a_hard_session_that_was_not_done_does_not_count() -> None:
    (first,) = sessions(4, (93, "hard"))
    assert today(FOURTH, first, Session(day(95), 4, False, "hard")) is FOURTH


def test_wobbly_takes_it_down_a_rung_at_once() -> None:
    assert today(FOURTH, *sessions(4, (95, "wobbly"))) == down(1, FOURTH)
    assert today(FOURTH, *sessions(4, (93, "right"), (95, "wobbly"))) == down(1, FOURTH)
    assert today(FOURTH, *sessions(4, (95, "wobbly")), Session(day(97), 4, False)) == down(1, FOURTH)


def test_only_the_last_session_counts_as_wobbly() -> None:
    assert today(FOURTH, *sessions(4, (93, "wobbly"), (95, "right"))) is FOURTH


def test_what_felt_wrong_before_this_rung_does_not_count_again() -> None:
    assert today(FOURTH, *sessions(5, (88, "hard"), (89, "wobbly"))) is FOURTH
    assert today(FOURTH, *sessions(5, (89, "hard")), *sessions(4, (90, "hard"))) is FOURTH
    assert today(FOURTH, *sessions(4, (90, "wobbly"))) == down(1, FOURTH)


def test_what_is_told_of_today_counts_from_tomorrow() -> None:
    assert today(FOURTH, *sessions(4, (TODAY, "wobbly"))) is FOURTH
    assert today(FOURTH, *sessions(4, (TODAY - 1, "wobbly"))) == down(1, FOURTH)


@pytest.mark.parametrize(("days", "rungs"), [(13, 0), (14, 1), (27, 1), (28, 1), (60, 1)])
def test_fourteen_days_without_it_take_it_down_a_rung(days: int, rungs: int) -> None:
    long_there = Place(4, day(10))
    expected = down(1, long_there) if rungs else long_there
    assert today(long_there, *sessions(4, (20, "right"), (TODAY - days, "right"))) == expected
    assert today(Place(4, day(TODAY - days))).rung == 4 - rungs


def test_days_on_which_it_stood_in_the_plan_and_was_not_done_are_days_without_it() -> None:
    left_out = [Session(day(number), 4, False) for number in range(80, 100)]
    assert today(Place(4, day(80)), *left_out) == Place(3, day(TODAY))


@pytest.mark.parametrize(
    ("days_without_it", "days_without_anything", "rungs"),
    [(27, 27, 1), (28, 28, 2), (28, 27, 1), (27, 28, 1), (40, 28, 2), (28, 55, 2), (13, 13, 0)],
)
def test_four_weeks_without_anything_take_it_down_two_rungs(
    days_without_it: int, days_without_anything: int, rungs: int
) -> None:
    last_active = day(TODAY - days_without_anything)
    there = Place(5, day(TODAY - days_without_it))
    assert today(there, last_active=last_active).rung == 5 - rungs


@pytest.mark.parametrize(("days_without_it", "days_without_anything", "rungs"), [(14, 41, 1), (14, 42, 0), (28, 90, 0)])
def test_staying_away_for_longer_costs_no_more_than_two_rungs(
    days_without_it: int, days_without_anything: int, rungs: int
) -> None:
    last_active = day(TODAY - days_without_anything)
    there = Place(3, day(TODAY - days_without_it))
    assert today(there, last_active=last_active).rung == 3 - rungs


def test_somebody_who_never_did_anything_counts_as_away_for_long() -> None:
    assert today(Place(5, day(TODAY - 28)), last_active=None).rung == 3
    assert today(Place(5, day(TODAY - 27)), last_active=None).rung == 4


def test_after_another_exercises_turn_it_comes_back_one_rung_lower() -> None:
    there = Place(5, day(20))
    assert today(there, *sessions(5, (40, "right")), last_active=day(TODAY - 1)) == down(1, there)


def test_an_illness_takes_it_down_two_rungs() -> None:
    done = sessions(4, (93, "right"), (95, "right"))
    assert today(FOURTH, *done, ill_until=day(97)) == down(2, FOURTH)
    assert today(FOURTH, *done, ill_until=day(95)) == down(2, FOURTH)


def test_an_illness_after_which_it_was_done_again_is_over() -> None:
    assert today(FOURTH, *sessions(4, (95, "right")), ill_until=day(94)) is FOURTH
    assert today(FOURTH, ill_until=day(89)) is FOURTH
    assert today(FOURTH, ill_until=day(90)) == down(2, FOURTH)


def test_an_illness_is_only_over_with_a_session_that_was_done() -> None:
    assert today(FOURTH, Session(day(97), 4, False), ill_until=day(95)) == down(2, FOURTH)


def test_a_symptom_takes_it_back_to_its_lowest_rung() -> None:
    top = Place(6, day(80))
    done = sessions(6, (98, "right"))
    assert today(top, *done, **ached(day(90), PRESSES.id)) == Place(1, day(TODAY))
    assert today(top, *done, **ached(day(80), PRESSES.id)) == Place(1, day(TODAY))
    referral = (Symptom(day(90), "referral", PRESSES.id),)
    assert today(top, *done, symptoms=referral) == Place(1, day(TODAY))


def test_a_symptom_counts_once_and_only_for_its_own_exercise() -> None:
    assert today(FOURTH, **ached(day(82), PRESSES.id)) is FOURTH  # it came back from it on day 90
    assert today(FOURTH, **ached(day(95), "band_row")) is FOURTH


def test_a_place_that_is_dated_within_the_rest_was_there_before_the_symptom() -> None:
    assert today(FOURTH, **ached(day(83), PRESSES.id)).rung == 1
    assert today(FOURTH, **ached(day(89), PRESSES.id)).rung == 1


def test_an_ache_at_its_place_takes_it_down_too() -> None:
    leaning = replace(PRESSES, rests_for=frozenset({"arm"}))
    aching = {"symptoms": (Symptom(day(95), "caution", None, "arm"),)}
    assert today(FOURTH, of=leaning, **aching) == down(3, FOURTH)
    assert today(FOURTH, of=PRESSES, **aching) is FOURTH


def test_the_furthest_drop_decides_and_they_do_not_add_up() -> None:
    wobbly = sessions(6, (70, "hard"), (72, "wobbly"))
    sixth = Place(6, day(60))
    assert today(sixth, *wobbly) == Place(5, day(TODAY))
    assert today(sixth, *wobbly, ill_until=day(80)) == Place(4, day(TODAY))
    assert today(sixth, *wobbly, ill_until=day(80), **ached(day(73), PRESSES.id)) == Place(1, day(TODAY))


@pytest.mark.parametrize("rung", [1, 2])
def test_nothing_goes_below_the_first_rung(rung: int) -> None:
    assert today(Place(rung, day(90)), ill_until=day(95)) == Place(1, day(TODAY))


def test_what_the_rules_no_longer_allow_is_left_and_remembered_only_as_it_is_now() -> None:
    assert today(FOURTH, top=3) == Place(3, day(TODAY), risen=day(90))
    assert today(FOURTH, top=4) is FOURTH
    assert today(Place(6, day(90)), *sessions(6, (95, "wobbly")), top=4) == Place(4, day(TODAY))
    assert today(Place(5, day(90)), *sessions(5, (95, "wobbly")), top=4) == Place(4, day(TODAY))
    assert today(FOURTH, *sessions(4, (95, "wobbly")), top=4) == Place(3, day(TODAY), risen=day(90))


@pytest.mark.parametrize(("rung", "top", "rightly"), [(-1, 6, 1), (0, 6, 1), (7, 6, 6), (9, 4, 4)])
def test_a_rung_that_no_ladder_has_becomes_the_nearest_one_that_is_allowed(rung: int, top: int, rightly: int) -> None:
    assert today(Place(rung, day(95)), top=top) == Place(rightly, day(TODAY))


def test_every_drop_and_every_condition_has_its_name_and_its_source() -> None:
    assert [(drop.id, drop.rungs) for drop in DROPS] == [
        ("hard_twice", 1),
        ("wobbly", 1),
        ("missed", 1),
        ("long_missed", 2),
        ("illness", 2),
        ("symptom", 6),
    ]
    assert [rise.id for rise in RISES] == ["allowed", "clear", "good", "days", "demanding", "no_symptom", "settled"]
    assert all(each.source for each in (*DROPS, *RISES))


SECOND = Place(2, day(90))
GOOD = sessions(2, (92, "right"), (94, "easy"), (97, "right"))
EASY = sessions(2, (92, "easy"), (94, "easy"), (97, "easy"))


def rises(
    *done: Session,
    place: Place = SECOND,
    top: int = 6,
    of: Exercise = PRESSES,
    word: str = "yes",
    **so_far: Any,
) -> bool:
    before = {"places": {of.id: place}, "sessions": {of.id: done}, "last_active": day(TODAY - 1)} | so_far
    return may_rise(of, place, case(day(TODAY), before, professional_ok=word), top)


def test_three_good_sessions_and_a_week_are_enough() -> None:
    assert rises(*GOOD)
    assert rises(*EASY)
    assert rises(*sessions(2, (91, "hard"), (92, "right"), (94, "right"), (97, "right")))


def test_the_three_sessions_may_be_older_than_a_week() -> None:
    assert rises(*sessions(2, (90, "right"), (91, "right"), (92, "right")))


@pytest.mark.parametrize(
    "done",
    [
        (),
        GOOD[:2],
        sessions(2, (92, "right"), (94, "right"), (97, "hard")),
        sessions(2, (92, "hard"), (94, "right"), (97, "right")),
        sessions(2, (92, "right"), (94, "right"), (97, "wobbly")),
        sessions(2, (92, "right"), (94, "right"), (97, None)),
        (*GOOD, Session(day(98), 2, False, "right")),
        (*GOOD[:2], Session(day(98), 2, False)),
        (*GOOD[:2], *sessions(1, (97, "right"))),
        (*GOOD[:2], *sessions(2, (TODAY, "right"))),
        (*sessions(2, (89, "right")), *GOOD[:2]),
    ],
)
def test_the_last_three_sessions_on_the_rung_were_all_done_and_easy_or_right(done: tuple[Session, ...]) -> None:
    assert not rises(*done)


def test_a_day_that_was_too_short_for_the_whole_rung_is_a_good_day_but_none_on_the_rung() -> None:
    shorter = sessions(1, (98, "easy"))
    assert rises(*GOOD, *shorter)
    assert rises(*GOOD[:1], *sessions(1, (93, "right")), *GOOD[1:])
    assert not rises(*GOOD[:2], *shorter)
    assert not rises(*GOOD, *sessions(1, (98, "hard")))
    assert not rises(*GOOD, Session(day(98), 1, False, "right"))


def test_a_session_that_was_left_out_is_none_on_the_rung() -> None:
    left_out = Session(day(91), 2, False, "right")
    assert not rises(left_out, *GOOD[:2], *sessions(1, (97, "right")))


def test_the_first_day_on_the_rung_counts() -> None:
    assert rises(*sessions(2, (90, "right")), *GOOD[:2])


@pytest.mark.parametrize(("days", "ready"), [(6, False), (7, True), (8, True)])
def test_it_takes_seven_days_on_a_rung(days: int, ready: bool) -> None:
    since = TODAY - days
    done = sessions(2, (since, "right"), (since + 2, "right"), (since + 4, "right"))
    assert rises(*done, place=Place(2, day(since))) is ready


@pytest.mark.parametrize(("days", "ready"), [(8, False), (13, False), (14, True)])
def test_it_takes_fourteen_days_after_a_hold_that_the_patients_own_word_ended(days: int, ready: bool) -> None:
    assert rises(*GOOD, place=Place(2, day(TODAY - days)), own_word=True) is ready


@pytest.mark.parametrize("word", ["with_limits", "not_yet", "unsure"])
def test_without_an_unlimited_word_nothing_rises(word: str) -> None:
    assert not rises(*GOOD, word=word)


def test_nothing_rises_above_what_is_allowed() -> None:
    assert not rises(*GOOD, top=2)
    assert rises(*GOOD, top=3)
    sixth = sessions(6, (92, "right"), (94, "right"), (97, "right"))
    assert not rises(*sixth, place=Place(6, day(80)))
    assert not rises(*sixth, place=Place(6, day(80)), top=4)


@pytest.mark.parametrize(("days", "ready"), [(0, False), (1, False), (14, False), (15, True)])
def test_nothing_rises_within_fourteen_days_of_a_symptom(days: int, ready: bool) -> None:
    assert rises(*GOOD, symptoms=(Symptom(day(TODAY - days), "caution", "band_row"),)) is ready
    assert rises(*GOOD, symptoms=(Symptom(day(TODAY - days), "referral"), Symptom(day(10), "caution"))) is ready


def test_nothing_rises_while_a_question_about_a_symptom_is_open() -> None:
    assert not rises(*GOOD, unsettled=True)


def between(now: Rung, then: Rung) -> Exercise:
    """From the second rung, which is like this, to the third, which is like that."""
    return replace(PRESSES, ladder=(now, now, then, then, then, then))


def held(support: str | None) -> Rung:
    return Rung(Dose(reps=5), support)


@pytest.mark.parametrize(("more", "less"), [*pairwise(SUPPORTS), ("both_hands", "none")])
def test_less_support_takes_three_easy_sessions_and_fourteen_days(more: str, less: str) -> None:
    freer = between(held(more), held(less))
    assert rises(*EASY, of=freer, place=Place(2, day(86)))
    assert not rises(*EASY, of=freer, place=Place(2, day(87)))
    assert not rises(*GOOD, of=freer, place=Place(2, day(86)))


def test_the_supports_stand_in_order_from_the_most_to_none() -> None:
    assert SUPPORTS == ("seated", "both_hands", "rail", "one_hand", "fingertips", "hover", "none")


@pytest.mark.parametrize(
    ("now", "then"),
    [
        (held("one_hand"), held("one_hand")),
        (held("none"), held("one_hand")),
        (held(None), held(None)),
        (Rung(Dose(impacts=30), None), Rung(Dose(impacts=30), None)),
        (Rung(Dose(impacts=30), None), Rung(Dose(impacts=20), None)),
        (Rung(Dose(sets=2, impacts=30), None), Rung(Dose(sets=1, impacts=50), None)),
        (Rung(Dose(sets=1, reps=8), None), Rung(Dose(sets=2, reps=10), None)),
        (Rung(Dose(sets=2, reps=8), None), Rung(Dose(sets=1, reps=30), None)),
    ],
)
def test_the_same_support_and_no_more_impact_are_not_demanding(now: Rung, then: Rung) -> None:
    assert rises(*GOOD, of=between(now, then))


@pytest.mark.parametrize(
    ("now", "then"),
    [
        (Dose(reps=30), Dose(impacts=30)),
        (Dose(impacts=30), Dose(impacts=31)),
        (Dose(sets=1, impacts=30), Dose(sets=2, impacts=20)),
    ],
)
def test_more_impact_is_demanding(now: Dose, then: Dose) -> None:
    harder = between(Rung(now, "both_hands"), Rung(then, "both_hands"))
    assert rises(*EASY, of=harder, place=Place(2, day(86)))
    assert not rises(*EASY, of=harder, place=Place(2, day(87)))
    assert not rises(*GOOD, of=harder, place=Place(2, day(86)))


def test_both_a_long_wait_and_a_demanding_rung_are_heeded() -> None:
    freer = between(held("both_hands"), held("one_hand"))
    assert not rises(*GOOD, of=freer, place=Place(2, day(86)), own_word=True)
    assert rises(*EASY, of=freer, place=Place(2, day(86)), own_word=True)


@pytest.mark.parametrize(
    ("now", "then", "done", "earned"),
    [
        (held("both_hands"), held("one_hand"), EASY, True),
        (held("both_hands"), held("one_hand"), GOOD, False),
        (held("both_hands"), held("both_hands"), EASY, False),
    ],
)
def test_a_step_is_earned_when_it_is_demanding_and_due(
    now: Rung, then: Rung, done: tuple[Session, ...], earned: bool
) -> None:
    of, place = between(now, then), Place(2, day(86))
    assert has_earned(of, place, case(day(TODAY), {"sessions": {of.id: done}}), 6) is earned
    assert not has_earned(of, place, case(day(TODAY), {"sessions": {of.id: done}}), 2)
