"""What is said of the whole plan: all of it, some of it, nothing."""

import pytest

from tests.core.activities.told import told


@pytest.mark.parametrize(
    "text",
    [
        "did everything",
        "all of it",
        "I have done all my exercises today",
        "ALL DONE",
        "done ✔",
        "hepsini yaptım",
        "hepsi ✅",
        "tüm egzersizleri bitirdim",
        "programın tamamı bitti",
    ],
)
def test_everything(text: str) -> None:
    assert told(text) == "plan done=all"


@pytest.mark.parametrize(
    "text",
    [
        "half of it",
        "about half the exercises",
        "some of them",
        "all except the band rows",
        "everything but the stairs",
        "three out of the six",
        "did the lot? no, did half of it",
        "yarısını yaptım",
        "lastik dışında hepsini yaptım",
        "birkaçını yaptım telefon çaldı",
        "hepsini yapamadım",
    ],
)
def test_some(text: str) -> None:
    assert told(text) == "plan done=some"


@pytest.mark.parametrize(
    "text",
    [
        "nothing today",
        "no exercise today",
        "skipped today",
        "not today",
        "rest day",
        "didn't do any of it",
        "Missed it today. Will make up for it",
        "bugün yapmadım",
        "bugün egzersiz yok",
        "hiç yapmadım",
        "bugün pas",
    ],
)
def test_nothing(text: str) -> None:
    assert told(text) == "plan done=none"


@pytest.mark.parametrize(
    ("text", "logged"),
    [
        ("hepsi + 10 dk bisiklet", "plan done=all; cycling minutes=10"),
        ("did all of it plus a walk, 20 min", "plan done=all; brisk_walking minutes=20"),
        ("Nothing on Saturday, 30 min swim on Sunday", "plan done=none; swimming minutes=30"),
        ("nothing else, walked 20 min", "brisk_walking minutes=20"),
        ("walk 20, heel drops 10, all done", "brisk_walking minutes=20; heel_drops reps=10"),
        ("did half of it: walk 20", "brisk_walking minutes=20"),
        ("did everything: walk 20, heel drops 10", "brisk_walking minutes=20; heel_drops reps=10"),
        ("skipped Tuesday, did all of it Wednesday", "plan done=none; plan done=all"),
        ("did all of it Tuesday, all of it Wednesday", "plan done=all"),
        ("all of it, nothing left", "plan done=all"),
        ("all done, well half of it", "plan done=some"),
    ],
)
def test_single_exercises_go_before_the_plan_unless_both_are_said(text: str, logged: str) -> None:
    assert told(text) == logged


@pytest.mark.parametrize(
    "text",
    [
        "will do all of it later",
        "should I do all of it?",
        "if I do all of it",
        "my sister did all of it",
        "evening all",
        "not dizzy at all",
        "how about half of it?",
        "my head hurts, nothing",
        "shoulders sore, sorted most of it",
        "don't do all of it",
    ],
)
def test_a_plan_is_not_logged_by_talk(text: str) -> None:
    assert told(text) == ""
