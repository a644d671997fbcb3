"""Who sees how it goes: all of them, one of them, and what the patient can change."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time

from bot.content.words import Words
from bot.core.family import Relation, Scope
from bot.views.family.sharing import card, in_words, related, to_family, visible
from bot.views.message import Button, Message, column


@dataclass(frozen=True, slots=True, kw_only=True)
class Relative:
    """One who follows the patient or would like to; `since`, `last`: local days. `label` tells them from the others."""

    id: int
    name: str
    relation: Relation
    scope: Scope
    confirmed: bool
    paused: bool
    since: date
    last: date | None
    label: str = ""
    cheers_muted: bool = False


@dataclass(frozen=True, slots=True)
class Sent:
    """An invitation that nobody has opened; `until`: the local day."""

    id: int
    relation: Relation
    scope: Scope
    until: date


def overview(_: Words, relatives: Sequence[Relative], sent: Sequence[Sent], hour: time) -> Message:
    if not relatives and not sent:
        return _nobody(_)
    parts = [_("Family"), *(_line(_, each) for each in relatives), *(_sent(_, each) for each in sent)]
    if relatives:
        parts.append(_("The summary goes out on Sundays at {hour}.", hour=_.time(hour)))
    buttons: list[Button] = [(each.label, f"fam:who:{each.id}") for each in relatives]
    buttons += [
        (_("Take back the invitation for {relation}", relation=related(_, each.relation)), f"fam:undo:{each.id}")
        for each in sent
    ]
    buttons += [(_("Invite somebody"), "fam:invite"), (_("The hour on Sundays"), "set:sunday"), _to_about(_)]
    return Message("\n\n".join(parts), column(buttons))


def _nobody(_: Words) -> Message:
    text = _(
        "Would you like somebody close to you to know how it goes? They get a short summary each Sunday, and you choose"
        " how much they see. What you write to me is never passed on. You can change it or end it at any time.\n\nNow"
        " nobody sees anything."
    )
    return Message(text, column([(_("Invite somebody"), "fam:invite"), _to_about(_)]))


def _to_about(_: Words) -> Button:
    return _("Back"), "menu:group:about"


def _line(_: Words, each: Relative) -> str:
    known = {"who": visible(each.name), "relation": related(_, each.relation), "card": card(_, each.scope)}
    if not each.confirmed:
        return _("• {who}, {relation}: waits for your yes and sees nothing yet.", **known)
    if each.paused:
        return _("• {who}, {relation}: paused, and sees nothing for now.", **known)
    known["since"] = _.date(each.since)
    if each.last is None:
        return _("• {who}, {relation}, since {since}: “{card}”. No summary yet.", **known)
    return _("• {who}, {relation}, since {since}: “{card}”. Last summary: {last}.", last=_.date(each.last), **known)


def _sent(_: Words, each: Sent) -> str:
    return _(
        "• An open invitation for {relation}, until {until}: “{card}”.",
        relation=related(_, each.relation),
        until=_.date(each.until),
        card=card(_, each.scope),
    )


def labels(_: Words, known: Sequence[tuple[str, Relation, datetime]]) -> list[str]:
    """By name, relation and local moment of accepting: what tells each of them from the others."""
    plain = [_labelled(_, name, relation) for name, relation, _at in known]
    return [
        label if plain.count(label) == 1 else _dated(_, label, at)
        for label, (_name, _relation, at) in zip(plain, known, strict=True)
    ]


def _dated(_: Words, label: str, at: datetime) -> str:
    return _("{who}, {date} {clock}", who=label, date=_.date(at), clock=_.time(at.time()))


def _labelled(_: Words, name: str, relation: Relation) -> str:
    return _("{who} ({relation})", who=visible(name), relation=related(_, relation))


def one(_: Words, each: Relative) -> Message:
    """A relative whom the patient has confirmed."""
    buttons = [
        (_("Change what they see"), f"fam:see:{each.id}"),
        (_("Go on sharing"), f"fam:pause:{each.id}:off")
        if each.paused
        else (_("Pause sharing"), f"fam:pause:{each.id}:on"),
        *([(_("Let kind words come again"), f"cheer:unmute:{each.id}")] if each.cheers_muted else []),
        (_("Remove"), f"fam:end:{each.id}"),
        to_family(_),
    ]
    return Message(_line(_, each).removeprefix("• "), column(buttons))


def which_card(_: Words, each: Relative, *, quiet: bool) -> Message:
    """`quiet`: without what the cards say of moving."""
    text = _("What may {who} see? At present: “{card}”.", who=visible(each.name), card=card(_, each.scope))
    if not quiet:
        text += "\n\n" + in_words(_)
    buttons = [(card(_, scope), f"fam:see:{each.id}:{scope}") for scope in Scope]
    return Message(text, column([*buttons, (_("Back"), f"fam:who:{each.id}")]))


def whether_to_remove(_: Words, each: Relative) -> Message:
    text = _(
        "Shall I stop sharing with {who}, {relation}? They are told, kindly, that you have ended it.",
        who=visible(each.name),
        relation=related(_, each.relation),
    )
    buttons = [(_("No, go on sharing"), f"fam:end:{each.id}:no"), (_("Yes, remove"), f"fam:end:{each.id}:yes")]
    return Message(text, column(buttons))


def removed(_: Words, name: str) -> Message:
    text = _("{who} sees nothing any more. What was not sent yet is not sent.", who=visible(name))
    return Message(text, column([to_family(_)]))


def not_there(_: Words) -> str:
    return _("This has ended already. Press Family in the menu to see how it is now.")


# -- to the relative ----------------------------------------------------------------------------------------------


def changed(_: Words, patient: str, scope: Scope) -> Message:
    known = {"patient": visible(patient)}
    if scope is Scope.MOVED:
        text = _(
            "{patient} has changed what you see. From now on you see on which days they moved, and whether they are"
            " having a pause.",
            **known,
        )
    elif scope is Scope.NUMBERS:
        text = _(
            "{patient} has changed what you see. From now on you see on which days they moved, their minutes and sets,"
            " and whether they are having a pause.",
            **known,
        )
    else:
        text = _(
            "{patient} has changed what you see. From now on you see the days, the minutes and sets, any pause and why,"
            " and I write to you when something serious is told or nothing is heard for days.",
            **known,
        )
    return Message(text)


def ended(_: Words, patient: str) -> str:
    return _(
        "{patient} has ended sharing with you. You get nothing more about it from me. Thank you for having been there.",
        patient=visible(patient),
    )


def gone(_: Words, patient: str) -> str:
    return _(
        "{who} no longer uses Steady, so I have nothing more to tell you. Thank you for having been there.",
        who=visible(patient),
    )


# -- to the patient, by the relative ------------------------------------------------------------------------------


def relative_gone(_: Words, name: str) -> str:
    return _("{who} no longer uses Steady and sees nothing any more.", who=visible(name))
