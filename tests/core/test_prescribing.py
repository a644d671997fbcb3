"""Care rules S2 to S8 and S10, asked about one exercise at a time."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from bot.core.catalogue import EQUIPMENT, Dose, Exercise, Rung
from bot.core.history import Place, Symptom
from bot.core.prescribing import CAP_RULES, OUT_RULES, Ruling, ruling
from tests.core.people import ached, case, catalogue, day, dizzy, exercise


def ruled(asked: str | Exercise, so_far: dict[str, Any] | None = None, **answers: Any) -> Ruling:
    found = exercise(asked) if isinstance(asked, str) else asked
    return ruling(found, case(day(40), so_far, **answers))


def out_by(asked: str | Exercise, **what: Any) -> tuple[str, ...]:
    return ruled(asked, **what).out_by


FRACTURE = {"spinal_fracture": "yes"}
ONE_FALL = {"falls_12m": "one", "serious_fall": "no"}
UNSTEADY = {"unsteady": "yes"}
IMPACT_FINE = {"high_impact_ok": "yes"}


@pytest.mark.parametrize(
    ("exercise", "answers", "rules"),
    [
        ("heel_drops", {}, ()),
        ("heel_drops", FRACTURE, ("S2",)),
        ("hip_hinge", {}, ()),
        ("hip_hinge", FRACTURE, ("S2",)),
        ("stair_climbing", {}, ("S3",)),
        ("stair_climbing", IMPACT_FINE, ()),
        ("stair_climbing", IMPACT_FINE | FRACTURE, ("S2",)),
        ("stair_climbing", IMPACT_FINE | ONE_FALL, ("S4",)),
        ("stair_climbing", IMPACT_FINE | UNSTEADY, ("S4",)),
        ("heel_drops", ONE_FALL, ()),
        ("heel_drops", UNSTEADY, ("S4",)),
        ("tai_chi", ONE_FALL, ()),
        ("tai_chi", UNSTEADY, ("S4",)),
        ("brisk_walking", UNSTEADY | FRACTURE, ()),
        ("heel_drops", {"professional_ok": "with_limits"}, ("S8",)),
        ("brisk_walking", {"professional_ok": "with_limits"}, ()),
    ],
)
def test_risks_put_exercises_out(exercise: str, answers: dict[str, Any], rules: tuple[str, ...]) -> None:
    assert out_by(exercise, **answers) == rules


@pytest.mark.parametrize(
    ("exercise", "equipment", "answers", "allowed"),
    [
        ("single_leg_stance", {"chair"}, {}, True),
        ("single_leg_stance", {"counter"}, {}, True),
        ("single_leg_stance", {"wall"}, {}, False),
        ("single_leg_stance", {"chair"}, UNSTEADY, False),
        ("single_leg_stance", {"counter"}, UNSTEADY, True),
        ("tandem_walk", {"wall"}, UNSTEADY, True),
        ("sit_to_stand", {"chair"}, UNSTEADY, True),
        ("sit_to_stand", set(), {}, False),
        ("seated_march", set(), UNSTEADY, True),
    ],
)
def test_an_exercise_needs_any_one_of_its_equipment_and_balance_something_firm_after_falls(
    exercise: str, equipment: set[str], answers: dict[str, Any], allowed: bool
) -> None:
    assert out_by(exercise, equipment=frozenset(equipment), **answers) == (() if allowed else ("S5",))


@pytest.mark.parametrize(("days_ago", "is_out"), [(0, True), (7, True), (8, False)])
def test_an_exercise_that_hurt_rests_for_seven_days(days_ago: int, is_out: bool) -> None:
    hurt = ached(day(40) - timedelta(days=days_ago), "wall_push_up")
    assert out_by("wall_push_up", so_far=hurt) == (("S6",) if is_out else ())
    assert out_by("palm_press", so_far=hurt) == ()


def test_an_exercise_rests_for_an_ache_at_its_place_whatever_it_came_with() -> None:
    leaning = replace(catalogue().exercises["wall_push_up"], rests_for=frozenset({"arm"}))
    assert out_by(leaning, so_far={"symptoms": (Symptom(day(38), "caution", "band_row", "arm"),)}) == ("S6",)
    assert out_by(leaning, so_far={"symptoms": (Symptom(day(38), "caution", None, "knee"),)}) == ()


def test_what_a_referral_put_out_comes_back_with_its_hold() -> None:
    assert out_by("wall_push_up", so_far={"symptoms": (Symptom(day(39), "referral", "wall_push_up"),)}) == ()


@pytest.mark.parametrize("exercise", ["sit_to_stand", "hip_hinge", "tai_chi", "stair_climbing"])
@pytest.mark.parametrize(("days_ago", "is_out"), [(0, True), (14, True), (15, False), (-1, True)])
def test_dizziness_of_the_last_14_days_puts_out_what_can_bring_it_back(
    exercise: str, days_ago: int, is_out: bool
) -> None:
    so_far = dizzy(day(40) - timedelta(days=days_ago))
    assert out_by(exercise, so_far=so_far, **IMPACT_FINE) == (("S7",) if is_out else ())


@pytest.mark.parametrize(
    ("links", "contraindications", "is_out"),
    [({"rising"}, set(), True), (set(), {"S7"}, True), (set(), {"S4"}, False), (set(), set(), False)],
)
def test_what_rises_bends_or_turns_the_head_or_is_named_is_out_with_dizziness(
    links: set[str], contraindications: set[str], is_out: bool
) -> None:
    asked = exercise("mini_squat", links=frozenset(links), contraindications=frozenset(contraindications))
    assert out_by(asked, so_far=dizzy(day(40))) == (("S7",) if is_out else ())
    assert out_by(asked) == ()


def test_dizziness_leaves_what_keeps_the_head_level() -> None:
    for level in ("brisk_walking", "single_leg_stance", "wall_push_up"):
        assert out_by(level, so_far=dizzy(day(40))) == ()


@pytest.mark.parametrize(
    ("exercise", "what", "top", "rules"),
    [
        ("single_leg_stance", {}, 6, ()),
        ("single_leg_stance", ONE_FALL, 5, ("S4",)),
        ("single_leg_stance", UNSTEADY, 4, ("S4",)),
        ("single_leg_stance", {"so_far": dizzy(day(30))}, 4, ("S7",)),
        ("tandem_walk", ONE_FALL, 5, ("S4",)),
        ("tandem_walk", UNSTEADY, 4, ("S4",)),
        ("tai_chi", ONE_FALL, 6, ("S4",)),
        ("brisk_walking", ONE_FALL, 6, ()),
        ("brisk_walking", UNSTEADY, 1, ("S4",)),
        ("sit_to_stand", UNSTEADY, 6, ()),
        ("sit_to_stand", {"professional_ok": "with_limits"}, 1, ("S8",)),
        ("sit_to_stand", {"professional_ok": "not_yet"}, 1, ("C5",)),
    ],
)
def test_risks_limit_how_far_up_a_ladder_somebody_goes(
    exercise: str, what: dict[str, Any], top: int, rules: tuple[str, ...]
) -> None:
    limited = ruled(exercise, **what)
    assert (limited.top, limited.limited_by) == (top, rules)


def test_a_balance_exercise_that_is_never_held_is_out_after_falls() -> None:
    loose = replace(catalogue().exercises["single_leg_stance"], ladder=(Rung(Dose(seconds=5), "none"),) * 6)
    assert out_by(loose, **UNSTEADY) == ("S4",)
    assert not ruled(loose, **ONE_FALL).allowed
    assert ruled(loose).allowed


@pytest.mark.parametrize(
    ("support", "after_falls", "after_one_fall"),
    [
        (None, True, True),
        ("seated", True, True),
        ("both_hands", True, True),
        ("rail", True, True),
        ("one_hand", True, True),
        ("fingertips", True, True),
        ("hover", False, True),
        ("none", False, False),
    ],
)
def test_balance_is_held_after_falls_and_not_let_go_after_one(
    support: str | None, after_falls: bool, after_one_fall: bool
) -> None:
    same_all_the_way = exercise("single_leg_stance", ladder=(Rung(Dose(seconds=5), support),) * 6)
    for what, allowed in (
        (UNSTEADY, after_falls),
        (ONE_FALL, after_one_fall),
        ({"so_far": dizzy(day(40))}, after_falls),
    ):
        assert ruled(same_all_the_way, **what).allowed is allowed
        assert ruled(same_all_the_way, **what).top == (6 if allowed else 0)
    assert ruled(same_all_the_way).limited_by == ()


@pytest.mark.parametrize("what", [UNSTEADY, ONE_FALL, {"so_far": dizzy(day(40))}])
def test_only_balance_has_to_be_held(what: dict[str, Any]) -> None:
    free = exercise("mini_squat", ladder=(Rung(Dose(reps=5), "none"),) * 6)
    assert (ruled(free, **what).top, ruled(free, **what).limited_by) == (6, ())


@pytest.mark.parametrize("equipment", EQUIPMENT)
def test_after_falls_balance_needs_what_cannot_tip_or_give(equipment: str) -> None:
    needing = exercise("single_leg_stance", equipment=frozenset({equipment}))
    firm = equipment in {"counter", "wall", "stairs_rail"}
    assert out_by(needing, **UNSTEADY) == (() if firm else ("S5",))
    assert out_by(needing, **ONE_FALL) == ()
    assert out_by(replace(needing, category="resistance"), **UNSTEADY) == ()


JUMPS_READY: dict[str, Any] = {
    "places": {"heel_drops": Place(6, day(26)), "single_leg_stance": Place(5, day(30))},
    "last_active": day(39),
}
HEELS = JUMPS_READY["places"]["heel_drops"]


def small_jumps() -> Exercise:
    drops = catalogue().exercises["heel_drops"]
    return replace(drops, id="small_jumps", contraindications=frozenset({"S10", "S4_some"}))


def test_jumps_are_for_those_who_built_up_to_them() -> None:
    assert out_by(small_jumps(), so_far=JUMPS_READY, **IMPACT_FINE) == ()
    assert out_by(small_jumps(), so_far=JUMPS_READY, age_band="50_64") == ()
    tandem = JUMPS_READY | {"places": {"heel_drops": HEELS, "tandem_stance": Place(5, day(30))}}
    assert out_by(small_jumps(), so_far=tandem, **IMPACT_FINE) == ()


@pytest.mark.parametrize(
    "what",
    [
        {"high_impact_ok": "no"},
        {"professional_ok": "not_yet"},
        {"current_signs": frozenset({"dizziness"})},
        {"so_far": JUMPS_READY | {"places": JUMPS_READY["places"] | {"heel_drops": Place(6, day(27))}}},
        {"so_far": JUMPS_READY | {"places": JUMPS_READY["places"] | {"heel_drops": Place(5, day(2))}}},
        {"so_far": JUMPS_READY | {"places": JUMPS_READY["places"] | {"single_leg_stance": Place(4, day(2))}}},
        {"so_far": JUMPS_READY | {"places": {"heel_drops": HEELS}}},
        {"so_far": JUMPS_READY | {"places": {"single_leg_stance": Place(6, day(2))}}},
        {"so_far": JUMPS_READY | {"last_active": day(26)}},
        {"so_far": JUMPS_READY | {"last_active": None}},
        {"so_far": {}},
    ],
)
def test_jumps_are_out_while_anything_is_missing(what: dict[str, Any]) -> None:
    assert out_by(small_jumps(), **{"so_far": JUMPS_READY} | IMPACT_FINE | what) == ("S10",)


def test_after_a_fall_there_are_no_jumps() -> None:
    assert out_by(small_jumps(), so_far=JUMPS_READY, **IMPACT_FINE | ONE_FALL) == ("S4", "S10")


def test_what_rests_for_a_while_lasts_and_what_is_out_for_another_reason_does_not() -> None:
    assert ruled("tai_chi").lasts
    for_both = (*ached(day(40), "tai_chi")["symptoms"], *dizzy(day(40))["symptoms"])
    for so_far in (ached(day(40), "tai_chi"), dizzy(day(40)), {"symptoms": for_both}):
        assert ruled("tai_chi", so_far).lasts
        assert not ruled("tai_chi", so_far).allowed
        assert not ruled("tai_chi", so_far, **UNSTEADY).lasts
    assert not ruled("tandem_walk", ached(day(40), "tandem_walk"), equipment=frozenset()).lasts


def test_every_rule_names_its_source() -> None:
    assert all(rule.source for rule in (*OUT_RULES, *CAP_RULES))
    assert {rule.id for rule in OUT_RULES} == {"S2", "S3", "S4", "S5", "S6", "S7", "S8", "S10"}
