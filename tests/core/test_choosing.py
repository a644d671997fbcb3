"""Who takes which slot of the day: blocks, stand-ins, walking that is out, extras and short days."""

from collections.abc import Mapping
from typing import Any

import pytest

from bot.core.catalogue import GROUPS, Catalogue
from bot.core.choosing import Choice, choices_of
from bot.core.history import Block, Place
from tests.core.people import ached, case, catalogue, day, dizzy, exercise, only, sessions

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
) -> tuple[str, Mapping[str, Block]]:
    """What fills the slot, and whose block begins with it."""
    (found,) = (choice for choice in chosen(number, few, **what) if choice.slot == slot)
    assert found.taken
    return found.taken.exercise.id, found.blocks


def began(name: str, since: int, slot: str = "balance", number: int = 1) -> dict[str, Any]:
    """A history in which it is this one's block since that day; by default the second block of all."""
    return {"blocks": {slot: Block(name, day(since), number)}}


def test_with_the_first_plan_the_first_turn_begins() -> None:
    assert turn_of(1) == ("single_leg_stance", {"balance": Block("single_leg_stance", day(1), 0)})


@pytest.mark.parametrize("number", [11, 12, 37])
def test_a_turn_is_kept_for_four_weeks_and_does_not_begin_again(number: int) -> None:
    assert turn_of(number, so_far=began("tandem_walk", 10)) == ("tandem_walk", {})


def test_after_four_weeks_it_is_the_next_ones_turn() -> None:
    next_turn = {"balance": Block("single_leg_stance", day(38), 2)}
    assert turn_of(38, so_far=began("tandem_walk", 10)) == ("single_leg_stance", next_turn)


def test_the_first_of_the_content_has_every_second_turn() -> None:
    taken, blocks = [], {}
    for number in range(1, 1 + 28 * 6, 28):
        name, blocks = turn_of(number, so_far={"blocks": blocks})
        taken.append(name)
    first, *others = "single_leg_stance", "tandem_walk", "tai_chi"
    assert taken == [first, others[0], first, others[1], first, others[0]]


def test_whoever_is_the_only_one_has_the_next_turn_too() -> None:
    alone = only("brisk_walking", "tandem_walk", "seated_march")
    assert turn_of(28, alone, so_far=began("tandem_walk", 1)) == ("tandem_walk", {})
    again = {"balance": Block("tandem_walk", day(29), 2)}
    assert turn_of(29, alone, so_far=began("tandem_walk", 1)) == ("tandem_walk", again)


def on_one_leg(rung: int, feel: str = "easy") -> dict[str, Any]:
    """It is its block since day 1, on this rung since day 5, three times done; after the second, one hand lets go."""
    return began("single_leg_stance", 1, number=0) | {
        "places": {"single_leg_stance": Place(rung, day(5))},
        "sessions": {"single_leg_stance": sessions(rung, (20, feel), (22, feel), (24, feel))},
        "last_active": day(28),
    }


@pytest.mark.parametrize(("number", "stays"), [(28, True), (29, True), (35, True), (36, False), (40, False)])
def test_a_step_that_took_two_weeks_to_earn_is_still_taken_within_a_week(number: int, stays: bool) -> None:
    name, blocks = turn_of(number, so_far=on_one_leg(2))
    assert (name == "single_leg_stance", blocks == {}) == (stays, stays)


@pytest.mark.parametrize("so_far", [on_one_leg(1), on_one_leg(2, "right"), on_one_leg(2) | {"unsettled": True}])
def test_any_other_step_does_not_keep_a_turn(so_far: dict[str, Any]) -> None:
    assert turn_of(28, so_far=so_far)[1] == {}
    name, blocks = turn_of(29, so_far=so_far)
    assert blocks == {"balance": Block(name, day(29), 1)}


def test_the_one_that_rests_for_an_ache_keeps_its_turn_and_another_stands_in() -> None:
    block = began("tandem_walk", 10)
    assert turn_of(14, so_far=block | ached(day(12), "tandem_walk")) == ("tai_chi", {})
    assert turn_of(20, so_far=block | ached(day(12), "tandem_walk")) == ("tandem_walk", {})


def test_the_one_that_rests_for_dizziness_keeps_its_turn() -> None:
    assert turn_of(14, so_far=began("tai_chi", 10) | dizzy(day(12))) == ("single_leg_stance", {})


def test_the_one_that_rests_for_both_keeps_its_turn() -> None:
    symptoms = (*ached(day(12), "tai_chi")["symptoms"], *dizzy(day(12))["symptoms"])
    assert turn_of(14, so_far=began("tai_chi", 10) | {"symptoms": symptoms}) == ("single_leg_stance", {})


def test_the_one_that_rests_when_its_turn_is_over_has_lost_it() -> None:
    lost = {"balance": Block("single_leg_stance", day(38), 2)}
    aching = began("tandem_walk", 10) | ached(day(37), "tandem_walk")
    assert turn_of(38, so_far=aching) == ("single_leg_stance", lost)


