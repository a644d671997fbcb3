"""One patient at a time, drawn by Hypothesis, whose life can be read when something is wrong with it.

`STEADY_SOAK=1` draws twenty times as many.
"""

import os
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.core.people import catalogue
from tests.proof.answers import ANSWERS
from tests.proof.lives import life_offences
from tests.proof.patient import AT_EASE, FEELS, Event, Patient, live
from tests.proof.tables import PIECES

SOAK = os.environ.get("STEADY_SOAK") == "1"
DAYS, LIVES = 70, 1_000 if SOAK else 50
USUAL = {field: st.sampled_from([AT_EASE[field], *values, None]) for field, values in ANSWERS.items()}
UNUSUAL_DAYS = [(what, st.just(1)) for what in (*FEELS, "dizzy", "short", "own word")] + [
    ("pain", st.integers(0, 8)),
    ("ache", st.sampled_from(["arm", "knee"])),
    ("partly", st.integers(0, 5)),
    *((what, st.integers(1, 30)) for what in ("missed", "ill", "question", "held", "paused")),
]


@st.composite
def events(draw: st.DrawFn) -> Event:
    what, much = draw(st.sampled_from(UNUSUAL_DAYS))
    return Event(draw(st.integers(1, DAYS)), what, draw(much))


@st.composite
def answers(draw: st.DrawFn) -> dict[str, Any]:
    """Somebody with nothing to worry about, but for a few answers; often with a professional's word for all of it."""
    unlike = draw(st.lists(st.sampled_from(sorted(ANSWERS)), max_size=3, unique=True))
    given_answers = {**AT_EASE, **{field: draw(USUAL[field]) for field in unlike}}
    signs = draw(st.sampled_from([[], ["old_posture"], ["dizziness"], None]))
    return {**given_answers, "current_signs": signs, "signs_cleared": bool(signs) or signs is None}


@st.composite
def patients(draw: st.DrawFn) -> Patient:
    return Patient(
        answers=draw(answers()),
        equipment=draw(st.frozensets(st.sampled_from(PIECES))),
        days_off=draw(st.frozensets(st.integers(0, 6), max_size=5)),
        feel=draw(st.sampled_from(FEELS)),
        events=tuple(sorted(draw(st.lists(events(), max_size=12)), key=lambda event: (event.day, event.what))),
        key=draw(st.sampled_from(["a", "b", "c"])),
    )


@settings(max_examples=LIVES, deadline=None)
@given(patients())
def test_no_life_ever_holds_a_day_that_is_unsafe_or_unfit(patient: Patient) -> None:
    found = life_offences(live(patient, catalogue(), DAYS), patient)
    assert not found, f"{patient}: {found}"
