"""Which sentence explains a rule depends on what was answered."""

from typing import Any

import pytest

from bot.content.because import CAUSES, cause_of, limit_of
from bot.content.load import load_content
from bot.core.facts import Answers

SAFE: dict[str, Any] = {
    "spinal_fracture": "no",
    "frequent_fractures": "no",
    "falls_12m": "none",
    "unsteady": "no",
    "current_signs": frozenset(),
    "professional_ok": "yes",
}
EXERCISES = load_content().catalogue.exercises


def answers(**changed: Any) -> Answers:
    return Answers(**SAFE | changed)


@pytest.mark.parametrize(
    ("rule", "changed", "cause"),
    [
        ("S2", {"spinal_fracture": "yes", "frequent_fractures": "yes"}, "S2_spine"),
        ("S2", {"spinal_fracture": "unsure", "frequent_fractures": "yes"}, "S2_frequent"),
        ("S2", {"current_signs": frozenset({"old_posture"})}, "S2_stoop"),
        ("S2", {"spinal_fracture": "unsure"}, "S2_unsure"),
        ("S2", {"frequent_fractures": None}, "S2_unsure"),
        ("S4", {"falls_12m": "two_plus", "unsteady": "yes"}, "S4_falls"),
        ("S4", {"falls_12m": "one", "serious_fall": "yes", "unsteady": "yes"}, "S4_unsteady"),
        ("S4", {"falls_12m": "one", "serious_fall": "yes"}, "S4_bad_fall"),
        ("S4", {"falls_12m": "one", "serious_fall": "unsure"}, "S4_unsure"),
        ("S4", {"falls_12m": "one", "serious_fall": "no"}, "S4_one_fall"),
        ("S4", {"falls_12m": None}, "S4_unsure"),
        ("C5", {"professional_ok": "not_yet"}, "C5_not_yet"),
        ("C5", {"professional_ok": None}, "C5_unsure"),
        ("S8", {"professional_ok": "with_limits"}, "S8_limits"),
        ("S8", {"professional_ok": "with_limits", "limits_entered": True}, "S8_clinic"),
        ("S8", {"professional_ok": "yes"}, "S8_clinic"),
    ],
)
def test_the_gravest_answer_behind_a_rule_is_told(rule: str, changed: dict[str, Any], cause: str) -> None:
    assert cause_of(rule, answers(**changed)) == cause


@pytest.mark.parametrize("rule", ["S3", "S5", "S6", "S7", "S10"])
def test_a_rule_that_does_not_depend_on_the_answers_has_one_sentence(rule: str) -> None:
    assert cause_of(rule, answers()) == next(cause.key for cause in CAUSES if cause.rule == rule)


@pytest.mark.parametrize("rule", ["S1", "S9", "C6"])
def test_a_rule_that_explains_no_choice_has_none(rule: str) -> None:
    assert cause_of(rule, answers()) is None


FALLS, ONE_FALL = {"falls_12m": "two_plus"}, {"falls_12m": "one", "serious_fall": "no"}


@pytest.mark.parametrize(
    ("rule", "exercise", "changed", "limit"),
    [
        ("S4", "brisk_walking", FALLS, "S4_walking"),
        ("S4", "single_leg_stance", FALLS, "S4_held"),
        ("S4", "single_leg_stance", ONE_FALL, "S4_near"),
        ("S7", "single_leg_stance", {}, "S7_held"),
        ("S4", "seated_march", FALLS, None),
        ("S7", "seated_march", {}, None),
        ("S4", "tai_chi", ONE_FALL, None),
        ("C5", "brisk_walking", {}, "C5_lowest"),
        ("S8", "seated_march", {"professional_ok": "with_limits"}, "S8_lowest"),
        ("S8", "seated_march", {"professional_ok": "with_limits", "limits_entered": True}, "S8_capped"),
        ("S2", "hip_hinge", {"spinal_fracture": "yes"}, "S2_allowed"),
        ("S3", "brisk_walking", {}, None),
    ],
)
def test_a_limit_is_told_where_it_means_something(
    rule: str, exercise: str, changed: dict[str, Any], limit: str | None
) -> None:
    assert limit_of(rule, EXERCISES[exercise], answers(**changed), [rule]) == limit


@pytest.mark.parametrize(("changed", "limits"), [(FALLS, ["S4_held", None]), (ONE_FALL, [None, "S7_held"])])
def test_of_two_rules_that_ask_for_a_hold_one_is_told(changed: dict[str, Any], limits: list[str | None]) -> None:
    both = ("S4", "S7")
    exercise = EXERCISES["single_leg_stance"]
    assert [limit_of(rule, exercise, answers(**changed), both) for rule in both] == limits
