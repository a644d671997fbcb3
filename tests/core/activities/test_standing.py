"""What stands for a day, whatever is told, tapped and edited in whatever order."""

from collections.abc import Iterable
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from bot.core.activities.activity import Activity
from bot.core.activities.entries import amount_of, entry_told, fulfilled
from bot.core.activities.standing import is_all, with_all, with_some, with_told
from bot.core.day_plan import Item, item_of
from bot.core.totals import PLAN, LogEntry, entry_of, week_totals
from tests.core.people import MONDAY, catalogue

WALK, STAND, LEG, SWIM = "brisk_walking", "sit_to_stand", "single_leg_stance", "swimming"


def item(exercise: str, rung: int = 1) -> Item:
    return item_of(catalogue().exercises[exercise], rung, ())


ITEMS = (item(WALK), item(STAND), item(LEG))
PLANNED = {each.exercise: each for each in ITEMS}


def told(exercise: str, **amounts: Any) -> LogEntry:
    return entry_told(Activity(exercise, **amounts), MONDAY, PLANNED.get(exercise))


def amounts(entries: Iterable[LogEntry]) -> list[tuple[str, object]]:
    return sorted(((entry.exercise, amount_of(entry)) for entry in entries), key=str)


PLAN_WALK = entry_of(item(WALK), MONDAY)
ALL = with_all((), ITEMS, MONDAY)


def test_the_same_words_again_are_the_same_thing() -> None:
    first = with_told((), [told(WALK, minutes=14)])
    again = with_told(first.entries, [told(WALK, minutes=14)])
    assert (again.entries, again.stated) == (first.entries, first.entries) == (first.entries, first.stated)


def test_other_words_are_another_thing() -> None:
    first = with_told((), [told(WALK, minutes=14)])
    assert amounts(with_told(first.entries, [told(WALK, minutes=11)]).entries) == [
        (WALK, ("minutes", 11)),
        (WALK, ("minutes", 14)),
    ]


def test_two_equal_walks_in_one_message_are_two_and_the_same_message_again_still_two() -> None:
    twice = [told(WALK, minutes=10), told(WALK, minutes=10)]
    first = with_told((), twice)
    assert len(first.entries) == 2
    assert with_told(first.entries, twice).entries == first.entries


def test_a_quantity_stands_in_place_of_what_was_tapped_or_only_mentioned() -> None:
    found = with_told(ALL, [told(WALK, minutes=25)])
    assert found.replaced == (PLAN_WALK,)
    assert [e.minutes for e in found.entries if e.exercise == WALK] == [25]
    mentioned = with_told((), [told(SWIM)])
    assert amounts(with_told(mentioned.entries, [told(SWIM, minutes=30)]).entries) == [(SWIM, ("minutes", 30))]


def test_a_mention_adds_nothing_to_what_is_known() -> None:
    for before in ([told(WALK, minutes=25)], [told(WALK)]):
        entries = with_told((), before).entries
        assert with_told(entries, [told(WALK)]).entries == entries
    assert with_told((), [told(SWIM), told(SWIM)]).entries == with_told((), [told(SWIM)]).entries


def test_a_mention_and_a_quantity_in_one_message_are_one() -> None:
    found = with_told((), [told(WALK), told(WALK, minutes=25)])
    assert amounts(found.stated) == amounts(found.entries) == [(WALK, ("minutes", 25))]


def test_an_edit_takes_back_what_the_first_version_told_and_nothing_else() -> None:
    others = with_told((), [told(SWIM, minutes=30)]).entries
    first = with_told(others, [told(WALK, minutes=25), told(STAND, reps=10)])
    own = {entry.key for entry in first.stated}
    edited = with_told(first.entries, [told(WALK, minutes=35)], own)
    assert amounts(edited.entries) == [(WALK, ("minutes", 35)), (SWIM, ("minutes", 30))]
    assert with_told(first.entries, [], own).entries == others
    assert amounts(with_told(first.entries, [told(WALK)], own).stated) == [(WALK, ("minutes", 10))]


def test_an_edit_that_adds_a_mention_to_the_same_quantity_counts_it_once() -> None:
    first = with_told((), [told(WALK, minutes=25)])
    edited = with_told(first.entries, [told(WALK), told(WALK, minutes=25)], {entry.key for entry in first.stated})
    assert edited.entries == edited.stated == first.entries


