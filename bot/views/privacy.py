"""What is kept, a copy of all of it, and the way to have it deleted."""

from typing import Any

from bot.content.words import Words
from bot.views.message import Message, column, send_params
from bot.views.onboarding import full_notice


def notice(_: Words) -> Message:
    """The whole notice, and what can be done."""
    buttons = [(_("Send me all my data"), "data:export"), (_("Delete everything"), "data:delete")]
    return Message(full_notice(_).text, column(buttons))


def exported(_: Words) -> Message:
    return Message(
        _(
            "This file holds everything that I keep about you. It opens with any text program. It is about your health:"
            " think twice before you pass it on."
        )
    )


def file_name(_: Words) -> str:
    return _("my-data.json")


def ask_to_delete(_: Words, emergency: str, *, on_hold: bool, shared: bool) -> Message:
    """`shared`: somebody follows them, or they follow somebody."""
    parts = [
        _(
            "Shall I delete everything about you: your answers, what you did, what you told me? It cannot be brought"
            " back, and I stop writing to you.\n\nIf you are sure, write the word: DELETE"
        )
    ]
    if shared:
        parts.append(_("Those in /family then hear that you have left, and see nothing more."))
    if on_hold:
        parts.append(_still_counts(_, emergency))
    buttons = [(_("No, keep everything"), "data:keep"), (_("First send me all my data"), "data:export")]
    return Message("\n\n".join(parts), column(buttons))


def kept(_: Words) -> Message:
    return Message(_("Good. Everything stays as it is."))


def deleted_params(_: Words, emergency: str, *, on_hold: bool) -> dict[str, Any]:
    """The last message; the keyboard goes with it."""
    parts = [
        _(
            "Everything about you is deleted, and I will not write to you any more. I wish you all the best. The chat"
            " itself you can delete in Telegram. To begin again, write /start."
        )
    ]
    if on_hold:
        parts.append(_still_counts(_, emergency))
    return {**send_params(Message("\n\n".join(parts))), "reply_markup": {"remove_keyboard": True}}


def _still_counts(_: Words, emergency: str) -> str:
    return _(
        "What I told you about seeing a doctor still counts. In an emergency, call {emergency}.", emergency=emergency
    )
