"""What a relative may read of a patient: every question by itself, and no more in its answer than the scope allows.

The actor is made from an active bond (`bonds.actor`); what belongs to the patient alone stays behind `READ_PROGRAMME`.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import Select, select

from bot.core.access import Action, Actor, require
from bot.core.schedule import local_date
from bot.core.silence import is_silent
from bot.core.totals import LogEntry
from bot.storage.database import Tx
from bot.storage.tables import cases, holds, logs, patients, people, reports

_AMOUNTS = [logs.c[name] for name in LogEntry.__dataclass_fields__]


@dataclass(frozen=True, slots=True)
class Standing:
    """How it stands with the programme; of a pause of their own only the days, not why.

    `first_day`: None where there is no plan yet.
    """

    zone: str
    first_day: date | None
    on_hold: bool
    paused_on: date | None
    paused_until: date | None

    def is_paused(self, day: date) -> bool:
        begun = self.paused_on is not None and self.paused_on <= day
        return begun and (self.paused_until is None or day <= self.paused_until)


@dataclass(frozen=True, slots=True)
class Reported:
    """That something was reported, and how grave it is; neither what nor in which words."""

    level: str
    withdrawn: bool


def standing(tx: Tx, actor: Actor, patient_id: int) -> Standing:
    require(actor, Action.SEE_DAYS, patient_id)
    columns = (people.c.zone, patients.c.first_day, patients.c.paused_on, patients.c.paused_until)
    query = select(*columns).join(patients, patients.c.person_id == people.c.id).where(people.c.id == patient_id)
    row = tx.execute(query).one()
    on_hold = tx.execute(_open_holds(patient_id).limit(1)).first() is not None
    return Standing(row.zone, row.first_day, on_hold, row.paused_on, row.paused_until)


def _open_holds(patient_id: int) -> Select[tuple[str, list[str] | None]]:
    return (
        select(holds.c.rule, reports.c.signs)
        .select_from(holds.outerjoin(reports, reports.c.id == holds.c.report_id))
        .where(holds.c.patient_id == patient_id, holds.c.ended_at.is_(None))
        .order_by(holds.c.opened_at, holds.c.id)
    )


def active_days(tx: Tx, actor: Actor, patient_id: int, first: date, last: date) -> Sequence[date]:
    """On which days anything was done, both ends included."""
    require(actor, Action.SEE_DAYS, patient_id)
    query = select(logs.c.date).where(logs.c.patient_id == patient_id, logs.c.date.between(first, last))
    return list(tx.execute(query.distinct().order_by(logs.c.date)).scalars())


def done(tx: Tx, actor: Actor, patient_id: int, first: date, last: date) -> Sequence[LogEntry]:
    """What was done, both ends included."""
    require(actor, Action.SEE_NUMBERS, patient_id)
    query = select(*_AMOUNTS).where(logs.c.patient_id == patient_id, logs.c.date.between(first, last))
    return [LogEntry(**row) for row in tx.execute(query.order_by(logs.c.date, logs.c.id)).mappings()]


def held_by(tx: Tx, actor: Actor, patient_id: int) -> Sequence[str]:
    """The rules that hold the programme; none after thoughts of self-harm, whatever else holds it (care rule T1)."""
    require(actor, Action.SEE_WARNINGS, patient_id)
    found = tx.execute(_open_holds(patient_id)).all()
    kept_quiet = any("self_harm" in (row.signs or ()) for row in found)
    return [] if kept_quiet else list(dict.fromkeys(row.rule for row in found))


def reported(tx: Tx, actor: Actor, patient_id: int, report_id: int) -> Reported | None:
    require(actor, Action.SEE_WARNINGS, patient_id)
    query = select(reports.c.level, reports.c.withdrawn_at)
    row = tx.execute(query.where(reports.c.id == report_id, reports.c.patient_id == patient_id)).one_or_none()
    return Reported(row.level, row.withdrawn_at is not None) if row else None


def waits_at_clinic(tx: Tx, actor: Actor, patient_id: int, case_id: int) -> bool:
    """Whether nobody of the staff has taken what was reported, and it was not taken back."""
    require(actor, Action.SEE_WARNINGS, patient_id)
    untaken = (cases.c.state == "open", cases.c.withdrawn_at.is_(None))
    query = select(cases.c.id).where(cases.c.id == case_id, cases.c.patient_id == patient_id, *untaken)
    return tx.execute(query).first() is not None


def silent_since(tx: Tx, actor: Actor, patient_id: int, now: datetime) -> date | None:
    """The day on which they were last heard, where they are silent; None where they are not."""
    require(actor, Action.SEE_WARNINGS, patient_id)
    query = select(patients.c.silence, patients.c.heard_on, patients.c.first_day)
    row = tx.execute(query.where(patients.c.person_id == patient_id)).one()
    how = standing(tx, actor, patient_id)
    silent = is_silent(row.silence, row.heard_on, local_date(now, how.zone), on_hold=how.on_hold)
    return (row.heard_on or row.first_day) if silent else None
