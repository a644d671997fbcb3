"""What was written in a case: notes of the staff, words to the patient and back, and what became of it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from sqlalchemy import insert, select

from bot.core.cases import Case
from bot.storage.database import Tx
from bot.storage.tables import case_notes


class Kind(StrEnum):
    NOTE = "note"  # for staff alone
    TO_PATIENT = "to_patient"
    FROM_PATIENT = "from_patient"
    FROM_RELATIVE = "relative"
    EVENT = "event"  # its words are an `Event`


class Event(StrEnum):
    AGAIN = "again"  # the patient told of the same once more
    GRAVER = "graver"  # what was reported has become graver
    WITHDRAWN = "withdrawn"  # the patient says that it was a mistake
    FINE = "fine"  # the patient says, late, that all is well
    RELEASED = "released"  # whoever had taken it has given it back, or does not work here any more
    REOPENED = "reopened"
    CLAIMED = "claimed"
    CLOSED = "closed"


@dataclass(frozen=True, slots=True)
class Note:
    """`author_id`: the person of the staff; None: the patient, or nobody."""

    kind: Kind
    author_id: int | None
    words: str
    at: datetime


def add(tx: Tx, case: Case, kind: Kind, words: str, at: datetime, author_id: int | None = None) -> None:
    row = {"bot_id": case.bot_id, "case_id": case.id, "kind": str(kind), "author_id": author_id, "at": at}
    tx.execute(insert(case_notes).values(row | {"words": tx.vault.seal(words)}))


def of_case(tx: Tx, case: Case) -> Sequence[Note]:
    """Oldest first."""
    query = select(case_notes).where(case_notes.c.case_id == case.id).order_by(case_notes.c.id)
    return [Note(Kind(row.kind), row.author_id, tx.vault.open(row.words), row.at) for row in tx.execute(query)]


def last_writer(tx: Tx, case: Case) -> int | None:
    """The person of the staff who wrote to the patient last."""
    query = select(case_notes.c.author_id).where(
        case_notes.c.case_id == case.id, case_notes.c.kind == str(Kind.TO_PATIENT)
    )
    return tx.execute(query.order_by(case_notes.c.id.desc()).limit(1)).scalar_one_or_none()
