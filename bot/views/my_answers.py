"""What somebody answered and what their home has, to look at and to change."""

from collections.abc import Collection, Sequence

from bot.content.words import Words
from bot.views.message import Message, column
from bot.views.onboarding import confirmed


def pieces(_: Words) -> dict[str, str]:
    """What exercises may need."""
    return {
        "counter": _("A worktop that cannot move"),
        "chair": _("A sturdy chair that cannot roll or slide"),
        "wall": _("A free stretch of wall, with a dry floor"),
        "band": _("A band, and something firm to fix it to"),
        "stairs_rail": _("Stairs with a firm handrail"),
    }


def my_answers(_: Words, lines: Sequence[tuple[str, str, str]], limits: str = "") -> Message:
    """`limits`: those that the clinic has set, in words."""
    buttons = [(_("Change an answer"), "readback:change"), (_("What I have at home"), "set:home"), _back(_)]
    return Message("\n\n".join(filter(None, [confirmed(_, lines).text, limits])), column(buttons))


def home(_: Words, had: Collection[str]) -> Message:
    buttons = [
        (_("✓ {choice}", choice=name) if piece in had else name, f"home:{piece}") for piece, name in pieces(_).items()
    ]
    text = _("What do you have at home? Tap a line to change it. Leave out whatever is not quite firm.")
    return Message(text, column([*buttons, (_("Done"), "home:done")]))


def home_set(_: Words) -> Message:
    return Message(_("Thank you. I have noted what you have at home."))


def _back(_: Words) -> tuple[str, str]:
    return _("Back"), "menu:settings"
