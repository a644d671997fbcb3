"""The last look at a broadcast, what its author should know first, and the yes that sends it."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from bot.content.words import Words
from bot.views.message import Message, column


@dataclass(frozen=True, slots=True)
class Doubts:
    """What the checks have found; nothing of it keeps anybody from sending. `avoided`: words about movements to avoid;
    `marks`: signs of formatting that would be read as they stand; `links`: what each says and where it leads;
    `elsewhere`: those that lead to somebody else in Telegram; `readers`: by language, how many get words in another
    one; `night`: it is night now; `on_hold`: people on hold would be told of exercise."""

    avoided: Sequence[str] = ()
    marks: Sequence[str] = ()
    links: Sequence[tuple[str, str]] = ()
    elsewhere: Sequence[str] = ()
    readers: dict[str, int] = field(default_factory=dict)
    repeated: bool = False
    night: bool = False
    on_hold: int = 0


def doubts(_: Words, found: Doubts) -> list[str]:
    """A sentence for each."""
    said = [
        *_about_words(_, found),
        *(_link(_, *each) for each in found.links),
        *_about_people(_, found),
    ]
    if found.repeated:
        said.append(_("The same words were sent today already."))
    if found.night:
        said.append(_("It is night now. Those who sleep get it in the morning."))
    return said


def _about_words(_: Words, found: Doubts) -> list[str]:
    said = []
    if found.avoided:
        text = _("It speaks of movements to avoid: {words}. A warning of them is fine.", words=", ".join(found.avoided))
        said.append(text)
    if found.marks:
        said.append(_("These signs will be read as they stand: {signs}", signs=" ".join(found.marks)))
    if found.elsewhere:
        said.append(_("It leads to somebody else in Telegram: {links}", links=", ".join(found.elsewhere)))
    return said


def _link(_: Words, said: str, address: str) -> str:
    if said == address:
        return _("It has a link: {address}", address=address)
    return _("It has a link: “{words}” leads to {address}", words=said, address=address)


def _about_people(_: Words, found: Doubts) -> list[str]:
    said = [_other_language(_, code, number) for code, number in found.readers.items() if number]
    if found.on_hold:
        text = _.plural(
            "It names an exercise, and {n} person on hold would get it.",
            "It names an exercise, and {n} people on hold would get it.",
            found.on_hold,
        )
        said.append(text)
    return said


def _other_language(_: Words, code: str, readers: int) -> str:
    if code == "tr":
        return _.plural(
            "{n} person who reads Turkish gets it in English.",
            "{n} people who read Turkish get it in English.",
            readers,
        )
    return _.plural(
        "{n} person who reads English gets it in Turkish.",
        "{n} people who read English get it in Turkish.",
        readers,
    )


def in_language(_: Words, code: str) -> Message:
    """Above a message as it will look."""
    return Message({"en": _("In English it looks like this:"), "tr": _("In Turkish it looks like this:")}[code])


def summary(_: Words, id: int, parts: Sequence[str], found: Doubts, *, correction: bool) -> Message:
    """`parts`: what kind it is, who gets it, how many and when."""
    whom = [(_("Change who gets it"), f"bc:who:{id}"), (_("Change the hour"), f"bc:when:{id}")]
    buttons = [
        (_("Change the words"), f"bc:words:{id}"),
        *([] if correction else whom),
        (_("Send it"), f"bc:send:{id}"),
        (_("Throw it away"), f"bc:drop:{id}"),
    ]
    return Message("\n\n".join([*parts, *_listed(_, found)]), column(buttons))


def kind(_: Words, *, guidance: bool) -> str:
    return _("Guidance that stays") if guidance else _("News for now")


def correction(_: Words) -> str:
    return _(
        "A correction: it changes the message that was sent. No telephone rings for that: what is urgent is better sent"
        " anew."
    )


def reaches(_: Words, people: int) -> str:
    """Of a correction."""
    return _.plural("It reaches {n} person.", "It reaches {n} people.", people)


def nobody(_: Words) -> str:
    """A toast."""
    return _("Nobody would get it. Please choose other people.")


def hour_is_over(_: Words) -> str:
    """A toast."""
    return _("The hour that you chose is over. Please choose another one, or at once.")


def no_words(_: Words) -> str:
    """A toast."""
    return _("There are no words yet.")


def sure(_: Words, id: int, people: int) -> Message:
    """A second tap, where they are few."""
    text = _.plural("It goes to {n} person. Shall I send it?", "It goes to {n} people. Shall I send it?", people)
    return Message(text, column([(_("No, not yet"), f"bc:look:{id}"), (_("Yes, send it"), f"bc:sure:{id}:{people}")]))


def type_number(_: Words, id: int, people: int) -> Message:
    """Where they are many."""
    text = _(
        "It goes to {people} people. Please type this number, so that nothing is sent by mistake.",
        people=_.number(people),
    )
    return Message(text, column([(_("No, not yet"), f"bc:look:{id}")]))


def wrong_number(_: Words, id: int, typed: int | None, people: int) -> Message:
    """Also where the number has changed meanwhile; `typed`: None where it was no number."""
    text = _(
        "{people} people would get it now. Nothing was sent. To send it, please type this number.",
        people=_.number(people),
    )
    if typed is not None:
        text = _("You typed {typed}.", typed=_.number(typed)) + " " + text
    return Message(text, column([(_("No, not yet"), f"bc:look:{id}")]))


def changed(_: Words, id: int, people: int) -> Message:
    """To the second tap, where the number is another by now."""
    text = _.plural(
        "It would go to {n} person now. Shall I send it?", "It would go to {n} people now. Shall I send it?", people
    )
    return Message(text, column([(_("No, not yet"), f"bc:look:{id}"), (_("Yes, send it"), f"bc:sure:{id}:{people}")]))


def on_its_way(_: Words) -> Message:
    return Message(_("It is on its way. I tell you here how far it is."))


def on_its_way_by_day(_: Words) -> Message:
    """New words for something urgent."""
    text = _(
        "It is on its way. The new words have no yes of another administrator: where it is night now, they wait for the"
        " morning."
    )
    return Message(text)


def sent_already(_: Words) -> str:
    """A toast."""
    return _("It was sent already.")


# -- urgent ------------------------------------------------------------------------------------------------------------


def please_approve(_: Words, id: int, mark: str, author: str, parts: Sequence[str], found: Doubts) -> Message:
    """To every other administrator, below the message as it will look; `mark`: of the very draft that they see."""
    head = _("{author} would like to send this at once, also at night. It needs your approval.", author=author)
    buttons = [(_("Refuse"), f"bc:refuse:{id}:{mark}"), (_("Approve"), f"bc:approve:{id}:{mark}")]
    return Message("\n\n".join([head, *parts, *_listed(_, found)]), column(buttons))


def _listed(_: Words, found: Doubts) -> list[str]:
    said = doubts(_, found)
    if not said:
        return []
    return [_("Please look at this first:\n{list}", list="\n".join(_("• {line}", line=each) for each in said))]


def waits_for_approval(_: Words, id: int, administrators: int) -> Message:
    text = _.plural(
        "It waits for approval. I have asked {n} administrator.",
        "It waits for approval. I have asked {n} administrators.",
        administrators,
    )
    return Message(text, column([(_("Take it back"), f"bc:unask:{id}")]))


def approved(_: Words) -> Message:
    """To whoever approved it."""
    return Message(_("You have approved it. It goes out now."))


def refused(_: Words) -> Message:
    """To whoever refused it."""
    return Message(_("You have refused it. Nothing was sent, and the author is told."))


def was_approved(_: Words, name: str) -> Message:
    """To the author."""
    return Message(_("{name} has approved your urgent message.", name=name))


def was_refused(_: Words, name: str, id: int) -> Message:
    text = _("{name} has refused your urgent message. Nothing was sent. It is a draft again.", name=name)
    return Message(text, column([(_("Go on with it"), f"bc:go:{id}")]))


def not_your_own(_: Words) -> str:
    """A toast."""
    return _("You wrote this, so a yes has to come from another administrator.")


def nothing_to_approve(_: Words) -> str:
    """A toast."""
    return _("There is nothing to approve any more: it was answered or taken back.")