def test_an_edit_to_what_another_message_had_told_leaves_that_alone() -> None:
    other = with_told((), [told(WALK, minutes=5)])
    first = with_told(other.entries, [told(WALK, minutes=5), told(WALK, minutes=5)])
    edited = with_told(first.entries, [told(WALK, minutes=5)], {entry.key for entry in first.stated})
    assert edited.entries == other.entries


def test_an_edit_that_says_the_same_keeps_the_entry() -> None:
    first = with_told((), [told(WALK), told(SWIM, minutes=30)])
    own = {entry.key for entry in first.stated}
    edited = with_told(first.entries, [told(WALK), told(SWIM, minutes=40)], own)
    assert PLAN_WALK in edited.entries
    assert amounts(set(edited.stated) - set(first.entries)) == [(SWIM, ("minutes", 40))]


def test_all_keeps_what_was_as_much_and_takes_the_place_of_what_was_less() -> None:
    told_before = with_told((), [told(WALK, minutes=25), told(STAND, reps=3), told(SWIM, minutes=30)]).entries
    found = with_all(told_before, ITEMS, MONDAY)
    assert [(entry.exercise, entry.source == PLAN) for entry in found] == [
        (WALK, False),
        (SWIM, False),
        (STAND, True),
        (LEG, True),
    ]
    assert is_all(found, ITEMS)
    assert not is_all(told_before, ITEMS)
    assert not is_all(found, ITEMS[:2])


def test_ticks_keep_what_was_told_of_what_is_ticked_and_beside_the_plan() -> None:
    before = with_told((), [told(WALK, minutes=5), told(STAND, reps=3), told(SWIM, minutes=30)]).entries
    found = with_some(before, ITEMS, {WALK, LEG}, MONDAY)
    assert amounts(found) == [(WALK, ("minutes", 5)), (LEG, ("seconds", 10)), (SWIM, ("minutes", 30))]


activities = st.builds(
    told,
    st.sampled_from([WALK, STAND, SWIM]),
    minutes=st.sampled_from([0, 5, 10, 25]),
    reps=st.sampled_from([0, 0, 5]),
)
messages = st.lists(activities, max_size=3)
acts = st.one_of(
    st.tuples(st.just("tell"), messages),
    st.tuples(st.just("all"), st.none()),
    st.tuples(st.just("some"), st.sets(st.sampled_from(sorted(PLANNED)))),
)


def done(day: tuple[LogEntry, ...], act: str, what: Any) -> tuple[LogEntry, ...]:
    if act == "tell":
        return with_told(day, what).entries
    return with_all(day, ITEMS, MONDAY) if act == "all" else with_some(day, ITEMS, what, MONDAY)


@given(st.lists(acts, max_size=8))
def test_whatever_comes_again_at_once_changes_nothing(days_acts: list[tuple[str, object]]) -> None:
    day: tuple[LogEntry, ...] = ()
    for act, what in days_acts:
        day = done(day, act, what)
        again = done(day, act, what)
        assert sorted(again, key=str) == sorted(day, key=str)
        assert len({entry.key for entry in day}) == len(day)
        tapped = {entry.exercise for entry in day if entry.source == PLAN}
        assert not tapped & {entry.exercise for entry in day if entry.source != PLAN}


@given(st.lists(messages, max_size=6), st.lists(st.integers(0, 5), max_size=10))
def test_repeated_messages_count_once_in_any_order(told_first: list[list[LogEntry]], order: list[int]) -> None:
    day: tuple[LogEntry, ...] = ()
    for message in told_first:
        day = with_told(day, message).entries
    repeated = day
    for place in order:
        if told_first:
            repeated = with_told(repeated, told_first[place % len(told_first)]).entries
    assert week_totals(repeated, catalogue(), MONDAY) == week_totals(day, catalogue(), MONDAY)


@given(st.lists(messages, max_size=4), messages, messages)
def test_an_edited_message_leaves_the_day_as_if_it_had_been_right_at_once(
    others: list[list[LogEntry]], wrong: list[LogEntry], right: list[LogEntry]
) -> None:
    day: tuple[LogEntry, ...] = ()
    for message in others:
        day = with_told(day, message).entries
    quantified = [entry for entry in wrong if amount_of(entry) and entry.source != PLAN]
    first = with_told(day, quantified)
    if first.replaced:
        return  # what has given way does not come back
    own = {entry.key for entry in first.stated} - {entry.key for entry in day}
    edited, at_once = with_told(first.entries, right, own), with_told(day, right)
    assert amounts(edited.entries) == amounts(at_once.entries)


def test_what_is_fulfilled_is_named_once() -> None:
    assert fulfilled(ITEMS, ALL) == {WALK, STAND, LEG}
