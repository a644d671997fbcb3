"""/export of somebody who works here: their own data, or the clinic's tables; and how a row becomes cells."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date, datetime
from zoneinfo import ZoneInfo

from bot.content.words import Words
from bot.core.cases import Kind, Severity
from bot.core.clinic_tables import CaseRow, PatientRow, WeekRow
from bot.core.roster import Status
from bot.views.clinic import csv_text
from bot.views.clinic.cases.card import severity_name
from bot.views.clinic.home import to_home
from bot.views.clinic.signs import kind_name
from bot.views.message import Message, column


def ask_which(_: Words) -> Message:
    buttons = [(_("My own data"), "cl:mine"), (_("The clinic's tables"), "cl:tables"), to_home(_)]
    return Message(_("What would you like to take along?"), column(buttons))


def ask_sure(_: Words, patients: int) -> Message:
    text = _.plural(
        "Three tables: {n} patient, each week of theirs, and all cases. They hold names and data about health, but"
        " nobody's own words. Whoever has the files can read them. That you took them goes on record.",
        "Three tables: {n} patients, each week of theirs, and all cases. They hold names and data about health, but"
        " nobody's own words. Whoever has the files can read them. That you took them goes on record.",
        patients,
    )
    return Message(text, column([to_home(_), (_("Send me the tables"), "cl:send")]))


def coming(_: Words) -> Message:
    return Message(
        _("I am writing the tables, this takes a moment. Delete them from this chat when you have saved them.")
    )


def not_written(_: Words) -> Message:
    return Message(_("The tables could not be written. Please ask for them again later."))


def too_old(_: Words) -> str:
    return _("Please ask for the tables anew.")


def caption(_: Words, name: str, rows: int) -> Message:
    return Message(CAPTIONS[name](_, rows))


def _patients_caption(_: Words, rows: int) -> str:
    return _.plural("{n} patient. Opens with a spreadsheet.", "{n} patients. Opens with a spreadsheet.", rows)


def _weeks_caption(_: Words, rows: int) -> str:
    return _.plural(
        "{n} week, one row for each patient and week.", "{n} weeks, one row for each patient and week.", rows
    )


def _cases_caption(_: Words, rows: int) -> str:
    return _.plural("{n} case, without anybody's words.", "{n} cases, without anybody's words.", rows)


def head(_: Words, name: str) -> str:
    """What each file of a table begins with."""
    return csv_text.head(HEADERS[name](_))


def _patients_header(_: Words) -> list[str]:
    return [
        _("Code"),
        _("Record number"),
        _("Name in the records"),
        _("Name"),
        _("Written by a helper"),
        _("Status"),
        _("Clearance"),
        _("Holds"),
        _("On hold since"),
        _("First day"),
        _("Last heard from"),
        _("Pause until"),
        _("Age"),
        _("Osteoporosis"),
        _("Family follows"),
        _("A death was told"),
        _("Language"),
        _("Time zone"),
    ]


def _weeks_header(_: Words) -> list[str]:
    return [
        _("Code"),
        _("Monday"),
        _("Active minutes"),
        _("Of these on the feet"),
        _("Impacts"),
        _("Days with enough impacts"),
        _("Days with strength"),
        _("Strength groups"),
        _("Days with balance"),
        _("Active days"),
    ]


def _cases_header(_: Words) -> list[str]:
    return [
        _("Case"),
        _("Code"),
        _("Kind of case"),
        _("Rule"),
        _("How grave"),
        _("Opened"),
        _("Taken"),
        _("Closed"),
        _("Outcome"),
        _("Taken back"),
    ]


CAPTIONS: Mapping[str, Callable[[Words, int], str]] = {
    "patients": _patients_caption,
    "weeks": _weeks_caption,
    "cases": _cases_caption,
}
HEADERS: Mapping[str, Callable[[Words], list[str]]] = {
    "patients": _patients_header,
    "weeks": _weeks_header,
    "cases": _cases_header,
}


def patients(_: Words, rows: Iterable[PatientRow], zone: str) -> str:
    return csv_text.lines(_patient(_, row, zone) for row in rows)


def _patient(_: Words, row: PatientRow, zone: str) -> list[csv_text.Cell]:
    return [
        row.listed.code,
        row.listed.record,
        row.listed.record_name,
        row.listed.name,
        _yes(_, row.by_helper),
        _status(_, row.status),
        _level(_, row.clearance),
        " ".join(row.holds),
        _moment(row.held_since, zone),
        _day(row.first_day),
        _day(row.heard_on),
        _day(row.paused_until) if row.status is Status.PAUSED else "",
        _age(_, row.facts.get("age_band", "")),
        _answer(_, row.facts.get("diagnosis", "")),
        _yes(_, row.followed),
        _moment(row.died_at, zone),
        row.language,
        row.zone,
    ]


def weeks(rows: Iterable[WeekRow]) -> str:
    return csv_text.lines(map(_week, rows))


def _week(row: WeekRow) -> list[csv_text.Cell]:
    found = row.totals
    return [
        f"P{row.patient_id}",
        _day(row.monday),
        found.moderate_minutes,
        found.weight_bearing_minutes,
        found.impacts,
        found.impact_days,
        found.strength_days,
        " ".join(found.groups),
        found.balance_days,
        found.active_days,
    ]


def cases(_: Words, rows: Iterable[CaseRow], zone: str) -> str:
    return csv_text.lines(_case(_, row, zone) for row in rows)


def _case(_: Words, row: CaseRow, zone: str) -> list[csv_text.Cell]:
    return [
        row.id,
        f"P{row.patient_id}",
        kind_name(_, Kind(row.kind)),
        row.rule or "",
        severity_name(_, Severity(row.severity)),
        _moment(row.opened_at, zone),
        _moment(row.claimed_at, zone),
        _moment(row.closed_at, zone),
        _outcome(_, row.outcome),
        _moment(row.withdrawn_at, zone),
    ]


def names(_: Words, table: str, count: int) -> Sequence[str]:
    """Of the files of one table."""
    name = {"patients": _("patients"), "weeks": _("weeks"), "cases": _("cases")}[table]
    return [f"{name}.csv" if n == 1 else f"{name}-{n}.csv" for n in range(1, count + 1)]


def _day(day: date | None) -> str:
    return day.isoformat() if day else ""


def _moment(moment: datetime | None, zone: str) -> str:
    """By the clinic's clock, as spreadsheets read it."""
    return f"{moment.astimezone(ZoneInfo(zone)):%Y-%m-%d %H:%M}" if moment else ""


def _yes(_: Words, is_so: bool) -> str:
    return _("yes") if is_so else _("no")


def _answer(_: Words, value: str) -> str:
    return {"yes": _("yes"), "no": _("no"), "unsure": _("not sure")}.get(value, "")


def _age(_: Words, value: str) -> str:
    return {"65_plus": _("65 or older"), "50_64": _("50 to 64"), "under_50": _("under 50")}.get(value, "")


def _level(_: Words, level: str | None) -> str:
    known = {"clear": _("clear"), "advised": _("lowest steps only"), "hold": _("on hold")}
    return known.get(level or "", _("not finished"))


def _status(_: Words, status: Status) -> str:
    return {
        Status.ACTIVE: _("exercising"),
        Status.ON_HOLD: _("on hold"),
        Status.SILENT: _("silent for a week"),
        Status.PAUSED: _("in a pause"),
        Status.LEFT: _("want no messages"),
    }[status]


def _outcome(_: Words, outcome: str | None) -> str:
    return {
        "clear": _("may exercise"),
        "hold": _("stays on hold"),
        "limits": _("within limits"),
        "unchanged": _("without a change"),
        "answered": _("answered"),
    }.get(outcome or "", "")
