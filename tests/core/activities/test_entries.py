"""From what was said to what is written down, and how much that is."""

from typing import Any

import pytest

from bot.core.activities.activity import Activity
from bot.core.activities.entries import amount_of, changeable, changed, counted, entry_told, fulfilled, lands
from bot.core.day_plan import Item, item_of
from bot.core.totals import PLAN, LogEntry, entry_of
from tests.core.people import MONDAY, catalogue

WALK, STAND, LEG, HEELS = "brisk_walking", "sit_to_stand", "single_leg_stance", "heel_drops"
BACK = "back_extension_hold"


def item(exercise: str, rung: int = 1) -> Item:
    return item_of(catalogue().exercises[exercise], rung, ())


def told(exercise: str, of: Item | None = None, *, firm: bool = False, **amounts: Any) -> LogEntry:
    return entry_told(Activity(exercise, **amounts), MONDAY, of, lands=firm)


def numbers(entry: LogEntry) -> tuple[int, int, int, int, int]:
    return entry.minutes, entry.sets, entry.reps, entry.seconds, entry.impacts


def test_without_a_quantity_it_was_done_as_planned() -> None:
    assert told(WALK, item(WALK, 3)) == entry_of(item(WALK, 3), MONDAY)


def test_without_a_quantity_and_a_plan_it_is_only_known_that_it_was_done() -> None:
    entry = told("gardening")
    assert (numbers(entry), entry.source, amount_of(entry)) == ((0, 0, 0, 0, 0), "told:", None)


@pytest.mark.parametrize(
    ("exercise", "rung", "amounts", "written"),
    [
        (WALK, 1, {"minutes": 25}, (25, 0, 0, 0, 0)),
        (WALK, 1, {"minutes": 0.4}, (1, 0, 0, 0, 0)),
        (WALK, 1, {"minutes": 5000}, (600, 0, 0, 0, 0)),
        (WALK, 3, {"sets": 2}, (24, 2, 0, 0, 0)),
        (STAND, 4, {"sets": 2, "reps": 10}, (0, 2, 10, 0, 0)),
        (STAND, 4, {"reps": 10}, (0, 1, 10, 0, 0)),
        (STAND, 4, {"sets": 2}, (0, 2, 8, 0, 0)),
        (STAND, 4, {"minutes": 5}, (5, 0, 0, 0, 0)),
        (LEG, 1, {"seconds": 8}, (0, 1, 0, 8, 0)),
        (LEG, 1, {"sets": 3}, (0, 3, 0, 5, 0)),
        (BACK, 1, {"reps": 4}, (0, 1, 4, 3, 0)),
        (BACK, 1, {"seconds": 5}, (0, 1, 3, 5, 0)),
        (None, 0, {"sets": 2}, (0, 2, 0, 0, 0)),
        (None, 0, {"reps": 900, "sets": 90}, (0, 20, 500, 0, 0)),
        (None, 0, {"seconds": 30}, (0, 1, 0, 30, 0)),
    ],
)
def test_what_was_stated_is_written_down_and_the_rest_is_taken_from_the_plan(exercise, rung, amounts, written) -> None:
    entry = told(exercise or "side_leg_raise", item(exercise, rung) if exercise else None, **amounts)
    assert numbers(entry) == written


def test_firm_repetitions_are_impacts() -> None:
    assert numbers(told(HEELS, item(HEELS, 4), firm=True, sets=2, reps=20)) == (0, 2, 20, 0, 40)
    assert numbers(told(HEELS, item(HEELS, 4), firm=True, sets=2)) == (0, 2, 30, 0, 60)
    assert numbers(told(HEELS, sets=2, reps=20)) == (0, 2, 20, 0, 0)


def test_heel_drops_are_soft_below_the_fourth_rung() -> None:
    heels = catalogue().exercises[HEELS]
    assert [lands(heels, rung) for rung in range(1, 7)] == [False, False, False, True, True, True]


def test_other_words_have_another_source() -> None:
    assert told(WALK, minutes=20).source != told(WALK, minutes=25).source
    assert told(STAND, sets=2, reps=10).source != told(STAND, reps=20).source


@pytest.mark.parametrize(
    ("exercise", "rung", "amounts", "done"),
    [
        (WALK, 2, [{"minutes": 20}], True),
        (WALK, 2, [{"minutes": 19}], False),
        (WALK, 2, [{"minutes": 9}, {"minutes": 11}], True),
        (STAND, 4, [{"sets": 2, "reps": 8}], True),
        (STAND, 4, [{"reps": 8}], False),
        (STAND, 4, [{"minutes": 30}], False),
        (LEG, 1, [{"sets": 2, "seconds": 5}], True),
        (LEG, 1, [{"sets": 2, "seconds": 4}], False),
        (BACK, 1, [{"reps": 3}], True),
        (BACK, 1, [{"reps": 2}], False),
        (STAND, 4, [], False),
    ],
)
def test_less_than_planned_or_another_kind_of_amount_is_not_done(exercise, rung, amounts, done) -> None:
    planned = item(exercise, rung)
    entries = [told(exercise, planned, **each) for each in amounts]
    assert (exercise in fulfilled([planned, item(HEELS, 5)], entries)) == done


def test_what_was_tapped_is_done_whatever_the_plan_says_by_now() -> None:
    assert fulfilled([item(WALK, 6)], [entry_of(item(WALK, 1), MONDAY)]) == {WALK}


def test_firm_heel_drops_are_measured_in_impacts() -> None:
    planned = item(HEELS, 4)
    assert fulfilled([planned], [told(HEELS, planned, firm=True, sets=2, reps=15)]) == {HEELS}
    assert fulfilled([planned], [told(HEELS, planned, firm=True, reps=29)]) == frozenset()


@pytest.mark.parametrize(
    ("entry", "exercise", "what"),
    [
        (told(WALK, minutes=20), WALK, ("minutes",)),
        (told(STAND, sets=2, reps=10), STAND, ("sets", "reps")),
        (told(BACK, item(BACK), reps=4), BACK, ("sets", "reps", "seconds")),
        (told(LEG, seconds=5), LEG, ("sets", "seconds")),
        (told(STAND, sets=2), STAND, ("sets",)),
        (told(STAND), STAND, ("sets", "reps")),
        (told(LEG), LEG, ("sets", "seconds")),
        (told("skipping"), "skipping", ("sets", "reps")),
        (told("tai_chi"), "tai_chi", ("minutes",)),
        (told("gardening"), "gardening", ("minutes",)),
        (entry_of(item(HEELS, 4), MONDAY), HEELS, ("sets", "reps")),
    ],
)
def test_what_was_said_can_be_changed_or_else_what_the_exercise_is_counted_in(entry, exercise, what) -> None:
    assert changeable(entry, catalogue().exercises.get(exercise)) == what


def test_another_number_stays_within_reason() -> None:
    walk = told(WALK, minutes=20)
    assert changed(walk, "minutes", 25).minutes == 25
    assert (changed(walk, "minutes", 0).minutes, changed(walk, "minutes", 5000).minutes) == (1, 600)
    assert changed(walk, "minutes", 25).source == walk.source
    assert numbers(changed(told(STAND), "reps", 8)) == (0, 1, 8, 0, 0)


def test_impacts_follow_the_repetitions() -> None:
    planned = entry_of(item(HEELS, 4), MONDAY)
    assert counted(planned).reps == 30
    found = changed(planned, "sets", 2)
    assert (numbers(found), found.source != PLAN) == ((0, 2, 30, 0, 60), True)
    assert numbers(changed(found, "reps", 10)) == (0, 2, 10, 0, 20)
