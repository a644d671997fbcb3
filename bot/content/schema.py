"""What the content files other than the exercises may hold; anything else in them is refused."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date as Date
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from bot.content.text import Text

RuleId = Literal["T1", "T2", "T3", "T4", "T5", "T6", "T7", "T8", "T9"]


class Model(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Signed(Model):
    """Who reviewed a file, and when."""

    by: str
    date: Date


class File(Model):
    """Every file says whether a clinician has signed it off."""

    review: Literal["pending"] | Signed


class Option(Model):
    """An answer: what its button says, and the values it stands for; `statement` tells a doctor the same.

    `typed`: what else people write, by language; of words that could mean two answers neither has them.
    """

    value: str
    text: Text
    typed: Mapping[Literal["en", "tr"], tuple[str, ...]] = Field(default_factory=dict)
    sets: Mapping[str, str | tuple[str, ...]] = Field(default_factory=dict)
    opens: Literal["signs"] | None = None
    statement: Text | None = None


class Question(Model):
    """`about`: two or three words for the read-back."""

    id: str
    about: Text
    text: Text
    options: tuple[Option, ...] = Field(min_length=2)

    def option(self, value: str) -> Option:
        """The answer with this value; KeyError when there is none."""
        return {option.value: option for option in self.options}[value]


class Questionnaire(File):
    """Care rules §1: the six questions, the ticks of the fourth, what is asked with the first plans, and after days."""

    questions: tuple[Question, ...]
    signs: Question
    equipment: tuple[Question, ...]
    later: tuple[Question, ...]

    def question(self, id: str) -> Question:
        """The question with this id, whenever it is asked; KeyError when there is none."""
        return {each.id: each for each in (*self.questions, self.signs, *self.equipment, *self.later)}[id]


class Outcomes(File):
    """What follows from the answers: an opening by level, a sentence for each reason, a closing by level."""

    opening: Mapping[str, Text]
    reasons: Mapping[str, Text]
    closing: Mapping[str, tuple[Text, ...]]


class Referral(Model):
    """One rule of care §6: the advice, the stronger one for the same day, and how the programme comes back."""

    text: Text
    same_day: Text | None = None
    comes_back: Text | None = None

    def advice(self, urgency: str | None) -> Text:
        """The words for an urgency, `same_day` or `within_days`."""
        return self.same_day if urgency == "same_day" and self.same_day else self.text


class ClinicReads(Model):
    """That the clinic is told, and when it reads it: with its hours, without any, and after an emergency."""

    plain: Text
    hours: Text
    emergency: Text


class Referrals(File):
    """The words when something is wrong (care rules §6 and §9)."""

    rules: Mapping[RuleId, Referral]
    self_harm: Text
    emergency_list: Text
    stop: Text
    paused: Text
    after_emergency: Text
    clinic_reads: ClinicReads
    check_in: Question
    signs: Mapping[str, Text]
    after_exercise: Text

    def rule(self, id: str) -> Referral:
        """The words of one rule; KeyError where there are none."""
        return {str(known): referral for known, referral in self.rules.items()}[id]


class SourceEntry(Model):
    title: Text
    by: str
    url: str | None = None
    note: Text | None = None


class Sources(File):
    """[1] to [6] of the guide, and what goes beyond it."""

    sources: Mapping[str, SourceEntry]


class EmergencyNumbers(File):
    """The number to call by country (ISO 3166), and the one to give where the country is not listed."""

    default: str
    numbers: Mapping[str, str]

    def number(self, country: str | None) -> str:
        """The emergency number of a country."""
        return self.numbers.get((country or "").upper(), self.default)


class Emergency(Model):
    """By when and where it was reported: today on the same clock, on another clock, or on another day."""

    today: Text
    elsewhere: Text
    earlier: Text


class AllClear(Model):
    """By what was told before."""

    emergency: Text
    referral: Text


class FamilyWords(File):
    """What relatives read who see warnings; `reasons`: by the rule that holds."""

    reasons: Mapping[str, Text]
    in_hospital: Text
    emergency: Emergency
    referral: Text
    all_clear: AllClear
    unclaimed: Text


class Notes(File):
    """Words that go with a day's plan; `load`: with an exercise to which the clinic has added a weight."""

    before: tuple[Text, ...]
    before_seated: tuple[Text, ...]
    cues: tuple[Text, ...]
    load: Text
    notes: Mapping[str, Text]
