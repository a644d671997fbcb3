"""Do the words of an exercise fit every rung of its ladder: nothing missing, nothing that cannot be filled in?"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import asdict

from bot.content.build import by_rung
from bot.content.document import Document
from bot.content.exercise_schema import ExerciseEntry, ExerciseFile
from bot.content.source import Fault
from bot.content.text import Path, Text, placeholders
from bot.core.catalogue import Dose, Rung


def wording_faults(
    document: Document[ExerciseFile], at: Path, exercise: ExerciseEntry, ladder: tuple[Rung, ...]
) -> Iterator[Fault]:
    """What is wrong with the words of one exercise, which stands at this path."""
    for number, words in enumerate(exercise.words):
        here: Path = (*at, "words", number)
        if words.equipment and words.equipment not in exercise.equipment:
            yield document.fault((*here, "equipment"), f"{exercise.id} does not use a {words.equipment}")
        if not words.mistakes and not exercise.mistakes:
            yield document.fault(here, f"{exercise.id} names no mistake to avoid")
        line, steps = (*here, "line"), (*here, "steps")
        yield from _text_faults(document, line, {line: words.line}, ladder)
        yield from _text_faults(document, steps, {(*steps, n): step for n, step in enumerate(words.steps)}, ladder)


def _text_faults(
    document: Document[ExerciseFile], at: Path, texts: Mapping[Path, Mapping[int, Text]], ladder: tuple[Rung, ...]
) -> Iterator[Fault]:
    """The line, or all steps: each has words from rung 1 on, and together they say the whole dose."""
    if missing := [path for path, text in texts.items() if 1 not in text]:
        yield from (document.fault(path, "the words for rung 1 are missing") for path in missing)
        return
    for number, rung in enumerate(ladder, start=1):
        said = {path: by_rung(text)[number - 1] for path, text in texts.items()}
        for path, text in said.items():
            yield from (document.fault(path, f"rung {number} {what}") for what in _misfits(text, rung.dose))
        for name in _unsaid(said.values(), rung.dose):
            yield document.fault(at, f"rung {number} does not say its {name}")


def _misfits(text: Text, dose: Dose) -> Iterator[str]:
    """Values to fill in that the rung does not have, or that would read "1 minutes"."""
    amounts = asdict(dose)
    for name in sorted(placeholders(text)):
        if amounts.get(name) is None:
            yield f"has no {name} to fill in"
        elif amounts[name] == 1:
            yield f"has 1 for {{{name}}}: give it words of its own"


def _unsaid(texts: Collection[Text], dose: Dose) -> Iterator[str]:
    """What the dose holds and no text says, as a value to fill in or as the number itself; one set need not be said."""
    named = frozenset[str]().union(*map(placeholders, texts))
    for name, amount in asdict(dose).items():
        if amount is None or name in named or (name, amount) == ("sets", 1):
            continue
        if not any(re.search(rf"\b{amount}\b", text) for text in texts):
            yield name
