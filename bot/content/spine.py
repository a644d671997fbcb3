"""No exercise may be marked with what puts the spine at risk, or ask for it (care rules §2; source [2])."""

from __future__ import annotations

from collections.abc import Iterator

from bot.content.document import Document
from bot.content.exercise_schema import ExerciseFile
from bot.content.source import Fault
from bot.content.spine_words import risky_english

FORBIDDEN_SPINE = {"flexion": "spinal flexion", "end_range_twist": "an end-range twist"}


def spine_faults(document: Document[ExerciseFile]) -> Iterator[Fault]:
    """What an exercise file marks or asks for that may not be prescribed; its Turkish is checked with the catalogue."""
    for number, exercise in enumerate(document.model.exercises):
        if exercise.spine in FORBIDDEN_SPINE:
            yield document.fault(
                ("exercises", number, "spine"),
                f"{exercise.id} is marked with {FORBIDDEN_SPINE[exercise.spine]}: it may not be prescribed",
            )
    for path, text in document.texts():
        if words := risky_english(text):
            yield document.fault(path, f'"{words}" puts the spine at risk: it may not be asked for')
