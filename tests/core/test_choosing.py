"""Who takes which slot of the day: turns, stand-ins, walking that is out, extras and short days."""

from collections.abc import Mapping
from typing import Any

import pytest

from bot.core.catalogue import GROUPS, Catalogue
from bot.core.choosing import Choice, choices_of
from bot.core.history import Turn
from tests.core.people import ached, case, catalogue, day, dizzy, exercise, only

STRONG = ("mini_squat", "wall_push_up", "band_row", "standing_hip_extension")
BALANCE = only("brisk_walking", "single_leg_stance", "tandem_walk", "tai_chi", "seated_march")


def chosen(
    number: int, few: Catalogue | None = None, so_far: Mapping[str, Any] | None = None, **who: Any
) -> list[Choice]:
    return list(choices_of(few or catalogue(), case(day(number), so_far, **who)))


def ids(choices: list[Choice]) -> list[str]:
    return [choice.taken.exercise.id for choice in choices if choice.taken]


def turn_of(
    number: int, few: Catalogue = BALANCE, slot: str = "balance", **what: Any
) -> tuple[str, Mapping[str, Turn]]:
    """What fills the slot, and whose turn begins with it."""
    (found,) = (choice for choice in chosen(number, few, **what) if choice.slot == slot)
    assert found.taken
    return found.taken.exercise.id, found.turns


def began(name: str, number: int, slot: str = "balance") -> dict[str, Any]:
    """A history in which it is this one's turn since that day."""
    return {"turns": {slot: Turn(name, day(number))}}


def next_of(name: str) -> str:
    """Whose turn follows in balance."""
    return turn_of(60, so_far=began(name, 1))[0]


def test_with_the_first_plan_the_first_turn_begins() -> None:
    assert turn_of(1) == ("single_leg_stance", {"balance": Turn("single_leg_stance", day(1))})


@pytest.mark.parametrize("number", [11, 12, 37])
def test_a_turn_is_kept_for_four_weeks_and_does_not_begin_again(number: int) -> None:
    assert turn_of(number, so_far=began("tandem_walk", 10)) == ("tandem_walk", {})


def test_after_four_weeks_it_is_the_next_ones_turn() -> None:
    name, turns = turn_of(38, so_far=began("tandem_walk", 10))
    assert name in {"single_leg_stance", "tai_chi"}
    assert turns == {"balance": Turn(name, day(38))}


def test_everybody_in_a_slot_has_a_turn() -> None:
    first = "single_leg_stance"
    second = next_of(first)
    third = next_of(second)
    assert {first, second, third} == {"single_leg_stance", "tandem_walk", "tai_chi"}
    assert next_of(third) == first


def test_whoever_is_the_only_one_has_the_next_turn_too() -> None:
    alone = only("brisk_walking", "tandem_walk", "seated_march")
    assert turn_of(28, alone, so_far=began("tandem_walk", 1)) == ("tandem_walk", {})
    again = {"balance": Turn("tandem_walk", day(29))}
    assert turn_of(29, alone, so_far=began("tandem_walk", 1)) == ("tandem_walk", again)


def test_the_one_that_rests_for_an_ache_keeps_its_turn_and_another_stands_in() -> None:
    turn = began("tandem_walk", 10)
    name, turns = turn_of(14, so_far=turn | ached(day(12), "tandem_walk"))
    assert name == next_of("tandem_walk")
    assert turns == {}
    assert turn_of(20, so_far=turn | ached(day(12), "tandem_walk")) == ("tandem_walk", {})


def test_the_one_that_rests_for_dizziness_keeps_its_turn() -> None:
    name, turns = turn_of(14, so_far=began("tai_chi", 10) | dizzy(day(12)))
    assert name == next_of("tai_chi")
    assert turns == {}


