"""A pause that staff enter for a patient, and what the patient is told of it."""

from bot.content.words import Words
from bot.core.pause import AWAY, HOSPITAL, ILL, LENGTHS, Pause
from bot.core.roster import Listed
from bot.views.clinic.patients import reasons
from bot.views.clinic.patients.card import to_card
from bot.views.clinic.patients.find import called
from bot.views.message import Message, column

OPEN = "open"
KINDS = (AWAY, ILL, HOSPITAL)


def ask(_: Words, listed: Listed, now: Pause | None) -> Message:
    """Why; and in a pause, that it may end."""
    number = listed.person_id
    names = {AWAY: _("They are away"), ILL: _("They are ill"), HOSPITAL: _("They are in hospital")}
    buttons = [(names[kind], f"pat:pause:{number}:{kind}") for kind in KINDS]
    if now:
        text = _(
            "{patient} is in a pause: {kind}. What is it now? The patient is told.",
            patient=called(_, listed),
            kind=reasons.pause(_, now.kind),
        )
        buttons.append((_("The pause is over"), f"pat:back:{number}"))
    else:
        text = _("{patient}: why do the exercises pause? The patient is told.", patient=called(_, listed))
    return Message(text, column([*buttons, to_card(_, number)]), protected=True)


def how_long(_: Words, listed: Listed, kind: str) -> Message:
    number = listed.person_id
    words = [_("3 days"), _("A week"), _("Two weeks")]
    lengths = [(text, f"pat:pause:{number}:{kind}:{days}") for days, text in zip(LENGTHS, words, strict=True)]
    lengths.append((_("Until they say so"), f"pat:pause:{number}:{kind}:{OPEN}"))
    text = _("{patient}: for how long?", patient=called(_, listed))
    return Message(text, column([*lengths, (_("Back"), f"pat:pause:{number}")]), protected=True)


def done(_: Words, listed: Listed, pause: Pause) -> Message:
    kind = reasons.pause(_, pause.kind)
    if pause.until:
        text = _(
            "Done. {patient} pauses until {date}: {kind}.",
            patient=called(_, listed),
            date=_.date(pause.until),
            kind=kind,
        )
    else:
        text = _(
            "Done. {patient} pauses until they say that they are back: {kind}.", patient=called(_, listed), kind=kind
        )
    return Message(text, column([to_card(_, listed.person_id)]), protected=True)


def over(_: Words, listed: Listed) -> Message:
    text = _("Done. The pause of {patient} is over, and they were told.", patient=called(_, listed))
    return Message(text, column([to_card(_, listed.person_id)]), protected=True)


def not_begun(_: Words, listed: Listed) -> Message:
    text = _("{patient} has not begun yet, so there is nothing to pause.", patient=called(_, listed))
    return Message(text, column([to_card(_, listed.person_id)]), protected=True)


def changed(_: Words) -> str:
    return _("That is noted already.")


# -- to the patient ----------------------------------------------------------------------------------------------------


def by_clinic(_: Words, clinic: str) -> Message:
    return Message(_("{clinic} has paused your exercises for now.", clinic=clinic))


def ended_by_clinic(_: Words, clinic: str) -> Message:
    return Message(_("{clinic} says that your pause is over.", clinic=clinic))
