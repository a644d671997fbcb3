"""Something may have happened to a patient: what a relative reads first, and what they can do."""

from collections.abc import Sequence
from datetime import datetime
from typing import Protocol

from bot.content.words import Words
from bot.views.family.sharing import visible
from bot.views.message import Button, Message, column


class Clinic(Protocol):
    """What the operator chose."""

    @property
    def clinic_name(self) -> str | None: ...
    @property
    def clinic_contact(self) -> str | None: ...
    @property
    def clinic_hours(self) -> str | None: ...


# -- to the relative ---------------------------------------------------------------------------------------------------


def line(_: Words, emergency: str, patient: str | None) -> Message:
    """Before anything else; without a name where several may be meant."""
    if patient is None:
        text = _(
            "If somebody is in danger or cannot get up: call {emergency} now. I cannot call for you, and nobody reads"
            " this chat.",
            emergency=emergency,
        )
    else:
        text = _(
            "If {patient} is in danger or cannot get up: call {emergency} now. I cannot call for you, and nobody reads"
            " this chat.",
            patient=visible(patient),
            emergency=emergency,
        )
    return Message(text)


def self_harm(_: Words, emergency: str) -> Message:
    """Whoever of them it is about."""
    return Message(
        _(
            "I'm very sorry. Please call {emergency} now, whether it is about you or about somebody close to you."
            " Nobody should be alone with this: ask someone you trust to stay, and move away anything that could hurt."
            " I cannot call for you, and nobody reads this chat.",
            emergency=emergency,
        )
    )


def who(_: Words, patients: Sequence[tuple[int, str]], *, perhaps_me: bool) -> Message:
    """By bond: what the patient is called."""
    buttons = [(visible(name), f"kin:about:{bond}") for bond, name in patients]
    return Message(_("Who is it about?"), column([*buttons, *_about_me(_, perhaps_me)]))


def what_to_do(_: Words, number: str, bond_id: int, patient: str, *, perhaps_me: bool, far: bool) -> Message:
    """`perhaps_me`: the relative is a patient too. `far`: the clock shows another time where they live."""
    sentences = [_("Please phone {patient}, or somebody who can be there quickly.", patient=visible(patient))]
    if far:
        sentences.append(
            _("From far away {number} may not reach help there: ask somebody who is there to call.", number=number)
        )
    if not perhaps_me:
        sentences.append(_("If it is about you yourself, the same number helps."))
    buttons = [
        _tell_the_clinic(_, bond_id),
        *_about_me(_, perhaps_me),
        (_("It is not urgent"), f"kin:calm:{bond_id}"),
    ]
    return Message(" ".join(sentences), column(buttons))


def phone_them(_: Words) -> Message:
    """Nobody has confirmed them yet, so that nobody is named."""
    return Message(_("Please phone them, or somebody who can be there quickly."))


def _about_me(_: Words, perhaps_me: bool) -> Sequence[Button]:
    return [(_("It is about me"), "sym:open")] if perhaps_me else []


def _tell_the_clinic(_: Words, bond_id: int) -> Button:
    return _("Tell the clinic"), f"kin:clinic:{bond_id}"


def _ask_them(_: Words, bond_id: int, patient: str) -> Button:
    return _("Ask {patient} how they are", patient=visible(patient)), f"kin:ask:{bond_id}"


def clinic(
    _: Words,
    around: Clinic,
    emergency: str,
    bond_id: int,
    *,
    patient: str,
    relative: str,
    now: datetime,
    may_ask: bool,
    read_at: str | None,
) -> Message:
    """Whom to phone and what to say. `now`: by the relative's clock; `read_at`: when the clinic reads that it was told,
    "" where it names no hours; None where nobody there reads it, and nobody was told."""
    parts = [
        *(_whom_to_phone(_, around, patient) if read_at is None else _told(_, around, read_at)),
        _("You can say it like this, or send it on:"),
        _(
            "“My name is {relative}. It is about {patient}. On {weekday}, {date}, at {time} I heard that something may"
            " be wrong. What should we do?”",
            relative=visible(relative),
            patient=visible(patient),
            weekday=_.weekday(now.date()),
            date=_.date(now.date()),
            time=_.time(now.time()),
        ),
        _("In an emergency, call {emergency}.", emergency=emergency),
    ]
    return Message("\n\n".join(parts), column([_ask_them(_, bond_id, patient)] if may_ask else []))


