"""One case with everything that belongs to it, in at most two protected messages; its buttons stand below the last."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from bot.content.words import Words
from bot.core.cases import Case, Kind, Outcome, Severity, State
from bot.views.clinic import case_news
from bot.views.clinic.cases.lists import back
from bot.views.clinic.patients import reasons
from bot.views.clinic.signs import sign_name
from bot.views.message import Button, Message, column

LONGEST = 4096  # UTF-16 units: what one message of Telegram holds
MESSAGES = 2


@dataclass(frozen=True, slots=True)
class Entry:
    """Something that was written in a case, or happened to it: `who` wrote it, "" where that is nobody of the staff."""

    kind: str  # storage.case_notes.Kind
    who: str
    words: str
    at: datetime


@dataclass(frozen=True, slots=True)
class CaseCard:
    """`patient`: name and code; `told`: sentences of the report; `told_at`: on the patient's clock; `days`: on how many
    of the last fourteen they moved; `done` and `felt`: how often; `holds`: rule, since, until; `family`: when each
    relative was told; `earlier`: cases before this one, the newest first; `zone`: of whoever reads."""

    case: Case
    patient: str
    signs: Sequence[str]
    holder: str
    is_mine: bool
    reachable: bool
    by_helper: bool
    told: Sequence[str]
    told_at: datetime | None
    answers: Sequence[str]
    days: int
    done: Sequence[tuple[str, int]]
    felt: Sequence[tuple[str, int]]
    holds: Sequence[tuple[str, date, date | None]]
    limits: Sequence[str]
    family: Sequence[tuple[str, datetime | None]]
    earlier: Sequence[tuple[Case, Sequence[str]]]
    entries: Sequence[Entry]
    zone: str


def pages(_: Words, card: CaseCard) -> list[Message]:
    texts = _cut([block for block in _blocks(_, card) if block])
    messages = [Message(text, protected=True) for text in texts]
    messages[-1] = Message(texts[-1], buttons(_, card), protected=True)
    return messages


def gone(_: Words) -> Message:
    return Message(_("This case is not here any more."), column([back(_)]), protected=True)


def _length(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2


def _cut(blocks: Sequence[str]) -> list[str]:
    """As few messages as possible; of what does not fit into the last one only the beginning is shown."""
    texts = [""]
    for block in blocks:
        joined = f"{texts[-1]}\n\n{block}" if texts[-1] else block
        if _length(joined) > LONGEST and len(texts) < MESSAGES:
            texts.append(block)
        else:
            texts[-1] = joined
    return [_shortened(text) for text in texts]


def _shortened(text: str) -> str:
    while _length(text) > LONGEST:
        text = f"{text[: len(text) - max(_length(text) - LONGEST, 1) - 1]}…"
    return text


def _blocks(_: Words, card: CaseCard) -> list[str]:
    """What decides first; what is long, last."""
    return [
        _head(_, card),
        _told(_, card),
        _written(_, card),
        _held(_, card),
        _lately(_, card),
        _list(_("Answers to the safety questions:"), card.answers),
        _earlier(_, card),
        _family(_, card),
    ]


def _list(head: str, lines: Sequence[str]) -> str:
    return "\n".join([head, *lines]) if lines else ""


def _head(_: Words, card: CaseCard) -> str:
    case = card.case
    what = case_news.about(_, case, card.signs)
    lines = [
        _("Case {number}: {patient}", number=case.id, patient=card.patient),
        _("{what} ({severity})", what=what, severity=severity_name(_, case.severity)),
        _("Since {time}.", time=_at(_, case.opened_at, card.zone)),
        _state(_, card),
    ]
    if case.withdrawn_at:
        lines.append(_("Taken back by the patient as a mistake."))
    if case.kind is Kind.CONCERN:
        lines.append(_("Told by a relative. Nobody has verified it, and nothing was paused because of it."))
    if card.by_helper:
        lines.append(_("Somebody who helps writes for this patient."))
    if not card.reachable:
        lines.append(_("Messages do not reach this patient at the moment. Please phone."))
    return "\n".join(lines)


def severity_name(_: Words, severity: Severity) -> str:
    return {
        Severity.EMERGENCY: _("emergency"),
        Severity.SAME_DAY: _("to be seen on the same day"),
        Severity.WITHIN_DAYS: _("to be seen within days"),
        Severity.UNSURE: _("not clear"),
        Severity.QUESTION: _("no hurry"),
    }[severity]


def _state(_: Words, card: CaseCard) -> str:
    if card.case.state is State.CLOSED:
        return outcome_name(_, card.case.outcome)
    if card.is_mine:
        return _("You have taken it.")
    return _("{name} has taken it.", name=card.holder) if card.holder else _("Nobody has taken it.")


def outcome_name(_: Words, outcome: Outcome | None) -> str:
    return {
        Outcome.CLEAR: _("Closed: may exercise."),
        Outcome.HOLD: _("Closed: the exercises wait."),
        Outcome.LIMITS: _("Closed: may exercise within limits."),
        Outcome.ANSWERED: _("Closed: answered."),
    }.get(outcome or Outcome.UNCHANGED, _("Closed without a change."))


def _at(_: Words, moment: datetime, zone: str) -> str:
    local = moment.astimezone(ZoneInfo(zone))
    return _("{date}, {time}", date=_.day_and_date(local.date()), time=_.time(local.time()))


def _told(_: Words, card: CaseCard) -> str:
    lines = []
    if card.told_at is not None:
        moment = _("{date}, {time}", date=_.day_and_date(card.told_at.date()), time=_.time(card.told_at.time()))
        lines.append(_("Told on {time} by the patient's clock, in these answers:", time=moment))
        lines += [_("• {said}", said=each) for each in card.told]
        if card.signs:
            lines.append(_("Signs: {signs}", signs=", ".join(sign_name(_, sign) for sign in card.signs)))
    if card.case.words:
        lines.append(_("Their words: “{words}”", words=card.case.words))
    return "\n".join(lines)


def _held(_: Words, card: CaseCard) -> str:
    lines = []
    for rule, since, until in card.holds:
        values = {"date": _.day_and_month(since), "reason": reasons.reason(_, rule), "rule": rule}
        if until is None:
            lines.append(_("• On hold since {date}: {reason} ({rule})", **values))
        else:
            lines.append(_("• {date} to {until}: {reason} ({rule})", **values, until=_.day_and_month(until)))
    return _list(_("Holds and limits:"), [*lines, *(_("• {said}", said=each) for each in card.limits)])


def _lately(_: Words, card: CaseCard) -> str:
    if not card.days:
        return _("Last 14 days: nothing was written down.")
    lines = [_.plural("Last 14 days: moved on {n} day.", "Last 14 days: moved on {n} days.", card.days)]
    lines.append(", ".join(_("{exercise} {n}×", exercise=name, n=times) for name, times in card.done))
    if card.felt:
        felt = ", ".join(_("{feel} {n}×", feel=name, n=times) for name, times in card.felt)
        lines.append(_("It felt: {felt}", felt=felt))
    return "\n".join(lines)


def _earlier(_: Words, card: CaseCard) -> str:
    lines = []
    for case, signs in card.earlier:
        day = _.day_and_month(case.opened_at.astimezone(ZoneInfo(card.zone)).date())
        end = outcome_name(_, case.outcome) if case.is_closed else _("Open.")
        lines.append(_("• {date}: {what}. {end}", date=day, what=case_news.about(_, case, signs), end=end))
    return _list(_("Earlier cases:"), lines)


def _family(_: Words, card: CaseCard) -> str:
    """Whether they were warned; nobody else's business is told."""
    if not card.family:
        return ""
    lines = [
        _("• {name}, {time}", name=name, time=_at(_, at, card.zone)) if at else _("• {name}: not told", name=name)
        for name, at in card.family
    ]
    return _list(_("Family who are warned:"), lines)


