"""The plan of a day: what stands in it, what is left out and why."""

from itertools import pairwise
from typing import Any

import pytest

from bot.core.catalogue import GROUPS, Dose, Rung
from bot.core.history import Block, Place, Session
from bot.core.planning import DayPlan, plan_day
from tests.core.people import (
    AYSE,
    EVERYTHING,
    MONDAY,
    ached,
    at_the_top,
    catalogue,
    day,
    dizzy,
    exercise,
    history,
    only,
    sessions,
    someone,
    standing,
)

FATMA = someone(falls_12m="one", serious_fall="no", equipment=frozenset({"counter"}))
"""One harmless fall, a kitchen worktop: the patient of the first week."""


def plan(number: int, so_far: dict[str, Any] | None = None, **answers: Any) -> DayPlan:
    return plan_day(catalogue(), someone(**answers), history(**so_far or {}), day(number))


def ids(planned: DayPlan) -> list[str]:
    return [item.exercise for item in planned.items]


def groups(planned: DayPlan) -> list[str]:
    return [item.group for item in planned.items if item.group]


def note_ids(planned: DayPlan) -> list[tuple[str, str]]:
    return [(note.rule, note.text_id) for note in planned.notes]


def test_the_first_day_is_ten_minutes_of_walking_and_standing_on_one_leg() -> None:
    planned = plan_day(catalogue(), FATMA, history(), MONDAY)
    walking, standing = planned.items
    assert (walking.exercise, walking.sets, walking.minutes, walking.support) == ("brisk_walking", 1, 10, None)
    assert (standing.exercise, standing.support) == ("single_leg_stance", "both_hands")
    assert (standing.sets, standing.seconds, standing.reps, standing.rung) == (2, 5, None, 1)
    assert standing.rules == ("S4",)
    assert (planned.day, planned.session_minutes, planned.notes) == ("plan", 4, ())


def test_the_first_week_has_at_most_two_strength_groups_a_day_in_turn() -> None:
    week = [groups(plan(number)) for number in range(1, 8)]
    assert week == [[], ["squat", "push"], [], ["pull", "hinge"], [], ["squat", "push"], []]


def test_the_first_week_is_the_same_whatever_weekday_it_starts_on() -> None:
    for started in range(1, 8):
        so_far = history(first_day=day(started))
        week = [groups(plan_day(catalogue(), AYSE, so_far, day(started + n))) for n in range(7)]
        assert week == [[], ["squat", "push"], [], ["pull", "hinge"], [], ["squat", "push"], []]


def test_days_off_move_the_strength_days_but_not_the_turns_of_the_groups() -> None:
    tuesdays_off = {"days_off": frozenset({1})}
    week = [groups(plan(number, so_far=tuesdays_off)) for number in range(1, 8)]
    assert week == [[], [], ["squat", "push"], [], ["pull", "hinge"], [], ["squat", "push"]]


def test_the_second_week_begins_on_the_eighth_day() -> None:
    mondays_only = {"days_off": frozenset(range(1, 7))}
    assert groups(plan(1, so_far=mondays_only)) == []
    assert tuple(groups(plan(8, so_far=mondays_only))) == GROUPS


def test_from_the_second_week_a_strength_day_has_one_of_each_group() -> None:
    strength = [number for number in range(8, 36) if groups(plan(number))]
    assert all(tuple(groups(plan(number))) == GROUPS for number in strength)
    assert len(strength) == 12
    assert all(later - earlier > 1 for earlier, later in pairwise(strength))


def test_from_the_second_week_there_is_a_second_choice_beside_walking() -> None:
    assert ids(plan(7)) == ["brisk_walking", "single_leg_stance"]
    assert ids(plan(8)) == ["brisk_walking", "heel_drops", "single_leg_stance"]
    assert ids(plan(8, spinal_fracture="yes")) == ["brisk_walking", "marching_on_spot", "single_leg_stance"]


def test_a_second_choice_that_nobody_may_do_is_left_out_without_a_word() -> None:
    planned = plan(8, so_far=dizzy(day(8)), equipment=frozenset({"chair"}))
    assert ids(planned) == ["brisk_walking", "single_leg_stance"]
    assert planned.notes == ()


def test_on_hold_nothing_is_prescribed_not_even_on_a_day_off() -> None:
    held = plan(8, so_far={"days_off": frozenset(range(7))}, medical_caution="yes", professional_ok="unsure")
    assert (held.day, held.session_minutes, held.items, held.notes) == ("hold", 0, (), ())
    assert held.clearance.holds == ("C4",)


