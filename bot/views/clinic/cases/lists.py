"""The lists of cases, a button for each: whose it is, what it is about, since when, and who has it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.content.words import Words
from bot.core.cases import Case, Severity, Which
from bot.views.clinic import case_news
from bot.views.clinic.case_news import Named
from bot.views.clinic.home import to_home
from bot.views.clinic.patients import reasons
from bot.views.message import Button, Message, column

MOST = 8  # on one screen


@dataclass(frozen=True, slots=True)
class Line:
    """`holder`: who has taken it, "" where nobody has."""

    case: Case
    named: Named
    holder: str


def listed(_: Words, which: str, lines: Sequence[Line], after: int, now: datetime, *, more: bool) -> Message:
    """`after`: how many came before these; `more`: whether others follow."""
    buttons = [(_line(_, each, now), f"case:open:{each.case.id}") for each in lines]
    text = _heading(_, which) if lines else _nothing(_, which)
    return Message(text, column([*buttons, *_ways(_, which, after, more=more)]), protected=True)


def _heading(_: Words, which: str) -> str:
    return {
        "open": _("Open cases, the most severe first."),
        "mine": _("The cases that you have taken."),
        "questions": _("Questions and messages of patients, the oldest first."),
    }.get(which, _("Waiting for a professional's word because of their answers, the longest first."))


def _nothing(_: Words, which: str) -> str:
    return {
        "open": _("No case is open."),
        "mine": _("You have taken no case."),
        "questions": _("No question is open."),
    }.get(which, _("Nobody waits because of their answers."))


def _line(_: Words, line: Line, now: datetime) -> str:
    case = line.case
    values = {
        "patient": line.named.short,
        "what": case_news.about(_, case, line.named.signs),
        "time": case_news.how_long(_, case.opened_at, now),
    }
    if case.withdrawn_at:
        return _("{patient} – {what}, {time}, taken back", **values)
    if line.holder:
        return _("{patient} – {what}, {time} ({name})", **values, name=line.holder)
    if case.severity is Severity.EMERGENCY:
        return _("EMERGENCY {patient} – {what}, {time}", **values)
    return _("{patient} – {what}, {time}", **values)


def waiting(
    _: Words,
    patients: Sequence[tuple[Named, datetime]],
    rules: Mapping[int, Sequence[str]],
    after: int,
    now: datetime,
    *,
    more: bool,
) -> Message:
    """Those on a hold from their answers; each leads to the patient's card."""
    lines = [
        _(
            "{patient}, {time}: {reason}",
            patient=named.short,
            time=case_news.how_long(_, since, now),
            reason="; ".join(reasons.reason(_, rule) for rule in rules[named.patient_id]),
        )
        for named, since in patients
    ]
    buttons: list[Button] = [(named.short, f"pat:open:{named.patient_id}") for named, _since in patients]
    text = "\n".join([_heading(_, "waiting"), "", *lines]) if patients else _nothing(_, "waiting")
    return Message(text, column([*buttons, *_ways(_, "waiting", after, more=more)]), protected=True)


def _ways(_: Words, which: str, after: int, *, more: bool) -> list[Button]:
    names = {
        Which.OPEN: _("Open cases"),
        Which.MINE: _("My cases"),
        Which.QUESTIONS: _("Questions"),
        Which.WAITING: _("Waiting because of their answers"),
    }
    on = [(_("More"), f"case:list:{which}:{after + MOST}")] if more else []
    return [*on, *((name, f"case:list:{each}:0") for each, name in names.items() if each != which), to_home(_)]


def back(_: Words) -> Button:
    return _("Back to the cases"), "case:list"
