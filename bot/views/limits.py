"""What the clinic has decided about somebody's exercises, a line each: the same for staff, patients and doctors."""

from bot.content.load import Content
from bot.content.words import Words
from bot.core.catalogue import RUNGS
from bot.core.limits import Kind, Limit, Limits, in_order


def lines(_: Words, content: Content, limits: Limits) -> list[str]:
    """Without a bullet; an exercise that is not in the catalogue any more is not told."""
    known = content.catalogue.exercises
    return [
        line(_, content, each) for each in in_order(limits.every) if each.exercise is None or each.exercise in known
    ]


def line(_: Words, content: Content, limit: Limit) -> str:
    name = _(content.catalogue.exercises[limit.exercise].name) if limit.exercise else ""
    if limit.kind is Kind.CAP and not name:
        return _("All exercises: at most step {rung} of {all}", rung=limit.rung, all=RUNGS)
    return {
        Kind.FORBID: _("Left out: {exercise}", exercise=name),
        Kind.LOW_IMPACT: _("No hard jolts (low impact only)"),
        Kind.CAP: _("{exercise}: at most step {rung} of {all}", exercise=name, rung=limit.rung or RUNGS, all=RUNGS),
        Kind.LOAD: _("{exercise}: with a weight, at the last step", exercise=name),
        Kind.ALLOW: _("Allowed: {exercise}", exercise=name),
    }[limit.kind]


def listed(_: Words, content: Content, limits: Limits) -> str:
    """One below the other."""
    return "\n".join(_("• {said}", said=each) for each in lines(_, content, limits))


def summary(_: Words, content: Content, limits: Limits) -> str:
    """ "" where there are none."""
    return _("Limits set by the clinic:\n{limits}", limits=listed(_, content, limits)) if limits else ""
