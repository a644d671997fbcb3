"""Numbers that are written while an entry is being corrected."""

import pytest

from bot.core.activities.correcting import correction_in

HELD, COUNTED, TIMED = ("sets", "seconds"), ("sets", "reps"), ("minutes",)


@pytest.mark.parametrize(
    ("text", "changeable", "values"),
    [
        ("20", TIMED, {"minutes": 20}),
        (" 20 Minutes. ", TIMED, {"minutes": 20}),
        ("35 dk", TIMED, {"minutes": 35}),
        ("9", COUNTED, {"reps": 9}),
        ("9 kere!", COUNTED, {"reps": 9}),
        ("3x8", COUNTED, {"sets": 3, "reps": 8}),
        ("3 × 8 reps", COUNTED, {"sets": 3, "reps": 8}),
        ("9", HELD, {"seconds": 9}),
        ("2*10 sn", HELD, {"sets": 2, "seconds": 10}),
        ("9", ("sets", "reps", "seconds"), {"reps": 9}),
        ("9 s", ("sets", "reps", "seconds"), {"seconds": 9}),
        ("3", ("sets",), {"sets": 3}),
    ],
)
def test_a_number_with_or_without_its_unit_is_what_it_shall_be(text, changeable, values) -> None:
    assert correction_in(text, changeable) == values


@pytest.mark.parametrize("text", ["0", "601", "3x8", "20 seconds", "20 times"])
def test_a_number_that_does_not_fit_is_none(text) -> None:
    assert correction_in(text, TIMED) == {}


@pytest.mark.parametrize("text", ["", "20 falls", "2026", "twenty", "20 20", "-5", "2.5", "20 minutes, and I fell"])
def test_other_words_are_no_correction(text) -> None:
    assert correction_in(text, TIMED) is None
