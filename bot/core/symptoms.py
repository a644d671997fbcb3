"""What is wrong, found out by taps: which question comes next, and what has been found so far (care rules §6).

1. The table is the whole conversation: a question, its answers, and for each answer what it establishes and what is
   asked next.
2. What an answer establishes holds at once; further taps only raise it. So nothing depends on taps that never come.
3. A path ends where the table names no further question.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from bot.core.findings import Finding, finding, graver
from bot.core.symptom_table import FALL_TAPS, QUESTIONS, START, Option

Taps = tuple[tuple[str, str], ...]
RECORD = "record"  # asked after an emergency, for the record alone: nothing waits for its answer


class NotAnAnswer(ValueError):
    """The taps do not fit the table: a question that was not asked, or an answer that is not offered."""


@dataclass(frozen=True, slots=True)
class Progress:
    """`finding`: what is known so far, None before a sign was chosen; `question`: what to ask next, None at the end."""

    finding: Finding | None
    question: str | None


def progress(taps: Taps) -> Progress:
    """Where these taps lead; raises `NotAnAnswer` where they lead nowhere."""
    question: str | None = START
    chosen: list[Option] = []
    for asked, answer in taps:
        if asked != question:
            raise NotAnAnswer(f"{asked} was not asked")
        chosen.append(_option(asked, answer))
        question = _skipped(chosen[-1].next, dict(taps))
    return Progress(_found(chosen), question)


def advance(taps: Taps, known: Taps) -> Taps:
    """Walk on over the questions whose answers are known."""
    answers = dict(known)
    while (question := progress(taps).question) is not None and question in answers:
        if not offers(question, answers[question]):
            break
        taps = (*taps, (question, answers[question]))
    return taps


def offers(question: str, answer: str) -> bool:
    """Whether the table has this answer to this question."""
    return question in QUESTIONS and answer in {option.id for option in QUESTIONS[question].options}


def _option(question: str, answer: str) -> Option:
    try:
        return QUESTIONS[question].option(answer)
    except KeyError:
        raise NotAnAnswer(f"{question} has no answer {answer}") from None


def _skipped(question: str | None, answers: Mapping[str, str]) -> str | None:
    """The question itself, or the one behind it where its answer is known already."""
    if question is None:
        return None
    known = QUESTIONS[question].known_from
    return QUESTIONS[question].options[-1].next if known is not None and known in answers.items() else question


def _found(chosen: Iterable[Option]) -> Finding | None:
    options = tuple(chosen)
    signs = tuple(sign for option in options for sign in option.signs)
    same_day = any(option.same_day for option in options)
    found: Finding | None = None
    for rule in (option.rule for option in options if option.rule is not None):
        each = finding(rule, signs, same_day=same_day)
        found = each if found is None else graver(found, each)
    return found


def serious_fall(taps: Taps) -> str:
    """The answer to Q2a that the taps about a fall give; what was not answered yet counts as unsure (S9)."""
    answers = dict(taps)
    if answers.get("hard") == "fall" or any(answers.get(question, "no") != "no" for question in FALL_TAPS):
        return "yes"
    return "no" if all(question in answers for question in FALL_TAPS) else "unsure"
