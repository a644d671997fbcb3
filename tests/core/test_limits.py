"""What the clinic leaves out stays out, and what it allows lifts nothing but that it is left to the clinic."""

import pytest

from bot.core.catalogue import IMPACTS
from bot.core.limits import Kind, Limit, Limits, in_order, is_meant, may_be_allowed, takes_load
from bot.core.planning import plan_day
from bot.core.prescribing import Ruling, ruling
from tests.core.people import ached, case, catalogue, day, dizzy, exercise, history, only, someone, standing

NO_BRIDGE, NO_HINGE = Limit(Kind.FORBID, "bridge"), Limit(Kind.FORBID, "hip_hinge")
HINGE, LOW = Limit(Kind.ALLOW, "hip_hinge"), Limit(Kind.LOW_IMPACT)
BROKEN = {"spinal_fracture": "yes"}
WITHIN = {"professional_ok": "with_limits", "limits_entered": True}
TO_CLINIC = {"hip_hinge", "bridge", "back_extension_hold"}


def limited(*every: Limit) -> Limits:
    return Limits(frozenset(every))


def ruled(name: str, limits: Limits, so_far: dict | None = None, **answers) -> Ruling:
    return ruling(exercise(name), case(day(40), {**(so_far or {}), "limits": limits}, **answers))


def test_what_the_clinic_leaves_out_is_out_for_everybody() -> None:
    assert ruled("bridge", limited(NO_BRIDGE)).out_by == ("S8",)
    assert ruled("hip_hinge", limited(NO_BRIDGE)).allowed


def test_nothing_above_low_impact_is_left_where_the_clinic_says_so() -> None:
    for each in catalogue().exercises.values():
        out = "S8" in ruled(each.id, limited(LOW), high_impact_ok="yes").out_by
        assert out is (IMPACTS.index(each.impact) > IMPACTS.index("low")), each.id


@pytest.mark.parametrize(
    ("limits", "walking", "squat"),
    [
        (limited(Limit(Kind.CAP, "mini_squat", 2)), 6, 2),
        (limited(Limit(Kind.CAP, None, 3)), 3, 3),
        (limited(Limit(Kind.CAP, None, 3), Limit(Kind.CAP, "mini_squat", 2)), 3, 2),
        (limited(Limit(Kind.CAP, None, 2), Limit(Kind.CAP, "mini_squat", 4)), 2, 2),
    ],
)
def test_of_several_caps_the_lowest_counts(limits: Limits, walking: int, squat: int) -> None:
    assert ruled("brisk_walking", limits).top == walking
    assert ruled("mini_squat", limits).top == squat
    assert ruled("mini_squat", limits).limited_by == ("S8",)


def test_a_cap_never_raises_what_another_rule_keeps_low() -> None:
    assert ruled("brisk_walking", limited(Limit(Kind.CAP, None, 5)), unsteady="yes").top == 1


def test_a_cap_brings_down_whoever_stands_higher() -> None:
    so_far = history(places=standing({"brisk_walking": 5}), limits=limited(Limit(Kind.CAP, "brisk_walking", 2)))
    items = plan_day(catalogue(), someone(), so_far, day(8)).items
    [walking] = [item for item in items if item.exercise == "brisk_walking"]
    assert (walking.rung, walking.rules) == (2, ("S8",))


def test_three_exercises_are_left_to_the_clinic_after_a_broken_spine() -> None:
    assert {each.id for each in catalogue().exercises.values() if may_be_allowed(each)} == TO_CLINIC
    for name in TO_CLINIC:
        assert ruled(name, Limits(), **BROKEN).out_by == ("S2",)
        assert ruled(name, limited(Limit(Kind.ALLOW, name)), **BROKEN).allowed
        others = limited(*(Limit(Kind.ALLOW, other) for other in TO_CLINIC - {name}))
        assert not ruled(name, others, **BROKEN).allowed


def test_what_the_clinic_has_allowed_is_done_as_it_has_shown() -> None:
    """The rule stands beside the exercise, so that its words do."""
    found = ruled("hip_hinge", limited(HINGE), **BROKEN)
    assert (found.limited_by, found.top) == (("S2",), 6)
    assert ruled("hip_hinge", limited(HINGE)).limited_by == ()


@pytest.mark.parametrize(
    ("name", "so_far", "answers", "rule"),
    [
        ("heel_drops", {}, BROKEN, "S2"),
        ("stair_climbing", {}, {}, "S3"),
        ("tai_chi", {}, {"unsteady": "yes"}, "S4"),
        ("bridge", {}, {**BROKEN, "falls_12m": "two_plus"}, None),
        ("mini_squat", {}, {"equipment": frozenset()}, "S5"),
        ("hip_hinge", ached(day(39), "hip_hinge"), BROKEN, "S6"),
        ("hip_hinge", dizzy(day(39)), BROKEN, "S7"),
        ("heel_drops", {}, {"professional_ok": "with_limits"}, "S8"),
        ("skipping", {}, {}, "S10"),
    ],
)
def test_an_allowance_lifts_no_other_rule(name: str, so_far: dict, answers: dict, rule: str | None) -> None:
    found = ruled(name, limited(Limit(Kind.ALLOW, name)), so_far, **answers)
    assert found.out_by == ((rule,) if rule else ())


