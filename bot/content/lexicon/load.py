"""The lexicons of all languages as one, read once at the start; refused as a whole where a line is wrong."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path as FilePath

from pydantic import ValidationError

from bot.content.lexicon.schema import Lines, SymptomWords
from bot.content.source import ContentError, Fault, Source, read_source
from bot.content.text import Path
from bot.core.language.folding import fold_letters
from bot.core.language.patterns import BadPattern, Notation, Pattern, Patterns
from bot.core.triage.lexicon import CUES, Lexicon
from bot.core.triage.opinion import NOTHING
from bot.core.triage.signs import RULE_OF

FOLDER = FilePath(__file__).parent
HARMLESS, VAGUE = "harmless", "vague"


@dataclass(frozen=True, slots=True)
class _File:
    source: Source
    words: SymptomWords


def load_lexicon(folder: FilePath = FOLDER) -> Lexicon:
    """Read folder/{en,tr}/symptoms; ContentError with every fault that was found."""
    faults: list[Fault] = []
    signs: list[Pattern] = []
    instead: list[Pattern] = []
    harmless: list[Pattern] = []
    cues: list[Pattern] = []
    vague: list[Pattern] = []
    alone: list[Pattern] = []
    breaking: set[str] = set()
    joining: set[str] = set()
    for language in sorted(path for path in folder.iterdir() if (path / "symptoms").is_dir()):
        files = _files(language, folder, faults)
        notation = _notation(files)
        for file in files:
            signs += _parsed(file, "signs", file.words.signs, RULE_OF, notation, faults)
            instead += _parsed(file, "instead", file.words.instead, RULE_OF, notation, faults)
            cues += _parsed(file, "cues", file.words.cues, CUES, notation, faults)
            harmless += _lines(file, (HARMLESS,), HARMLESS, file.words.harmless, notation, faults)
            vague += _lines(file, (VAGUE,), VAGUE, file.words.vague, notation, faults)
            alone += _parsed(file, "alone", file.words.alone, (NOTHING, *RULE_OF), notation, faults)
            breaking |= {fold_letters(word) for word in file.words.breaking}
            joining |= {fold_letters(word) for word in file.words.joining}
    if faults:
        raise ContentError(faults)
    return Lexicon(
        signs=Patterns(signs),
        instead=Patterns(instead),
        harmless=Patterns(harmless),
        cues=Patterns(cues),
        vague=Patterns(vague),
        alone=Patterns(alone),
        breaking=frozenset(breaking),
        joining=frozenset(joining),
    )


def _files(language: FilePath, folder: FilePath, faults: list[Fault]) -> list[_File]:
    found = []
    for file in sorted((language / "symptoms").glob("*.yaml")):
        name = f"lexicon/{file.relative_to(folder).as_posix()}"
        try:
            source = read_source(file, name)
            found.append(_File(source, SymptomWords.model_validate(source.values)))
        except ContentError as error:
            faults += error.faults
        except ValidationError as error:
            faults += [source.fault(tuple(each["loc"]), each["msg"]) for each in error.errors()]
    return found


def _notation(files: Sequence[_File]) -> Notation:
    """The classes of a language are the same in all its files."""
    written = {name: words for file in files for name, words in file.words.classes.items()}
    return Notation({name: tuple(map(fold_letters, words)) for name, words in written.items()})


def _parsed(
    file: _File,
    key: str,
    lines: Mapping[str, Lines],
    known: Mapping[str, str] | tuple[str, ...],
    notation: Notation,
    faults: list[Fault],
) -> Iterator[Pattern]:
    for means, every in lines.items():
        if means not in known:
            faults.append(file.source.fault((key, means), f"{means} is not known"))
        yield from _lines(file, (key, means), means, every, notation, faults)


def _lines(
    file: _File, path: Path, means: str, lines: Lines, notation: Notation, faults: list[Fault]
) -> Iterator[Pattern]:
    for number, line in enumerate(lines):
        try:
            yield notation.parse(means, fold_letters(line))
        except BadPattern as error:
            faults.append(file.source.fault((*path, number), str(error)))
