"""What the files of a lexicon may hold."""

from __future__ import annotations

from collections.abc import Mapping

from pydantic import Field

from bot.content.schema import File

Lines = tuple[str, ...]


class SymptomWords(File):
    """Patterns by sign, in the notation of `core.language.patterns`; `classes`: words that go by one name in them.

    `instead`: phrases that name a lesser sign than words in them would. `harmless`: phrases that only look like a sign.
    `cues`: what softens a sign. `vague`: phrases that name no sign and may mean any.
    `alone`: what is said where nothing else stands in the message: `none`, or a sign that it may mean.
    `breaking`: words that begin a clause; `joining`: words that carry a denial on through a list.
    """

    classes: Mapping[str, Lines] = Field(default_factory=dict)
    signs: Mapping[str, Lines] = Field(default_factory=dict)
    instead: Mapping[str, Lines] = Field(default_factory=dict)
    harmless: Lines = ()
    cues: Mapping[str, Lines] = Field(default_factory=dict)
    vague: Lines = ()
    alone: Mapping[str, Lines] = Field(default_factory=dict)
    breaking: Lines = ()
    joining: Lines = ()


class WordsByMeaning(File):
    """The vocabulary of a language: lemmas by class of meaning, written one after the other."""

    classes: Mapping[str, str]


class Sureness(File):
    """How sure the second opinion has to be; see `core.triage.judging.Thresholds`."""

    emergency: float = Field(gt=0, lt=1)
    referral: float = Field(gt=0, lt=1)
    caution: float = Field(gt=0, lt=1)
    doubt: float = Field(gt=0, lt=1)
    harmless_emergency: float = Field(gt=0, lt=1)
    harmless: float = Field(gt=0, lt=1)
    nothing: float = Field(gt=0, lt=1)
    softened: float = Field(gt=0, lt=1)
    unknown: float = Field(gt=0, le=1)
    guess: float = Field(gt=0, lt=1)
