"""Who is told of emergencies at once."""

from collections.abc import Sequence

from bot.content.words import Words
from bot.views.clinic.home import to_home
from bot.views.message import Button, Message, column


def who(
    _: Words, name: str | None, *, is_me: bool, may_take: bool, reachable: bool, others: Sequence[tuple[int, str]]
) -> Message:
    """`name`: of whoever is on call; `others`: whom the reader may name, by person."""
    if name is None:
        parts = [_("Nobody is on call. Emergencies are told to all clinicians, at any hour.")]
    elif is_me:
        parts = [_("You are on call. Emergencies are told to you at once, at any hour.")]
    else:
        parts = [_("{name} is on call and is told of emergencies at once, at any hour.", name=name)]
    if not reachable:
        parts.append(_("But messages do not arrive there at the moment: all clinicians are told instead."))
    if name is None or not reachable:
        parts.append(_("If nobody takes one in 15 minutes, they are told again."))
    else:
        parts.append(_("If nobody takes one in 15 minutes, all clinicians are told."))
    buttons: list[Button] = [(_("I am on call"), "case:call:take")] if may_take and not is_me else []
    buttons += [(_("{name} is on call", name=each), f"case:call:{person}") for person, each in others if each != name]
    if name is not None and (is_me or others or not may_take):
        buttons.append((_("Nobody is on call"), "case:call:nobody"))
    return Message(" ".join(parts), column([*buttons, to_home(_)]))


def told(_: Words, by: str) -> Message:
    """To whoever was named."""
    text = _(
        "{name} has put you on call. You are told of emergencies at once, at any hour. With /oncall you see it and can"
        " give it back.",
        name=by,
    )
    return Message(text)


def told_no_more(_: Words, by: str) -> Message:
    return Message(_("{name} has taken you off call. Emergencies go to somebody else now.", name=by))


def only_clinicians(_: Words) -> str:
    return _("Only clinicians can be on call.")


def not_you(_: Words) -> str:
    return _("Somebody else is on call.")
