"""Words enter the questions about symptoms where the taps that they stand for would be."""

from itertools import combinations

import pytest

from bot.core.findings import CAUTION, EMERGENCY, finding
from bot.core.symptoms import progress
from bot.core.triage.entry import enter, guess, sure, without
from bot.core.triage.signs import RULE_OF, rules_of
from bot.core.triage.verdict import NONE, REFERRAL, UNSURE, Verdict

SIGNS = sorted(RULE_OF)


def verdict(*signs: str) -> Verdict:
    rules = rules_of(signs)
    return Verdict({"T1": EMERGENCY, "T7": CAUTION}.get(rules[0], REFERRAL), tuple(sorted(signs)), rules)


def first_questions(*signs: str) -> list[str | None]:
    entry = enter(verdict(*signs))
    assert entry is not None
    return [progress(path).question for path in entry.paths]


@pytest.mark.parametrize("sign", SIGNS)
def test_every_sign_leads_to_its_rule(sign: str) -> None:
    entry = enter(sure(sign))
    assert entry is not None
    assert entry.finding == finding(RULE_OF[sign], [sign])


@pytest.mark.parametrize("sign", SIGNS)
def test_the_taps_that_a_sign_stands_for_never_say_more_than_the_words(sign: str) -> None:
    entry = enter(sure(sign))
    assert entry is not None
    for path in entry.paths:
        tapped = progress(path).finding
        assert tapped is None or tapped.severity <= entry.finding.severity


@pytest.mark.parametrize("sign", [sign for sign in SIGNS if RULE_OF[sign] != "T1"])
def test_every_sign_that_is_no_emergency_enters_the_table(sign: str) -> None:
    entry = enter(sure(sign))
    assert entry is not None
    assert entry.paths


@pytest.mark.parametrize(
    ("sign", "question"),
    [
        ("fall", "fall_head"),
        ("near_fall", "floor"),
        ("dizziness", "faint"),
        ("faintness", "faint"),
        ("balance_loss", "faint"),
        ("back_pain", "back_flags"),
        ("back_pain_with_illness", "back_flags"),
        ("numbness", "numb"),
        ("fracture", "bone"),
        ("sharp_pain", "hard"),
        ("groin_pain", "hip_stand"),
        ("calf_swelling", "hard"),
        ("height_loss", None),
        ("stoop", None),
        ("other_pain", "where"),
        ("soreness", "where"),
        ("stiffness", "where"),
        ("fatigue", "tired"),
    ],
)
def test_what_the_words_leave_open_is_asked(sign: str, question: str | None) -> None:
    assert first_questions(sign) == [question]


def test_an_emergency_needs_no_question() -> None:
    assert first_questions("chest_pain", "fall") == []


@pytest.mark.parametrize("signs", list(combinations(SIGNS, 2)))
def test_of_two_signs_the_graver_rules_and_both_stay(signs: tuple[str, str]) -> None:
    entry = enter(verdict(*signs))
    assert entry is not None
    apart = [finding(RULE_OF[sign]).severity for sign in signs]
    assert entry.finding.severity >= max(apart)
    assert set(signs) - {"near_fall"} <= set(entry.finding.signs)


def test_after_a_fall_its_questions_come_first_and_the_one_about_fainting_afterwards() -> None:
    assert first_questions("dizziness", "fall") == ["fall_head", "faint"]


def test_dizzy_and_faint_is_one_question() -> None:
    assert first_questions("dizziness", "faintness") == ["faint"]


def test_what_cannot_be_an_emergency_is_not_asked_besides() -> None:
    assert first_questions("dizziness", "soreness", "stoop") == ["faint"]


def test_back_pain_after_a_fall_is_to_be_seen_the_same_day_and_not_asked_about_again() -> None:
    entry = enter(verdict("back_pain", "fall"))
    assert entry is not None
    assert (entry.finding.rule, entry.finding.urgency) == ("T2", "same_day")
    assert {("hard", "fall"), ("fall_pain", "yes")} <= set(entry.known)


@pytest.mark.parametrize("level", [UNSURE, NONE])
def test_what_is_not_sure_enters_nowhere(level: str) -> None:
    assert enter(Verdict(level, ("fall",), ("T9", "T4"))) is None


def test_a_referral_without_a_sign_enters_nowhere() -> None:
    assert enter(Verdict(REFERRAL)) is None


def test_an_emergency_without_a_sign_is_one_all_the_same() -> None:
    entry = enter(Verdict(EMERGENCY))
    assert entry is not None
    assert entry.finding == finding("T1")


@pytest.mark.parametrize(
    ("signs", "likely"),
    [
        (("dizziness",), "dizziness"),
        (("chest_pain", "soreness"), "soreness"),
        (("chest_pain",), None),
        (("dizziness", "fracture", "soreness"), "fracture"),
        (("balance_loss", "fall"), "fall"),
        ((), None),
    ],
)
def test_the_guess_is_the_gravest_sign_that_is_no_emergency(signs: tuple[str, ...], likely: str | None) -> None:
    assert guess(Verdict(UNSURE, signs, ("T9", *rules_of(signs)))) == likely


@pytest.mark.parametrize(
    ("signs", "told", "left"),
    [
        (("dizziness",), {"dizziness"}, None),
        (("dizziness",), {"faintness"}, None),
        (("near_fall",), {"fall"}, None),
        (("fall",), {"near_fall"}, ("fall",)),
        (("dizziness", "fall"), {"dizziness"}, ("fall",)),
        (("chest_pain", "fall"), {"chest_pain"}, ("fall",)),
    ],
)
def test_what_was_told_already_is_left_out(
    signs: tuple[str, ...], told: set[str], left: tuple[str, ...] | None
) -> None:
    assert without(verdict(*signs), told) == (verdict(*left) if left else None)


def test_what_is_left_of_something_unsure_stays_unsure() -> None:
    left = without(Verdict(UNSURE, ("dizziness", "fall"), ("T9", "T5", "T4")), {"fall"})
    assert left is not None
    assert (left.level, left.signs) == (UNSURE, ("dizziness",))
