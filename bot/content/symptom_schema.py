"""The words of the questions about a symptom; the table in core says what the answers establish."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from bot.content.schema import File, Model
from bot.content.text import Text


class SymptomAnswer(Model):
    """What a button says, and what the answer tells a doctor."""

    value: str
    text: Text
    statement: Text | None = None


class SymptomQuestion(Model):
    """Without options the answers are numbers, and `number` tells a doctor which."""

    id: str
    text: Text
    options: tuple[SymptomAnswer, ...] = ()
    number: Text | None = None

    def option(self, value: str) -> SymptomAnswer:
        """The answer with this value; KeyError when there is none."""
        return {option.value: option for option in self.options}[value]


class Symptoms(File):
    """Care rules §6: every question that the table asks.

    `typed`: by plain answer and language, words that stand for it. `guesses`: what a button calls each sign.
    """

    questions: tuple[SymptomQuestion, ...]
    typed: Mapping[Literal["yes", "unsure", "no"], Mapping[str, tuple[str, ...]]]
    guesses: Mapping[str, Text]

    def question(self, id: str) -> SymptomQuestion:
        """The question with this id; KeyError when there is none."""
        return {question.id: question for question in self.questions}[id]
