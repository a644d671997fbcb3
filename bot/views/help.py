"""What the bot can do, what it cannot, and how to leave."""

from bot.content.words import Words
from bot.views.message import Message, column


def help_text(_: Words, emergency: str) -> Message:
    return Message(
        _(
            "How I can help you\n\n• Today: your exercises for today\n• /short: fewer exercises, for today\n•"
            " /pause: when you are away, ill or fasting\n• My week: what you have done\n• /progress: your"
            " last twelve weeks\n• /faq: questions and answers\n• /avoid: movements to avoid\n• Pain or dizzy: press"
            " it, or just write to me, when something is wrong\n• /settings: hour, days off, language, time zone\n•"
            " /stop: no more messages\n\nI am a computer program. I do not replace your doctor or physiotherapist, I"
            " do not diagnose, and I cannot call for help. In an emergency, call {emergency}.\n\nText too small? In"
            " Telegram, open Settings, then Chat Settings, and make the text larger.",
            emergency=emergency,
        )
    )


def menu(_: Words) -> Message:
    buttons = [
        (_("Today's exercises"), "menu:today"),
        (_("Shorter today"), "menu:short"),
        (_("My week"), "menu:week"),
        (_("My twelve weeks"), "menu:progress"),
        (_("Pause for a while"), "menu:pause"),
        (_("Questions and answers"), "faq:open"),
        (_("Settings"), "menu:settings"),
        (_("How this works"), "menu:help"),
        (_("My privacy"), "menu:privacy"),
        (_("No more messages"), "menu:stop"),
    ]
    return Message(_("What would you like to do?"), column(buttons))


def here(_: Words) -> Message:
    """Only words, so that the keyboard comes back with them."""
    return Message(_("Your buttons are back."))


def stop(_: Words) -> Message:
    text = _("Shall I stop writing to you? What you told me is kept, and you can come back at any time with /start.")
    return Message(text, column([(_("Yes, stop writing"), "stop:yes"), (_("No, go on"), "stop:no")]))


def stopped(_: Words) -> Message:
    return Message(_("I will not write to you any more. Thank you for the time we had. To come back, write /start."))


def not_stopped(_: Words) -> Message:
    return Message(_("Good. We go on as before."))


def welcome_back(_: Words) -> Message:
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
