"""Texts of the content as a clinician reads them: translated, with everything filled in."""

from __future__ import annotations

from collections.abc import Callable

from bot.content.load import Content
from bot.content.numbers import numbers
from bot.content.text import placeholders
from bot.content.words import Words

Say = Callable[[str], str]
OPEN = "…"  # what only the moment can fill in: a name, a number


def speech(_: Words, content: Content) -> Say:
    """Says a text of the content: with the programme's numbers and the emergency number of an unlisted country."""
    values: dict[str, object] = {**numbers(content.catalogue), "emergency": content.emergency.default}
    return lambda text: _(text, **(dict.fromkeys(placeholders(text), OPEN) | values))