def test_the_one_that_rests_for_both_keeps_its_turn() -> None:
    symptoms = (*ached(day(12), "tai_chi")["symptoms"], *dizzy(day(12))["symptoms"])
    name, turns = turn_of(14, so_far=began("tai_chi", 10) | {"symptoms": symptoms})
    assert name == next_of("tai_chi")
    assert turns == {}


def test_the_one_that_rests_when_its_turn_is_over_has_lost_it() -> None:
    name, turns = turn_of(38, so_far=began("tandem_walk", 10) | ached(day(37), "tandem_walk"))
    assert name == next_of("tandem_walk")
    assert turns == {"balance": Turn(name, day(38))}


def test_the_one_whose_equipment_is_gone_loses_its_turn() -> None:
    name, turns = turn_of(14, so_far=began("tandem_walk", 10), equipment=frozenset({"chair"}))
    assert name == next_of("tandem_walk")
    assert turns == {"balance": Turn(name, day(14))}


def test_the_one_that_rests_and_could_not_come_back_loses_its_turn() -> None:
    aching = began("tandem_walk", 10) | ached(day(12), "tandem_walk")
    name, turns = turn_of(14, so_far=aching, equipment=frozenset({"chair"}))
    assert turns == {"balance": Turn(name, day(14))}


def test_the_turn_of_one_that_is_no_longer_there_goes_to_the_first() -> None:
    first = {"balance": Turn("single_leg_stance", day(14))}
    assert turn_of(14, so_far=began("hopping", 10)) == ("single_leg_stance", first)


def test_a_fallback_never_has_a_turn() -> None:
    resting = ached(day(12), "single_leg_stance", "tandem_walk", "tai_chi")
    assert turn_of(14, so_far=resting) == ("seated_march", {})
    assert turn_of(50, so_far=began("tandem_walk", 1), equipment=frozenset(), unsteady="yes") == ("seated_march", {})


def test_walking_has_no_turn() -> None:
    assert turn_of(1, slot="weight_bearing") == ("brisk_walking", {})
    assert turn_of(60, slot="weight_bearing") == ("brisk_walking", {})


BEARING = only("brisk_walking", "marching_on_spot", "dancing", "heel_drops")


def test_the_second_choice_beside_walking_has_turns_of_its_own() -> None:
    name, turns = turn_of(8, BEARING, "second")
    assert (name, turns) == ("marching_on_spot", {"second": Turn(name, day(8))})
    assert turn_of(20, BEARING, "second", so_far=began("dancing", 8, "second")) == ("dancing", {})
    later, turns = turn_of(36, BEARING, "second", so_far=began("dancing", 8, "second"))
    assert later in {"marching_on_spot", "heel_drops"}
    assert turns == {"second": Turn(later, day(36))}


def test_the_second_choice_is_never_walking_and_comes_with_the_second_week() -> None:
    assert [choice.slot for choice in chosen(7, BEARING)] == ["weight_bearing", "balance"]
    assert [choice.slot for choice in chosen(8, BEARING)] == ["weight_bearing", "second", "balance"]
    assert "second" not in [choice.slot for choice in chosen(0, BEARING)]
    alone = chosen(8, only("brisk_walking", "tandem_walk"))
    assert ids(alone) == ["brisk_walking", "tandem_walk"]


def test_only_the_second_choice_and_the_extras_may_give_way() -> None:
    choices = chosen(9, only("brisk_walking", "dancing", "tandem_walk", *STRONG, "calf_raises", "toe_raises"))
    assert [choice.slot for choice in choices if choice.optional] == ["second", "extras", "extras"]
    assert len(choices) == 3 + len(GROUPS) + 2


def test_when_walking_rests_the_second_choice_takes_its_place() -> None:
    resting = ached(day(20), "brisk_walking")
    first, second = chosen(22, BEARING, resting | began("dancing", 18, "second"))[:2]
    assert [first.slot, second.slot] == ["weight_bearing", "second"]
    assert ids([first]) == ["dancing"]
    assert (first.optional, second.optional) == (False, True)
    assert ids([second])[0] in {"marching_on_spot", "heel_drops"}
    assert (first.turns, second.turns) == ({}, {})
    assert first.rules == ("S6",)


