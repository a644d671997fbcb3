"""Somebody writes for the patient: what "she" or "my husband" did is the patient's."""

import pytest

from tests.core.activities.told import told

THEIRS = [
    ("she did 10 sit to stands", "sit_to_stand reps=10"),
    ("he walked 20 minutes", "brisk_walking minutes=20"),
    ("my husband did 2x8 chair stands", "sit_to_stand sets=2 reps=8"),
    ("My wife did the one leg stand for 20 seconds", "single_leg_stance seconds=20"),
    ("Rose did ten heel drops", "heel_drops reps=10"),
    ("he did all of them", "plan done=all"),
    ("they did half of it", "plan done=some"),
    ("she did nothing today", "plan done=none"),
    ("mum and I walked 20 minutes", "brisk_walking minutes=20"),
    ("we walked 20 minutes", "brisk_walking minutes=20"),
    ("annem 20 dakika yürüdü", "brisk_walking minutes=20"),
    ("eşim 10 kez otur kalk yaptı", "sit_to_stand reps=10"),
    ("o 15 dakika yürüdü", "brisk_walking minutes=15"),
    ("Hatice Hanım 10 dakika yürüdü", "brisk_walking minutes=10"),
    ("annemle 20 dakika yürüdük", "brisk_walking minutes=20"),
    ("kocam hepsini yaptı", "plan done=all"),
    ("eşim egzersizlerini bitirdi", "plan done=all"),
    ("yarısını yaptı", "plan done=some"),
    ("eşim egzersizlerini yapmadı", "plan done=none"),
    ("annem bugün yapamadı", "plan done=none"),
]
NOTHING = ["she'll walk tomorrow", "she didn't walk", "should she walk 20 minutes?", "annem yarın yürüyecek"]


@pytest.mark.parametrize(("text", "logged"), THEIRS)
def test_what_others_did_is_the_patients_to_a_helper(text: str, logged: str) -> None:
    assert told(text, helper=True) == logged


@pytest.mark.parametrize("text", NOTHING)
def test_what_was_not_done_is_not_logged_for_a_helper_either(text: str) -> None:
    assert told(text, helper=True) == ""


@pytest.mark.parametrize(
    ("text", "logged"),
    [
        ("she walked 20 min, I walked 10", "brisk_walking minutes=20"),
        ("mum did everything, I did the ironing", "plan done=all"),
        ("annem yürüdü 20 dakika, ben 10 dakika yüzdüm", "brisk_walking minutes=20"),
        ("eşim 20 dk yürüdü, ben 30 dk yürüdüm", "brisk_walking minutes=20"),
    ],
)
def test_what_the_helper_did_beside_it_is_not_logged(text: str, logged: str) -> None:
    assert told(text, helper=True) == logged


def test_a_patient_may_write_on_the_helpers_telephone() -> None:
    assert told("I walked 20 minutes", helper=True) == "brisk_walking minutes=20"


@pytest.mark.parametrize("text", ["she did 10 sit to stands", "my husband did 2x8 chair stands", "o 15 dakika yürüdü"])
def test_without_a_helper_others_are_others(text: str) -> None:
    assert told(text) == ""
