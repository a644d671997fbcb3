"""Somebody of the staff leaves, or is removed."""

from bot.content.words import Words
from bot.views.message import Message, column


def rights_end(_: Words) -> str:
    """Beside what else /stop or /delete ends."""
    return _(
        "You then leave the team of the clinic, too. Your rights here end at once; to come back you need a new link."
    )


def ask_to_stop(_: Words, *, follows: bool) -> Message:
    """Somebody who is no patient. `follows`: they are somebody's family."""
    text = _("Shall I stop writing to you?") + " " + rights_end(_)
    if follows:
        text += " " + _("Everybody whom you follow hears that you have left.")
    return Message(text, column([(_("No, go on"), "stop:no"), (_("Yes, leave"), "stop:yes")]))


def nobody_else(_: Words) -> Message:
    """Asked a second time."""
    text = _(
        "You are the only administrator. If you leave, nobody can invite or remove staff any more, until the operator"
        " of this bot makes a new link. Leave all the same?"
    )
    return Message(text, column([(_("No, I stay"), "stop:no"), (_("Leave all the same"), "staff:stop")]))


def left(_: Words) -> Message:
    return Message(_("You are no longer on the team."))


def goodbye(_: Words) -> Message:
    """The last message."""
    return Message(
        _(
            "You have left the team; I write nothing about the clinic to you any more. Thank you for having been there."
            " If you get a new link, just open it."
        )
    )


def ask_to_delete(_: Words) -> Message:
    """Somebody who is no patient and follows nobody."""
    text = _(
        "Shall I delete everything about you? You then leave the team of the clinic, and your rights end at once. What"
        " you did for patients stays on record, without your name.\n\nIf you are sure, write the word: DELETE"
    )
    return Message(text, column(keep_or_export(_)))


def delete_although_last(_: Words) -> Message:
    text = _(
        "You are the only administrator. If you go, nobody can invite or remove staff any more, until the operator of"
        " this bot makes a new link.\n\nIf you are sure all the same, write the word once more: DELETE"
    )
    return Message(text, column(keep_or_export(_)))


def keep_or_export(_: Words) -> list[tuple[str, str]]:
    return [(_("No, keep everything"), "data:keep"), (_("First send me all my data"), "data:export")]


def notice(_: Words) -> Message:
    """What is kept about somebody of the staff."""
    text = _(
        "What I keep about you: your name as Telegram shows it, your language and time zone, your role and since when,"
        " what I wrote to you and what you wrote to me, and a record of what you did with patients' data, which stays"
        " without your name when you leave.\n\nWho can read it: the administrators of the clinic see your name, your"
        " role and the record; those who run this bot look after it. Telegram carries our messages and can technically"
        " read them.\n\nHow long: until you delete it."
    )
    return Message(text, column([(_("Send me all my data"), "data:export"), (_("Delete everything"), "data:delete")]))


def removed(_: Words) -> Message:
    """To somebody whom an administrator has removed."""
    return Message(
        _(
            "Your work with me at the clinic has ended: an administrator has removed you from the team. I write nothing"
            " about patients to you any more. Thank you for your help. If this is a mistake, please ask there for a new"
            " link."
        )
    )
