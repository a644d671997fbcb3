"""The moving pictures of the exercises: which there are, and whether one is missing."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path as FilePath
from typing import Any

from bot.content.document import Document
from bot.content.exercise_schema import ExerciseFile
from bot.content.source import Fault
from bot.core.catalogue import Exercise, Wording

PICTURES = FilePath(__file__).parent / "pictures"
# Names that are left to words alone, with the reason: no picture is better than one that could be misunderstood.
WITHOUT: Mapping[str, str] = {}


@cache
def names() -> frozenset[str]:
    """Of all animations that came with the program."""
    return frozenset(file.stem for file in PICTURES.glob("*.gif"))


def animation_of(exercise: Exercise, wording: Wording) -> str | None:
    """The animation that shows what these words say, if there is one."""
    name = _named(exercise.id, [each.equipment for each in exercise.wordings], wording.equipment)
    return name if name in names() else None


def _named(exercise: str, equipment: Sequence[str | None], held: str | None) -> str:
    """The exercise's own for its first words; what is held on to tells the others apart."""
    return exercise if held == equipment[0] else f"{exercise}-{held}"


def animation_faults(documents: Sequence[Document[Any]], there: frozenset[str]) -> Iterator[Fault]:
    """Words that no animation goes with, and animations that go with no words."""
    wanted: set[str] = set()
    for document in documents:
        if isinstance(document.model, ExerciseFile):
            for number, exercise in enumerate(document.model.exercises):
                equipment = [each.equipment for each in exercise.words]
                for place, held in enumerate(equipment):
                    name = _named(exercise.id, equipment, held)
                    wanted.add(name)
                    if name not in there and name not in WITHOUT:
                        yield document.fault(("exercises", number, "words", place), f"no animation is called {name}")
    for name in sorted(there - wanted):
        yield Fault(f"pictures/{name}.gif", 1, "goes with no words of any exercise")
