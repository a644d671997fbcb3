"""When a hold may end by the patient's word."""

from datetime import date

import pytest

from bot.core.holds import OpenHold, may_end_from, needs_witness, word_counts

MONDAY, TUESDAY, WEDNESDAY = date(2026, 11, 23), date(2026, 11, 24), date(2026, 11, 25)


@pytest.mark.parametrize("rule", ["T1", "T5"])
def test_emergencies_and_dizziness_wait_until_the_next_day(rule):
    assert may_end_from([OpenHold(rule, MONDAY)]) == TUESDAY


@pytest.mark.parametrize("rule", ["T2", "T3", "T4", "T6", "T8", "C1", "C2", "C3", "C4"])
def test_all_others_may_end_at_once(rule):
    assert may_end_from([OpenHold(rule, MONDAY)]) == MONDAY


def test_dizziness_waits_under_whatever_rule_it_was_told():
    assert may_end_from([OpenHold("C3", MONDAY, dizzy=True)]) == TUESDAY


def test_the_latest_of_several_decides():
    assert may_end_from([OpenHold("T5", MONDAY), OpenHold("T4", WEDNESDAY)]) == WEDNESDAY


def test_without_a_hold_there_is_nothing_to_wait_for():
    assert may_end_from([]) is None


def test_only_an_emergency_needs_to_be_told_who_and_when():
    assert needs_witness([OpenHold("T5", MONDAY), OpenHold("T1", MONDAY)])
    assert not needs_witness([OpenHold("T5", MONDAY), OpenHold("C1", MONDAY)])


def test_a_word_from_before_the_emergency_says_nothing_about_it():
    holds = [OpenHold("T1", TUESDAY), OpenHold("T5", WEDNESDAY)]
    assert word_counts(holds, TUESDAY)
    assert not word_counts(holds, MONDAY)
