"""What a patient reads of the clinic, and when they write to it."""

from bot.content.words import Words
from bot.views.message import Button, Message, column

LONGEST = 1000  # characters of an answer or a question; what is longer is shown shortened


def letter(_: Words, clinic: str | None, words: str, case_id: int, emergency: str) -> Message:
    """Their words as they wrote them, in whatever language that was."""
    closing = _("I cannot call for you. In an emergency, call {emergency}.", emergency=emergency)
    text = "\n\n".join([_from(_, clinic), words, closing])
    return Message(text, column([(_("Write an answer"), f"ask:answer:{case_id}")]))


def _from(_: Words, clinic: str | None) -> str:
    return _("From {clinic}:", clinic=clinic) if clinic else _("From your clinic:")


def write_answer(_: Words, emergency: str) -> Message:
    text = _(
        "Please write your answer now; I pass it on as you write it. In an emergency, do not write: call {emergency}.",
        emergency=emergency,
    )
    return Message(text, column([_leave(_)]))


def write_question(_: Words, emergency: str) -> Message:
    text = _(
        "Please write your question now; I pass it on as you write it. In an emergency, do not write: call"
        " {emergency}.",
        emergency=emergency,
    )
    return Message(text, column([_leave(_)]))


def _leave(_: Words) -> Button:
    return _("Not now"), "ask:leave"


def left(_: Words) -> Message:
    return Message(_("All right. I have passed nothing on."))


def passed_on(_: Words, read_at: str | None, emergency: str) -> Message:
    """`read_at`: the clinic's hours, "" where it names none; None where nobody reads it at the moment."""
    closing = _("I cannot call for you. In an emergency, call {emergency}.", emergency=emergency)
    return Message(" ".join([_("I have passed it on."), *_read(_, read_at), closing]))


def asked(_: Words, words: str, read_at: str | None, emergency: str) -> Message:
    """What the reply with the button becomes."""
    closing = _("I cannot call for you. In an emergency, call {emergency}.", emergency=emergency)
    said = _("I have passed your question on: “{words}”", words=words)
    return Message("\n\n".join([said, " ".join([*_read(_, read_at), closing])]))


def asked_already(_: Words) -> str:
    """A toast."""
    return _("I have passed it on already.")


def _read(_: Words, read_at: str | None) -> list[str]:
    if read_at is None:
        return []
    if read_at:
        return [_("The clinic reads it in working hours: {hours}.", hours=read_at)]
    return [_("The clinic reads it in working hours.")]


def beside_symptom(_: Words) -> str:
    """Their answer told of a symptom, which was answered first."""
    return _("I have passed your words on to the clinic as well.")


def enough(_: Words, n: int, contact: str | None) -> Message:
    """No more questions today."""
    text = _.plural(
        "I have passed {n} question on today already. Please ask again tomorrow, or phone.",
        "I have passed {n} questions on today already. Please ask again tomorrow, or phone.",
        n,
    )
    return Message(" ".join([text, *([_("The clinic: {contact}.", contact=contact)] if contact else [])]))


def nobody_there(_: Words) -> Message:
    return Message(_("At the moment nobody at the clinic reads questions here. Please phone."))