def _whom_to_phone(_: Words, around: Clinic, patient: str) -> list[str]:
    if not (around.clinic_name and around.clinic_contact):
        return [
            _(
                "Nobody has been told yet. Please phone {patient}'s doctor or physiotherapist yourself.",
                patient=visible(patient),
            )
        ]
    lines = [_("The clinic, {clinic}: {contact}.", clinic=around.clinic_name, contact=around.clinic_contact)]
    if around.clinic_hours:
        lines.append(_("Open: {hours}.", hours=around.clinic_hours))
    return [_("Nobody has been told yet. Please phone the clinic yourself."), "\n".join(lines)]


def _told(_: Words, around: Clinic, read_at: str) -> list[str]:
    if read_at:
        told = _(
            "The clinic has been told. It reads this in working hours: {hours}. I cannot call for you.", hours=read_at
        )
    else:
        told = _("The clinic has been told. It reads this in working hours. I cannot call for you.")
    if not (around.clinic_name and around.clinic_contact):
        return [told]
    phone = _("The clinic, {clinic}: {contact}.", clinic=around.clinic_name, contact=around.clinic_contact)
    return [told, _("If it cannot wait, please phone. {clinic}", clinic=phone)]


def calm(_: Words, emergency: str, bond_id: int, patient: str, *, may_ask: bool) -> Message:
    """It is not urgent."""
    text = _(
        "Good. Please phone {patient} when you can. If it gets worse, call {emergency}.",
        patient=visible(patient),
        emergency=emergency,
    )
    ask = [_ask_them(_, bond_id, patient)] if may_ask else []
    return Message(text, column([_tell_the_clinic(_, bond_id), *ask]))


def asked(_: Words, patient: str, *, answered: bool) -> Message:
    """`answered`: what comes back is told; not to somebody who wants to hear nothing for now."""
    sentences = [_("I ask {patient} how they are, but not at night.", patient=visible(patient))]
    if answered:
        sentences.append(_("When there is an answer, I tell you."))
    else:
        sentences.append(_("You wanted to hear nothing for now, so you do not get the answer from me."))
    sentences.append(_("If you are worried, please phone."))
    return Message(" ".join(sentences))


def asked_already(_: Words, patient: str) -> Message:
    text = _("I have asked {patient} today already. If you are worried, please phone.", patient=visible(patient))
    return Message(text)


def cannot_ask(_: Words, patient: str) -> Message:
    text = _("I cannot ask {patient} at the moment. If you are worried, please phone.", patient=visible(patient))
    return Message(text)


def unreadable(_: Words, emergency: str) -> Message:
    """A voice, a picture."""
    text = _(
        "I cannot listen to messages or look at pictures. If somebody is in danger or cannot get up: call {emergency}"
        " now. I cannot call for you, and nobody reads this chat.",
        emergency=emergency,
    )
    return Message(text, column([(_("Something has happened"), "kin:happened")]))


def what_i_can_do(_: Words, emergency: str) -> Message:
    """To words that tell of nothing serious and that nobody here can answer."""
    text = _(
        "I am only a program, and nobody reads this chat. With the buttons below you can send a kind word, see whom you"
        " follow, or tell me that something has happened. In an emergency, call {emergency}.",
        emergency=emergency,
    )
    return Message(text)


def is_well(_: Words, patient: str) -> Message:
    return Message(_("{patient} says: all is well.", patient=visible(patient)))


# -- to the patient ----------------------------------------------------------------------------------------------------


def how_are_you(_: Words, bond_id: int, relative: str, day: str) -> Message:
    """`day`: on which it was asked."""
    text = _("{relative} asks how you are. Is something wrong?", relative=visible(relative))
    buttons = [(_("Pain or dizzy"), "fam:unwell"), (_("All is well"), f"fam:well:{bond_id}:{day}")]
    return Message(text, column(buttons))


def told_well(_: Words, relative: str) -> Message:
    return Message(_("I tell {relative} from you: all is well.", relative=visible(relative)))


def not_shared(_: Words) -> Message:
    return Message(_("Nothing is shared with them at the moment."))