def test_when_walking_rests_a_turn_of_the_second_choice_may_begin_in_its_place() -> None:
    choices = chosen(3, BEARING, ached(day(2), "brisk_walking"))
    assert ids(choices) == ["marching_on_spot"]
    assert choices[0].turns == {"second": Turn("marching_on_spot", day(3))}


def test_when_walking_rests_nothing_stands_in_the_plan_twice() -> None:
    resting = ached(day(9), "brisk_walking")
    assert ids(chosen(10, only("brisk_walking", "dancing"), resting)) == ["dancing"]
    two = chosen(10, only("brisk_walking", "dancing", "marching_on_spot"), resting)
    assert ids(two) == ["dancing", "marching_on_spot"]
    assert two[1].turns == {}


def test_when_nothing_that_bears_weight_is_left_both_slots_are_empty_and_one_is_explained() -> None:
    resting = ached(day(9), "brisk_walking", "dancing")
    first, second = chosen(10, only("brisk_walking", "dancing"), resting)[:2]
    assert (first.taken, second.taken) == (None, None)
    assert [note.text_id for note in (*first.notes(), *second.notes())] == ["weight_bearing_omitted_resting"]
    assert (first.items(), first.turns, first.rung) == ((), {}, 1)


EXTRAS = only(*STRONG, "calf_raises", "toe_raises", "side_leg_raise", "back_extension_hold")
EXTRA_IDS = {"calf_raises", "toe_raises", "side_leg_raise", "back_extension_hold"}


def extras(number: int, few: Catalogue = EXTRAS, **what: Any) -> list[Choice]:
    return [choice for choice in chosen(number, few, **what) if choice.slot == "extras"]


def test_two_extras_join_a_strength_day_and_the_first_has_the_turn() -> None:
    first, second = extras(9)
    assert ids([first, second])[0] == "calf_raises"
    assert ids([second])[0] in EXTRA_IDS - {"calf_raises"}
    assert (first.turns, second.turns) == ({"extras": Turn("calf_raises", day(9))}, {})


def test_extras_take_turns_and_the_one_behind_comes_along() -> None:
    order = ids(extras(9))
    behind = ids(extras(37, so_far=began("calf_raises", 9, "extras")))
    assert behind[0] == order[1]
    assert behind[1] not in order


def test_extras_that_may_not_be_done_are_passed_over() -> None:
    fractured = [choice for number in (9, 37, 65) for choice in extras(number, spinal_fracture="yes")]
    assert "back_extension_hold" not in ids(fractured)
    resting = extras(9, so_far=ached(day(8), "calf_raises"))
    assert "calf_raises" not in ids(resting)
    assert len(resting) == 2


def test_there_are_as_many_extras_as_there_are_and_each_once() -> None:
    assert ids(extras(9, only(*STRONG, "calf_raises"))) == ["calf_raises"]
    assert extras(9, only(*STRONG)) == []
    assert extras(9, equipment=frozenset()) == []


def test_extras_come_only_with_all_four_groups() -> None:
    assert all(not extras(number) for number in range(1, 9))
    assert [number for number in range(8, 15) if extras(number)] == [9, 11, 13]
    assert [number for number in range(8, 15) if extras(number, so_far={"days_off": frozenset({1})})] == [10, 12, 14]


def strength_of(number: int, **so_far: Any) -> list[str]:
    choices = chosen(number, only("brisk_walking", "dancing", "tandem_walk", *STRONG, "calf_raises"), so_far)
    return [choice.slot for choice in choices if choice.slot not in ("weight_bearing", "balance", "second")]


def test_a_short_day_keeps_one_of_each_category() -> None:
    choices = chosen(9, so_far={"short_on": day(9)})
    assert [choice.slot for choice in choices][:2] == ["weight_bearing", "balance"]
    assert [choice.slot for choice in choices][2:] in [[group] for group in GROUPS]
    assert not any(choice.optional for choice in choices)


