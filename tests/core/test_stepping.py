"""Who goes one rung up today, who waits, and for whom."""

from dataclasses import replace
from typing import Any

import pytest

from bot.core.catalogue import Catalogue, Dose, Exercise, Rung
from bot.core.choosing import Choice, Taken
from bot.core.circumstances import Circumstances
from bot.core.history import Place, Session
from bot.core.stepping import stepped_up
from tests.core.people import case, day, exercise, only, sessions

TODAY = 100
READY = (92, 94, 97)  # days of three good sessions


def easy(name: str, *reps: int, group: str | None = None, category: str = "resistance") -> Exercise:
    """Nothing on its ladder is demanding; fifteen repetitions take a minute."""
    ladder = tuple(Rung(Dose(reps=n), None) for n in reps or (15,) * 6)
    return exercise("wall_push_up", id=name, category=category, group=group, ladder=ladder)


PUSH, PRESS = easy("push", group="push"), easy("press", group="push")
SQUAT = easy("squat", group="squat")
HEELS, TOES = easy("heels"), easy("toes")
STANCE = easy("stance", category="balance")
LONGER = easy("longer", 15, 15, 60, 60, 60, 60, group="push")
ALL = only(PUSH, PRESS, SQUAT, HEELS, TOES, STANCE, LONGER)

Standing = tuple[Exercise, Place]


def at(taken: Exercise, rung: int = 2, since: int = 80, risen: int | None = None) -> Standing:
    return taken, Place(rung, day(since), day(risen) if risen else None)


def choice(standing: Standing, top: int = 6, slot: str = "any") -> Choice:
    taken, place = standing
    return Choice(slot, Taken(taken, place, top), place.rung, ("S4",))


def good(rung: int) -> tuple[Session, ...]:
    return sessions(rung, *((number, "right") for number in READY))


def circumstances(*standing: Standing, **so_far: Any) -> Circumstances:
    """Everybody at these places has done well for a while."""
    places = {taken.id: place for taken, place in standing}
    done = {taken.id: good(place.rung) for taken, place in standing}
    return case(day(TODAY), {"places": places, "sessions": done, "last_active": day(TODAY - 1)} | so_far)


def rungs(*standing: Standing, catalogue: Catalogue = ALL, **so_far: Any) -> list[int]:
    stepped = stepped_up([choice(each) for each in standing], circumstances(*standing, **so_far), catalogue)
    assert [each.rung for each in stepped] == [each.taken.place.rung for each in stepped if each.taken]
    return [each.rung for each in stepped]


def test_whoever_is_ready_goes_up_one_rung_and_it_is_written_down_when() -> None:
    (stepped,) = stepped_up([choice(at(PUSH), top=5)], circumstances(at(PUSH)), ALL)
    assert stepped.taken == Taken(PUSH, Place(3, day(TODAY), risen=day(TODAY)), 5)
    assert (stepped.slot, stepped.rung, stepped.rules) == ("any", 3, ("S4",))


def test_whoever_is_not_ready_stays() -> None:
    assert rungs(at(PUSH, since=95)) == [2]
    assert rungs(at(PUSH), unsettled=True) == [2]
    assert stepped_up([choice(at(PUSH), top=2)], circumstances(at(PUSH)), ALL) == [choice(at(PUSH), top=2)]


def test_an_empty_slot_stays_empty() -> None:
    empty = Choice("push", None, 1, ("S5",))
    assert stepped_up([empty], circumstances(), ALL) == [empty]
    after = stepped_up([empty, choice(at(PUSH))], circumstances(at(PUSH)), ALL)
    assert (after[0], after[1].rung) == (empty, 3)


def test_different_groups_go_up_on_the_same_day() -> None:
    assert rungs(at(PUSH), at(SQUAT), at(STANCE), at(HEELS)) == [3, 3, 3, 3]


def test_one_step_a_group_and_whoever_has_waited_longest_goes_first() -> None:
    assert rungs(at(PUSH, since=80), at(PRESS, since=79)) == [2, 3]
    assert rungs(at(PUSH, since=79), at(PRESS, since=80)) == [3, 2]
    assert rungs(at(PUSH, since=80), at(PRESS, since=80)) == [3, 2]


