"""Places and blocks: the newest row counts, and a day that is planned again replaces what it brought."""

from datetime import date, timedelta

import pytest

from bot.core.access import SYSTEM
from bot.core.clearance import clearance
from bot.core.facts import Answers
from bot.core.history import Block, Place
from bot.core.planning import DayPlan
from bot.storage import ladders
from bot.storage.database import Database
from tests.storage.test_people import add

MONDAY = date(2026, 3, 2)
TUESDAY, WEDNESDAY = MONDAY + timedelta(days=1), MONDAY + timedelta(days=2)


def plan(day: date, rungs: dict[str, int], blocks: dict[str, str] | None = None) -> DayPlan:
    places = {exercise: Place(rung, day, day if rung > 1 else None) for exercise, rung in rungs.items()}
    begun = {slot: Block(exercise, day) for slot, exercise in (blocks or {}).items()}
    return DayPlan(day, "plan", clearance(Answers()), 0, (), (), places, begun)


@pytest.fixture
def person(database: Database):
    return database.transaction(add, 7)


def kept(database: Database, person, *plans: DayPlan) -> None:
    for each in plans:
        database.transaction(ladders.keep, SYSTEM, person, each)


def rungs(database: Database, person, day: date) -> dict[str, int]:
    found = database.transaction(ladders.places_before, SYSTEM, person.id, day)
    return {exercise: place.rung for exercise, place in found.items()}


def blocks(database: Database, person, day: date) -> dict[str, str]:
    found = database.transaction(ladders.blocks_on, SYSTEM, person.id, day)
    return {slot: block.exercise for slot, block in found.items()}


def test_a_place_counts_from_the_day_after_it_was_reached(database: Database, person) -> None:
    kept(database, person, plan(MONDAY, {"brisk_walking": 1}), plan(TUESDAY, {"brisk_walking": 2}))
    assert rungs(database, person, MONDAY) == {}
    assert rungs(database, person, TUESDAY) == {"brisk_walking": 1}
    assert rungs(database, person, WEDNESDAY) == {"brisk_walking": 2}
    places = database.transaction(ladders.places_before, SYSTEM, person.id, WEDNESDAY)
    assert places["brisk_walking"] == Place(2, TUESDAY, TUESDAY)


def test_a_day_that_is_planned_again_replaces_the_places_it_brought(database: Database, person) -> None:
    kept(database, person, plan(MONDAY, {"brisk_walking": 1, "calf_raises": 1}))
    kept(database, person, plan(TUESDAY, {"brisk_walking": 2, "calf_raises": 2}), plan(TUESDAY, {"calf_raises": 2}))
    assert rungs(database, person, WEDNESDAY) == {"brisk_walking": 1, "calf_raises": 2}


def test_a_turn_that_has_begun_stays_when_the_day_is_planned_again(database: Database, person) -> None:
    kept(database, person, plan(MONDAY, {}, {"balance": "tandem_walk"}), plan(MONDAY, {}))
    assert blocks(database, person, MONDAY) == {"balance": "tandem_walk"}
    kept(database, person, plan(MONDAY, {}, {"balance": "tai_chi"}))
    assert blocks(database, person, MONDAY) == {"balance": "tai_chi"}


def test_the_newest_turn_of_a_slot_counts(database: Database, person) -> None:
    kept(database, person, plan(MONDAY, {}, {"balance": "tandem_walk", "push": "palm_press"}))
    kept(database, person, plan(TUESDAY, {}, {"balance": "tai_chi"}))
    assert blocks(database, person, MONDAY) == {"balance": "tandem_walk", "push": "palm_press"}
    assert blocks(database, person, TUESDAY) == {"balance": "tai_chi", "push": "palm_press"}


def test_nobody_stands_on_the_ladder_of_another(database: Database, person) -> None:
    other = database.transaction(add, 8)
    kept(database, person, plan(MONDAY, {"brisk_walking": 3}, {"balance": "tai_chi"}))
    assert (rungs(database, other, WEDNESDAY), blocks(database, other, WEDNESDAY)) == ({}, {})
    database.transaction(ladders.begin_again, SYSTEM, other.id)
    assert rungs(database, person, WEDNESDAY) == {"brisk_walking": 3}


def test_beginning_again_forgets_places_and_turns(database: Database, person) -> None:
    kept(database, person, plan(MONDAY, {"brisk_walking": 3}, {"balance": "tai_chi"}))
    database.transaction(ladders.begin_again, SYSTEM, person.id)
    assert (rungs(database, person, WEDNESDAY), blocks(database, person, WEDNESDAY)) == ({}, {})


def test_a_day_that_comes_back_on_the_way_west_forgets_what_rose_after_it(database: Database, person) -> None:
    kept(database, person, plan(TUESDAY, {"brisk_walking": 2}), plan(MONDAY, {"brisk_walking": 1}))
    assert rungs(database, person, WEDNESDAY) == {"brisk_walking": 1}


def test_what_came_down_stays_down_when_the_day_before_comes_back(database: Database, person) -> None:
    kept(database, person, plan(MONDAY, {"brisk_walking": 2}), plan(TUESDAY, {"brisk_walking": 1}), plan(MONDAY, {}))
    assert rungs(database, person, WEDNESDAY) == {"brisk_walking": 1}
