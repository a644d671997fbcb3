"""Care rules C1 to C7, each with its condition, its lifting and its reasons."""

from typing import Any

import pytest

from bot.core.clearance import clearance
from bot.core.facts import Answers
from tests.core.people import AYSE, someone

FRACTURE = {"spinal_fracture": "yes"}
FALLS = {"falls_12m": "two_plus"}
SIGNS = {"current_signs": frozenset({"back_pain"})}
HEART = {"medical_caution": "yes"}
OLD_STOOP = {"current_signs": frozenset({"old_posture"})}


@pytest.mark.parametrize(
    ("answers", "level", "reasons", "holds"),
    [
        ({}, "clear", "C6", ""),
        ({"professional_ok": "not_yet"}, "advised", "C5", ""),
        ({"professional_ok": "unsure"}, "advised", "C5", ""),
        ({"professional_ok": None}, "advised", "C5 S9", ""),
        ({"professional_ok": "with_limits"}, "advised", "C7", ""),
        ({"professional_ok": "with_limits", "limits_entered": True}, "clear", "C6 C7", ""),
        ({"professional_ok": "not_yet", "limits_entered": True}, "advised", "C5", ""),
        (SIGNS | {"professional_ok": "with_limits", "limits_entered": True}, "hold", "C3 C7", "C3"),
        (FRACTURE, "clear", "C1 C6", ""),
        (FRACTURE | {"professional_ok": "with_limits"}, "advised", "C1 C7", ""),
        (FRACTURE | {"professional_ok": "not_yet"}, "hold", "C1", "C1"),
        (OLD_STOOP, "clear", "C1 C6", ""),
        (OLD_STOOP | {"professional_ok": "unsure"}, "hold", "C1", "C1"),
        (FALLS, "clear", "C2 C6", ""),
        (FALLS | {"professional_ok": "with_limits"}, "advised", "C2 C7", ""),
        (FALLS | {"professional_ok": "not_yet"}, "hold", "C2", "C2"),
        (SIGNS, "hold", "C3", "C3"),
        (SIGNS | {"professional_ok": "with_limits"}, "hold", "C3 C7", "C3"),
        (SIGNS | {"signs_cleared": True}, "clear", "C3 C6", ""),
        (SIGNS | {"signs_cleared": True, "professional_ok": "not_yet"}, "advised", "C3 C5", ""),
        ({"current_signs": None}, "hold", "C3 S9", "C3"),
        ({"current_signs": frozenset({"unknown"})}, "hold", "C3 S9", "C3"),
        (HEART, "clear", "C4 C6", ""),
        (HEART | {"professional_ok": "with_limits"}, "advised", "C4 C7", ""),
        (HEART | {"professional_ok": "unsure"}, "hold", "C4", "C4"),
        (FRACTURE | FALLS | SIGNS | HEART, "hold", "C1 C2 C3 C4", "C3"),
        (FRACTURE | FALLS | SIGNS | HEART | {"professional_ok": "not_yet"}, "hold", "C1 C2 C3 C4", "C1 C2 C3 C4"),
    ],
)
def test_the_answers_decide_whether_somebody_may_exercise(
    answers: dict[str, Any], level: str, reasons: str, holds: str
) -> None:
    decided = clearance(someone(**answers))
    assert (decided.level, " ".join(decided.reasons), " ".join(decided.holds)) == (level, reasons, holds)


def test_no_answers_at_all_are_a_hold_for_every_reason() -> None:
    decided = clearance(Answers())
    assert decided.level == "hold"
    assert decided.reasons == ("C1", "C2", "C3", "C4", "S9")
    assert decided.holds == ("C1", "C2", "C3", "C4")


def test_nothing_to_worry_about_and_a_professionals_word_is_clear() -> None:
    assert clearance(AYSE).level == "clear"
