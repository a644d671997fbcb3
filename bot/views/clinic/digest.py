"""What each clinician is told at the opening of a working day: numbers alone."""

from bot.content.words import Words
from bot.core.cases import Counted, Taken, Which
from bot.views.message import Message, column


def digest(_: Words, untaken: Counted, own: Taken) -> Message:
    """What nobody has taken, then what the reader has; one of them may be nothing."""
    lines, buttons = [], []
    if untaken:
        lines.append(_untaken(_, untaken))
        buttons.append((_("Open"), "case:list"))
    if own.cases:
        lines.append(_own(_, own))
        buttons.append((_("My cases"), f"case:list:{Which.MINE}:0"))
    return Message("\n\n".join(lines), column(buttons))


def _untaken(_: Words, found: Counted) -> str:
    """An emergency stays one, however long it waits."""
    counts = [
        _.plural("{n} EMERGENCY", "{n} EMERGENCIES", found.emergencies) if found.emergencies else "",
        _.plural("{n} new", "{n} new", found.new) if found.new else "",
        _.plural("{n} waiting", "{n} waiting", found.waiting) if found.waiting else "",
        _.plural("{n} question", "{n} questions", found.questions) if found.questions else "",
    ]
    return _("Cases that nobody has taken: {counts}.", counts=", ".join(count for count in counts if count))


def _own(_: Words, own: Taken) -> str:
    """Taken and not closed."""
    if own.emergencies == own.cases:
        return _.plural(
            "You have taken {n} EMERGENCY that is still open.",
            "You have taken {n} EMERGENCIES that are still open.",
            own.cases,
        )
    if own.emergencies == 1:
        return _(
            "You have taken {n} cases that are still open, one of them an EMERGENCY.",
            n=_.number(own.cases),
        )
    if own.emergencies:
        return _(
            "You have taken {n} cases that are still open, {emergencies} of them EMERGENCIES.",
            n=_.number(own.cases),
            emergencies=_.number(own.emergencies),
        )
    return _.plural(
        "You have taken {n} case that is still open.", "You have taken {n} cases that are still open.", own.cases
    )