def test_whoever_stands_in_when_a_turn_would_begin_has_it() -> None:
    aching = began("single_leg_stance", 10, number=0) | ached(day(37), "tandem_walk")
    assert turn_of(38, so_far=aching) == ("tai_chi", {"balance": Block("tai_chi", day(38), 1)})


def test_the_one_whose_equipment_is_gone_loses_its_turn() -> None:
    lost = {"balance": Block("single_leg_stance", day(14), 2)}
    without = frozenset({"chair"})
    assert turn_of(14, so_far=began("tandem_walk", 10), equipment=without) == ("single_leg_stance", lost)
    later = {"balance": Block("single_leg_stance", day(40), 2)}
    assert turn_of(40, so_far=began("tandem_walk", 10), equipment=without) == ("single_leg_stance", later)


def test_the_one_that_rests_and_could_not_come_back_loses_its_turn() -> None:
    aching = began("tandem_walk", 10) | ached(day(12), "tandem_walk")
    lost = {"balance": Block("single_leg_stance", day(14), 2)}
    assert turn_of(14, so_far=aching, equipment=frozenset({"chair"})) == ("single_leg_stance", lost)


def test_the_turn_of_one_that_is_no_longer_there_goes_to_the_next() -> None:
    first = {"balance": Block("single_leg_stance", day(14), 2)}
    assert turn_of(14, so_far=began("hopping", 10)) == ("single_leg_stance", first)


def test_turns_are_counted_among_those_that_may_be_done() -> None:
    few = only("single_leg_stance", "weight_shift", "tandem_walk", "tai_chi")
    order = ["single_leg_stance", "weight_shift", "single_leg_stance", "tai_chi", "single_leg_stance", "weight_shift"]
    taken, blocks = [], {}
    for number in range(1, 1 + 28 * 6, 28):
        name, blocks = turn_of(number, few, so_far={"blocks": blocks}, equipment=frozenset({"chair"}))
        taken.append(name)
    assert taken == order


def test_a_fallback_never_has_a_turn() -> None:
    resting = ached(day(12), "single_leg_stance", "tandem_walk", "tai_chi")
    assert turn_of(14, so_far=resting) == ("seated_march", {})
    assert turn_of(50, so_far=began("tandem_walk", 1), equipment=frozenset(), unsteady="yes") == ("seated_march", {})


def test_walking_has_no_turn() -> None:
    assert turn_of(1, slot="weight_bearing") == ("brisk_walking", {})
    assert turn_of(60, slot="weight_bearing") == ("brisk_walking", {})


BEARING = only("brisk_walking", "marching_on_spot", "dancing", "heel_drops")


def test_the_second_choice_beside_walking_has_turns_of_its_own() -> None:
    name, blocks = turn_of(8, BEARING, "second")
    assert (name, blocks) == ("marching_on_spot", {"second": Block(name, day(8))})
    assert turn_of(20, BEARING, "second", so_far=began("dancing", 8, "second")) == ("dancing", {})
    later = {"second": Block("marching_on_spot", day(36), 2)}
    assert turn_of(36, BEARING, "second", so_far=began("dancing", 8, "second")) == ("marching_on_spot", later)


def test_the_second_choice_is_never_walking_and_comes_with_the_second_week() -> None:
    assert [choice.slot for choice in chosen(7, BEARING)] == ["weight_bearing", "balance"]
    assert [choice.slot for choice in chosen(8, BEARING)] == ["weight_bearing", "second", "balance"]
    assert "second" not in [choice.slot for choice in chosen(0, BEARING)]
    alone = chosen(8, only("brisk_walking", "tandem_walk"))
    assert ids(alone) == ["brisk_walking", "tandem_walk"]


def test_only_the_second_choice_and_the_extras_may_give_way() -> None:
    choices = chosen(16, only("brisk_walking", "dancing", "tandem_walk", *STRONG, "calf_raises", "toe_raises"))
    assert [choice.slot for choice in choices if choice.optional] == ["second", "extras", "extras"]
    assert len(choices) == 3 + len(GROUPS) + 2


def test_when_walking_rests_the_second_choice_takes_its_place() -> None:
    resting = ached(day(20), "brisk_walking")
    first, second = chosen(22, BEARING, resting | began("dancing", 18, "second"))[:2]
    assert [first.slot, second.slot] == ["weight_bearing", "second"]
    assert ids([first]) == ["dancing"]
    assert (first.optional, second.optional) == (False, True)
    assert ids([second])[0] in {"marching_on_spot", "heel_drops"}
    assert (first.blocks, second.blocks) == ({}, {})
    assert first.rules == ("S6",)


def test_when_walking_rests_a_turn_of_the_second_choice_may_begin_in_its_place() -> None:
    choices = chosen(3, BEARING, ached(day(2), "brisk_walking"))
    assert ids(choices) == ["marching_on_spot"]
    assert choices[0].blocks == {"second": Block("marching_on_spot", day(3))}


