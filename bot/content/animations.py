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

# Where the steps with less support ask for another stand: by animation, support and what tells the other one apart.
VARIANTS: Mapping[str, Mapping[str, str]] = {
    "marching_on_spot": {"one_hand": "beside", "fingertips": "beside"},
    "single_leg_stance": {"one_hand": "beside"},
    "sit_to_stand": {"none": "free"},
    "tandem_stance": {"one_hand": "beside", "fingertips": "beside", "hover": "beside", "none": "beside"},
}


@cache
def names() -> frozenset[str]:
    """Of all animations that came with the program."""
    return frozenset(file.stem for file in PICTURES.glob("*.gif"))


def animation_of(exercise: Exercise, wording: Wording, rung: int) -> str | None:
    """The animation that shows what these words say at this rung, if there is one."""
    name = _named(exercise.id, [each.equipment for each in exercise.wordings], wording.equipment)
    variant = VARIANTS.get(name, {}).get(exercise.rung(rung).support or "none")
    found = f"{name}-{variant}" if variant else name
    return found if found in names() else None


def _named(exercise: str, equipment: Sequence[str | None], held: str | None) -> str:
    """The exercise's own for its first words; what is held on to tells the others apart."""
    return exercise if held == equipment[0] else f"{exercise}-{held}"


def _all_of(name: str) -> set[str]:
    return {name, *(f"{name}-{variant}" for variant in VARIANTS.get(name, {}).values())}


def animation_faults(documents: Sequence[Document[Any]], there: frozenset[str]) -> Iterator[Fault]:
    """Words that no animation goes with, and animations that go with no words."""
    wanted: set[str] = set()
    for document in documents:
        if isinstance(document.model, ExerciseFile):
            for number, exercise in enumerate(document.model.exercises):
                equipment = [each.equipment for each in exercise.words]
                for place, held in enumerate(equipment):
                    shown = _all_of(_named(exercise.id, equipment, held))
                    wanted |= shown
                    for name in sorted(shown - there - set(WITHOUT)):
                        yield document.fault(("exercises", number, "words", place), f"no animation is called {name}")
    for name in sorted(there - wanted):
        yield Fault(f"pictures/{name}.gif", 1, "goes with no words of any exercise")
