"""Every answer leads to its facts, the cautious way."""

import pytest

from bot.core.facts import VALUES, Answers, facts_of
from tests.core.people import AYSE, someone

ASKED = (
    *("spinal_fracture", "frequent_fractures", "falls_12m", "unsteady"),
    *("current_signs", "medical_caution", "professional_ok"),
)


@pytest.mark.parametrize("field", ["spinal_fracture", "frequent_fractures"])
@pytest.mark.parametrize(("answer", "risk"), [("yes", "high"), ("unsure", "high"), (None, "high"), ("no", "low")])
def test_only_a_clear_no_makes_the_fracture_risk_low(field: str, answer: str | None, risk: str) -> None:
    assert facts_of(someone(**{field: answer})).fracture_risk == risk


def test_an_old_stoop_may_be_an_unseen_spinal_fracture() -> None:
    facts = facts_of(someone(current_signs=frozenset({"old_posture"})))
    assert facts.fracture_risk == "high"
    assert not facts.new_signs


@pytest.mark.parametrize(
    ("falls", "serious", "unsteady", "risk"),
    [
        ("none", None, "no", "low"),
        ("none", "yes", "no", "low"),
        ("one", "no", "no", "some"),
        ("one", "yes", "no", "high"),
        ("one", "unsure", "no", "high"),
        ("one", None, "no", "high"),
        ("two_plus", "no", "no", "high"),
        ("unsure", "no", "no", "high"),
        (None, "no", "no", "high"),
        ("none", None, "yes", "high"),
        ("none", None, "unsure", "high"),
        ("none", None, None, "high"),
        ("one", "no", "yes", "high"),
    ],
)
def test_the_falls_risk_follows_from_falls_and_steadiness(
    falls: str | None, serious: str | None, unsteady: str | None, risk: str
) -> None:
    answers = someone(falls_12m=falls, serious_fall=serious, unsteady=unsteady)
    assert facts_of(answers).falls_risk == risk


@pytest.mark.parametrize("sign", ["back_pain", "sharp_pain", "dizziness", "height_loss", "stoop", "unsure"])
def test_each_new_sign_counts_even_beside_an_old_stoop(sign: str) -> None:
    assert facts_of(someone(current_signs=frozenset({sign}))).new_signs
    assert facts_of(someone(current_signs=frozenset({sign, "old_posture"}))).new_signs


def test_a_missing_answer_about_signs_counts_as_a_sign() -> None:
    assert facts_of(someone(current_signs=None)).new_signs


@pytest.mark.parametrize(("answer", "caution"), [("yes", True), ("unsure", True), (None, True), ("no", False)])
def test_only_a_clear_no_rules_out_a_medical_caution(answer: str | None, caution: bool) -> None:
    assert facts_of(someone(medical_caution=answer)).medical_caution is caution


@pytest.mark.parametrize(
    ("answer", "word"),
    [("yes", "yes"), ("with_limits", "with_limits"), ("not_yet", "no"), ("unsure", "no"), (None, "no")],
)
def test_a_professionals_word_is_only_what_was_said(answer: str | None, word: str) -> None:
    assert facts_of(someone(professional_ok=answer)).professional == word


@pytest.mark.parametrize(("answer", "allowed"), [("yes", True), ("no", False), ("unsure", False), (None, False)])
def test_high_impact_needs_a_clear_yes(answer: str | None, allowed: bool) -> None:
    assert facts_of(someone(high_impact_ok=answer)).high_impact_ok is allowed


@pytest.mark.parametrize(("age", "older"), [("under_50", False), ("50_64", False), ("65_plus", True), (None, True)])
def test_an_unknown_age_counts_as_65(age: str | None, older: bool) -> None:
    assert facts_of(someone(age_band=age)).is_65_plus is older


def test_the_facts_keep_what_is_at_home_and_whether_anyone_fell() -> None:
    facts = facts_of(someone(equipment=frozenset({"wall"}), falls_12m="one", signs_cleared=True))
    assert (facts.equipment, facts.no_falls, facts.signs_cleared) == (frozenset({"wall"}), False, True)
    assert facts_of(AYSE).no_falls


@pytest.mark.parametrize(
    "field",
    [
        "spinal_fracture",
        "frequent_fractures",
        "falls_12m",
        "unsteady",
        "current_signs",
        "medical_caution",
        "professional_ok",
    ],
)
def test_a_missing_answer_of_the_six_questions_is_noticed(field: str) -> None:
    assert not facts_of(AYSE).missing
    assert facts_of(someone(**{field: None})).missing


def test_the_serious_fall_is_only_missed_after_one_fall() -> None:
    assert facts_of(someone(falls_12m="one")).missing
    assert not facts_of(someone(falls_12m="two_plus")).missing


def test_unsure_is_an_answer() -> None:
    unsure = dict.fromkeys(("spinal_fracture", "falls_12m", "unsteady", "medical_caution"), "unsure")
    assert not facts_of(someone(**unsure, current_signs=frozenset({"unsure"}))).missing


SAID = {
    "spinal_fracture": "yes no unsure",
    "frequent_fractures": "yes no unsure",
    "falls_12m": "none one two_plus unsure",
    "serious_fall": "yes no unsure",
    "unsteady": "yes no unsure",
    "medical_caution": "yes no unsure",
    "professional_ok": "yes with_limits not_yet unsure",
    "age_band": "under_50 50_64 65_plus",
    "diagnosis": "yes no unsure",
    "high_impact_ok": "yes no unsure",
}
"""The values of care rules §1."""


def test_known_values_are_read_as_they_are() -> None:
    assert SAID.keys() == VALUES.keys()
    for field, allowed in SAID.items():
        for value in allowed.split():
            assert getattr(Answers.from_values({field: value}), field) == value


def test_nothing_else_is_a_value() -> None:
    every = {value for allowed in SAID.values() for value in allowed.split()}
    for field, allowed in SAID.items():
        for value in every - set(allowed.split()):
            assert getattr(Answers.from_values({field: value}), field) is None


@pytest.mark.parametrize("strange", ["maybe", "YES", "", None, 1, True, ["yes"], {}])
def test_a_value_that_nobody_knows_is_missing(strange: object) -> None:
    for field in VALUES:
        assert getattr(Answers.from_values({field: strange}), field) is None


@pytest.mark.parametrize("strange", ["itching", 7, None])
def test_an_unknown_sign_counts_as_one_and_is_noticed(strange: object) -> None:
    answers = Answers.from_values({"current_signs": [strange]})
    assert facts_of(answers).new_signs
    assert facts_of(someone(current_signs=answers.current_signs)).missing


@pytest.mark.parametrize("strange", [None, "none", 0, {"back_pain": True}])
def test_signs_that_are_no_list_are_missing(strange: object) -> None:
    assert Answers.from_values({"current_signs": strange}).current_signs is None


def test_signs_and_equipment_are_read_from_lists() -> None:
    answers = Answers.from_values({"current_signs": [], "equipment": ["chair", "trampoline", 3], "signs_cleared": True})
    clinic = Answers.from_values({"limits_entered": True, "loads": ["calf_raises", 3]})
    assert (clinic.limits_entered, clinic.loads) == (True, frozenset({"calf_raises"}))
    assert answers.current_signs == frozenset()
    assert answers.equipment == frozenset({"chair"})
    assert answers.signs_cleared


@pytest.mark.parametrize("strange", [None, "chair", 4])
def test_equipment_that_is_no_list_is_none(strange: object) -> None:
    assert Answers.from_values({"equipment": strange, "signs_cleared": "yes", "limits_entered": 1}) == Answers()
