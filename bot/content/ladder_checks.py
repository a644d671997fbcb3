"""Does each exercise stand on a ladder that exists and fits it, with sources that exist?"""

from __future__ import annotations

from collections.abc import Iterator

from bot.content.build import ladder_of
from bot.content.document import Document
from bot.content.exercise_schema import ExerciseEntry, ExerciseFile, Ladders, RungEntry
from bot.content.schema import Sources
from bot.content.source import Fault
from bot.content.text import Path
from bot.content.wording_checks import wording_faults
from bot.core.catalogue import RUNGS


def exercise_faults(document: Document[ExerciseFile], ladders: Ladders, sources: Sources) -> Iterator[Fault]:
    """What does not fit in a file of exercises."""
    if document.model.group and document.model.category != "resistance":
        yield document.fault(("group",), "only resistance has groups")
    for number, exercise in enumerate(document.model.exercises):
        at: Path = ("exercises", number)
        for place, source in enumerate(exercise.sources):
            if source not in sources.sources:
                yield document.fault((*at, "sources", place), f"no source is called {source}")
        if exercise.fallback and exercise.equipment:
            yield document.fault((*at, "equipment"), f"{exercise.id} is a fallback: it may need nothing")
        rungs = ladders.ladders.get(exercise.ladder)
        if rungs is None:
            yield document.fault((*at, "ladder"), f"no ladder is called {exercise.ladder}")
        elif isinstance(exercise.support, tuple) and len(exercise.support) != RUNGS:
            yield document.fault((*at, "support"), "give one support, or one for each of the six rungs")
        else:
            yield from _told_twice(document, at, exercise, rungs)
            yield from wording_faults(document, at, exercise, ladder_of(exercise, rungs))


def _told_twice(
    document: Document[ExerciseFile], at: Path, exercise: ExerciseEntry, rungs: tuple[RungEntry, ...]
) -> Iterator[Fault]:
    """What both the exercise and its ladder give: the ladder's would win in silence."""
    if exercise.support and any(rung.support for rung in rungs):
        yield document.fault((*at, "support"), f"ladder {exercise.ladder} says already what to hold on to")
    if exercise.hold_seconds and any(rung.seconds for rung in rungs):
        yield document.fault((*at, "hold_seconds"), f"ladder {exercise.ladder} says already how long to hold")
