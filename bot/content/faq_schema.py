"""What the files of answers, of kind words and of questions' words may hold."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Literal

from pydantic import Field, model_validator

from bot.content.schema import File, Model
from bot.content.text import Text

LeadsTo = Literal["today", "hour", "pause", "stop", "settings", "help", "privacy", "progress", "symptom"]
Lines = tuple[str, ...]
Classes = Mapping[str, Lines]


class Phrases(Model):
    """Patterns by language, in the notation of `core.language.patterns`; both languages are read in every message."""

    en: Lines = ()
    tr: Lines = ()


class Answer(Model):
    """`title`: its button. `asked`: questions; `about`: their topic; `wished`: what counts without a question too."""

    title: Annotated[Text, Field(max_length=40)]
    text: Annotated[Text, Field(max_length=350)]
    sources: tuple[str, ...] = ()
    leads_to: LeadsTo | None = None
    asked: Phrases = Phrases()
    about: Phrases = Phrases()
    wished: Phrases = Phrases()


class Chapter(File):
    """Answers that are listed together under an introduction."""

    title: Text
    intro: Text
    answers: Mapping[str, Answer] = Field(min_length=1)


class Asking(File):
    """Words of questions. `classes`: words that go by one name in every pattern; `exercises`: names by id."""

    classes: Classes
    asking: Phrases
    opening: Phrases
    leave: Phrases
    exercises: Mapping[str, Phrases]


class KindWords(Model):
    """`says`: forms that take turns. `then`: `next` adds today's exercises where they wait; `stop` asks whether to stop
    writing, `unsure` whether something is wrong (care rule T9), in place of any words. On a hold only: `asked` asks
    what a doctor said, `paused` says that it waits for one.

    `yields`: a question in the same message goes first. `anywhere`: patterns within a message; `alone`: the whole of
    it; `unless`: what forbids the reply.
    """

    says: tuple[Text, ...] = ()
    then: Literal["next", "stop", "unsure", "asked", "paused"] | None = None
    leads_to: LeadsTo | None = None
    yields: bool = False
    anywhere: Phrases = Phrases()
    alone: Phrases = Phrases()
    unless: Phrases = Phrases()

    @model_validator(mode="after")
    def _has_words(self) -> KindWords:
        if bool(self.says) == (self.then not in (None, "next")):
            raise ValueError("either has something to say or asks")
        return self


class SmallTalk(File):
    """Replies in the order in which they are tried; `waiting`: today's exercises; `other`: to anything else."""

    replies: Mapping[str, KindWords]
    waiting: Text
    other: tuple[Text, ...] = Field(min_length=1)