def test_when_walking_rests_nothing_stands_in_the_plan_twice() -> None:
    resting = ached(day(9), "brisk_walking")
    assert ids(chosen(10, only("brisk_walking", "dancing"), resting)) == ["dancing"]
    two = chosen(10, only("brisk_walking", "dancing", "marching_on_spot"), resting)
    assert ids(two) == ["dancing", "marching_on_spot"]
    assert two[1].blocks == {}


def test_when_nothing_that_bears_weight_is_left_both_slots_are_empty_and_one_is_explained() -> None:
    resting = ached(day(9), "brisk_walking", "dancing")
    first, second = chosen(10, only("brisk_walking", "dancing"), resting)[:2]
    assert (first.taken, second.taken) == (None, None)
    assert [note.text_id for note in (*first.notes(), *second.notes())] == ["weight_bearing_omitted_resting"]
    assert (first.items(), first.blocks, first.rung) == ((), {}, 1)


EXTRAS = only(*STRONG, "calf_raises", "toe_raises", "side_leg_raise", "back_extension_hold")
EXTRA_IDS = {"calf_raises", "toe_raises", "side_leg_raise", "back_extension_hold"}


def extras(number: int, few: Catalogue = EXTRAS, **what: Any) -> list[Choice]:
    return [choice for choice in chosen(number, few, **what) if choice.slot == "extras"]


def test_two_extras_join_a_strength_day_and_the_first_has_the_turn() -> None:
    first, second = extras(16)
    assert ids([first, second])[0] == "calf_raises"
    assert ids([second])[0] in EXTRA_IDS - {"calf_raises"}
    assert (first.blocks, second.blocks) == ({"extras": Block("calf_raises", day(16))}, {})


def test_a_turn_of_the_extras_is_kept_for_four_weeks() -> None:
    first, second = extras(30, so_far=began("toe_raises", 16, "extras"))
    assert (ids([first]), first.blocks, second.blocks) == (["toe_raises"], {}, {})


def test_extras_take_turns_and_the_one_behind_comes_along() -> None:
    order = ids(extras(16))
    behind = ids(extras(44, so_far=began("calf_raises", 16, "extras", number=0)))
    assert behind[0] == order[1]
    assert behind[1] not in order


def test_extras_that_may_not_be_done_are_passed_over() -> None:
    fractured = [ids(extras(number, spinal_fracture="yes")) for number in (16, 44, 72)]
    assert all(len(names) == 2 and "back_extension_hold" not in names for names in fractured)
    resting = extras(16, so_far=ached(day(15), "calf_raises"))
    assert "calf_raises" not in ids(resting)
    assert len(resting) == 2
    assert resting[0].blocks == {"extras": Block(ids(resting)[0], day(16))}


def test_there_are_as_many_extras_as_there_are_and_each_once() -> None:
    assert ids(extras(16, only(*STRONG, "calf_raises"))) == ["calf_raises"]
    assert extras(16, only(*STRONG)) == []
    assert extras(16, equipment=frozenset()) == []


def test_extras_come_from_the_second_week_and_only_on_strength_days() -> None:
    assert all(not extras(number) for number in range(1, 8))
    assert [number for number in range(8, 15) if extras(number)] == [9, 11, 13]
    assert [number for number in range(8, 15) if extras(number, so_far={"days_off": frozenset({1})})] == [10, 12, 14]
    assert extras(8, so_far={"days_off": frozenset(range(1, 7))})


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
    assert strength_of(16, short_on=day(15)) == [*GROUPS, "extras"]
    assert len(strength_of(16, short_on=day(16))) == 1


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


def test_equipment_is_named_where_it_alone_puts_something_out() -> None:
    few = only("brisk_walking", "tandem_walk", "single_leg_stance")
    assert [choice.rules for choice in chosen(1, few, equipment=frozenset({"wall"}))] == [(), ("S5",)]
    assert [choice.rules for choice in chosen(1, few, equipment=frozenset({"counter"}))] == [(), ()]


def test_equipment_is_not_named_where_another_rule_puts_it_out_too() -> None:
    few = only("brisk_walking", "single_leg_stance", "backward_walking")
    balance = chosen(1, few, equipment=frozenset({"chair"}), falls_12m="one", serious_fall="no")[-1]
    assert (ids([balance]), balance.rules) == (["single_leg_stance"], ("S4",))


def test_for_a_fallback_and_for_nothing_at_all_equipment_is_always_named() -> None:
    few = only("brisk_walking", "backward_walking", "seated_march")
    fell = {"equipment": frozenset[str](), "falls_12m": "one", "serious_fall": "no"}
    assert chosen(1, few, **fell)[-1].rules == ("S4", "S5")
    assert chosen(1, only("brisk_walking", "backward_walking"), **fell)[-1].rules == ("S4", "S5")


def test_a_slot_for_which_something_is_missing_says_so() -> None:
    seated = chosen(1, BALANCE, unsteady="yes", equipment=frozenset())[-1]
    assert [note.text_id for note in seated.notes()] == ["balance_seated_equipment"]
    fallback = only("brisk_walking", exercise("palm_press"))
    push = next(choice for choice in chosen(9, fallback) if choice.slot == "push")
    assert push.notes() == ()
