"""Reported symptoms: what each sign amounts to, and the questions that find it out (bot/core/symptom_table.py)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from bot.content.load import Content
from bot.content.words import Words
from bot.core.findings import Finding, finding
from bot.core.symptom_table import QUESTIONS, Option
from bot.core.symptoms import Taps, progress
from bot.core.triage.entry import enter, sure
from bot.core.triage.signs import RULE_OF
from bot.handbook import names
from bot.handbook.speech import Say


@dataclass(frozen=True, slots=True)
class Outcome:
    """A rule with its level, and how soon it has to be seen."""

    rule: str
    level: str
    level_name: str
    urgency: str


@dataclass(frozen=True, slots=True)
class SignRow:
    """A sign: its id, the words that a doctor is shown, and what it can amount to, the gravest first.

    `told` in words, what it amounts to at once, and the question that comes `next`; `button`: offered where not sure.
    """

    id: str
    words: str
    outcomes: tuple[Outcome, ...]
    told: Outcome | None
    next: str
    button: str


@dataclass(frozen=True, slots=True)
class AnswerRow:
    """An answer: what it establishes, and the question that follows; `same_day`: it asks for the same day."""

    text: str
    statement: str
    outcome: Outcome | None
    signs: tuple[str, ...]
    same_day: bool
    next: str


@dataclass(frozen=True, slots=True)
class QuestionRow:
    """A question about a symptom with its answers; answers that are numbers stand together."""

    id: str
    text: str
    answers: tuple[AnswerRow, ...]


def sign_rows(_: Words, say: Say, content: Content) -> tuple[SignRow, ...]:
    """Every sign with all that a way through the questions can make of it."""
    found: dict[str, set[Finding]] = {sign: set() for sign in content.referrals.signs}
    for ended in findings():
        for sign in ended.signs:
            found[sign].add(Finding(ended.rule, ended.level, ended.urgency))
    return tuple(_sign_row(_, say, content, sign, _gravest_first(every)) for sign, every in found.items())


def _sign_row(_: Words, say: Say, content: Content, sign: str, found: list[Finding]) -> SignRow:
    told = enter(sure(sign)) if sign in RULE_OF else None
    return SignRow(
        id=sign,
        words=say(content.referrals.signs[sign]),
        outcomes=tuple(_outcome(_, each) for each in found),
        told=_outcome(_, told.finding) if told else None,
        next=(progress(told.paths[0]).question or "") if told and told.paths else "",
        button=say(content.symptoms.guesses[sign]) if sign in content.symptoms.guesses else "",
    )


def findings() -> Iterator[Finding]:
    """Where every way through the questions ends."""
    ways: list[Taps] = [()]
    while ways:
        way = ways.pop()
        here = progress(way)
        if here.question is not None:
            ways += [(*way, (here.question, option.id)) for option in QUESTIONS[here.question].options]
        elif here.finding is not None:
            yield here.finding


def rule_outcome(_: Words, rule: str) -> Outcome:
    """The level of a rule, and the least urgency."""
    return _outcome(_, finding(rule))


def _gravest_first(found: set[Finding]) -> list[Finding]:
    return sorted(found, key=lambda each: (each.severity, each.rule), reverse=True)


def _outcome(_: Words, found: Finding) -> Outcome:
    return Outcome(found.rule, found.level, names.levels(_)[found.level], names.urgencies(_)[found.urgency])


def question_rows(_: Words, say: Say, content: Content) -> Iterator[QuestionRow]:
    """The questions in the order of the table."""
    for id, asked in QUESTIONS.items():
        words = content.symptoms.question(id)
        if words.number is None:
            answers = [
                _answer(_, option, say(each.text), say(each.statement) if each.statement else "")
                for option, each in zip(asked.options, words.options, strict=True)
            ]
        else:
            answers = list(_numbered(_, asked.options, say(words.number)))
        yield QuestionRow(id, say(words.text), tuple(answers))


def _answer(_: Words, option: Option, text: str, statement: str) -> AnswerRow:
    outcome = None
    if option.rule is not None:
        outcome = _outcome(_, finding(option.rule, same_day=option.same_day))
    return AnswerRow(text, statement, outcome, option.signs, option.same_day and outcome is None, option.next or "")


def _numbered(_: Words, options: tuple[Option, ...], statement: str) -> Iterator[AnswerRow]:
    """Neighbours that establish the same are one row."""
    first = 0
    for number in range(1, len(options) + 1):
        if number == len(options) or options[number].rule != options[first].rule:
            yield _answer(_, options[first], f"{options[first].id}–{options[number - 1].id}", statement)
            first = number