def test_a_day_off_is_free() -> None:
    free = plan(8, so_far={"days_off": frozenset({0})})
    assert (free.day, free.session_minutes, free.items, free.clearance.level) == ("off", 0, (), "clear")


def test_a_day_before_the_first_is_like_the_first() -> None:
    early = plan_day(catalogue(), AYSE, history(first_day=day(3)), day(1))
    assert ids(early) == ["brisk_walking", "single_leg_stance"]


def test_after_falls_without_a_firm_hold_balance_is_done_sitting_and_the_plan_says_why() -> None:
    planned = plan(2, unsteady="yes", equipment=frozenset({"chair"}))
    assert "seated_march" in ids(planned)
    assert note_ids(planned) == [("S5", "balance_seated_equipment")]
    seated = planned.items[ids(planned).index("seated_march")]
    assert (seated.support, seated.rules) == ("seated", ("S4", "S5"))


def test_without_any_equipment_and_without_risk_balance_is_tai_chi() -> None:
    planned = plan(1, equipment=frozenset())
    assert ids(planned) == ["brisk_walking", "tai_chi"]
    assert planned.items[1].rules == ("S5",)


def test_balance_that_is_resting_is_done_sitting() -> None:
    resting = ached(day(1), *(each.id for each in catalogue().slot("balance") if not each.fallback))
    planned = plan(1, so_far=resting, equipment=EVERYTHING)
    assert ids(planned) == ["brisk_walking", "seated_march"]
    assert note_ids(planned) == [("S5", "balance_seated_resting")]


def test_missing_equipment_brings_the_fallbacks_of_every_group() -> None:
    strength = [item for item in plan(9, equipment=frozenset(), spinal_fracture="yes").items if item.group]
    fallbacks = ["seated_knee_straighten", "palm_press", "shoulder_blade_squeeze", "glute_squeeze"]
    assert [item.exercise for item in strength] == fallbacks
    assert all("S5" in item.rules for item in strength)


def test_what_cannot_be_filled_safely_is_left_out_and_explained() -> None:
    everything = ached(day(9), *catalogue().exercises)
    empty = plan(9, so_far=everything)
    assert (empty.day, empty.items, empty.session_minutes) == ("plan", (), 0)
    places = ("weight_bearing", "balance", *GROUPS)
    assert note_ids(empty) == [("S5", f"{place}_omitted_resting") for place in places]
    at_home = plan(9, so_far=everything, equipment=frozenset())
    assert ("S5", "squat_omitted_equipment") in note_ids(at_home)


def test_when_walking_hurts_another_weight_bearing_exercise_takes_its_place() -> None:
    no_walking = ached(day(1), "brisk_walking")
    first = plan(1, so_far=no_walking)
    assert ids(first) == ["heel_drops", "single_leg_stance"]
    assert "S6" in first.items[0].rules
    assert ids(plan(8, so_far=no_walking))[:2] == ["heel_drops", "marching_on_spot"]


def test_a_walk_after_falls_stays_short_and_says_by_which_rule() -> None:
    walk = plan(40, so_far={"places": standing({"brisk_walking": 5})}, unsteady="yes").items[0]
    assert (walk.rung, walk.minutes, "S4" in walk.rules) == (1, 10, True)


def test_missing_equipment_is_only_named_where_it_changed_the_choice() -> None:
    few = only("brisk_walking", "heel_drops", "stair_climbing", "tandem_walk")
    walking, second, balance = plan_day(few, someone(equipment=frozenset({"counter"})), history(), day(8)).items
    assert (walking.rules, balance.rules) == ((), ())
    assert (second.exercise, second.rules) == ("heel_drops", ("S3",))


GROUPED = ("mini_squat", "wall_push_up", "band_row", "standing_hip_extension")


def test_extras_join_a_strength_day_from_the_second_week_while_time_allows() -> None:
    few = only("brisk_walking", *GROUPED, "calf_raises")
    assert ids(plan_day(few, AYSE, history(), day(9))) == ["brisk_walking", *GROUPED, "calf_raises"]
    assert "calf_raises" not in ids(plan_day(few, AYSE, history(), day(2)))
    assert "calf_raises" not in ids(plan_day(few, AYSE, history(), day(10)))


def test_what_is_optional_gives_way_first_and_the_last_of_it_first() -> None:
    few = ("brisk_walking", "heel_drops", *GROUPED, "calf_raises")
    full = plan_day(only(*few), AYSE, history(), day(16))
    tighter = plan_day(only(*few, limit=full.session_minutes - 1), AYSE, history(), day(16))
    assert ids(tighter) == [each for each in ids(full) if each != "calf_raises"]
    tightest = plan_day(only(*few, limit=1), AYSE, history(), day(16))
    assert ids(tightest) == ["brisk_walking", *GROUPED]


