"""What staff read while they write to a patient, or a note."""

from bot.content.words import Words
from bot.views.clinic.case_news import open_one
from bot.views.clinic.cases.lists import back
from bot.views.message import Button, Message, column

LONGEST = 3000  # characters: with what stands around it, one message


def write(_: Words, patient: str) -> Message:
    text = _("Write your message to {patient} now. I show it to you before it is sent.", patient=patient)
    return Message(text, column([_cancel(_)]), protected=True)


def write_note(_: Words, number: int) -> Message:
    text = _("Write your note to case {number} now. Only staff can read it.", number=number)
    return Message(text, column([_cancel(_)]))


def _cancel(_: Words) -> Button:
    return _("Cancel"), "case:cancel"


def draft(_: Words, patient: str, words: str, number: int, *, about_me: bool) -> Message:
    """`about_me`: the words may tell of the writer, who is a patient too."""
    text = _("To {patient}:\n\n{words}", patient=patient, words=words)
    if about_me:
        text = "\n\n".join([text, _("Or do you mean yourself? Then it is not sent to anybody.")])
    mine: list[Button] = [(_("It is about me"), f"case:me:{number}")] if about_me else []
    return Message(text, column([*mine, (_("Send"), f"case:send:{number}"), _cancel(_)]), protected=True)


def words_only(_: Words) -> Message:
    return Message(_("I can only pass on words here. Please write them."), column([_cancel(_)]))


def too_long(_: Words) -> Message:
    return Message(_("That is too long for one message. Please write it shorter."), column([_cancel(_)]))


def sent(_: Words, patient: str, words: str) -> Message:
    return Message(_("Sent to {patient}:\n\n{words}", patient=patient, words=words), protected=True)


def go_back(_: Words, case_id: int) -> Message:
    text = _("It is on its way. If there is an answer, I tell you.")
    return Message(text, (*open_one(_, case_id), (back(_),)), protected=True)


def noted(_: Words, case_id: int, *, about_me: bool) -> Message:
    """`about_me`: the words may tell of the writer, whom nobody has heard then."""
    text = _("Your note is in the case.")
    if not about_me:
        return Message(text, open_one(_, case_id), protected=True)
    text = "\n\n".join([text, _("Or do you mean yourself? A note tells nobody that you are unwell.")])
    mine = column([(_("It is about me"), "sym:open")])
    return Message(text, (*mine, *open_one(_, case_id)), protected=True)


def not_sent(_: Words) -> Message:
    return Message(_("Nothing was sent."))


def over(_: Words) -> str:
    return _("This draft is no longer open. Nothing was sent now.")


def not_reachable(_: Words, patient: str) -> Message:
    text = _("My messages do not reach {patient} at the moment. Please phone.", patient=patient)
    return Message(text, protected=True)


def nobody(_: Words) -> Message:
    return Message(_("This patient is not here any more."), column([back(_)]), protected=True)
