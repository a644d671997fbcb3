"""How a session is made to fit into its time (care rules §4, Length)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from bot.core.catalogue import Catalogue
from bot.core.choosing import Choice
from bot.core.day_plan import WALKING, Item
from bot.core.session import session_minutes

Numbered = Mapping[int, Choice]  # by the place in which they are shown


def items_of(choices: Iterable[Choice]) -> tuple[Item, ...]:
    """What the choices ask for, in their order."""
    return tuple(item for choice in choices for item in choice.items())


def fitting(choices: Iterable[Choice], catalogue: Catalogue) -> list[Choice]:
    """Shorten what is timed until the session fits; then add what is optional, one by one, as time allows."""
    all_of_them = dict(enumerate(choices))
    kept = _shortened({number: choice for number, choice in all_of_them.items() if not choice.optional}, catalogue)
    for number, choice in all_of_them.items():
        if choice.optional and not too_long(_in_order({**kept, number: choice}), catalogue):
            kept = {**kept, number: choice}
    return _in_order(kept)


def too_long(choices: Iterable[Choice], catalogue: Catalogue) -> bool:
    """Whether the session would take longer than the content allows."""
    return session_minutes(items_of(choices), catalogue) > catalogue.timing.session_limit


def making_room(choices: Iterable[Choice], catalogue: Catalogue) -> list[Choice]:
    """The choices without as many optional ones, from the end, as it takes to fit; none where nothing helps."""
    kept = list(choices)
    while too_long(kept, catalogue):
        optional = [number for number, choice in enumerate(kept) if choice.optional]
        if not optional:
            return []
        del kept[optional[-1]]
    return kept


def _shortened(choices: Numbered, catalogue: Catalogue) -> Numbered:
    kept = dict(choices)
    while too_long(_in_order(kept), catalogue):
        timed = [number for number, choice in kept.items() if _can_be_shortened(choice)]
        if not timed:
            break
        longest = max(timed, key=lambda number: kept[number].rung)
        kept[longest] = replace(kept[longest], rung=kept[longest].rung - 1)
    return kept


def _in_order(choices: Numbered) -> list[Choice]:
    return [choices[number] for number in sorted(choices)]


def _can_be_shortened(choice: Choice) -> bool:
    return any(item.minutes and item.exercise != WALKING and item.rung > 1 for item in choice.items())
