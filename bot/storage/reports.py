"""Symptoms as they were reported, and the holds that follow from them or from the answers."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import bindparam, insert, select, update

from bot.core.access import Action, Actor, require
from bot.storage.database import Tx
from bot.storage.people import Person
from bot.storage.tables import holds, reports


@dataclass(frozen=True, slots=True)
class Report:
    """A symptom: the rule it fell under and what was tapped (`details`: question → answer)."""

    id: int
    rule: str
    level: str
    urgency: str | None
    signs: tuple[str, ...]
    exercise: str | None
    details: Mapping[str, str]
    at: datetime
    withdrawn_at: datetime | None


@dataclass(frozen=True, slots=True)
class Hold:
    """`until`: the day on which the clinic wants to look at it again."""

    id: int
    rule: str
    report_id: int | None
    opened_at: datetime
    checked_at: datetime | None
    until: date | None


@dataclass(frozen=True, slots=True)
class PastHold:
    """A hold as it stood, or stands: `ended_by` and `word` are empty while it is open; `cleared_by`: who, and when."""

    rule: str
    report_id: int | None
    opened_at: datetime
    ended_at: datetime | None
    ended_by: str | None
    word: str | None
    cleared_by: str | None


_EVERY_SINCE = (
    select(reports)
    .where(reports.c.patient_id == bindparam("patient"), reports.c.at >= bindparam("moment"))
    .order_by(reports.c.at, reports.c.id)
)
_SINCE = _EVERY_SINCE.where(reports.c.withdrawn_at.is_(None))
_OPEN_HOLDS = (
    select(*[holds.c[name] for name in Hold.__dataclass_fields__])
    .where(holds.c.patient_id == bindparam("patient"), holds.c.ended_at.is_(None))
    .order_by(holds.c.opened_at, holds.c.id)
)


def add(tx: Tx, actor: Actor, person: Person, at: datetime, **values: Any) -> int:
    """Values: rule, level, urgency, signs, exercise, details."""
    require(actor, Action.CHANGE_PROGRAMME, person.id)
    values["details"] = tx.vault.seal(json.dumps(values["details"]))
    values |= {"bot_id": person.bot_id, "patient_id": person.id, "at": at}
    return int(tx.execute(insert(reports).values(values).returning(reports.c.id)).scalar_one())


def change(tx: Tx, actor: Actor, patient_id: int, report_id: int, **values: Any) -> None:
    require(actor, Action.CHANGE_PROGRAMME, patient_id)
    if "details" in values:
        values["details"] = tx.vault.seal(json.dumps(values["details"]))
    mine = (reports.c.id == report_id) & (reports.c.patient_id == patient_id)
    tx.execute(update(reports).where(mine).values(values))


def find(tx: Tx, actor: Actor, patient_id: int, report_id: int) -> Report | None:
    require(actor, Action.READ_PROGRAMME, patient_id)
    query = select(reports).where(reports.c.id == report_id, reports.c.patient_id == patient_id)
    row = tx.execute(query).one_or_none()
    return _report(tx, row) if row else None


def since(tx: Tx, actor: Actor, patient_id: int, moment: datetime) -> Sequence[Report]:
    """Reports that were not withdrawn, oldest first."""
    require(actor, Action.READ_PROGRAMME, patient_id)
    return [_report(tx, row) for row in tx.execute(_SINCE, {"patient": patient_id, "moment": moment})]


def every_since(tx: Tx, actor: Actor, patient_id: int, moment: datetime) -> Sequence[Report]:
    """The same with those that were withdrawn."""
    require(actor, Action.READ_PROGRAMME, patient_id)
    return [_report(tx, row) for row in tx.execute(_EVERY_SINCE, {"patient": patient_id, "moment": moment})]


def _report(tx: Tx, row: Any) -> Report:
    details = json.loads(tx.vault.open(row.details))
    return Report(
        row.id, row.rule, row.level, row.urgency, tuple(row.signs), row.exercise, details, row.at, row.withdrawn_at
    )


def hold(tx: Tx, actor: Actor, person: Person, rule: str, at: datetime, report_id: int | None = None) -> None:
    """Open a hold: a new one for each report; of those from the answers, one a rule."""
    require(actor, Action.CHANGE_PROGRAMME, person.id)
    if report_id is None and any(found.rule == rule for found in open_holds(tx, actor, person.id)):
        return
    row = {"bot_id": person.bot_id, "patient_id": person.id, "rule": rule, "report_id": report_id, "opened_at": at}
    tx.execute(insert(holds).values(row))


def open_holds(tx: Tx, actor: Actor, patient_id: int) -> Sequence[Hold]:
    require(actor, Action.READ_PROGRAMME, patient_id)
    return [Hold(*row) for row in tx.execute(_OPEN_HOLDS, {"patient": patient_id})]


def every_hold(tx: Tx, actor: Actor, patient_id: int) -> Sequence[PastHold]:
    """Open and ended ones, oldest first."""
    require(actor, Action.READ_PROGRAMME, patient_id)
    columns = [holds.c[name] for name in PastHold.__dataclass_fields__]
    rows = tx.execute(select(*columns).where(holds.c.patient_id == patient_id).order_by(holds.c.opened_at, holds.c.id))
    return [
        PastHold(**row | {"cleared_by": tx.vault.open(row["cleared_by"]) if row["cleared_by"] else None})
        for row in map(dict, rows.mappings())
    ]


def pauses(tx: Tx, actor: Actor, patient_id: int) -> Sequence[tuple[datetime, datetime | None]]:
    """When holds began and ended (None: not yet), oldest first."""
    require(actor, Action.READ_PROGRAMME, patient_id)
    query = select(holds.c.opened_at, holds.c.ended_at).where(holds.c.patient_id == patient_id)
    return [(row.opened_at, row.ended_at) for row in tx.execute(query.order_by(holds.c.opened_at))]


def checked(tx: Tx, actor: Actor, patient_id: int, at: datetime) -> None:
    """They were asked whether they have seen somebody."""
    require(actor, Action.CHANGE_PROGRAMME, patient_id)
    mine = (holds.c.patient_id == patient_id) & holds.c.ended_at.is_(None)
    tx.execute(update(holds).where(mine).values(checked_at=at))


def wait_until(tx: Tx, actor: Actor, patient_id: int, until: date) -> None:
    """The clinic wants to look at all of them again on this day; until then nobody asks about them."""
    require(actor, Action.SET_LIMITS, patient_id)
    mine = (holds.c.patient_id == patient_id) & holds.c.ended_at.is_(None)
    tx.execute(update(holds).where(mine).values(until=until))


def end_holds(tx: Tx, actor: Actor, patient_id: int, hold_ids: Sequence[int], **values: Any) -> None:
    """Values: ended_at, ended_by, word, cleared_by (text)."""
    require(actor, Action.CHANGE_PROGRAMME, patient_id)
    if values.get("cleared_by"):
        values["cleared_by"] = tx.vault.seal(values["cleared_by"])
    mine = (holds.c.patient_id == patient_id) & holds.c.id.in_(hold_ids)
    tx.execute(update(holds).where(mine).values(values))
