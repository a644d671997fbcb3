"""All patients row by row, to be taken along as tables: a few of them at a time, so that nobody else waits for it.

`Action.EXPORT_PATIENTS`, and nothing less, opens them.
"""

from collections.abc import Iterator, Sequence
from datetime import date, datetime
from itertools import accumulate

from sqlalchemy import func, select

from bot.core.access import Action, Actor, require_right
from bot.core.clinic_tables import CaseRow, PatientRow
from bot.core.roster import Listed, Status
from bot.core.totals import LogEntry
from bot.storage.database import Tx
from bot.storage.roster import status
from bot.storage.tables import answers, bonds, cases, holds, logs, patients, people

AT_ONCE = 20  # patients, where together they have not more than so much that was done:
LOGGED_AT_ONCE = 2000
CASES_AT_ONCE = 200
FACTS = ("age_band", "diagnosis")


def next_patients(tx: Tx, actor: Actor, bot_id: int, after: int) -> Sequence[int]:
    """The numbers of some, by number; none at the end."""
    require_right(actor, Action.EXPORT_PATIENTS)
    done = select(func.count()).where(logs.c.patient_id == patients.c.person_id).scalar_subquery()
    behind = (patients.c.bot_id == bot_id, patients.c.person_id > after)
    query = select(patients.c.person_id, done).where(*behind).order_by(patients.c.person_id).limit(AT_ONCE)
    rows = tx.execute(query).all()
    logged_until = accumulate(row[1] for row in rows)
    return [row[0] for row, total in zip(rows, logged_until, strict=True) if row is rows[0] or total <= LOGGED_AT_ONCE]


def some_patients(tx: Tx, actor: Actor, numbers: Sequence[int], day: date) -> Iterator[PatientRow]:
    """These, by number; `day`: the clinic's."""
    require_right(actor, Action.EXPORT_PATIENTS)
    held, facts, followed = _holds(tx, numbers), _facts(tx, numbers), _followed(tx, numbers)
    columns = (people.c.name, people.c.language, people.c.zone, people.c.died_at, status(day).label("status"))
    joined = patients.join(people, people.c.id == patients.c.person_id)
    query = select(patients, *columns).select_from(joined).where(patients.c.person_id.in_(numbers))
    for row in tx.execute(query.order_by(patients.c.person_id)).mappings():
        number = row["person_id"]
        opened = {
            name: tx.vault.open(row[name]) if row[name] else ""
            for name in ("name", "helped_name", "record_name", "record")
        }
        rules = held.get(number, [])
        yield PatientRow(
            listed=Listed(number, opened["helped_name"] or opened["name"], opened["record_name"], opened["record"]),
            own_name=opened["name"],
            status=Status(row["status"]),
            by_helper=row["exerciser"] == "helper",
            clearance=row["clearance"],
            first_day=row["first_day"],
            heard_on=row["heard_on"],
            paused_until=row["paused_until"],
            holds=tuple(dict.fromkeys(rule for rule, _opened in rules)),
            held_since=min((at for _rule, at in rules), default=None),
            facts=facts.get(number, {}),
            followed=number in followed,
            died_at=row["died_at"],
            language=row["language"],
            zone=row["zone"],
        )


def _holds(tx: Tx, numbers: Sequence[int]) -> dict[int, list[tuple[str, datetime]]]:
    query = select(holds.c.patient_id, holds.c.rule, holds.c.opened_at)
    found: dict[int, list[tuple[str, datetime]]] = {}
    for number, rule, at in tx.execute(query.where(holds.c.patient_id.in_(numbers), holds.c.ended_at.is_(None))):
        found.setdefault(number, []).append((rule, at))
    return found


def _facts(tx: Tx, numbers: Sequence[int]) -> dict[int, dict[str, str]]:
    """The newest answers."""
    query = select(answers.c.patient_id, answers.c.field, answers.c.value)
    asked = (answers.c.patient_id.in_(numbers), answers.c.field.in_(FACTS))
    found: dict[int, dict[str, str]] = {}
    for number, field, value in tx.execute(query.where(*asked).order_by(answers.c.id)):
        found.setdefault(number, {})[field] = value or ""
    return found


def _followed(tx: Tx, numbers: Sequence[int]) -> set[int]:
    active = (bonds.c.patient_id.in_(numbers), bonds.c.confirmed_at.is_not(None), bonds.c.ended_at.is_(None))
    return set(tx.execute(select(bonds.c.patient_id).where(*active)).scalars())


def first_days(tx: Tx, actor: Actor, numbers: Sequence[int]) -> dict[int, date]:
    """The first day of each: of the programme, or the first on which something is written down."""
    require_right(actor, Action.EXPORT_PATIENTS)
    begun = select(patients.c.person_id, patients.c.first_day)
    rows = tx.execute(begun.where(patients.c.person_id.in_(numbers), patients.c.first_day.is_not(None)))
    found: dict[int, date] = {row.person_id: row.first_day for row in rows}
    written = select(logs.c.patient_id, func.min(logs.c.date)).where(logs.c.patient_id.in_(numbers))
    for number, day in tx.execute(written.group_by(logs.c.patient_id)):
        found[number] = min(day, found.get(number, day))
    return dict(sorted(found.items()))


def logged(tx: Tx, actor: Actor, numbers: Sequence[int]) -> Iterator[tuple[int, LogEntry]]:
    """Everything that they have done, patient by patient, oldest first."""
    require_right(actor, Action.EXPORT_PATIENTS)
    amounts = [func.coalesce(logs.c[name], 0) for name in ("minutes", "sets", "reps", "seconds", "impacts")]
    query = select(logs.c.patient_id, logs.c.date, logs.c.exercise, *amounts, logs.c.source)
    for row in tx.execute(query.where(logs.c.patient_id.in_(numbers)).order_by(logs.c.patient_id, logs.c.date)).all():
        yield row[0], LogEntry(*row[1:])


def next_cases(tx: Tx, actor: Actor, bot_id: int, after: int) -> Sequence[CaseRow]:
    """Some, oldest first; none at the end."""
    require_right(actor, Action.EXPORT_PATIENTS)
    columns = [cases.c[name] for name in CaseRow.__dataclass_fields__]
    query = select(*columns).where(cases.c.bot_id == bot_id, cases.c.id > after)
    return [CaseRow(*row) for row in tx.execute(query.order_by(cases.c.id).limit(CASES_AT_ONCE))]
