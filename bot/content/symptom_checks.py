"""Does every question and answer of the table about symptoms have its words, in the table's order?"""

from __future__ import annotations

from collections.abc import Iterator

from bot.content.document import Document
from bot.content.source import Fault
from bot.content.symptom_schema import SymptomQuestion, Symptoms
from bot.core.symptom_table import QUESTIONS, Question
from bot.core.triage.signs import RULE_OF

GUESSED = frozenset(sign for sign, rule in RULE_OF.items() if rule != "T1")  # Emergency has its own button


def symptom_faults(document: Document[Symptoms]) -> Iterator[Fault]:
    """What the words and the table do not share."""
    found = {question.id: (number, question) for number, question in enumerate(document.model.questions)}
    for missing in QUESTIONS.keys() - found.keys():
        yield document.fault(("questions",), f"{missing} has no words")
    for id, (number, question) in found.items():
        path = ("questions", number)
        if id not in QUESTIONS:
            yield document.fault(path, f"nobody asks {id}")
        elif not _fits(question, QUESTIONS[id]):
            wanted = ", ".join(option.id for option in QUESTIONS[id].options)
            yield document.fault(path, f"{id} needs the answers {wanted}, in this order, or a number")
    for sign in sorted(GUESSED ^ document.model.guesses.keys()):
        what = "needs a button" if sign in GUESSED else "is no sign that could be guessed"
        yield document.fault(("guesses",), f"{sign} {what}")


def _fits(words: SymptomQuestion, asked: Question) -> bool:
    wanted = [option.id for option in asked.options]
    if words.number is not None:
        return not words.options and all(answer.isdecimal() for answer in wanted)
    return [option.value for option in words.options] == wanted
