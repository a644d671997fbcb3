"""What the bot can do, what it cannot, and how to leave."""

from dataclasses import dataclass

from bot.content.words import Words
from bot.views.commands import commands
from bot.views.message import Button, Message, column


def help_text(_: Words, emergency: str) -> Message:
    """The commands in the person's language, and what this is not."""
    listed = "\n".join(_("• /{command}: {what}", command=name, what=said) for name, said in commands(_))
    return Message(
        _(
            "How I can help you\n\n{commands}\n\nWhen something is wrong, press “Pain or dizzy” or just write to me."
            "\n\nI am a computer program. I do not replace your doctor or physiotherapist, I do not diagnose, and I"
            " cannot call for help. In an emergency, call {emergency}.\n\nText too small? In Telegram, open Settings,"
            " then Chat Settings, and make the text larger.",
            commands=listed,
            emergency=emergency,
        )
    )


@dataclass(frozen=True, slots=True)
class Entry:
    """A row of the menu. `moves`: it leads to exercises, so that it waits on a hold (care rule S1); `speaks`: it only
    speaks of exercise, which has no place after thoughts of self-harm (care rule T1)."""

    button: Button
    moves: bool = False
    speaks: bool = False


def menu(_: Words, *, paused: bool = False, quiet: bool = False) -> Message:
    """`paused`: the exercises are on hold; `quiet`: nothing here speaks of exercise."""
    entries = (
        Entry((_("Today's exercises"), "menu:today"), speaks=True),
        Entry((_("Do it with me"), "menu:together"), moves=True),
        Entry((_("Shorter today"), "menu:short"), moves=True),
        Entry((_("Pause for a while"), "menu:pause"), speaks=True),
        Entry((_("My weeks, and a card for my doctor"), "menu:group:weeks"), speaks=True),
        Entry((_("All exercises, and questions"), "menu:group:learn"), speaks=True),
        Entry((_("Settings"), "menu:settings")),
        Entry((_("Family, help and privacy"), "menu:group:about")),
    )
    shown = [each.button for each in entries if not (each.moves and paused) and not (each.speaks and quiet)]
    return Message(_("What would you like to do?"), column(shown))


def weeks(_: Words) -> Message:
    buttons = [
        (_("My week"), "menu:week"),
        (_("My twelve weeks"), "menu:progress"),
        (_("My reason"), "menu:reason"),
        (_("A card for my doctor"), "menu:card"),
        to_menu(_),
    ]
    return Message(_("What would you like to see?"), column(buttons))


def learn(_: Words) -> Message:
    buttons = [
        (_("All exercises"), "lib:open"),
        (_("Questions and answers"), "faq:open"),
        (_("Movements to avoid"), "faq:in:avoid"),
        (_("Where all of this is from"), "faq:sources"),
        (_("Guidance from the clinic"), "guide:now"),
        to_menu(_),
    ]
    return Message(_("What would you like to read about?"), column(buttons))


def about(_: Words) -> Message:
    buttons = [
        (_("Family"), "fam:family"),
        (_("How this works"), "menu:help"),
        (_("My privacy"), "menu:privacy"),
        (_("No more messages"), "menu:stop"),
        to_menu(_),
    ]
    return Message(_("What would you like to know, or to change?"), column(buttons))


def to_learn(_: Words) -> Button:
    return _("Back"), "menu:group:learn"


def to_menu(_: Words) -> Button:
    return _("Back"), "menu:open"


def here(_: Words) -> Message:
    """Only words, so that the keyboard comes back with them."""
    return Message(_("Your buttons are back."))


def in_this_language(_: Words) -> Message:
    """After a change of the language, so that the keyboard comes in it."""
    return Message(_("The buttons below are in English now."))


def stop(_: Words, *, shares: bool, follows: bool) -> Message:
    """`shares`: there is family that gets the summary on Sundays; `follows`: they are somebody's family themselves."""
    text = _("Shall I stop writing to you? What you told me is kept, and you can come back at any time with /start.")
    if shares:
        text += " " + _("Your family gets no summaries meanwhile.")
    if follows:
        text += " " + _("You then hear nothing of those whom you follow either, not even in an emergency.")
    return Message(text, column([(_("Yes, stop writing"), "stop:yes"), (_("No, go on"), "stop:no")]))


def stopped(_: Words) -> Message:
    return Message(_("I will not write to you any more. Thank you for the time we had. To come back, write /start."))


def not_stopped(_: Words) -> Message:
    return Message(_("Good. We go on as before."))


def welcome_back(_: Words, *, questions: bool = False) -> Message:
    """`questions`: after a long silence all six are asked again (care rules §1)."""
    if questions:
        return Message(
            _("Welcome back. It is good to hear from you. It has been a while, so I ask the six questions again.")
        )
    return Message(_("Welcome back. It is good to hear from you."))


def sorry(_: Words, emergency: str) -> Message:
    text = _(
        "I am sorry, something went wrong on my side and your last message had no effect. Please try again. In an"
        " emergency, call {emergency}.",
        emergency=emergency,
    )
    return Message(text)


def playful(_: Words) -> Message:
    """To a sticker or the like."""
    return Message(
        _(
            "Thank you. A sticker cannot tell me how you are or what you did. Please press a button, or write to me in"
            " words."
        )
    )


def shared(_: Words) -> Message:
    """To a message of somebody else that they passed on."""
    return Message(
        _(
            "Thank you for sharing. These are somebody else's words, so I write nothing down. If they are about you,"
            " please tell me in your own words."
        )
    )


def only_private(_: Words) -> Message:
    return Message(_("I only talk with one person at a time. Please write to me in a private chat."))
