"""Lists of cases for staff, and of those who wait for a professional's word because of their answers."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, case, exists, func, literal_column, select

from bot.core.access import Action, Actor, note_list, require_right
from bot.core.cases import Case, Counted, Kind, Severity, State, Taken, Which
from bot.storage.cases import UNFINISHED, found
from bot.storage.database import Tx
from bot.storage.tables import cases, holds, patients, people

OF_ANSWERS = ("C1", "C2", "C3", "C4")


@dataclass(frozen=True, slots=True)
class Waiting:
    """A patient whose answers hold the programme: since when, and by which rules."""

    patient_id: int
    since: datetime
    rules: tuple[str, ...]


def counted(tx: Tx, bot_id: int, since: datetime) -> Counted:
    """Numbers alone: nobody's data."""
    untaken, question = cases.c.state == str(State.OPEN), cases.c.severity == int(Severity.QUESTION)
    kept, emergency = untaken & cases.c.withdrawn_at.is_(None), cases.c.severity == int(Severity.EMERGENCY)
    other = kept & ~question & ~emergency
    columns = (
        _number(kept & emergency),
        _number(other & (cases.c.opened_at >= since)),
        _number(other & (cases.c.opened_at < since)),
        _number(kept & question),
        func.count(),
    )
    return Counted(*tx.execute(select(*columns).where(cases.c.bot_id == bot_id, UNFINISHED)).one())


def taken(tx: Tx, bot_id: int) -> Mapping[int, Taken]:
    """By the person who has taken them; what the clinic wrote first waits for the patient, and is left out."""
    kept, emergency = cases.c.withdrawn_at.is_(None), cases.c.severity == int(Severity.EMERGENCY)
    query = select(cases.c.claimed_by, func.count(), _number(kept & emergency))
    theirs = (cases.c.state == str(State.CLAIMED), cases.c.claimed_by.is_not(None), cases.c.kind != str(Kind.LETTER))
    rows = tx.execute(query.where(cases.c.bot_id == bot_id, UNFINISHED, *theirs).group_by(cases.c.claimed_by))
    return {person_id: Taken(number, emergencies) for person_id, number, emergencies in rows}


def _number(where: ColumnElement[bool]) -> ColumnElement[int]:
    return func.coalesce(func.sum(case((where, 1), else_=0)), literal_column("0"))


def listed(tx: Tx, actor: Actor, bot_id: int, which: Which, limit: int, after: int = 0) -> Sequence[Case]:
    """The gravest first, of those the oldest. `after`: how many to leave out, for the next page."""
    require_right(actor, Action.ACT_ON_CASES)
    of_kind = {
        Which.MINE: (cases.c.claimed_by == actor.person_id) & (cases.c.state == str(State.CLAIMED)),
        Which.QUESTIONS: cases.c.severity == int(Severity.QUESTION),
    }.get(which, cases.c.severity < int(Severity.QUESTION))
    order = (cases.c.severity, cases.c.opened_at, cases.c.id)
    every = found(tx, cases.c.bot_id == bot_id, UNFINISHED, of_kind, order=order, limit=limit, after=after)
    note_list(actor, [each.patient_id for each in every])
    return every


def waiting(tx: Tx, actor: Actor, bot_id: int, limit: int, after: int = 0) -> Sequence[Waiting]:
    """Patients on a hold from their answers, those who wait longest first."""
    require_right(actor, Action.ACT_ON_CASES)
    held = (holds.c.patient_id == patients.c.person_id) & holds.c.ended_at.is_(None) & holds.c.rule.in_(OF_ANSWERS)
    since = select(func.min(holds.c.opened_at)).where(held).correlate(patients).scalar_subquery()
    query = (
        select(patients.c.person_id, since.label("since"))
        .join(people, people.c.id == patients.c.person_id)
        .where(patients.c.bot_id == bot_id, people.c.died_at.is_(None), exists().where(held))
        .order_by(since, patients.c.person_id)
        .offset(after)
        .limit(limit)
    )
    rows = tx.execute(query).all()
    rules = _rules(tx, [row.person_id for row in rows])
    note_list(actor, rules)
    return [Waiting(row.person_id, row.since, rules[row.person_id]) for row in rows]


def _rules(tx: Tx, patient_ids: Sequence[int]) -> dict[int, tuple[str, ...]]:
    query = select(holds.c.patient_id, holds.c.rule).where(
        holds.c.patient_id.in_(patient_ids), holds.c.ended_at.is_(None), holds.c.rule.in_(OF_ANSWERS)
    )
    by_patient: dict[int, tuple[str, ...]] = {}
    for patient_id, rule in tx.execute(query.order_by(holds.c.rule)):
        by_patient[patient_id] = (*by_patient.get(patient_id, ()), rule)
    return by_patient
