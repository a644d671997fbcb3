"""Limits while staff put them together: what there is, what can be added, and the second tap."""

from collections.abc import Iterable, Sequence

from bot.content.load import Content
from bot.content.words import Words
from bot.core.catalogue import RUNGS, Exercise
from bot.core.limits import Kind, Limit, Limits, in_order
from bot.views.clinic import outcomes
from bot.views.clinic.outcomes import Standing
from bot.views.library import KINDS, kind_of
from bot.views.limits import line, lines
from bot.views.message import Button, Message, column

ALL = "all"  # in place of an exercise


def token(limit: Limit) -> str:
    """A limit in the data of a button: "cap.mini_squat.2"."""
    return ".".join([limit.kind, limit.exercise or ALL, *([str(limit.rung)] if limit.rung is not None else [])])


def draft(_: Words, content: Content, now: Standing, limits: Limits) -> Message:
    """What is decided with *Done*, and not before."""
    subject = now.subject
    text = "\n\n".join(
        [
            _("{patient}: which limits?", patient=now.patient),
            outcomes.limits(_, lines(_, content, limits)),
            _("Nothing changes before you press Done and confirm it."),
        ]
    )
    buttons: list[Button] = [
        (_("Leave out an exercise"), f"out:pick:{subject}:{Kind.FORBID}"),
        (_("Low impact only"), f"out:put:{subject}:{token(Limit(Kind.LOW_IMPACT))}"),
        (_("An exercise: not beyond a step"), f"out:pick:{subject}:{Kind.CAP}"),
        (_("All exercises: not beyond a step"), f"out:rungs:{subject}:{ALL}"),
        (_("Add a weight to an exercise"), f"out:pick:{subject}:{Kind.LOAD}"),
        (_("Allow an exercise"), f"out:pick:{subject}:{Kind.ALLOW}"),
    ]
    if limits:
        buttons.append((_("Take one away"), f"out:gone:{subject}"))
    buttons += [(_("Done"), f"out:check:{subject}"), outcomes.back_to(_, now)]
    return Message(text, column(buttons), protected=True)


def pick_kind(_: Words, now: Standing, kind: Kind, exercises: Sequence[Exercise]) -> Message:
    """What the exercise is for; only what holds any of these."""
    names = {
        "feet": _("On your feet, for strong bones"),
        "balance": _("Balance"),
        "legs": _("Strength: legs"),
        "hips": _("Strength: hips"),
        "push": _("Strength: arms and chest"),
        "pull": _("Strength: upper back"),
        "more": _("Strength: calves, feet and back"),
    }
    held = {kind_of(each) for each in exercises}
    buttons = [(names[each], f"out:list:{now.subject}:{kind}:{each}") for each in KINDS if each in held]
    return Message(_head(_, now, kind), column([*buttons, _to_draft(_, now)]), protected=True)


def pick(_: Words, now: Standing, kind: Kind, exercises: Iterable[Exercise]) -> Message:
    data = f"out:rungs:{now.subject}:" if kind is Kind.CAP else f"out:put:{now.subject}:{kind}."
    buttons = [(_(each.name), f"{data}{each.id}") for each in exercises]
    return Message(_head(_, now, kind), column([*buttons, _to_draft(_, now)]), protected=True)


def _head(_: Words, now: Standing, kind: Kind) -> str:
    told = {
        Kind.FORBID: _("Which exercise is left out?"),
        Kind.CAP: _("Which exercise does not go beyond a step?"),
        Kind.LOAD: _("Which exercise is done with a weight, once it has come to its last step?"),
        Kind.ALLOW: _("After fractures these are left to the clinic. Which one may this patient do?"),
    }[kind]
    return f"{now.patient}\n\n{told}"


def which_rung(_: Words, content: Content, now: Standing, exercise: str | None) -> Message:
    """The highest step that is left."""
    named = _(content.catalogue.exercises[exercise].name) if exercise else _("All exercises")
    text = _("{patient}\n\n{exercise}: up to which of {all} steps?", patient=now.patient, exercise=named, all=RUNGS)
    steps = [
        (_("Step {rung}", rung=rung), f"out:put:{now.subject}:{token(Limit(Kind.CAP, exercise, rung))}")
        for rung in range(1, RUNGS)
    ]
    return Message(text, column([*steps, _to_draft(_, now)]), protected=True)


def take_away(_: Words, content: Content, now: Standing, limits: Limits) -> Message:
    known = content.catalogue.exercises
    buttons = [
        (line(_, content, each), f"out:drop:{now.subject}:{token(each)}")
        for each in in_order(limits.every)
        if each.exercise is None or each.exercise in known
    ]
    text = _("{patient}\n\nWhich one goes?", patient=now.patient)
    return Message(text, column([*buttons, _to_draft(_, now)]), protected=True)


def _to_draft(_: Words, now: Standing) -> Button:
    return _("Back"), f"out:draft:{now.subject}"


def whether_decided(
    _: Words, content: Content, now: Standing, limits: Limits, mark: str, *, questions: bool, told: str
) -> Message:
    """The second tap, with all that follows."""
    if limits:
        head = _("{patient} may exercise, within these limits:", patient=now.patient)
        parts = ["\n".join([head, *(_("• {said}", said=each) for each in lines(_, content, limits))])]
    else:
        parts = [_("{patient} may exercise, and there are no limits any more.", patient=now.patient)]
    parts += [*outcomes.begins_again(_, now, questions=questions), told]
    buttons = [_to_draft(_, now), (_("Yes, this is decided"), f"out:decide:{now.subject}:{mark}")]
    return Message("\n\n".join(parts), column(buttons), protected=True)


def leaves_nothing(_: Words, now: Standing) -> Message:
    text = _(
        "{patient}: these limits leave no exercise at all. Take one away, or let the patient wait until a day.",
        patient=now.patient,
    )
    return Message(text, column([_to_draft(_, now)]), protected=True)


def nothing_changed(_: Words) -> str:
    return _("Nothing is changed yet.")
