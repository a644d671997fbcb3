"""One content file, read and checked against its schema."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path as FilePath
from typing import Any, Generic, TypeVar

from pydantic import ValidationError

from bot.content.answers import AnswerWords
from bot.content.exercise_schema import ExerciseFile, Ladders, Programme
from bot.content.faq_schema import Asking, Chapter, SmallTalk
from bot.content.helper_schema import HelperWords
from bot.content.rules_schema import Rules
from bot.content.schema import (
    EmergencyNumbers,
    FamilyWords,
    File,
    Notes,
    Outcomes,
    Questionnaire,
    Referrals,
    Sources,
)
from bot.content.source import ContentError, Fault, Source, read_source
from bot.content.symptom_schema import Symptoms
from bot.content.text import Path, Text, texts_in

M = TypeVar("M", bound=File, covariant=True)

SCHEMAS: dict[str, type[File]] = {
    "ladders.yaml": Ladders,
    "programme.yaml": Programme,
    "questionnaire.yaml": Questionnaire,
    "outcomes.yaml": Outcomes,
    "referrals.yaml": Referrals,
    "symptoms.yaml": Symptoms,
    "rules.yaml": Rules,
    "sources.yaml": Sources,
    "emergency.yaml": EmergencyNumbers,
    "notes.yaml": Notes,
    "answers.yaml": AnswerWords,
    "asking.yaml": Asking,
    "smalltalk.yaml": SmallTalk,
    "helper.yaml": HelperWords,
    "family.yaml": FamilyWords,
}
EXERCISES = "exercises"
FOLDERS: dict[str, type[File]] = {EXERCISES: ExerciseFile, "faq": Chapter}


@dataclass(frozen=True, slots=True)
class Document(Generic[M]):
    """A file's model, and where in the file each of its values stands."""

    source: Source
    model: M

    @property
    def name(self) -> str:
        return self.source.name

    @property
    def domain(self) -> str:
        """The catalogue of translations that its texts belong to."""
        return EXERCISES if self.name.startswith(f"data/{EXERCISES}/") else "care"

    def texts(self) -> Iterator[tuple[Path, Text]]:
        yield from texts_in(self.model)

    def fault(self, path: Path, what: str) -> Fault:
        return self.source.fault(path, what)


def read_documents(folder: FilePath) -> tuple[list[Document[Any]], list[Fault]]:
    """Every file under folder/data, those that fit their schema and the faults of those that do not."""
    documents: list[Document[Any]] = []
    faults = [Fault(f"data/{name}", 1, "this file is missing") for name in _missing(folder)]
    for file in sorted((folder / "data").rglob("*.yaml")):
        name = file.relative_to(folder).as_posix()
        try:
            documents.append(_read(file, name))
        except ContentError as error:
            faults += error.faults
    return documents, faults


def _missing(folder: FilePath) -> list[str]:
    return [name for name in SCHEMAS if not (folder / "data" / name).exists()]


def _read(file: FilePath, name: str) -> Document[Any]:
    source = read_source(file, name)
    schema = FOLDERS.get(file.parent.name) or SCHEMAS.get(file.name)
    if schema is None:
        raise ContentError([Fault(name, 1, "no content file has this name")])
    try:
        return Document(source, schema.model_validate(source.values))
    except ValidationError as error:
        faults = [source.fault(problem["loc"], _described(problem)) for problem in error.errors()]
        raise ContentError(faults) from error


def _described(problem: Any) -> str:
    where = ".".join(str(part) for part in problem["loc"])
    return f"{where}: {problem['msg']}" if where else str(problem["msg"])
