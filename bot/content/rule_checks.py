"""Does every rule of the code stand in the file of rules, and every rule of the file in the code?"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from bot.content.because import CAUSES, LIMITS
from bot.content.document import Document
from bot.content.numbers import NAMES
from bot.content.references import REFERRAL_RULES
from bot.content.rules_schema import Rules
from bot.content.schema import Sources
from bot.content.source import Fault
from bot.content.text import placeholders
from bot.core.clearance import HOLDS
from bot.core.prescribing import CAP_RULES, OUT_RULES
from bot.core.progression import DROPS, RISES

LIFTED = ("C5", "C6", "C7")  # bot/core/clearance.py: what a professional's word makes of a person without a hold
ENDING_HOLDS = ("H1", "H2", "H3", "H4", "H5", "H6")  # bot/core/holds.py, bot/usecases/clinic/deciding.py
EVERYWHERE = ("S1", "S9")  # bot/core/planning.py on hold; bot/core/facts.py for what is missing
OF_THE_DAY = tuple(f"D{number}" for number in range(1, 10))  # bot/core/choosing.py, session.py, variety.py, planning.py


def _ids(*tables: Any) -> frozenset[str]:
    return frozenset(rule.id for table in tables for rule in table)


CHAPTERS: Mapping[str, frozenset[str]] = {
    "clearance": _ids(HOLDS).union(LIFTED),
    "holds": frozenset(ENDING_HOLDS),
    "prescribing": (_ids(OUT_RULES, CAP_RULES) - frozenset(LIFTED)).union(EVERYWHERE),
    "day": frozenset(OF_THE_DAY),
    "rises": _ids(RISES),
    "drops": _ids(DROPS),
    "triage": frozenset(REFERRAL_RULES),
    "because": frozenset(cause.key for cause in CAUSES),
    "limits": frozenset(LIMITS),
}
WITHOUT_EFFECT = ("rises", "drops")  # what follows from them stands in their tables
FILLED_IN = NAMES | {"exercises"}


def rule_faults(document: Document[Rules], sources: Sources) -> Iterator[Fault]:
    """What the file of rules lacks, has too much, or names wrongly."""
    for chapter, wanted in CHAPTERS.items():
        given = getattr(document.model, chapter)
        for missing in sorted(wanted - given.keys()):
            yield document.fault((chapter,), f"{chapter}: {missing} is missing")
        for strange in sorted(given.keys() - wanted):
            yield document.fault((chapter, strange), f"{chapter}: the code has no {strange}")
    yield from _entry_faults(document, sources)
    for path, text in document.texts():
        if unknown := placeholders(text) - FILLED_IN:
            yield document.fault(path, f"nobody fills in {', '.join(sorted(unknown))}")


def _entry_faults(document: Document[Rules], sources: Sources) -> Iterator[Fault]:
    for chapter, rules in document.model.chapters().items():
        for id, rule in rules.items():
            for place, source in enumerate(rule.sources):
                if source not in sources.sources:
                    yield document.fault((chapter, id, "sources", place), f"no source is called {source}")
            if (rule.effect is None) != (chapter in WITHOUT_EFFECT):
                told = "needs an effect" if rule.effect is None else "has its effect from the code"
                yield document.fault((chapter, id), f"{id} {told}")
