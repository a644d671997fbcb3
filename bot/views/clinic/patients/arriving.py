"""Somebody opens an invitation of the clinic: whether they are meant. Nobody's name is shown to whoever opens it."""

from bot.content.words import Words
from bot.views import onboarding
from bot.views.clinic.home import clinic_inside, clinic_name
from bot.views.message import Message, column
from bot.views.settings import LANGUAGE_NAMES

ME, HELP, NOT = "me", "help", "not"


def offer(_: Words, clinic: str | None, code: str, emergency: str, *, phone: bool) -> Message:
    """`phone`: for a patient who has a new one; there is nobody to help with that."""
    others = [(name, f"inv:read:{code}:{each}") for each, name in LANGUAGE_NAMES.items() if each != _.language]
    mine = [(_("Not me"), f"inv:open:{code}:{NOT}")]
    if not phone:
        mine.append((_("I help this patient"), f"inv:open:{code}:{HELP}"))
    buttons = [*mine, (_("It is me"), f"inv:open:{code}:{ME}"), *others]
    return Message(_offered(_, clinic_inside(_, clinic), emergency, phone=phone), column(buttons))


def _offered(_: Words, clinic: str, emergency: str, *, phone: bool) -> str:
    if phone:
        return _(
            "An invitation from {clinic}, for one patient who has a new phone. Is it you?\n\nIf so, {clinic} sees the"
            " name that you have in Telegram, and checks that it is you.\n\nI am a computer program and cannot call"
            " for help. In an emergency, call {emergency}.",
            clinic=clinic,
            emergency=emergency,
        )
    return _(
        "An invitation from {clinic}, for one patient. Is it you?\n\nI am a computer program and cannot call for help."
        " In an emergency, call {emergency}.",
        clinic=clinic,
        emergency=emergency,
    )


def chosen(_: Words, clinic: str | None, *, by_helper: bool) -> Message:
    """What the offer turns into."""
    text = _("An invitation from {clinic}, for one patient. Is it you?", clinic=clinic_inside(_, clinic))
    return onboarding.answered(_, text, _("I help this patient") if by_helper else _("It is me"))


def asked_clinic(_: Words, clinic: str | None) -> Message:
    text = _(
        "Thank you. I have asked {clinic} whether it is you. As soon as they answer, I tell you.",
        clinic=clinic_inside(_, clinic),
    )
    return Message(text)


def declined(_: Words) -> Message:
    return Message(_("That is fine; nothing has changed. If it was meant for you after all, open the link again."))


def own(_: Words) -> Message:
    return Message(_("This is the invitation that you have made. Send it to the patient; it works once."))


def waits(_: Words, clinic: str | None) -> Message:
    text = _(
        "You have opened this invitation already. {clinic} has not confirmed yet that it is you.",
        clinic=clinic_name(_, clinic),
    )
    return Message(text)


def known_already(_: Words, clinic: str | None) -> Message:
    return Message(_("{clinic} knows you already, so you need no invitation.", clinic=clinic_name(_, clinic)))


def same_phone(_: Words) -> Message:
    return Message(_("This is the phone that I write to already. Please open the link on the new one."))


def has_own(_: Words, clinic: str | None) -> Message:
    """A new phone's account exercises, follows somebody or works here itself: the two cannot become one."""
    text = _(
        "I know this Telegram account already, so nothing can move here. Please open the link with another account, or"
        " ask {clinic}.",
        clinic=clinic_inside(_, clinic),
    )
    return Message(text)


def expired(_: Words) -> Message:
    return Message(_("This link is too old; an invitation works for 30 days. Please ask for a new one."))
