"""All that triage reads: the lexicon, the vocabulary, the second opinion and how sure it has to be."""

from __future__ import annotations

from pathlib import Path as FilePath
from typing import TypeVar

from pydantic import ValidationError

from bot.content.lexicon.load import FOLDER, load_lexicon
from bot.content.lexicon.model_file import read_model
from bot.content.lexicon.schema import Sureness, WordsByMeaning
from bot.content.schema import File
from bot.content.source import ContentError, Fault, read_source
from bot.core.language.folding import APOSTROPHES, fold_letters
from bot.core.language.vocabulary import Vocabulary
from bot.core.triage.judging import Thresholds, Understanding

OPINION, NAMING = "opinion.bin", "naming.bin"
F = TypeVar("F", bound=File)


def load_understanding(folder: FilePath = FOLDER) -> Understanding:
    """Read the whole folder; ContentError with the faults of the first part that has any."""
    return Understanding(
        load_lexicon(folder),
        load_vocabulary(folder),
        read_model(folder / OPINION),
        read_model(folder / NAMING),
        load_thresholds(folder),
    )


def load_thresholds(folder: FilePath = FOLDER) -> Thresholds:
    """From sureness.yaml."""
    values = _file(folder, "sureness.yaml", Sureness).model_dump(exclude={"review"})
    return Thresholds(**values)


def load_vocabulary(folder: FilePath = FOLDER) -> Vocabulary:
    """From {en,tr}/vocabulary.yaml; a lemma that stands in two classes of a language is a fault."""
    faults: list[Fault] = []
    classes: dict[str, dict[str, list[str]]] = {}
    for path in sorted(folder.glob("*/vocabulary.yaml")):
        name, language = path.relative_to(folder).as_posix(), path.parent.name
        written = _file(folder, name, WordsByMeaning).classes
        classes[language] = {kind: _folded(words) for kind, words in written.items()}
        faults += _doubles(classes[language], f"lexicon/{name}")
    if faults:
        raise ContentError(faults)
    return Vocabulary(classes)


def _folded(words: str) -> list[str]:
    return [fold_letters(word).translate(APOSTROPHES) for word in words.split()]


def _doubles(classes: dict[str, list[str]], name: str) -> list[Fault]:
    first: dict[str, str] = {}
    doubles = [
        (word, kind) for kind, words in classes.items() for word in words if first.setdefault(word, kind) != kind
    ]
    return [Fault(name, 1, f"{word} stands in {first[word]} and in {kind}") for word, kind in doubles]


def _file(folder: FilePath, name: str, schema: type[F]) -> F:
    source = read_source(folder / name, f"lexicon/{name}")
    try:
        return schema.model_validate(source.values)
    except ValidationError as error:
        raise ContentError([source.fault(tuple(each["loc"]), each["msg"]) for each in error.errors()]) from error
