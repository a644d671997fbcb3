"""After the questions: whole sentences for every outcome, in both languages."""

from typing import Any

import pytest

from bot.content.load import load_content
from bot.content.outcome import outcome_sentences
from bot.content.words import LANGUAGES, words_for
from bot.core.clearance import clearance
from bot.core.facts import Answers, facts_of
from tests.core.people import all_facts, someone

OUTCOMES = load_content().outcomes
NOT_YET = {"professional_ok": "not_yet"}


def sentences(answers: Answers) -> tuple[str, ...]:
    return outcome_sentences(OUTCOMES, clearance(answers), facts_of(answers))


def reasons(**answers: Any) -> set[str]:
    told = set(sentences(someone(**answers)))
    return {name for name, text in OUTCOMES.reasons.items() if text in told}


@pytest.mark.parametrize(
    ("answers", "told"),
    [
        ({}, set()),
        ({"falls_12m": "one", "serious_fall": "no"}, {"one_fall"}),
        (NOT_YET, {"C5"}),
        ({"professional_ok": "with_limits"}, {"C7"}),
        ({"professional_ok": "with_limits", "limits_entered": True}, {"C7_entered"}),
        ({"spinal_fracture": "yes"}, {"word_C1"}),
        ({"unsteady": "yes", "medical_caution": "yes"}, {"word_C2", "word_C4"}),
        ({"spinal_fracture": "yes", "unsteady": "yes"} | NOT_YET, {"hold_C1", "hold_C2"}),
        ({"current_signs": None, "unsteady": "yes"}, {"hold_C3"}),
        ({"current_signs": None, "signs_cleared": True}, {"word_C3"}),
        ({"medical_caution": "yes"} | NOT_YET, {"hold_C4"}),
    ],
)
def test_each_reason_has_its_sentence(answers: dict[str, Any], told: set[str]) -> None:
    assert reasons(**answers) == told


def test_a_hold_says_what_to_do_and_where_to_call() -> None:
    held = sentences(someone(medical_caution="yes", professional_ok="unsure"))
    assert held[0] == "Thank you for your answers."
    assert any(text.startswith("Exercise can help you, and we want yours to be right for you.") for text in held)
    assert "{emergency}" in held[-1]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_outcome_can_be_said(language: str) -> None:
    _ = words_for(language)
    for answers in all_facts():
        assert all(_(text, emergency="112").endswith(".") for text in sentences(someone(**answers)))
