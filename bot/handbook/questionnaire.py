"""The safety questions as they are asked: when, with which answers, and what each answer writes down."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from bot.content.load import Content
from bot.content.schema import Option, Question
from bot.content.words import Words
from bot.core.dialogue import QUESTIONNAIRE
from bot.handbook import names
from bot.handbook.speech import Say


@dataclass(frozen=True, slots=True)
class AnswerRow:
    """A button: what it says, the fields and values that it writes down, and what a doctor is told."""

    text: str
    sets: tuple[tuple[str, str], ...]
    statement: str


@dataclass(frozen=True, slots=True)
class AskedQuestion:
    """A question with its answers, and the condition under which it is asked ("" for always)."""

    id: str
    about: str
    text: str
    condition: str
    answers: tuple[AnswerRow, ...]


def safety_questions(_: Words, say: Say, content: Content) -> Iterator[AskedQuestion]:
    """In the order in which they are asked; the ticks of the fourth right behind it."""
    fields, values = names.fields(_), names.values(_)
    for asked in QUESTIONNAIRE:
        condition = ""
        if asked.after:
            condition = _("only where: {field}: {value}", field=fields[asked.after[0]], value=values[asked.after[1]])
        yield _asked(say, content.questionnaire.question(asked.id), condition)
        if any(option.opens for option in content.questionnaire.question(asked.id).options):
            opened = _("only after the answer “{answer}”", answer=_opening(say, content, asked.id))
            yield _asked(say, content.questionnaire.signs, opened)


def _opening(say: Say, content: Content, question: str) -> str:
    return next(say(option.text) for option in content.questionnaire.question(question).options if option.opens)


def equipment_questions(_: Words, say: Say, content: Content) -> Iterator[AskedQuestion]:
    """What is asked when an exercise first needs it."""
    for question in content.questionnaire.equipment:
        yield _asked(say, question, "")


def later_questions(say: Say, content: Content) -> Iterator[AskedQuestion]:
    """What is asked after the first days."""
    for question in content.questionnaire.later:
        yield _asked(say, question, "")


def check_in(say: Say, content: Content) -> AskedQuestion:
    """The question of a hold."""
    return _asked(say, content.referrals.check_in, "")


def _asked(say: Say, question: Question, condition: str) -> AskedQuestion:
    answers = tuple(_answer(say, option) for option in question.options)
    return AskedQuestion(question.id, say(question.about), say(question.text), condition, answers)


def _answer(say: Say, option: Option) -> AnswerRow:
    statement = say(option.statement) if option.statement else ""
    return AnswerRow(say(option.text), tuple(_sets(option.sets)), statement)


def _sets(sets: Mapping[str, str | tuple[str, ...]]) -> Iterator[tuple[str, str]]:
    for field, value in sets.items():
        yield field, value if isinstance(value, str) else f"[{', '.join(value)}]"
