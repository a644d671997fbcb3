"""Somebody opens a link: what they would see of whom, and what is said where the link does not hold."""

from bot.content.words import Words
from bot.core.family import Scope
from bot.views import onboarding
from bot.views.family.sharing import visible
from bot.views.message import Message, column
from bot.views.settings import LANGUAGE_NAMES


def hello(_: Words, code: str, emergency: str) -> Message:
    """To somebody whom nobody knows yet."""
    text = _(
        "Hello. Somebody who exercises with me would like to share with you how it goes.\n\nI am a computer program and"
        " cannot call for help. In an emergency, call {emergency}.\n\nWhich language shall I write?",
        emergency=emergency,
    )
    return Message(text, column((name, f"kin:see:{code}:{each}") for each, name in LANGUAGE_NAMES.items()))


def offer(_: Words, patient: str, scope: Scope, code: str) -> Message:
    """What they will see and what not, and that they are free."""
    free = _(
        "You decide freely and can leave at any time. {patient} sees your name and has to confirm you first. Would you"
        " like that?",
        patient=visible(patient),
    )
    buttons = [
        (_("Yes, I would like that"), f"kin:join:{code}:yes"),
        (_("No, I would rather not"), f"kin:join:{code}:no"),
    ]
    return Message(f"{_offered(_, patient, scope)}\n\n{free}", column(buttons))


def _offered(_: Words, patient: str, scope: Scope) -> str:
    return {
        Scope.MOVED: _(
            "{patient} would like you to see on which days they moved, and whether they are having a pause. You see no"
            " numbers and no reasons.",
            patient=visible(patient),
        ),
        Scope.NUMBERS: _(
            "{patient} would like you to see on which days they moved, their minutes and sets, and whether they are"
            " having a pause. You do not see why.",
            patient=visible(patient),
        ),
        Scope.WARNINGS: _(
            "{patient} would like you to see the days, the minutes and sets, any pause and why. I also write to you"
            " when something serious is told or nothing is heard for days. You never see their own words.",
            patient=visible(patient),
        ),
    }[scope]


def accepted(_: Words, patient: str, scope: Scope) -> Message:
    """What the offer turns into."""
    return onboarding.answered(_, offer(_, patient, scope, "").text, _("Yes, I would like that"))


def waiting(_: Words, patient: str) -> Message:
    return Message(
        _(
            "As soon as {patient} has confirmed you, I tell you so here. Until then nothing is shared.",
            patient=visible(patient),
        )
    )


def declined(_: Words) -> Message:
    return Message(_("That is fine; nothing is shared. If you change your mind, simply open the link again."))


def follows_already(_: Words, patient: str) -> Message:
    return Message(_("You follow {patient} already. To see what is shared with you: /family", patient=visible(patient)))


def own(_: Words) -> Message:
    return Message(_("This is your own link. Send it on to the person who is to follow you; it works once."))


def unknown(_: Words) -> Message:
    return Message(
        _("This link leads nowhere; perhaps a part of it was lost on its way. Please ask for a new one."),
    )


def used(_: Words) -> Message:
    return Message(_("This link has been used already; each works only once. Please ask for a new one."))


def expired(_: Words) -> Message:
    return Message(_("This link is too old; each works for seven days. Please ask for a new one."))


def revoked(_: Words) -> Message:
    return Message(_("This link was taken back and does not work any more. Please ask whether there is a new one."))


def refused(_: Words, why: Message) -> Message:
    """The same to somebody whom nobody knows yet, so that they are not left standing."""
    return Message(why.text, column([myself(_)]))


def myself(_: Words) -> tuple[str, str]:
    return _("I want to exercise myself"), "kin:myself"


def welcome(_: Words, emergency: str, *, back: bool) -> Message:
    """A patient's welcome, for whoever follows somebody and would like to exercise too."""
    buttons = [(_("Let's begin"), "begin"), *([(_("Back"), "kin:list")] if back else [])]
    return Message(onboarding.welcome(_, emergency).text, column(buttons))
