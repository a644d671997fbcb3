"""People for the proof: every pair of answers, pieces of equipment and days off, each with a history of their own."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import islice
from random import Random
from typing import Any

from tests.proof.answers import ANSWERS, SIGNS
from tests.proof.pairs import pairwise
from tests.proof.patient import WEEKDAYS, Event, Patient
from tests.proof.tables import PIECES

DAYS = 84
TICKED = ([], None, *([sign] for sign in SIGNS), ["back_pain", "old_posture"], ["itching"])
HAS, OFF = ("has", "has not"), ("on", "off")
EVERYTHING: Mapping[str, Sequence[Any]] = {
    **{field: (*values, None) for field, values in ANSWERS.items()},
    "current_signs": TICKED,
    "signs_cleared": (False, True),
    **dict.fromkeys(PIECES, HAS),
    **dict.fromkeys(WEEKDAYS, OFF),
}
NO = ("no",)
ALLOWED = {**EVERYTHING, "signs_cleared": (True,), "professional_ok": ("yes", "with_limits")}
CLEAR = {**ALLOWED, "professional_ok": ("yes",)}
HARMLESS = {"spinal_fracture": NO, "frequent_fractures": NO, "unsteady": NO, "serious_fall": NO}
AT_LIBERTY = {**CLEAR, **HARMLESS, "falls_12m": ("none", "one"), "current_signs": ([],), "signs_cleared": (False,)}
BY_THEMSELVES = {**AT_LIBERTY, "medical_caution": NO, "professional_ok": ("not_yet", "unsure", None)}
KINDS = (EVERYTHING, ALLOWED, CLEAR, AT_LIBERTY, BY_THEMSELVES, CLEAR, AT_LIBERTY)
"""Most rows of all answers are a hold; so people who may exercise come on top, with all pairs among themselves."""

MOODS = (
    ("easy", ("right", "short")),
    ("right", ("easy", "hard", "partly", "short")),
    ("easy", ("hard", "wobbly", "right", "partly", "missed", "short")),
    ("hard", ("easy", "right", "missed")),
)
RARE = ("pain", "ache", "dizzy", "held", "ill", "question", "missed", "own word", "short", "wobbly", "paused")


def rows() -> Iterator[dict[str, Any]]:
    """Without end: all pairs of each kind of people, then all pairs again by other rows."""
    seed = 0
    while True:
        for kind in KINDS:
            yield from pairwise(kind, seed)
            seed += 1


def profiles(count: int) -> list[Patient]:
    return [patient_of(row, number) for number, row in enumerate(islice(rows(), count))]


def patient_of(row: Mapping[str, Any], number: int) -> Patient:
    random = Random(number)
    usual, sometimes = MOODS[number % len(MOODS)]
    daily = [Event(day, random.choice(sometimes)) for day in range(2, DAYS) if random.random() < 0.12]
    rare = [event(random) for _ in range(random.choice((0, 1, 2, 3, 5)))]
    return Patient(
        answers={name: row[name] for name in (*ANSWERS, "current_signs", "signs_cleared")},
        equipment=frozenset(piece for piece in PIECES if row[piece] == "has"),
        days_off=frozenset(place for place, name in enumerate(WEEKDAYS) if row[name] == "off"),
        feel=usual,
        events=tuple(sorted([*daily, *rare], key=lambda each: (each.day, each.what))),
        key=str(number),
    )


def event(random: Random) -> Event:
    """Something that does not happen every week."""
    what = random.choice(RARE)
    much: int | str = {
        "pain": random.randrange(9),
        "ache": random.choice(("arm", "knee")),
        "held": random.choice((1, 2, 9)),
        "ill": random.choice((1, 5, 12)),
        "question": random.choice((1, 3, 20)),
        "missed": random.choice((3, 14, 15, 28, 30)),
        "paused": random.choice((2, 15, 30)),
    }.get(what, 1)
    return Event(random.randrange(2, DAYS - 5), what, much)
