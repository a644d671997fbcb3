"""The programme's frame: who exercises, when to remind, and the answers that decide what is safe."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any

from sqlalchemy import bindparam, insert, select, update

from bot.core.access import Action, Actor, require
from bot.core.pause import Pause
from bot.storage import tokens
from bot.storage.database import Tx
from bot.storage.people import Person
from bot.storage.tables import answers, patients

# Built once: SQLAlchemy takes longer to build a statement than to run it.
_FIND = select(patients).where(patients.c.person_id == bindparam("person"))
_CHANGE = update(patients).where(patients.c.person_id == bindparam("person"))
_ANSWERED = (
    select(answers.c.field, answers.c.value, answers.c.answered_at)
    .where(answers.c.patient_id == bindparam("patient"))
    .order_by(answers.c.id)
)

_SEALED = ("helped_name", "reason", "record_name", "record")
_FOUND_BY = frozenset({"helped_name", "record_name", "record"})

TEN = time(10)  # care rules §1: the reminder's hour until they choose another


@dataclass(frozen=True, slots=True)
class Patient:
    person_id: int
    exerciser: str  # self, helper; "" until they have said
    first_day: date | None
    reminder_time: time
    days_off: frozenset[int]
    reminded_on: date | None
    summarised_on: date | None
    short_on: date | None
    own_word: bool
    pause_kind: str | None
    paused_on: date | None
    paused_until: date | None
    pause_asked_on: date | None
    ill_until: date | None
    catch_up_since: date | None
    review_asked_on: date | None
    checked_on: date | None
    helped_name: str
    reason: str
    reason_asked_on: date | None
    pictures: bool
    habit: str | None
    nudge: bool
    nudged_on: date | None
    heard_on: date | None
    silence: int
    appointment_on: date | None
    summary_time: time
    family_on: date | None
    clearance: str | None
    record_name: str
    record: str
    matched_at: datetime | None

    @property
    def code(self) -> str:
        """By which staff can tell patients of one name apart."""
        return f"P{self.person_id}"

    @property
    def pause(self) -> Pause | None:
        """The present one, or the last one."""
        if self.pause_kind is None or self.paused_on is None:
            return None
        return Pause(self.pause_kind, self.paused_on, self.paused_until, self.pause_asked_on)


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer to one field of the safety questionnaire."""

    value: Any
    answered_at: datetime


def add(tx: Tx, person: Person) -> None:
    values = {
        "person_id": person.id,
        "bot_id": person.bot_id,
        "exerciser": "",
        "reminder_time": TEN,
        "days_off": [],
        "own_word": False,
    }
    tx.execute(insert(patients).values(values))
    tokens.keep(tx, person.id)


def find(tx: Tx, actor: Actor, person_id: int) -> Patient | None:
    require(actor, Action.READ_PROGRAMME, person_id)
    row = tx.execute(_FIND, {"person": person_id}).mappings().one_or_none()
    if row is None:
        return None
    opened = {name: tx.vault.open(row[name]) if row[name] else "" for name in _SEALED}
    known = {name: row[name] for name in Patient.__dataclass_fields__}
    return Patient(**known | opened | {"days_off": frozenset(row["days_off"])})


def change(tx: Tx, actor: Actor, person_id: int, **values: Any) -> None:
    """Words of their own are sealed here; an empty one is forgotten."""
    require(actor, Action.CHANGE_PROGRAMME, person_id)
    values |= {name: tx.vault.seal(values[name]) if values[name] else None for name in _SEALED if name in values}
    tx.execute(_CHANGE, {"person": person_id, **values})
    if not _FOUND_BY.isdisjoint(values):
        tokens.keep(tx, person_id)


def answer(tx: Tx, actor: Actor, person: Person, fields: Mapping[str, Any], at: datetime) -> None:
    """Write answers down; the older ones stay, so that what was known at any time can be told."""
    require(actor, Action.CHANGE_PROGRAMME, person.id)
    row = {"bot_id": person.bot_id, "patient_id": person.id, "answered_at": at}
    tx.execute(insert(answers), [row | {"field": field, "value": value} for field, value in fields.items()])


def every_answer(tx: Tx, actor: Actor, person_id: int) -> list[tuple[str, Answer]]:
    """By field, oldest first; a value of None takes the answer back."""
    require(actor, Action.READ_PROGRAMME, person_id)
    rows = tx.execute(_ANSWERED, {"patient": person_id})
    return [(field, Answer(value, answered_at)) for field, value, answered_at in rows]
