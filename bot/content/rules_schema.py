"""The rules in words, and the sentences that tell a patient why an exercise was chosen."""

from __future__ import annotations

from collections.abc import Mapping

from pydantic import Field

from bot.content.schema import File, Model
from bot.content.text import Text


class RuleEntry(Model):
    """One rule: when it applies, what follows (for the ladder's rules the code says it), and where it comes from."""

    when: Text
    effect: Text | None = None
    sources: tuple[str, ...] = Field(min_length=1)


class LeftOut(Model):
    """Names what is not in the plan: as the first consequence, or after another one."""

    first: Text
    also: Text


Chapter = Mapping[str, RuleEntry]


class Rules(File):
    """Care rules §1, §3, §4 and §6 by id, and what *Why this one?* says about the patient."""

    clearance: Chapter
    holds: Chapter
    prescribing: Chapter
    day: Chapter
    rises: Chapter
    drops: Chapter
    triage: Chapter
    because: Mapping[str, Text]
    limits: Mapping[str, Text]
    left_out: LeftOut

    def chapters(self) -> Mapping[str, Chapter]:
        """The rules by chapter, in their order."""
        names = ("clearance", "holds", "prescribing", "day", "rises", "drops", "triage")
        return {name: getattr(self, name) for name in names}

    def rule(self, id: str) -> RuleEntry:
        """The rule with this id; KeyError when there is none."""
        return {name: rule for chapter in self.chapters().values() for name, rule in chapter.items()}[id]
