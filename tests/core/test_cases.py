"""How grave a case is, who hears of it, and when."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from bot.core.cases import Case, Kind, Severity, State, Step, is_told_at_once, next_step, severity_of, told_again_at
from bot.core.clinic_hours import USUAL
from bot.core.findings import finding

WEDNESDAY = datetime(2026, 3, 4, 9, tzinfo=UTC)  # noon in Istanbul
FRIDAY = datetime(2026, 3, 6, 12, tzinfo=UTC)  # 15:00
ISTANBUL = "Europe/Istanbul"


@pytest.mark.parametrize(
    ("rule", "same_day", "severity"),
    [
        ("T1", False, Severity.EMERGENCY),
        ("T2", True, Severity.SAME_DAY),
        ("T6", False, Severity.SAME_DAY),
        ("T3", False, Severity.WITHIN_DAYS),
        ("T8", False, Severity.WITHIN_DAYS),
        ("T9", False, Severity.UNSURE),
    ],
)
def test_a_case_is_as_grave_as_what_was_found(rule: str, same_day: bool, severity: Severity) -> None:
    assert severity_of(finding(rule, same_day=same_day)) is severity


def test_the_gravest_come_first() -> None:
    assert sorted(Severity) == [
        Severity.EMERGENCY,
        Severity.SAME_DAY,
        Severity.WITHIN_DAYS,
        Severity.UNSURE,
        Severity.QUESTION,
    ]


@pytest.mark.parametrize("is_open", [True, False])
def test_an_emergency_is_told_at_any_hour_and_a_referral_of_today_in_working_hours(is_open: bool) -> None:
    at_once = [severity for severity in Severity if is_told_at_once(severity, is_open=is_open)]
    assert at_once == [Severity.EMERGENCY, *([Severity.SAME_DAY] if is_open else [])]


def test_an_emergency_that_nobody_takes_is_told_again_after_a_quarter_of_an_hour_also_at_night() -> None:
    night = datetime(2026, 3, 7, 0, tzinfo=UTC)  # Saturday, three in the morning
    assert told_again_at(Severity.EMERGENCY, night, USUAL, ISTANBUL) == night + timedelta(minutes=15)


@pytest.mark.parametrize("severity", [Severity.SAME_DAY, Severity.WITHIN_DAYS, Severity.UNSURE])
def test_everything_else_is_told_again_after_four_working_hours(severity: Severity) -> None:
    assert told_again_at(severity, WEDNESDAY, USUAL, ISTANBUL) == datetime(2026, 3, 4, 13, tzinfo=UTC)
    assert told_again_at(severity, FRIDAY, USUAL, ISTANBUL) == datetime(2026, 3, 9, 8, tzinfo=UTC)  # Monday, 11:00


def test_nobody_is_alarmed_for_a_question() -> None:
    assert told_again_at(Severity.QUESTION, WEDNESDAY, USUAL, ISTANBUL) is None


def test_first_everybody_hears_of_it_and_then_those_above() -> None:
    assert [next_step(step) for step in Step] == [Step.EVERYBODY, Step.EVERYBODY, Step.ABOVE, Step.ABOVE]


def test_only_a_closed_case_is_closed() -> None:
    case = Case(
        1, 1, 1, Kind.SYMPTOM, Severity.UNSURE, "T9", 1, None, "", FRIDAY, State.OPEN, *[None] * 5, Step.NOBODY, None
    )
    assert [replace(case, state=state).is_closed for state in State] == [False, False, True]