def test_an_allowance_lifts_no_hold() -> None:
    so_far = history(limits=limited(HINGE))
    assert plan_day(catalogue(), someone(**BROKEN, professional_ok="not_yet"), so_far, day(8)).items == ()


def test_limits_that_nobody_has_entered_keep_everything_low_and_entered_ones_do_not() -> None:
    unknown = ruled("heel_drops", Limits(), professional_ok="with_limits")
    assert (unknown.out_by, unknown.top) == (("S8",), 1)
    known = ruled("heel_drops", limited(NO_BRIDGE), **WITHIN)
    assert (known.out_by, known.top) == ((), 6)


def test_within_limits_nobody_jumps() -> None:
    assert "S10" in ruled("small_jumps", limited(NO_BRIDGE), **WITHIN, high_impact_ok="yes").out_by


def test_a_load_changes_no_rung_and_no_rule() -> None:
    assert ruled("mini_squat", limited(Limit(Kind.LOAD, "mini_squat"))) == ruled("mini_squat", Limits())


def test_a_weight_goes_with_counted_repetitions_of_the_legs_and_hips() -> None:
    assert takes_load(exercise("sit_to_stand"))
    assert takes_load(exercise("calf_raises"))
    for name in ("brisk_walking", "weight_shift", "wall_push_up", "band_row", "glute_squeeze", "back_extension_hold"):
        assert not takes_load(exercise(name)), name


def test_the_newest_word_about_an_exercise_counts() -> None:
    limits = limited(HINGE, Limit(Kind.LOAD, "hip_hinge"), Limit(Kind.CAP, "hip_hinge", 2), LOW)
    forbidden = limits.adding(NO_HINGE)
    assert forbidden == limited(NO_HINGE, LOW)
    assert forbidden.adding(HINGE) == limited(HINGE, LOW)
    assert limits.adding(Limit(Kind.CAP, "hip_hinge", 4)).top("hip_hinge") == 4
    assert limits.adding(Limit(Kind.CAP, None, 1)).top("hip_hinge") == 1
    assert limited(Limit(Kind.CAP, None, 3)).adding(Limit(Kind.CAP, None, 5)).top("hip_hinge") == 5
    assert limited(LOW).without(LOW) == Limits()
    assert not Limits()


@pytest.mark.parametrize(
    ("limit", "meant"),
    [
        (HINGE, True),
        (Limit(Kind.ALLOW, "small_jumps"), False),
        (Limit(Kind.ALLOW), False),
        (NO_BRIDGE, True),
        (Limit(Kind.FORBID, "handstand"), False),
        (Limit(Kind.FORBID), False),
        (Limit(Kind.FORBID, "bridge", 2), False),
        (Limit(Kind.CAP, "bridge", 5), True),
        (Limit(Kind.CAP, None, 1), True),
        (Limit(Kind.CAP, "bridge", 6), False),
        (Limit(Kind.CAP, "bridge", 0), False),
        (Limit(Kind.CAP, "bridge"), False),
        (LOW, True),
        (Limit(Kind.LOW_IMPACT, "bridge"), False),
        (Limit(Kind.LOAD, "sit_to_stand"), True),
        (Limit(Kind.LOAD, "brisk_walking"), False),
    ],
)
def test_a_clinic_decides_only_what_means_something(limit: Limit, meant: bool) -> None:
    assert is_meant(limit, catalogue().exercises) is meant


def test_what_is_left_out_is_read_first_and_what_is_allowed_last() -> None:
    limits = [HINGE, Limit(Kind.LOAD, "mini_squat"), Limit(Kind.CAP, None, 2), LOW, NO_HINGE, NO_BRIDGE]
    assert [each.kind for each in in_order(limits)] == ["forbid", "forbid", "low_impact", "cap", "load", "allow"]


def test_the_plan_says_what_the_clinic_has_left_out_of_it() -> None:
    few = only("brisk_walking", "tandem_stance", "mini_squat", "wall_push_up", "palm_press", "band_row", "hip_hinge")
    forbidden = limited(Limit(Kind.FORBID, "mini_squat"))
    planned = plan_day(few, someone(), history(limits=forbidden), day(9))
    assert [(note.rule, note.text_id) for note in planned.notes] == [("S5", "squat_omitted_clinic")]


def test_the_plan_asks_for_equipment_where_it_would_bring_another_exercise() -> None:
    few = only("brisk_walking", "seated_march", "mini_squat", "sit_to_stand")
    forbidden = limited(Limit(Kind.FORBID, "sit_to_stand"))
    planned = plan_day(few, someone(equipment=frozenset({"chair"})), history(limits=forbidden), day(9))
    assert "squat_omitted_equipment" in [note.text_id for note in planned.notes]
