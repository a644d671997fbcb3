"""What staff are told of cases without having asked: short, protected, and nothing more than is needed."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from bot.content.words import Words
from bot.core.cases import Case, Kind, Severity
from bot.views.clinic.signs import gravest, kind_name
from bot.views.family.sharing import visible
from bot.views.message import Message, Rows, column


@dataclass(frozen=True, slots=True)
class Named:
    """Whose case it is: `name` as they are called; `signs`: of its report."""

    patient_id: int
    name: str
    signs: Sequence[str] = ()

    @property
    def short(self) -> str:
        """ "P12 Ayşe"."""
        return f"P{self.patient_id} {visible(self.name).split()[0]}"


def about(_: Words, case: Case, signs: Sequence[str]) -> str:
    """In a few words."""
    return gravest(_, signs, case.rule) if case.kind is Kind.SYMPTOM else kind_name(_, case.kind)


def how_long(_: Words, since: datetime, now: datetime) -> str:
    """Minutes, then hours, then days."""
    minutes = max(int((now - since) / timedelta(minutes=1)), 0)
    if minutes < 60:
        return _("{n} min", n=minutes)
    if minutes < 48 * 60:
        return _("{n} h", n=minutes // 60)
    return _.plural("{n} day", "{n} days", minutes // (24 * 60))


def told(_: Words, named: Named, case: Case, zone: str) -> Message:
    """Something new that does not wait for the digest; or that it was taken back."""
    values = _values(_, named, case, zone)
    if case.withdrawn_at:
        text = _("Taken back as a mistake by the patient. {patient}: {what}, {time}.", **values)
    elif case.severity is Severity.EMERGENCY:
        text = _("EMERGENCY reported. {patient}: {what}, {time}. They were told to call for help themselves.", **values)
    else:
        text = _("To be seen today. {patient}: {what}, {time}.", **values)
    return Message(text, open_one(_, case.id), protected=True)


def still_open(_: Words, named: Named, case: Case, zone: str) -> Message:
    """Nobody has taken it."""
    values = _values(_, named, case, zone)
    if case.severity is Severity.EMERGENCY:
        text = _("EMERGENCY that nobody has taken yet. {patient}: {what}, since {time}.", **values)
    else:
        text = _("Nobody has taken this yet. {patient}: {what}, since {time}.", **values)
    return Message(text, open_one(_, case.id), protected=True)


def _values(_: Words, named: Named, case: Case, zone: str) -> dict[str, str]:
    return {"patient": named.short, "what": about(_, case, named.signs), "time": since(_, case.opened_at, zone)}


def since(_: Words, moment: datetime, zone: str) -> str:
    """By the reader's clock."""
    local = moment.astimezone(ZoneInfo(zone))
    return _("{weekday}, {time}", weekday=_.weekday(local.date()), time=_.time(local.time()))


def changed(_: Words, named: Named, case: Case, zone: str) -> Message:
    """To whoever has taken it: the patient has told more."""
    text = _("New in the case that you have taken. {patient}: {what}, {time}.", **_values(_, named, case, zone))
    return Message(text, open_one(_, case.id), protected=True)


def answered(_: Words, named: Named, case: Case, _zone: str) -> Message:
    """A patient has answered what the clinic wrote."""
    return Message(_("{patient} has answered.", patient=named.short), open_one(_, case.id), protected=True)


def nobody_took_it(_: Words, opened_at: datetime, zone: str, *, emergency: bool) -> Message:
    """To administrators: nothing about the patient."""
    when = since(_, opened_at, zone)
    if emergency:
        return Message(_("An emergency has waited since {time} and nobody has taken it.", time=when))
    return Message(_("A case has waited since {time} and nobody has taken it.", time=when))


def open_one(_: Words, case_id: int) -> Rows:
    return column([(_("Open the case"), f"case:open:{case_id}")])
