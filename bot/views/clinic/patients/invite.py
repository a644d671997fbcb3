"""An invitation of one patient, as staff make it: name, record number, the link, and the list of open ones."""

from collections.abc import Sequence
from datetime import date
from urllib.parse import quote

from bot.content.words import Words
from bot.views.clinic.home import to_home
from bot.views.clinic.patients.find import search_again
from bot.views.family.sharing import visible
from bot.views.message import Button, Message, column
from bot.views.pictures import qr

MOST_LISTED = 20
Line = tuple[int, str, str, bool]  # its number, the name, until when, whether it waits for an answer of staff


def ask_name(_: Words, open_ones: int) -> Message:
    text = _("What is the patient called in your records? Write the name.")
    buttons = [_cancel(_)]
    if open_ones:
        buttons.insert(0, (_("Open invitations ({n})", n=_.number(open_ones)), "inv:list"))
    return Message(text, column(buttons), protected=True)


def too_long(_: Words, most: int) -> Message:
    text = _("That is too long. Please write it on one line, with at most {n} letters.", n=_.number(most))
    return Message(text, column([_cancel(_)]), protected=True)


def ask_record(_: Words, name: str) -> Message:
    text = _("{name}. Is there a record number? Write it, or go on without one.", name=visible(name))
    return Message(text, column([(_("Without a number"), "inv:plain"), _cancel(_)]), protected=True)


def draft(_: Words, name: str, record: str, made: int) -> Message:
    """`made`: how many there were before this one, so that a second tap makes no other."""
    if record:
        text = _("An invitation for {name}, record number {record}.", name=visible(name), record=visible(record))
    else:
        text = _("An invitation for {name}, without a record number.", name=visible(name))
    return Message(text, column([_cancel(_), (_("Make the link"), f"inv:make:{made}")]), protected=True)


def _cancel(_: Words) -> Button:
    return _("Cancel"), "inv:cancel"


def cancelled(_: Words) -> Message:
    return Message(_("Good. No invitation was made."), column([to_home(_)]), protected=True)


def too_old(_: Words) -> str:
    return _("This draft is not there any more. Please begin again.")


def made_for(_: Words, name: str) -> Message:
    """What the draft turns into; the link itself names nobody."""
    text = _("The invitation for {name} is made. Pass the next message on to nobody else.", name=visible(name))
    return Message(text, column([(_("Open invitations"), "inv:list"), another(_)]), protected=True)


def another(_: Words) -> Button:
    return _("Invite a patient"), "inv:new"


def picture(_: Words, link: str) -> Message:
    text = _("If the patient is with you, they can point the camera of their telephone at this picture.")
    return Message(text, picture=qr.draw(link))


def link_in_words(_: Words, link: str, until: date, *, phone: bool) -> Message:
    """`phone`: it is for a patient's new phone."""
    text = _(
        "This is the link:\n{link}\n\nIt works once, until {date}. When somebody has opened it, I ask you whether it is"
        " the right person. Before that, nothing is joined with your records.",
        link=link,
        date=_.full_date(until),
    )
    if phone:
        text = _(
            "This is the link:\n{link}\n\nIt works once, until {date}. When it was opened on the new phone, I ask you"
            " whether it is the right person. Before that, everything stays on the old phone.",
            link=link,
            date=_.full_date(until),
        )
    return Message(text, links=_share(_, link))


def _share(_: Words, link: str) -> tuple[tuple[str, str], ...]:
    """Ways to pass it on; what they pass on names nobody and says nothing of health."""
    said = _("Your clinic invites you to Steady. Please open this link. It works once, for 30 days.")
    return (
        (_("Send it in Telegram"), f"https://t.me/share/url?url={quote(link, safe='')}&text={quote(said, safe='')}"),
        (_("Send it in WhatsApp"), "https://wa.me/?text=" + quote(f"{said}\n{link}", safe="")),
    )


def listed(_: Words, lines: Sequence[Line]) -> Message:
    """Those that wait for an answer of staff first."""
    text = _("Open invitations. Press one to answer it or to take it back.") if lines else _("No invitation is open.")
    buttons = [(_line(_, line), f"inv:see:{line[0]}") for line in lines[:MOST_LISTED]]
    return Message(text, column([*buttons, another(_), to_home(_)]), protected=True)


def _line(_: Words, line: Line) -> str:
    _number, name, until, waits = line
    if waits:
        return _("{name}: is it the right person?", name=visible(name))
    return _("{name}, until {date}", name=visible(name), date=until)


def one(_: Words, number: int, name: str, until: date) -> Message:
    text = _(
        "The invitation for {name} was not opened yet. It works until {date}.", name=visible(name), date=_.date(until)
    )
    buttons = [(_("Take it back"), f"inv:undo:{number}"), (_("Back"), "inv:list")]
    return Message(text, column(buttons), protected=True)


def taken_back(_: Words) -> str:
    return _("Taken back. This link does not work any more.")


def not_there(_: Words) -> str:
    return _("This invitation is not open any more.")


def ask_new_phone(_: Words, number: int, patient: str, made: int) -> Message:
    text = _(
        "{patient}: a link for a new phone. Once you have confirmed who opened it, everything moves there, and nothing"
        " more comes to the old phone.",
        patient=patient,
    )
    buttons = [(_("Back"), f"pat:open:{number}"), (_("Make the link"), f"inv:move:{number}:{made}")]
    return Message(text, column(buttons), protected=True)


def phone_link_made(_: Words, patient: str) -> Message:
    text = _(
        "The link for the new phone of {patient} is made. Pass the next message on to nobody else.", patient=patient
    )
    return Message(text, column([(_("Open invitations"), "inv:list"), search_again(_)]), protected=True)
