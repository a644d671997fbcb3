"""What waits for a clinician, and everything that became of it. Nothing of a case is ever taken away.

Whoever changes a case on a patient's behalf holds that patient; staff lock the patient before the case.
"""

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, insert, literal_column, select, update

from bot.core.access import Action, Actor, require
from bot.core.cases import Case, Kind, Outcome, Severity, State, Step
from bot.core.roster import with_helper
from bot.storage.database import Tx
from bot.storage.people import Person
from bot.storage.tables import cases, patients, people

# Literal, as in the partial index.
UNFINISHED: ColumnElement[bool] = cases.c.state != literal_column("'closed'")
_IS_UNTAKEN = cases.c.state == literal_column("'open'")
# What a case is that begins anew.
UNTAKEN: dict[str, Any] = {"state": State.OPEN} | dict.fromkeys(
    ("claimed_by", "claimed_at", "closed_at", "outcome", "withdrawn_at", "next_at")
)


def _case(tx: Tx, row: Any) -> Case:
    plain = {name: row[name] for name in Case.__dataclass_fields__ if name != "step"}
    return Case(
        **plain
        | {
            "kind": Kind(row["kind"]),
            "severity": Severity(row["severity"]),
            "state": State(row["state"]),
            "outcome": Outcome(row["outcome"]) if row["outcome"] else None,
            "words": tx.vault.open(row["words"]) if row["words"] else "",
            "step": Step(row["told"]),
        }
    )


def found(
    tx: Tx, *where: ColumnElement[bool], order: Sequence[Any] = (cases.c.id,), limit: int | None = None, after: int = 0
) -> list[Case]:
    query = select(cases).where(*where).order_by(*order).limit(limit).offset(after)
    return [_case(tx, row) for row in tx.execute(query).mappings()]


# -- for a patient, and about one --------------------------------------------------------------------------------------


def add(tx: Tx, patient: Person, kind: Kind, severity: Severity, opened_at: datetime, **values: Any) -> Case:
    """Values: rule, report_id, bond_id, words, state, claimed_by, closed_at, outcome."""
    row = {"bot_id": patient.bot_id, "patient_id": patient.id, "kind": str(kind), "severity": int(severity)}
    row |= {"opened_at": opened_at, "state": str(State.OPEN)} | _sealed(tx, values)
    return _case(tx, tx.execute(insert(cases).values(row).returning(cases)).mappings().one())


def of_report(tx: Tx, actor: Actor, patient_id: int, report_id: int) -> Case | None:
    require(actor, Action.READ_PROGRAMME, patient_id)
    return _only(found(tx, cases.c.patient_id == patient_id, cases.c.report_id == report_id))


def of_patient(tx: Tx, actor: Actor, patient_id: int, kind: Kind | None = None) -> Sequence[Case]:
    """All of them, or those of a kind, oldest first."""
    require(actor, Action.READ_PROGRAMME, patient_id)
    return found(tx, cases.c.patient_id == patient_id, *([cases.c.kind == str(kind)] if kind else []))


def of_bond(tx: Tx, bond_id: int, since: datetime) -> Sequence[Case]:
    """What a relative has told of one patient since that moment."""
    return found(tx, cases.c.bond_id == bond_id, cases.c.opened_at >= since)


def change(tx: Tx, case: Case, **values: Any) -> None:
    tx.execute(update(cases).where(cases.c.id == case.id).values(_sealed(tx, values)))


def _sealed(tx: Tx, values: dict[str, Any]) -> dict[str, Any]:
    if "step" in values:
        values["told"] = int(values.pop("step"))
    if values.get("words"):
        values["words"] = tx.vault.seal(values["words"])
    return {name: str(value) if isinstance(value, Kind | State | Outcome) else value for name, value in values.items()}


def names(tx: Tx, patient_ids: Collection[int]) -> Mapping[int, str]:
    """What each is called: in the clinic's records, else whom a helper writes for and who that is, else as Telegram
    shows it."""
    columns = (patients.c.record_name, patients.c.helped_name, people.c.name)
    query = select(people.c.id, *columns).select_from(people.outerjoin(patients, patients.c.person_id == people.c.id))
    rows = tx.execute(query.where(people.c.id.in_(patient_ids))).all()
    opened = [(row.id, *(tx.vault.open(sealed) if sealed else "" for sealed in row[1:])) for row in rows]
    return {number: record or with_helper(helped, own) for number, record, helped, own in opened}


# -- for staff ---------------------------------------------------------------------------------------------------------


def find(tx: Tx, actor: Actor, bot_id: int, case_id: int) -> Case | None:
    """One of this clinic's."""
    case = _only(found(tx, cases.c.bot_id == bot_id, cases.c.id == case_id))
    if case:
        require(actor, Action.ACT_ON_CASES, case.patient_id)
    return case


def _only(every: Sequence[Case]) -> Case | None:
    return every[0] if every else None


def claim(tx: Tx, case: Case, person_id: int, now: datetime) -> bool:
    """Take what nobody has; of two at the same moment one does. Whether it is theirs now."""
    taken = {"state": str(State.CLAIMED), "claimed_by": person_id, "claimed_at": now, "next_at": None}
    return tx.execute(update(cases).where(cases.c.id == case.id, _IS_UNTAKEN).values(taken)).rowcount == 1


def close(tx: Tx, case: Case, outcome: Outcome, now: datetime, back_at: datetime | None = None) -> bool:
    """End it; `back_at`: when it comes back. Whether it was not closed before."""
    ended = {"state": str(State.CLOSED), "outcome": str(outcome), "closed_at": now, "next_at": back_at}
    return tx.execute(update(cases).where(cases.c.id == case.id, UNFINISHED).values(ended)).rowcount == 1


def claimed_by(tx: Tx, bot_id: int, person_id: int) -> Sequence[Case]:
    """What somebody has taken and not closed."""
    return found(tx, cases.c.bot_id == bot_id, cases.c.state == str(State.CLAIMED), cases.c.claimed_by == person_id)


def due(tx: Tx, bot_id: int, now: datetime, limit: int) -> Sequence[int]:
    """Those that are told again now, or come back; locked, so that two processes share the work. Their numbers alone,
    so that one that cannot be read keeps no other waiting."""
    query = select(cases.c.id).where(cases.c.bot_id == bot_id, cases.c.next_at <= now)
    query = query.order_by(cases.c.next_at, cases.c.id).limit(limit).with_for_update(skip_locked=True)
    return tx.execute(query).scalars().all()


def one(tx: Tx, case_id: int) -> Case:
    """As it stands; for the program itself."""
    [case] = found(tx, cases.c.id == case_id)
    return case


def put_off(tx: Tx, case_id: int, until: datetime) -> None:
    tx.execute(update(cases).where(cases.c.id == case_id).values(next_at=until))


def next_due(tx: Tx, bot_id: int) -> datetime | None:
    query = select(cases.c.next_at).where(cases.c.bot_id == bot_id, cases.c.next_at.is_not(None))
    return tx.execute(query.order_by(cases.c.next_at).limit(1)).scalar_one_or_none()
