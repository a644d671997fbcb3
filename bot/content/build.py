"""From what the files say to the values that the rules read."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from bot.content.exercise_schema import (
    ActivityEntry,
    ExerciseEntry,
    ExerciseFile,
    Ladders,
    Programme,
    RungEntry,
    WordingEntry,
)
from bot.content.schema import File
from bot.content.text import Text
from bot.core.catalogue import (
    RUNGS,
    Activity,
    Asking,
    Catalogue,
    Dose,
    Exercise,
    Intervals,
    Rung,
    Targets,
    Timing,
    Wording,
)


def catalogue_of(files: Iterable[ExerciseFile], ladders: Ladders, programme: Programme) -> Catalogue:
    """The catalogue, in the order of the files."""
    exercises = [exercise_of(entry, file, ladders) for file in files for entry in file.exercises]
    return Catalogue(
        exercises={exercise.id: exercise for exercise in exercises},
        activities={name: _activity(name, entry) for name, entry in programme.activities.items()},
        timing=Timing(**programme.timing.model_dump()),
        targets=Targets(**programme.targets.model_dump()),
        intervals=Intervals(**programme.intervals.model_dump()),
        asking=Asking(**programme.asking.model_dump()),
    )


def exercise_of(entry: ExerciseEntry, file: ExerciseFile, ladders: Ladders) -> Exercise:
    """One exercise with its ladder filled in."""
    return Exercise(
        id=entry.id,
        category=file.category,
        group=file.group,
        impact=entry.impact,
        equipment=frozenset(entry.equipment),
        links=frozenset(entry.links),
        counts=frozenset(entry.counts),
        contraindications=frozenset(entry.contraindications),
        rests_for=frozenset(entry.rests_for),
        sided=entry.sided,
        fallback=entry.fallback,
        ladder=ladder_of(entry, ladders.ladders[entry.ladder]),
        name=entry.name,
        done=entry.done,
        why=entry.why,
        wordings=tuple(_wording(words, entry) for words in entry.words),
        cues=entry.cues,
        sources=entry.sources,
        review=review_of(file),
        adaptations={str(rule): text for rule, text in entry.adaptations.items()},
    )


def ladder_of(entry: ExerciseEntry, rungs: tuple[RungEntry, ...]) -> tuple[Rung, ...]:
    """The six rungs of an exercise: the ladder's doses, with the exercise's own support and hold."""
    own = entry.support if isinstance(entry.support, tuple) else (entry.support,) * RUNGS
    return tuple(
        Rung(
            Dose(rung.sets, rung.reps, rung.seconds or entry.hold_seconds, rung.minutes, rung.impacts),
            rung.support or support,
        )
        for rung, support in zip(rungs, own, strict=True)
    )


def by_rung(texts: Mapping[int, Text]) -> tuple[Text, ...]:
    """A text for each rung: the one given from there, or from the closest rung below."""
    return tuple(texts[max(n for n in texts if n <= rung)] for rung in range(1, RUNGS + 1))


def review_of(file: File) -> str:
    """`pending`, or who signed a file off and when."""
    return file.review if isinstance(file.review, str) else f"{file.review.by}, {file.review.date.isoformat()}"


def _wording(words: WordingEntry, entry: ExerciseEntry) -> Wording:
    return Wording(
        equipment=words.equipment,
        lines=by_rung(words.line),
        steps=tuple(by_rung(step) for step in words.steps),
        mistakes=(*words.mistakes, *entry.mistakes),
    )


def _activity(name: str, entry: ActivityEntry) -> Activity:
    return Activity(name, entry.name, frozenset(entry.counts), entry.told)
