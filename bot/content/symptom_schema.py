"""The words of the questions about a symptom; the table in core says what the answers establish."""

from __future__ import annotations

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
    """Care rules §6: every question that the table asks."""

    questions: tuple[SymptomQuestion, ...]

    def question(self, id: str) -> SymptomQuestion:
        """The question with this id; KeyError when there is none."""
        return {question.id: question for question in self.questions}[id]
