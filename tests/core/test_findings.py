"""Findings combine upwards only."""

import pytest

from bot.core.findings import Finding, finding, graver

RULES = ("T1", "T2", "T3", "T4", "T5", "T6", "T7", "T8", "T9")
EVERY = [finding(rule, ("fall",), same_day=same_day) for rule in RULES for same_day in (False, True)]


@pytest.mark.parametrize("first", EVERY)
@pytest.mark.parametrize("second", EVERY)
def test_the_graver_of_two_is_as_grave_as_both(first: Finding, second: Finding):
    assert graver(first, second).severity == max(first.severity, second.severity)


def test_of_two_alike_the_first_stays():
    assert graver(finding("T4"), finding("T5")).rule == "T4"


def test_the_signs_of_both_are_kept():
    assert graver(finding("T5", ["dizziness"]), finding("T1", ["collapse"])).signs == ("collapse", "dizziness")


def test_a_fall_is_not_a_near_fall_as_well():
    assert graver(finding("T4", ["near_fall"]), finding("T4", ["fall"])).signs == ("fall",)


def test_only_a_referral_can_be_made_urgent():
    assert [finding(rule, same_day=True).urgency for rule in ("T1", "T5", "T7")] == [None, "same_day", None]


def test_emergencies_and_referrals_pause_the_programme_and_cautions_do_not():
    assert {rule for rule in RULES if finding(rule).holds} == {"T1", "T2", "T3", "T4", "T5", "T6", "T8"}
