"""The content as the bot uses it: read once at the start, refused as a whole where anything is wrong."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path as FilePath
from typing import Any, TypeVar

from bot.content.answers import AnswerWords
from bot.content.build import catalogue_of, review_of
from bot.content.document import Document, read_documents
from bot.content.exercise_schema import ExerciseFile, Ladders, Programme
from bot.content.faq import Faq, faq_faults, faq_of, phrases_of
from bot.content.faq_schema import SmallTalk
from bot.content.helper_checks import helper_faults
from bot.content.helper_schema import HelperWords
from bot.content.ladder_checks import exercise_faults
from bot.content.lexicon.load_activities import load_activity_words
from bot.content.lexicon.reviews import lexicon_reviews
from bot.content.lexicon.understanding import load_understanding
from bot.content.references import reference_faults
from bot.content.rule_checks import rule_faults
from bot.content.rules_schema import Rules
from bot.content.schema import (
    EmergencyNumbers,
    FamilyWords,
    Notes,
    Outcomes,
    Questionnaire,
    Referrals,
    Sources,
)
from bot.content.source import ContentError, Fault
from bot.content.spine import spine_faults
from bot.content.symptom_schema import Symptoms
from bot.content.text import Text
from bot.content.translations import translation_faults
from bot.core.activities.words import ActivityWords
from bot.core.catalogue import Catalogue
from bot.core.questions import Phrases
from bot.core.triage.judging import Understanding

FOLDER = FilePath(__file__).parent
M = TypeVar("M")


@dataclass(frozen=True, slots=True)
class Content:
    """`version`: changes with every data file; `reviews`: by file, `pending` or who signed it and when."""

    version: str
    reviews: Mapping[str, str]
    catalogue: Catalogue
    questionnaire: Questionnaire
    outcomes: Outcomes
    referrals: Referrals
    symptoms: Symptoms
    rules: Rules
    sources: Sources
    emergency: EmergencyNumbers
    family: FamilyWords
    before: tuple[Text, ...]
    before_seated: tuple[Text, ...]
    cues: tuple[Text, ...]
    notes: Mapping[str, Text]
    load: Text
    understanding: Understanding
    activity_words: ActivityWords
    faq: Faq
    small_talk: SmallTalk
    phrases: Phrases
    helper: HelperWords
    answer_words: AnswerWords

    @property
    def pending(self) -> tuple[str, ...]:
        """The files that wait for a clinician's signature."""
        return tuple(name for name, review in self.reviews.items() if review == "pending")


def load_content(folder: FilePath | None = None) -> Content:
    """Read folder/data and folder/locales; ContentError with every fault that was found. The program's own is read
    once: nothing changes it while the program runs."""
    return _own() if folder is None else _read(folder)


@cache
def _own() -> Content:
    return _read(FOLDER)


def _read(folder: FilePath) -> Content:
    documents, faults = checked_documents(folder)
    if faults:
        raise ContentError(faults)
    return _content(documents, version_of(folder), lexicon_of(folder))


def checked_documents(folder: FilePath) -> tuple[list[Document[Any]], list[Fault]]:
    """All files that can be read, and all that is wrong with them; files are compared once all can be read."""
    documents, faults = read_documents(folder)
    complete = not faults
    exercise_files = [document for document in documents if isinstance(document.model, ExerciseFile)]
    for document in exercise_files:
        faults += spine_faults(document)
    if complete:
        faults += reference_faults(documents)
        ladders, sources = _model(documents, Ladders), _model(documents, Sources)
        for document in exercise_files:
            faults += exercise_faults(document, ladders, sources)
        rules = next(document for document in documents if isinstance(document.model, Rules))
        faults += rule_faults(rules, sources)
        ids = [exercise.id for document in exercise_files for exercise in document.model.exercises]
        faults += faq_faults(documents, ids, sources)
        faults += helper_faults(documents, folder / "locales")
    faults += translation_faults(documents, folder / "locales")
    return documents, faults


def lexicon_of(folder: FilePath) -> FilePath:
    """The words that belong to this content: its own, or those of the program where it has none."""
    own = folder / "lexicon"
    return own if own.is_dir() else FOLDER / "lexicon"


def version_of(folder: FilePath) -> str:
    """A short hash over all data files and their names."""
    data = hashlib.sha256()
    for file in sorted((folder / "data").rglob("*.yaml")):
        data.update(file.relative_to(folder).as_posix().encode() + b"\0" + file.read_bytes() + b"\0")
    return data.hexdigest()[:12]


def _content(documents: list[Document[Any]], version: str, lexicon: FilePath) -> Content:
    exercises = [document.model for document in documents if isinstance(document.model, ExerciseFile)]
    notes = _model(documents, Notes)
    return Content(
        version=version,
        reviews={document.name: review_of(document.model) for document in documents} | lexicon_reviews(lexicon),
        catalogue=catalogue_of(exercises, _model(documents, Ladders), _model(documents, Programme)),
        questionnaire=_model(documents, Questionnaire),
        outcomes=_model(documents, Outcomes),
        referrals=_model(documents, Referrals),
        symptoms=_model(documents, Symptoms),
        rules=_model(documents, Rules),
        sources=_model(documents, Sources),
        emergency=_model(documents, EmergencyNumbers),
        family=_model(documents, FamilyWords),
        before=notes.before,
        before_seated=notes.before_seated,
        cues=notes.cues,
        notes=notes.notes,
        load=notes.load,
        understanding=load_understanding(lexicon),
        activity_words=load_activity_words(lexicon),
        faq=faq_of(documents),
        small_talk=_model(documents, SmallTalk),
        phrases=phrases_of(documents),
        helper=_model(documents, HelperWords),
        answer_words=_model(documents, AnswerWords),
    )


def _model(documents: list[Document[Any]], kind: type[M]) -> M:
    return next(document.model for document in documents if isinstance(document.model, kind))
