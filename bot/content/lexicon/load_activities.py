"""The words for activities of all languages as one, read once; refused as a whole where a line is wrong."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path as FilePath

from pydantic import ValidationError

from bot.content.lexicon.activity_schema import ActivityFile
from bot.content.lexicon.schema import Lines
from bot.content.source import ContentError, Fault, Source, read_source
from bot.content.text import Path
from bot.core.activities.activity import BALANCE, BESIDES, PLAN
from bot.core.activities.spelling import Speller
from bot.core.activities.words import (
    CUE,
    CUES,
    DONE,
    HIDDEN,
    KINDS,
    MARKS,
    NAME,
    PLANNED,
    STRENGTHS,
    TIERS,
    ActivityWords,
)
from bot.core.language.folding import fold_letters
from bot.core.language.patterns import BadPattern, Pattern, Patterns, parse

FOLDER = FilePath(__file__).parent
FILES = "activities*.yaml"
EXERCISES = FOLDER.parent / "data" / "exercises"


@dataclass(frozen=True, slots=True)
class _File:
    language: str
    source: Source
    words: ActivityFile

    def fault(self, path: Path, what: str) -> Fault:
        return self.source.fault(path, what)


def load_activity_words(folder: FilePath = FOLDER) -> ActivityWords:
    """Read folder/{en,tr}/activities*.yaml; ContentError with every fault that was found."""
    faults: list[Fault] = []
    files = [file for path in sorted(folder.glob(f"*/{FILES}")) for file in _read(path, folder, faults)]
    exercises, classes = _exercises(), _classes(files)
    patterns = [pattern for file in files for pattern in _patterns(file, exercises, classes[file.language], faults)]
    for file in files:
        faults += _unknown(file, "units", file.words.units, KINDS)
        faults += _unknown(file, "marks", file.words.marks, MARKS)
    if faults:
        raise ContentError(faults)
    return ActivityWords(
        Patterns(patterns),
        {fold_letters(word): value for file in files for word, value in file.words.numbers.items()},
        {fold_letters(word): value for file in files for word, value in file.words.each.items()},
        {fold_letters(word): kind for file in files for kind, words in file.words.units.items() for word in words},
        {mark: frozenset(_folded(word for file in files for word in file.words.marks.get(mark, ()))) for mark in MARKS},
        _speller(files, patterns),
    )


def _read(path: FilePath, folder: FilePath, faults: list[Fault]) -> Iterator[_File]:
    try:
        source = read_source(path, f"lexicon/{path.relative_to(folder).as_posix()}")
        yield _File(path.parent.name, source, ActivityFile.model_validate(source.values))
    except ContentError as error:
        faults += error.faults
    except ValidationError as error:
        faults += [source.fault(tuple(each["loc"]), each["msg"]) for each in error.errors()]


def _exercises() -> frozenset[str]:
    """The ids of the catalogue, and what can be logged besides; the plan has words of its own, its balance exercises
    have not."""
    files = (read_source(path, path.name) for path in sorted(EXERCISES.glob("*.yaml")))
    return frozenset(entry["id"] for file in files for entry in file.values["exercises"]) | {*BESIDES, BALANCE} - {PLAN}


def _classes(files: Iterable[_File]) -> dict[str, dict[str, Lines]]:
    """By language: its files share them."""
    found: dict[str, dict[str, Lines]] = {}
    for file in files:
        own = {name: tuple(_folded(lines)) for name, lines in file.words.classes.items()}
        found.setdefault(file.language, {}).update(own)
    return found


def _patterns(
    file: _File, exercises: frozenset[str], classes: Mapping[str, Lines], faults: list[Fault]
) -> Iterator[Pattern]:
    words = file.words
    faults += _unknown(file, "exercises", words.exercises, exercises)
    faults += _unknown(file, "plan", words.plan, DONE)
    faults += _unknown(file, "cues", words.cues, CUES)
    for kind, key, groups, known in (
        (NAME, "exercises", words.exercises, TIERS),
        (PLANNED, "plan", words.plan, STRENGTHS),
    ):
        for name, tiers in groups.items():
            faults += [file.fault((key, name, tier), f"{tier} is not known") for tier in tiers if tier not in known]
            for tier, lines in tiers.items():
                yield from _parsed(file, (key, name, tier), f"{kind} {name} {tier}", lines, classes, faults)
    for cue, lines in words.cues.items():
        yield from _parsed(file, ("cues", cue), f"{CUE} {cue}", lines, classes, faults)
    yield from _parsed(file, ("hidden",), HIDDEN, words.hidden, classes, faults)


def _parsed(
    file: _File, path: Path, means: str, lines: Lines, classes: Mapping[str, Lines], faults: list[Fault]
) -> Iterator[Pattern]:
    for number, line in enumerate(lines):
        try:
            yield parse(means, fold_letters(line), classes)
        except BadPattern as error:
            faults.append(file.fault((*path, number), str(error)))


def _unknown(file: _File, key: str, given: Mapping[str, object], known: object) -> list[Fault]:
    names = known if isinstance(known, (tuple, frozenset)) else ()
    return [file.fault((key, name), f"{name} is not known") for name in given if name not in names]


def _folded(words: Iterable[str]) -> Iterator[str]:
    return map(fold_letters, words)


def _speller(files: list[_File], patterns: list[Pattern]) -> Speller:
    """A word that stands in a pattern or counts something is no slip of another."""
    misspelt = {
        fold_letters(wrong): fold_letters(right) for file in files for wrong, right in file.words.misspelt.items()
    }
    known = {word for pattern in patterns for element in pattern.elements for word in element.words}
    for file in files:
        groups = (file.words.unlike, file.words.numbers, file.words.each, *file.words.units.values())
        known.update(word for group in groups for word in _folded(group))
    return Speller(misspelt, _folded(word for file in files for word in file.words.spelt), known)
