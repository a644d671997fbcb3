"""What is told to those of the family who see warnings: something serious, its all-clear, and a long silence."""

from datetime import datetime

from bot.content.load import Content
from bot.content.schema import Emergency
from bot.content.text import Text
from bot.content.words import Words
from bot.views.message import Message, Rows, column


def emergency(
    _: Words, texts: Emergency, name: str, at: datetime, number: str, *, same_clock: bool, today: bool
) -> Message:
    """`at`: on the patient's own clock; `same_clock`: whether the reader's shows the same."""
    text = texts.earlier if not today else texts.today if same_clock else texts.elsewhere
    return Message(_(text, name=name, weekday=_.weekday(at.date()), time=_.time(at.time()), emergency=number))


def referral(_: Words, text: Text, name: str, number: str) -> Message:
    return Message(_(text, name=name, emergency=number))


def unclaimed(_: Words, text: Text, name: str, number: str) -> Message:
    return Message(_(text, name=name, emergency=number))


def all_clear(_: Words, text: Text, name: str) -> Message:
    return Message(_(text, name=name))


def silent(_: Words, content: Content, bond_id: int, name: str, days: int) -> Message:
    text = _.plural(
        "I have not heard from {name} for {n} day. Often there is a harmless reason. Do you know how things are?",
        "I have not heard from {name} for {n} days. Often there is a harmless reason. Do you know how things are?",
        days,
        name=name,
    )
    return Message(text, _how_things_are(_, content, bond_id))


def _how_things_are(_: Words, content: Content, bond_id: int) -> Rows:
    return column(
        [
            (_("All is well"), f"kin:well:{bond_id}"),
            (_(content.family.in_hospital), f"kin:hospital:{bond_id}"),
            (_("Sad news"), f"kin:sad:{bond_id}"),
        ]
    )


def all_is_well(_: Words, name: str) -> Message:
    return Message(_("Thank you, I am glad to hear it. I go on writing to {name} once a week.", name=name))


def in_hospital(_: Words, name: str) -> Message:
    text = _(
        "Thank you for telling me. The exercises wait until {name} is back and tells me so. I wish {name} a good"
        " recovery.",
        name=name,
    )
    return Message(text)


def whether_died(_: Words, bond_id: int, name: str) -> Message:
    text = _("I am very sorry. Do you mean that {name} has died? Then I stop everything at once.", name=name)
    buttons = [
        (_("No, I meant something else"), f"kin:died:{bond_id}:no"),
        (_("Yes, that is so"), f"kin:died:{bond_id}:yes"),
    ]
    return Message(text, column(buttons))


def misunderstood(_: Words, content: Content, bond_id: int, name: str) -> Message:
    text = _("Then nothing has changed. Do you know how things are with {name}?", name=name)
    return Message(text, _how_things_are(_, content, bond_id))


def died(_: Words, name: str) -> Message:
    text = _(
        "I am so very sorry. From now on I write nothing more to {name}, and nobody else hears of it from me. I wish"
        " you and all who are close to you much strength. If I have misunderstood, it is enough that {name} writes to"
        " me.",
        name=name,
    )
    return Message(text)


def heard_since(_: Words, name: str) -> Message:
    return Message(_("Thank you. {name} has been in touch with me since then, so nothing changes.", name=name))


def not_asked(_: Words) -> str:
    return _("This question is no longer open.")


def told_in_hospital(_: Words) -> str:
    """To the patient, whoever writes for them."""
    return _(
        "I was told of a stay in hospital, so the exercises wait. I hope for a good recovery. When it is over, or if it"
        ' is not so, press "Today".'
    )


def unreachable(_: Words, relative: str) -> Message:
    """To the patient."""
    text = _(
        "My messages do not reach {relative} any more, so the summaries of the week do not arrive there either. With"
        " /family you see who follows you.",
        relative=relative,
    )
    return Message(text)
