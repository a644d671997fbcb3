"""What the words for activities may hold."""

from __future__ import annotations

from collections.abc import Mapping

from pydantic import Field

from bot.content.lexicon.schema import Lines
from bot.content.schema import File


class ActivityFile(File):
    """Patterns in the notation of `core.language.patterns`; the keys are explained in `core.activities.words`.

    `exercises`: by id and tier; `plan`: what is said of the whole plan, by how much was done and strength.
    `hidden`: phrases that only look like an exercise. `misspelt`: wrong → right; `spelt`: words that may be guessed
    from a slip, `unlike`: words that are never a slip of those.
    """

    classes: Mapping[str, Lines] = Field(default_factory=dict)
    exercises: Mapping[str, Mapping[str, Lines]] = Field(default_factory=dict)
    plan: Mapping[str, Mapping[str, Lines]] = Field(default_factory=dict)
    cues: Mapping[str, Lines] = Field(default_factory=dict)
    hidden: Lines = ()
    numbers: Mapping[str, float] = Field(default_factory=dict)
    each: Mapping[str, float] = Field(default_factory=dict)
    units: Mapping[str, Lines] = Field(default_factory=dict)
    marks: Mapping[str, Lines] = Field(default_factory=dict)
    misspelt: Mapping[str, str] = Field(default_factory=dict)
    spelt: Lines = ()
    unlike: Lines = ()
