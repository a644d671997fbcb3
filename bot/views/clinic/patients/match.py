"""Is it the right person? What staff are asked, and what the person hears of their answer."""

from bot.content.words import Words
from bot.views.clinic.patients.find import search_again
from bot.views.family.sharing import visible
from bot.views.message import Message, column


def ask(_: Words, number: int, person_id: int, who: str, name: str, *, by_helper: bool) -> Message:
    """`who`: as Telegram shows them; `name`: in the clinic's records."""
    values = {"who": visible(who), "name": visible(name)}
    if by_helper:
        text = _(
            "Somebody called {who} has opened the invitation for {name}, and says that they help {name}. Is it the"
            " right person?",
            **values,
        )
    else:
        text = _("Somebody called {who} has opened the invitation for {name}. Is it the right person?", **values)
    return _question(_, text, number, person_id)


def ask_phone(_: Words, number: int, patient_id: int, who: str, patient: str) -> Message:
    """The letter goes to the old phone: whoever still has it can say whether they know of it."""
    text = _(
        "Somebody called {who} has opened the link for the new phone of {patient}. Is it the right person? After a yes"
        " everything moves there.",
        who=visible(who),
        patient=patient,
    )
    return _question(_, text, number, patient_id)


def _question(_: Words, text: str, number: int, letter_to: int) -> Message:
    buttons = [
        (_("No, that is somebody else"), f"inv:is:{number}:no"),
        (_("Ask them first"), f"case:letter:{letter_to}"),
        (_("Yes, they belong together"), f"inv:is:{number}:yes"),
    ]
    return Message(text, column(buttons), protected=True)


def not_agreed(_: Words, number: int, name: str) -> Message:
    text = _(
        "Somebody has opened the invitation for {name}. They have not agreed to the privacy notice yet.",
        name=visible(name),
    )
    return Message(text, column([(_("Take it back"), f"inv:undo:{number}"), (_("Back"), "inv:list")]), protected=True)


def matched(_: Words, patient_id: int, patient: str) -> Message:
    text = _("Done. {patient} is joined with your records now, and was told.", patient=patient)
    return Message(text, column([(_("To the card"), f"pat:open:{patient_id}"), search_again(_)]), protected=True)


def refused(_: Words, name: str) -> Message:
    text = _(
        "Good that you looked. Nothing was joined with your records, the link no longer works, and they were told. You"
        " can make a new one for {name}.",
        name=visible(name),
    )
    return Message(text, column([(_("Invite a patient"), "inv:new")]), protected=True)


def settled(_: Words) -> str:
    return _("This was answered already.")


# -- to the person -----------------------------------------------------------------------------------------------------


def confirmed_to_patient(_: Words, clinic: str) -> Message:
    return Message(
        _(
            "{clinic} has confirmed that the invitation was meant for you. They see how it goes, and can write to you"
            " here.",
            clinic=clinic,
        )
    )


def refused_to_patient(_: Words, clinic: str) -> Message:
    """They may go on as they are."""
    return Message(
        _(
            "{clinic} says that this invitation was meant for somebody else. Nothing here was joined with their"
            " records. Everything stays as it is, and you can go on with me.",
            clinic=clinic,
        )
    )
