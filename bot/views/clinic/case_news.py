"""What staff are told of cases without having asked: short, protected, and nothing more than is needed."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from bot.content.words import Words
from bot.core.cases import Case, Kind, Severity
from bot.views.clinic.signs import gravest, kind_name
from bot.views.family.sharing import visible
from bot.views.message import Message, column


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


def told(_: Words, named: Named, case: Case, zone: str, now: datetime) -> Message:
    """Something new that does not wait for the digest; or that it was taken back."""
    local = case.opened_at.astimezone(ZoneInfo(zone))
    values = {"patient": named.short, "what": about(_, case, named.signs), "time": _.time(local.time())}
    if case.withdrawn_at:
        text = _("Taken back as a mistake by the patient. {patient}: {what}, {time}.", **values)
    elif case.severity is Severity.EMERGENCY:
        text = _("EMERGENCY reported. {patient}: {what}, {time}. They were told to call for help themselves.", **values)
    else:
        text = _("To be seen today. {patient}: {what}, {time}.", **values)
    return Message(text, open_one(_, case.id), protected=True)


def open_one(_: Words, case_id: int) -> tuple[tuple[tuple[str, str], ...], ...]:
    return column([(_("Open the case"), f"case:open:{case_id}")])