def test_on_a_short_day_without_strength_there_is_walking_and_balance() -> None:
    assert [choice.slot for choice in chosen(10, so_far={"short_on": day(10)})] == ["weight_bearing", "balance"]


def test_only_the_day_that_was_asked_for_is_short() -> None:
    assert strength_of(9, short_on=day(8)) == [*GROUPS, "extras"]
    assert strength_of(9, short_on=day(9)) != [*GROUPS, "extras"]


def test_on_short_days_the_groups_take_turns() -> None:
    strength_days = [number for number in range(9, 9 + 4 * 7) if strength_of(number)]
    assert len(strength_days) == 12
    short = [strength_of(number, short_on=day(number)) for number in strength_days]
    assert [group for one in short for group in one] == [*GROUPS[3:], *GROUPS, *GROUPS, *GROUPS[:3]]


def test_the_groups_take_turns_with_one_strength_day_a_week_too() -> None:
    mondays, saturdays = frozenset(range(1, 7)), frozenset({0, 1, 2, 3, 4, 6})
    first = [strength_of(8 + week * 7, short_on=day(8 + week * 7), days_off=mondays)[0] for week in range(5)]
    assert first == [*GROUPS, GROUPS[0]]
    later = [strength_of(13 + week * 7, short_on=day(13 + week * 7), days_off=saturdays)[0] for week in range(4)]
    assert later == [*GROUPS[1:], GROUPS[0]]


def test_a_short_day_of_the_first_week_keeps_one_of_its_two_groups() -> None:
    assert [strength_of(number, short_on=day(number)) for number in (2, 4, 6)] == [["squat"], ["hinge"], ["squat"]]


def test_a_short_day_passes_over_a_group_that_cannot_be_filled() -> None:
    resting = ached(day(9), *(each.id for each in catalogue().slot("resistance", "hinge")))
    short = chosen(9, so_far=resting | {"short_on": day(9)})
    assert [choice.slot for choice in short] == ["weight_bearing", "balance", "squat"]
    nothing = ached(day(9), *catalogue().exercises)
    assert [choice.slot for choice in chosen(9, so_far=nothing | {"short_on": day(9)})] == ["weight_bearing", "balance"]


def test_before_the_first_day_the_groups_are_those_of_the_first_day() -> None:
    assert strength_of(0) == []
    assert strength_of(-3) == []


def test_an_item_names_the_rules_that_put_the_others_out_and_those_that_limit_it() -> None:
    few = only("brisk_walking", "heel_drops", "dancing", "stair_climbing")
    second = chosen(8, few, unsteady="yes", equipment=frozenset({"stairs_rail"}))[1]
    assert second.taken is None
    assert second.rules == ("S3", "S4", "S5")
    held = chosen(8, BALANCE, unsteady="yes")[-1]
    assert ids([held]) == ["single_leg_stance"]
    assert held.rules == ("S4",)


def test_equipment_that_only_a_later_choice_lacks_is_not_named() -> None:
    lacking = {"equipment": frozenset({"wall"})}
    behind = only("brisk_walking", "tandem_walk", "single_leg_stance")
    before = only("brisk_walking", "single_leg_stance", "tandem_walk")
    assert [choice.rules for choice in chosen(1, behind, **lacking)] == [(), ()]
    assert [choice.rules for choice in chosen(1, before, **lacking)] == [(), ("S5",)]


def test_a_slot_for_which_something_is_missing_says_so() -> None:
    seated = chosen(1, BALANCE, unsteady="yes", equipment=frozenset())[-1]
    assert [note.text_id for note in seated.notes()] == ["balance_seated_equipment"]
    fallback = only("brisk_walking", exercise("palm_press"))
    push = next(choice for choice in chosen(9, fallback) if choice.slot == "push")
    assert push.notes() == ()