def test_a_long_tai_chi_is_shortened_until_the_session_fits() -> None:
    so_far = history(places=at_the_top())
    whole = plan_day(only("brisk_walking", "tai_chi", *GROUPED, limit=90), AYSE, so_far, day(9)).items[1]
    planned = plan_day(only("brisk_walking", "tai_chi", *GROUPED), AYSE, so_far, day(9))
    assert planned.session_minutes <= 30
    assert (whole.exercise, whole.rung, planned.items[1].minutes) == ("tai_chi", 6, 10)


def test_nothing_is_shortened_below_its_first_rung() -> None:
    so_far = history(places=standing({"seated_march": 6}))
    person = someone(unsteady="yes", equipment=frozenset())
    march = plan_day(only("brisk_walking", "seated_march", limit=1), person, so_far, day(3)).items[1]
    assert (march.exercise, march.rung, march.minutes) == ("seated_march", 1, 1)


def test_a_session_that_cannot_be_shortened_stays_as_it_is() -> None:
    heavy = exercise("wall_push_up", ladder=(Rung(Dose(sets=3, reps=200), None),) * 6)
    planned = plan_day(only("brisk_walking", "mini_squat", heavy), AYSE, history(), day(2))
    assert planned.session_minutes > 30
    assert groups(planned) == ["squat", "push"]


def test_the_rules_of_an_item_stand_in_the_order_of_their_ids() -> None:
    few = only("brisk_walking", "skipping", "stair_climbing", "marching_on_spot")
    person = someone(falls_12m="one", serious_fall="no", professional_ok="not_yet")
    second = plan_day(few, person, history(), day(8)).items[1]
    assert second.rules == ("C5", "S3", "S4", "S10")


@pytest.mark.parametrize("word", ["not_yet", "with_limits"])
def test_without_an_unlimited_word_everything_stays_at_the_lowest_rung(word: str) -> None:
    planned = plan(9, so_far={"places": at_the_top()}, professional_ok=word)
    assert {item.rung for item in planned.items} == {1}
    assert all({"C5", "S8"} & set(item.rules) for item in planned.items)


FEW = only("brisk_walking", "dancing", "single_leg_stance", "tandem_walk", *GROUPED, "calf_raises")


def test_a_plan_tells_on_which_rung_everything_begins_and_whose_turn_it_is() -> None:
    first = plan_day(FEW, AYSE, history(), day(1))
    assert first.places == {"brisk_walking": Place(1, day(1)), "single_leg_stance": Place(1, day(1))}
    assert first.blocks == {"balance": Block("single_leg_stance", day(1))}


def test_places_and_turns_that_stayed_as_they_were_are_not_told_again() -> None:
    before = plan_day(FEW, AYSE, history(), day(15))
    so_far = history(places=before.places, blocks=before.blocks, last_active=day(15))
    after = plan_day(FEW, AYSE, so_far, day(16))
    assert {*after.places} == {*GROUPED, "calf_raises"}
    assert {*after.blocks} == {*GROUPS, "extras"}
    everything = history(places={**before.places, **after.places}, blocks={**before.blocks, **after.blocks})
    again = plan_day(FEW, AYSE, everything, day(18))
    assert (ids(again), again.places, again.blocks) == (ids(after), {}, {})


def test_a_rung_that_was_left_or_reached_is_told() -> None:
    places = {"brisk_walking": Place(3, day(20)), "single_leg_stance": Place(2, day(20)), "dancing": Place(1, day(24))}
    done = {
        "brisk_walking": sessions(3, (26, "right"), (27, "easy"), (28, "right")),
        "single_leg_stance": sessions(2, (28, "wobbly")),
    }
    planned = plan_day(FEW, AYSE, history(places=places, sessions=done, last_active=day(28)), day(29))
    assert planned.places == {
        "brisk_walking": Place(4, day(29), risen=day(29)),
        "single_leg_stance": Place(1, day(29)),
    }
    assert {item.exercise: item.rung for item in planned.items} == {
        "brisk_walking": 4,
        "dancing": 1,
        "single_leg_stance": 1,
    }


def test_what_gave_way_to_time_begins_nothing() -> None:
    tight = only("brisk_walking", "dancing", "single_leg_stance", *GROUPED, "calf_raises", limit=1)
    planned = plan_day(tight, AYSE, history(), day(16))
    assert not {"dancing", "calf_raises"} & planned.places.keys()
    assert {*planned.blocks} == {"balance", *GROUPS}


