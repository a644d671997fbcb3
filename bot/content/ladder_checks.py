"""Does each exercise stand on a ladder that exists, with sources that exist and words that fit every rung?"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import asdict

from bot.content.build import by_rung, ladder_of
from bot.content.document import Document
from bot.content.exercise_schema import ExerciseEntry, ExerciseFile, Ladders
from bot.content.schema import Sources
from bot.content.source import Fault
from bot.content.text import Path, Text, placeholders
from bot.core.catalogue import RUNGS, Rung


def exercise_faults(document: Document[ExerciseFile], ladders: Ladders, sources: Sources) -> Iterator[Fault]:
    """What does not fit in a file of exercises."""
    if document.model.group and document.model.category != "resistance":
        yield document.fault(("group",), "only resistance has groups")
    for number, exercise in enumerate(document.model.exercises):
        at: Path = ("exercises", number)
        for place, source in enumerate(exercise.sources):
            if source not in sources.sources:
                yield document.fault((*at, "sources", place), f"no source is called {source}")
        if exercise.ladder not in ladders.ladders:
            yield document.fault((*at, "ladder"), f"no ladder is called {exercise.ladder}")
        elif isinstance(exercise.support, tuple) and len(exercise.support) != RUNGS:
            yield document.fault((*at, "support"), "give one support, or one for each of the six rungs")
        else:
            ladder = ladder_of(exercise, ladders.ladders[exercise.ladder])
            yield from _word_faults(document, at, exercise, ladder)


def _word_faults(
    document: Document[ExerciseFile], at: Path, exercise: ExerciseEntry, ladder: tuple[Rung, ...]
) -> Iterator[Fault]:
    for number, words in enumerate(exercise.words):
        here: Path = (*at, "words", number)
        if words.equipment and words.equipment not in exercise.equipment:
            yield document.fault((*here, "equipment"), f"{exercise.id} does not use a {words.equipment}")
        if not words.mistakes and not exercise.mistakes:
            yield document.fault(here, f"{exercise.id} names no mistake to avoid")
        yield from _by_rung_faults(document, (*here, "line"), words.line, ladder)
        for place, step in enumerate(words.steps):
            yield from _by_rung_faults(document, (*here, "steps", place), step, ladder)


def _by_rung_faults(
    document: Document[ExerciseFile], path: Path, texts: Mapping[int, Text], ladder: tuple[Rung, ...]
) -> Iterator[Fault]:
    if 1 not in texts:
        yield document.fault(path, "the words for rung 1 are missing")
        return
    for number, (text, rung) in enumerate(zip(by_rung(texts), ladder, strict=True), start=1):
        given = {name for name, amount in asdict(rung.dose).items() if amount is not None}
        if strange := placeholders(text) - given:
            yield document.fault(path, f"rung {number} has no {', '.join(sorted(strange))} to fill in")
