"""What has been sent or waits for its hour, and the second looks before it is cancelled or withdrawn."""

from collections.abc import Sequence
from dataclasses import replace

from bot.content.words import Words
from bot.core.broadcast import State
from bot.views.clinic import progress
from bot.views.message import Button, Message, column

HOME = "bc:home"


def past(_: Words, listed: Sequence[tuple[int, State, str]]) -> Message:
    """By id: how each stands, and its first words."""
    if not listed:
        return Message(_("Nothing was sent yet."), column([_back(_)]))
    buttons = [(_named(_, state, title), f"bc:open:{id}") for id, state, title in listed]
    return Message(_("What was sent, the newest first:"), column([*buttons, _back(_)]))


def _named(_: Words, state: State, title: str) -> str:
    if state is State.CANCELLED:
        return _("Cancelled: {title}", title=title)
    if state is State.WITHDRAWN:
        return _("Withdrawn: {title}", title=title)
    return title if state is State.DONE else _("On its way: {title}", title=title)


def _back(_: Words) -> Button:
    return _("Back"), HOME


def below_title(_: Words, title: str, message: Message) -> Message:
    """With a way back."""
    return replace(message, text=f"“{title}”\n\n{message.text}", rows=(*message.rows, (_back(_),)))


def waiting(_: Words, id: int, title: str, when: str) -> Message:
    """For its hour."""
    buttons = [(_("Cancel it"), f"bc:cancel:{id}"), *progress.amend(_, id), _back(_)]
    return Message(f"“{title}”\n\n{when}", column(buttons))


def cancel(_: Words, id: int, title: str) -> Message:
    text = _("“{title}”: shall I cancel it? Whoever has not got it yet does not get it.", title=title)
    return Message(text, column([(_("No, go on"), f"bc:open:{id}"), (_("Yes, cancel"), f"bc:cancelled:{id}")]))


def withdraw(_: Words, id: int, title: str) -> Message:
    text = _(
        "“{title}”: shall I withdraw it? Where it is less than 48 hours old I delete it. The others are told to take no"
        " notice of it. Nobody else gets it.",
        title=title,
    )
    return Message(text, column([(_("No, leave it"), f"bc:open:{id}"), (_("Yes, withdraw it"), f"bc:withdrawn:{id}")]))


def is_withdrawn(_: Words) -> Message:
    return Message(_("It is being withdrawn. I tell you here how far that is."))


def done(_: Words) -> str:
    """A toast."""
    return _("Done.")


def over(_: Words) -> str:
    """A toast, to a tap that comes too late."""
    return _("That is over already.")


def gone(_: Words) -> str:
    """A toast."""
    return _("This message is not there any more.")