def _written(_: Words, card: CaseCard) -> str:
    return _list(_("In this case:"), [_entry(_, each, card.zone) for each in card.entries])


def _entry(_: Words, entry: Entry, zone: str) -> str:
    values = {"time": _at(_, entry.at, zone), "name": entry.who, "words": entry.words}
    if entry.kind == "event":
        return _("• {time}: {words}", **values | {"words": _event(_, entry)})
    return {
        "note": _("• {time}, note of {name}: {words}", **values),
        "to_patient": _("• {time}, {name} to the patient: {words}", **values),
        "from_patient": _("• {time}, the patient: {words}", **values),
    }.get(entry.kind, _("• {time}, the relative: {words}", **values))


def _event(_: Words, entry: Entry) -> str:
    return {
        "again": _("told of the same once more"),
        "graver": _("became more severe"),
        "withdrawn": _("taken back as a mistake"),
        "fine": _("says that all is well"),
        "claimed": _("taken by {name}", name=entry.who),
        "released": _("given back"),
        "closed": _("closed by {name}", name=entry.who),
    }.get(entry.words, _("opened again"))


# -- buttons -----------------------------------------------------------------------------------------------------------


def buttons(_: Words, card: CaseCard) -> tuple[tuple[Button, ...], ...]:
    case = card.case
    patient = [(_("Patient's card"), f"pat:open:{case.patient_id}")]
    note: list[Button] = [(_("Write a note"), f"case:note:{case.id}")]
    if case.is_closed:
        return column([(_("Open it again"), f"case:reopen:{case.id}"), *note, *patient, back(_)])
    if case.state is State.CLAIMED and not card.is_mine:
        return column([(_("Take it over"), f"case:over:{case.id}"), *note, *patient, back(_)])
    take = (_("Give it back"), f"case:release:{case.id}") if card.is_mine else (_("I take it"), f"case:claim:{case.id}")
    close = _("It is answered: close") if _is_question(case) else _("Close without a change")
    outcome = [] if _is_question(case) else [(_("Decide: may they exercise?"), f"out:case:{case.id}")]
    write: list[Button] = [(_("Write to the patient"), f"case:write:{case.id}")]
    return column([take, *write, *note, *outcome, *patient, (close, f"case:close:{case.id}"), back(_)])


def _is_question(case: Case) -> bool:
    return case.severity is Severity.QUESTION
