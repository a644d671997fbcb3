"""Do the content files fit together, and do they cover what the rules rely on?"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Any

from bot.content.document import Document
from bot.content.exercise_schema import ExerciseFile, Programme
from bot.content.helper_schema import HelperWords
from bot.content.rules_schema import Rules
from bot.content.schema import FamilyWords, Option, Questionnaire
from bot.content.source import Fault
from bot.content.symptom_checks import symptom_faults
from bot.content.text import Path, placeholders
from bot.core.catalogue import GROUPS
from bot.core.day_plan import WALKING
from bot.core.facts import EQUIPMENT, SIGNS, VALUES

REFERRAL_RULES = ("T1", "T2", "T3", "T4", "T5", "T6", "T7", "T8", "T9")
OUTCOME_REASONS = (
    *(f"{what}_{rule}" for what in ("hold", "word") for rule in ("C1", "C2", "C3", "C4")),
    *("one_fall", "C5", "C7", "C7_entered"),
)
LEVELS = ("clear", "advised", "hold")
CARE_PLACEHOLDERS = frozenset({"emergency", "exercise", "hours", "number"})
FAMILY_PLACEHOLDERS = frozenset({"emergency", "name", "time", "weekday"})
HOLDING_RULES = ("S1", "C1", "C2", "C3", "C4", "T1", "T2", "T3", "T4", "T5", "T6", "T8")
SAFETY_QUESTIONS = ("q1", "q2", "q2a", "q3", "q4", "q5", "q6")
LATER = ("age_band", "diagnosis", "high_impact_ok")
WHY_LEFT_OUT = ("equipment", "resting", "clinic")
NOTES = (
    *(f"balance_seated_{why}" for why in WHY_LEFT_OUT),
    *(f"{place}_omitted_{why}" for place in ("weight_bearing", "balance", *GROUPS) for why in WHY_LEFT_OUT),
)


def reference_faults(documents: list[Document[Any]]) -> Iterator[Fault]:
    """What is missing or does not fit across all the files; each of them fits its schema."""
    models = {document.name: document for document in documents}
    yield from _exactly(models["data/referrals.yaml"], "rules", REFERRAL_RULES)
    yield from _exactly(models["data/outcomes.yaml"], "reasons", OUTCOME_REASONS)
    yield from _exactly(models["data/outcomes.yaml"], "opening", LEVELS)
    yield from _exactly(models["data/outcomes.yaml"], "closing", LEVELS)
    yield from _exactly(models["data/notes.yaml"], "notes", NOTES)
    yield from _exactly(models["data/family.yaml"], "reasons", HOLDING_RULES)
    yield from _questionnaire_faults(models["data/questionnaire.yaml"])
    yield from symptom_faults(models["data/symptoms.yaml"])
    yield from _exercise_id_faults(documents, models["data/programme.yaml"])
    for document in documents:
        if document.domain == "care" and not isinstance(document.model, Rules | HelperWords):
            yield from _placeholder_faults(document)


def _exactly(document: Document[Any], name: str, wanted: tuple[str, ...]) -> Iterator[Fault]:
    given = getattr(document.model, name)
    for each in wanted:
        if each not in given:
            yield document.fault((name,), f"{name}: {each} is missing")
    for each in given:
        if each not in wanted:
            yield document.fault((name, each), f"{name}: nobody reads {each}")


def _questionnaire_faults(document: Document[Questionnaire]) -> Iterator[Fault]:
    asked = tuple(question.id for question in document.model.questions)
    if asked != SAFETY_QUESTIONS:
        yield document.fault(("questions",), f"the questions have to be {', '.join(SAFETY_QUESTIONS)}, in this order")
    if tuple(question.id for question in document.model.later) != LATER:
        yield document.fault(("later",), f"what is asked later has to be {', '.join(LATER)}, in this order")
    for path, option in _options(document.model):
        for field, value in option.sets.items():
            if not _is_known(field, value):
                yield document.fault((*path, "sets"), f"{field} does not know the value {value}")


def _options(questionnaire: Questionnaire) -> Iterator[tuple[Path, Option]]:
    asked: list[tuple[Path, Any]] = [(("signs",), questionnaire.signs)]
    for name in ("questions", "equipment", "later"):
        asked += [((name, number), question) for number, question in enumerate(getattr(questionnaire, name))]
    for path, question in asked:
        for number, option in enumerate(question.options):
            yield (*path, "options", number), option


def _is_known(field: str, value: str | tuple[str, ...]) -> bool:
    many = {"current_signs": SIGNS, "equipment": EQUIPMENT}
    if isinstance(value, tuple):
        return field in many and set(value) <= set(many[field])
    return value in VALUES.get(field, ())


def _exercise_id_faults(documents: list[Document[Any]], programme: Document[Programme]) -> Iterator[Fault]:
    """Ids are unique among exercises and activities, and walking is there."""
    found = Counter(list(programme.model.activities))
    for document in documents:
        if isinstance(document.model, ExerciseFile):
            for number, exercise in enumerate(document.model.exercises):
                found[exercise.id] += 1
                if found[exercise.id] > 1:
                    yield document.fault(("exercises", number, "id"), f"{exercise.id} stands there twice")
    if WALKING not in found:
        yield programme.fault((), f"{WALKING} is missing in the exercises")


def _placeholder_faults(document: Document[Any]) -> Iterator[Fault]:
    known = FAMILY_PLACEHOLDERS if isinstance(document.model, FamilyWords) else CARE_PLACEHOLDERS
    for path, text in document.texts():
        if strange := placeholders(text) - known:
            yield document.fault(path, f"nobody fills in {', '.join(sorted(strange))}")
