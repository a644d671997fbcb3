"""What a rule sees of somebody's days when it looks at them from one day."""

import pytest

from bot.core.circumstances import concerning
from bot.core.history import Place, Symptom
from tests.core.people import case, day, exercise


@pytest.mark.parametrize(("number", "index"), [(-5, 0), (0, 0), (1, 0), (2, 1), (8, 7)])
def test_the_first_day_is_day_nought_and_nothing_is_before_it(number: int, index: int) -> None:
    assert case(day(number)).day_index == index


@pytest.mark.parametrize("level", ["caution", "referral", "emergency", "unsure"])
def test_only_for_a_caution_exercises_rest(level: str) -> None:
    symptom = Symptom(day(39), level, "tai_chi")
    assert case(day(40), {"symptoms": (symptom,)}).resting == ((symptom,) if level == "caution" else ())


@pytest.mark.parametrize(("number", "rests"), [(32, False), (33, True), (40, True)])
def test_an_exercise_rests_for_seven_days(number: int, rests: bool) -> None:
    older = Symptom(day(2), "caution", "dancing")
    symptom = Symptom(day(number), "caution", "tai_chi")
    assert case(day(40), {"symptoms": (older, symptom)}).resting == ((symptom,) if rests else ())


@pytest.mark.parametrize(("number", "is_dizzy"), [(25, False), (26, True), (40, True)])
@pytest.mark.parametrize("level", ["caution", "referral", "emergency", "unsure"])
def test_dizziness_counts_for_fourteen_days_whatever_its_level(number: int, is_dizzy: bool, level: str) -> None:
    steady = Symptom(day(39), level)
    assert case(day(40), {"symptoms": (steady, Symptom(day(number), level, dizzy=True))}).dizzy is is_dizzy


def test_without_symptoms_nobody_is_dizzy_and_nothing_rests() -> None:
    calm = case(day(40))
    assert (calm.dizzy, calm.resting) == (False, ())


@pytest.mark.parametrize(("word", "unknown"), [("with_limits", True), ("yes", False), ("not_yet", False)])
def test_limits_that_nobody_has_entered_are_unknown(word: str, unknown: bool) -> None:
    assert case(day(40), professional_ok=word).limits_unknown is unknown


def test_the_place_on_a_ladder_is_the_one_of_that_exercise() -> None:
    placed = case(day(40), {"places": {"tai_chi": Place(3, day(20))}})
    assert placed.place("tai_chi") == Place(3, day(20))
    assert placed.place("dancing") is None


def test_days_are_counted_from_a_date_and_what_never_was_is_very_long_ago() -> None:
    assert case(day(40)).days_since(day(40)) == 0
    assert case(day(40)).days_since(day(12)) == 28
    assert case(day(40)).days_since(None) > 100_000


def test_a_symptom_concerns_its_exercise_and_those_that_rest_for_its_place() -> None:
    with_it, at_its_place, elsewhere, nowhere = (
        Symptom(day(39), "caution", "band_row"),
        Symptom(day(39), "caution", "dancing", "arm"),
        Symptom(day(39), "caution", "dancing", "knee"),
        Symptom(day(39), "caution"),
    )
    told = (elsewhere, with_it, nowhere, at_its_place)
    assert tuple(concerning(exercise("band_row", rests_for=frozenset({"arm"})), told)) == (with_it, at_its_place)
    assert tuple(concerning(exercise("band_row", rests_for=frozenset()), told)) == (with_it,)
