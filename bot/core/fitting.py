"""How a session is made to fit into its time (care rules §4, Length)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from bot.core.catalogue import Catalogue
from bot.core.choosing import Choice
from bot.core.day_plan import WALKING, Item
from bot.core.session import session_minutes


def items_of(choices: Iterable[Choice]) -> tuple[Item, ...]:
    """What the choices ask for, in their order."""
    return tuple(item for choice in choices for item in choice.items())


def fitting(choices: Iterable[Choice], catalogue: Catalogue) -> list[Choice]:
    """Drop optional exercises from the end, then shorten timed ones, until the session fits."""
    kept = list(choices)
    while too_long(kept, catalogue):
        optional = [number for number, choice in enumerate(kept) if choice.optional]
        timed = [number for number, choice in enumerate(kept) if _can_be_shortened(choice)]
        if optional:
            del kept[optional[-1]]
        elif timed:
            longest = max(timed, key=lambda number: kept[number].rung)
            kept[longest] = replace(kept[longest], rung=kept[longest].rung - 1)
        else:
            break
    return kept


def too_long(choices: Iterable[Choice], catalogue: Catalogue) -> bool:
    """Whether the session would take longer than the content allows."""
    return session_minutes(items_of(choices), catalogue) > catalogue.timing.session_limit


def _can_be_shortened(choice: Choice) -> bool:
    return any(item.minutes and item.exercise != WALKING and item.rung > 1 for item in choice.items())
