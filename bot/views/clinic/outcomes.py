"""What staff decide about a patient: whether they may exercise, within limits or not, or wait until a day."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from bot.content.words import Words
from bot.views.clinic.patients import reasons
from bot.views.message import Button, Message, column

LENGTHS = (7, 14, 30)  # days


@dataclass(frozen=True, slots=True)
class Standing:
    """How it stands. `subject`: as it is written on buttons; `holds`: rule, and the day it began; `decided`: the last
    word of the clinic, where it ended the last hold: who, when, which word."""

    subject: str
    patient: str
    holds: Sequence[tuple[str, date]]
    until: date | None
    level: str | None
    limits: Sequence[str]
    decided: tuple[str, date, str] | None
    back: str  # where *Back* leads


def screen(_: Words, now: Standing, changed: str = "") -> Message:
    """`changed`: what happened since the button was shown."""
    parts = [*filter(None, [changed]), *_stands(_, now)]
    buttons = [(_("Wait until a day"), f"out:stay:{now.subject}"), (_("Limits"), f"out:limits:{now.subject}")]
    if now.holds or now.level == "advised":
        buttons.append((_("May exercise"), f"out:may:{now.subject}"))
    return Message("\n\n".join(parts), column([*buttons, (_("Back"), now.back)]), protected=True)


def _stands(_: Words, now: Standing) -> list[str]:
    may = [
        _("On hold since {date}: {reason}.", date=_.date(since), reason=reasons.reason(_, rule))
        for rule, since in now.holds
    ]
    if now.until:
        may.append(_("The clinic looks at it again on {date}.", date=_.full_date(now.until)))
    return [now.patient, "\n".join(may or [reasons.level(_, now.level)]), *_decided(_, now), limits(_, now.limits)]


def _decided(_: Words, now: Standing) -> list[str]:
    if now.decided is None or now.holds:
        return []
    name, day, word = now.decided
    if word == "with_limits":
        return [_("{name} decided on {date}: may exercise within limits.", name=name, date=_.date(day))]
    return [_("{name} decided on {date}: may exercise.", name=name, date=_.date(day))]


def limits(_: Words, lines: Sequence[str]) -> str:
    if not lines:
        return _("No limits.")
    return "\n".join([_("Limits:"), *(_("• {said}", said=each) for each in lines)])


def since_changed(_: Words) -> str:
    return _("Something has changed meanwhile. This is how it stands now.")


def too_early(_: Words, now: Standing, day: date) -> Message:
    """Care rules §1: not on the day of an emergency or of dizziness."""
    text = _(
        "{patient}: an emergency or dizziness was reported. The hold can end from {date} on, not earlier.",
        patient=now.patient,
        date=_.date(day),
    )
    return Message(text, column([back_to(_, now)]), protected=True)


def not_about_oneself(_: Words) -> Message:
    return Message(_("This is about yourself. Please let a colleague decide."), protected=True)


def amid_symptom(_: Words, now: Standing) -> Message:
    text = _(
        "{patient} is telling me of a symptom at this moment. Please wait until that is answered, and decide then.",
        patient=now.patient,
    )
    return Message(text, column([back_to(_, now)]), protected=True)


def back_to(_: Words, now: Standing) -> Button:
    return _("Back"), f"out:show:{now.subject}"


# -- may exercise ------------------------------------------------------------------------------------------------------


def whether_clear(_: Words, now: Standing, mark: str, *, questions: bool, told: str) -> Message:
    """The second tap, with what follows."""
    text = "\n\n".join(
        [
            _("{patient}: may they exercise?", patient=now.patient),
            *begins_again(_, now, questions=questions),
            *([_("These limits stay.") + "\n" + limits(_, now.limits)] if now.limits else []),
            told,
        ]
    )
    return Message(text, _sure(_, now, _("Yes, they may exercise"), f"out:clear:{now.subject}:{mark}"), protected=True)


def _sure(_: Words, now: Standing, yes: str, data: str) -> tuple[tuple[Button, ...], ...]:
    return column([(_("No, go back"), f"out:show:{now.subject}"), (yes, data)])


def begins_again(_: Words, now: Standing, *, questions: bool) -> list[str]:
    """What the end of a hold brings about."""
    if not now.holds:
        return []
    if questions:
        return [_("The hold ends. First come the six questions again, then every exercise at its easiest step.")]
    return [_("The hold ends. Every exercise begins again at its easiest step.")]


def told(_: Words, *, reachable: bool, by_night: bool) -> str:
    """When the patient hears of it."""
    if not reachable:
        return _("Nothing reaches this patient at the moment: they will not be told.")
    if by_night:
        return _("It is night there: the patient is told in the morning.")
    return _("The patient is told at once.")


def cleared(_: Words, now: Standing) -> Message:
    return _done(_, now, _("Done. {patient} may exercise.", patient=now.patient))


def _done(_: Words, now: Standing, text: str) -> Message:
    return Message(text, column([(_("Back"), now.back)]), protected=True)


# -- within limits -----------------------------------------------------------------------------------------------------


def limited(_: Words, now: Standing) -> Message:
    text = _("Done. {patient} may exercise.", patient=now.patient)
    if now.level is None:
        text = _("Done, for {patient}.", patient=now.patient)
    return _done(_, now, f"{text}\n\n{limits(_, now.limits)}")


# -- to wait -----------------------------------------------------------------------------------------------------------


def how_long(_: Words, now: Standing, today: date) -> Message:
    text = _("{patient}: until when do the exercises wait?", patient=now.patient)
    words = [_("A week"), _("Two weeks"), _("A month")]
    days = [today + timedelta(days=length) for length in LENGTHS]
    buttons = [
        (_("{length}: {date}", length=length, date=_.date(day)), f"out:until:{now.subject}:{day}")
        for length, day in zip(words, days, strict=True)
    ]
    another = (_("Another day"), f"out:day:{now.subject}")
    return Message(text, column([*buttons, another, back_to(_, now)]), protected=True)


def which_day(_: Words, now: Standing) -> Message:
    text = _("{patient}: until which day? Write it, such as “5 March” or “in three weeks”.", patient=now.patient)
    return Message(text, column([(_("Back"), f"out:stay:{now.subject}")]), protected=True)


def no_day(_: Words, now: Standing) -> Message:
    text = _(
        "I did not understand that as a day from tomorrow on, at most six months ahead. {patient}: until which day?",
        patient=now.patient,
    )
    return Message(text, column([(_("Back"), f"out:stay:{now.subject}")]), protected=True)


def whether_wait(_: Words, now: Standing, day: date, mark: str, told: str) -> Message:
    first = _("{patient}: wait until {weekday}, {date}?", patient=now.patient, weekday=_.weekday(day), date=_.date(day))
    if now.holds:
        then = _("The hold stays. Until then I do not ask the patient about it; on that day I do.")
    else:
        then = _("The exercises stop. Until then I do not ask the patient about it; on that day I do.")
    text = "\n\n".join([first, then, _("The case comes back to the list that morning. No hold ends by itself."), told])
    yes = f"out:wait:{now.subject}:{day}:{mark}"
    return Message(text, _sure(_, now, _("Yes, they wait"), yes), protected=True)


def waits(_: Words, now: Standing, day: date) -> Message:
    text = _(
        "Done. {patient} waits until {weekday}, {date}.", patient=now.patient, weekday=_.weekday(day), date=_.date(day)
    )
    return _done(_, now, text)