def test_a_shortened_exercise_is_not_a_step_down() -> None:
    so_far = history(places=standing({"tai_chi": 6}), blocks={"balance": Block("tai_chi", day(8))})
    planned = plan_day(only("brisk_walking", "tai_chi", limit=15), AYSE, so_far, day(9))
    assert planned.items[1].rung < 6
    assert "tai_chi" not in planned.places


def test_nothing_is_remembered_of_a_hold_or_a_day_off() -> None:
    held = plan(8, medical_caution="yes", professional_ok="unsure")
    free = plan(8, so_far={"days_off": frozenset({0})})
    assert [(each.places, each.blocks) for each in (held, free)] == [({}, {}), ({}, {})]


def test_a_hold_gives_its_reasons_and_a_plan_its_date() -> None:
    held, free, planned = (plan(8, medical_caution="yes", professional_ok="unsure"), plan(8), plan(9))
    assert held.clearance.reasons == ("C4",)
    assert (held.date, free.date, planned.date) == (day(8), day(8), day(9))
    assert planned.clearance.reasons == ("C6",)


def test_the_session_that_is_told_is_the_one_that_is_left() -> None:
    roomy = plan_day(only("brisk_walking", "dancing", *GROUPED, limit=90), AYSE, history(), day(9))
    tight = plan_day(only("brisk_walking", "dancing", *GROUPED, limit=1), AYSE, history(), day(9))
    without = plan_day(only("brisk_walking", *GROUPED, limit=1), AYSE, history(), day(9))
    assert roomy.session_minutes > tight.session_minutes == without.session_minutes


def news(number: int, rungs: dict[str, int], **planned: tuple[Session, ...]) -> dict[str, str]:
    """What is new about the plan of a day, for somebody on these rungs with these sessions so far."""
    places = {name: Place(rung, day(number - 7)) for name, rung in rungs.items()}
    so_far = history(places=places, sessions=planned, last_active=day(number - 1))
    return dict(plan_day(FEW, AYSE, so_far, day(number)).news)


def test_on_the_first_day_nothing_is_called_new() -> None:
    assert plan_day(FEW, AYSE, history(), day(1)).news == {}


def test_an_exercise_is_new_when_it_comes_for_the_first_time() -> None:
    walked = sessions(1, (1, "right"))
    known = {"brisk_walking": 1, "single_leg_stance": 1}
    assert news(2, known, brisk_walking=walked, single_leg_stance=walked) == dict.fromkeys(GROUPED[:2], "new")


def test_an_exercise_that_stands_higher_or_lower_than_before_is_told() -> None:
    known = {"brisk_walking": 2, "single_leg_stance": 2, "dancing": 2}
    done = {
        "brisk_walking": sessions(2, (25, "right"), (26, "right"), (28, "right")),
        "single_leg_stance": sessions(2, (28, "wobbly")),
        "dancing": sessions(2, (28, "right")),
    }
    assert news(29, known, **done) == {"brisk_walking": "up", "single_leg_stance": "down"}


@pytest.mark.parametrize(("last_planned", "told"), [(16, {}), (15, {"dancing": "back"}), (1, {"dancing": "back"})])
def test_an_exercise_that_was_not_planned_for_two_weeks_is_back(last_planned: int, told: dict[str, str]) -> None:
    walked = sessions(2, (28, None))
    known = {"brisk_walking": 2, "single_leg_stance": 2, "dancing": 2}
    left_out = (Session(day(1), 2, False), Session(day(last_planned), 2, False))
    assert news(29, known, brisk_walking=walked, single_leg_stance=walked, dancing=left_out) == told


def test_an_exercise_of_which_no_session_is_left_is_back() -> None:
    walked = sessions(2, (28, None))
    known = {"brisk_walking": 2, "single_leg_stance": 2, "dancing": 2}
    assert news(29, known, brisk_walking=walked, single_leg_stance=walked) == {"dancing": "back"}


def test_an_exercise_that_begins_again_is_new() -> None:
    walked = sessions(2, (28, None))
    known = {"brisk_walking": 2, "single_leg_stance": 2}
    done = {"brisk_walking": walked, "single_leg_stance": walked, "dancing": walked}
    assert news(29, known, **done) == {"dancing": "new"}


def test_an_empty_slot_is_no_news() -> None:
    resting = ached(day(9), *catalogue().exercises)
    assert plan_day(FEW, AYSE, history(**resting), day(9)).news == {}