def test_one_step_a_category_where_there_is_no_group() -> None:
    assert rungs(at(HEELS, since=80), at(TOES, since=79)) == [2, 3]


@pytest.mark.parametrize(("days", "rung"), [(1, 2), (6, 2), (7, 3)])
def test_the_next_step_in_a_group_comes_seven_days_later(days: int, rung: int) -> None:
    earlier = {TOES.id: Place(3, day(TODAY - days), risen=day(TODAY - days)), HEELS.id: at(HEELS)[1]}
    assert rungs(at(HEELS), places=earlier) == [rung]
    assert rungs(at(SQUAT), places=earlier | {SQUAT.id: at(SQUAT)[1]}) == [3]


def test_the_latest_step_of_a_group_counts() -> None:
    steps = {PUSH.id: Place(2, day(80), day(80)), PRESS.id: Place(2, day(98), day(98)), LONGER.id: at(LONGER)[1]}
    assert rungs(at(PUSH), places=steps) == [2]
    assert rungs(at(PUSH), places=dict(reversed(steps.items()))) == [2]


def test_a_step_up_counts_even_after_it_was_taken_back() -> None:
    taken_back = {PRESS.id: Place(2, day(99), risen=day(97)), PUSH.id: at(PUSH)[1]}
    assert rungs(at(PUSH), places=taken_back) == [2]


def test_a_fall_of_rungs_is_no_step_up() -> None:
    fallen = {PRESS.id: Place(2, day(99), risen=day(60)), PUSH.id: at(PUSH)[1]}
    assert rungs(at(PUSH), places=fallen) == [3]


def test_an_exercise_that_is_no_longer_there_holds_nobody_up() -> None:
    gone = {"gone": Place(3, day(99), day(99)), PUSH.id: at(PUSH)[1]}
    assert rungs(at(PUSH), places=gone) == [3]


def test_a_step_that_would_take_too_long_waits() -> None:
    """Two minutes of warm-up, then a minute; four minutes on the next rung."""
    assert rungs(at(LONGER), catalogue=only(LONGER, limit=6)) == [3]
    assert rungs(at(LONGER), catalogue=only(LONGER, limit=5)) == [2]


def test_when_a_step_has_to_wait_another_one_of_the_group_may_go() -> None:
    tight = only(LONGER, PUSH, limit=5)
    assert rungs(at(LONGER, since=70), at(PUSH, since=80), catalogue=tight) == [2, 3]


def test_time_that_one_step_took_is_not_there_for_the_next() -> None:
    farther = easy("farther", 15, 15, 60, 60, 60, 60, group="squat")
    both = only(LONGER, farther, limit=9)
    assert rungs(at(LONGER, since=80), at(farther, since=79), catalogue=both) == [2, 3]
    assert rungs(at(LONGER, since=79), at(farther, since=80), catalogue=both) == [3, 2]


def test_nothing_is_shortened_for_a_step() -> None:
    minutes = tuple(Rung(Dose(minutes=n), None) for n in (1, 4, 8, 16, 16, 16))
    moving = exercise("tai_chi", id="moving", ladder=minutes)
    choices = [choice(at(LONGER)), choice((moving, Place(3, day(95))))]
    for limit, rungs_then in ((15, [3, 3]), (14, [2, 3])):
        stepped = stepped_up(choices, circumstances(at(LONGER)), only(LONGER, moving, limit=limit))
        assert [each.rung for each in stepped] == rungs_then


def test_what_is_optional_gives_way_to_a_step() -> None:
    """Two minutes of warm-up, four for the next rung, one for the other."""
    choices = [choice(at(LONGER)), replace(choice(at(HEELS, rung=6)), optional=True)]
    for limit, rungs_then in ((8, [3, 6]), (7, [3]), (6, [3]), (5, [2, 6])):
        stepped = stepped_up(choices, circumstances(at(LONGER)), only(LONGER, HEELS, limit=limit))
        assert [each.rung for each in stepped] == rungs_then


def test_what_is_optional_and_has_gone_up_gives_way_to_no_other() -> None:
    choices = [choice(at(LONGER)), replace(choice(at(TOES, since=70)), optional=True)]
    here = circumstances(at(LONGER), at(TOES, since=70))
    stepped = stepped_up(choices, here, only(LONGER, TOES, limit=6))
    assert [each.rung for each in stepped] == [2, 3]
