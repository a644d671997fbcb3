"""Writes the clinic's tables by small steps, and sends them when all is written: whatever ends in between, the next
step follows.

1. A step is one transaction over a few patients, so that everybody else's answer comes in between.
2. Whether the member has the right is asked in each step, also in the one that sends.
3. What is written down meanwhile is not kept longer than until the documents have left.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

import structlog

from bot.content.words import Words, words_for
from bot.core.access import Action, Actor, may
from bot.core.clinic_tables import NAMES, files
from bot.core.clinic_tables import weeks as weeks_of
from bot.core.schedule import local_date
from bot.storage import audit, clinic_tables, exports, outbox, people, staff
from bot.storage.database import Tx, is_outage
from bot.storage.exports import Export
from bot.storage.outbox import Lane
from bot.storage.staff import Member
from bot.usecases.clinic.telling import STAFF
from bot.usecases.occasion import Setup
from bot.views.clinic import tables as views
from bot.views.message import Message, document_params, send_params

log = structlog.get_logger()


@dataclass(frozen=True, slots=True)
class Step:
    """What surrounds one step for one member."""

    tx: Tx
    setup: Setup
    export: Export
    member: Member
    now: datetime

    @property
    def words(self) -> Words:
        return words_for(self.member.language)

    @property
    def actor(self) -> Actor:
        return self.member.actor

    def add(self, name: str, rows: int, text: str) -> None:
        exports.add_part(self.tx, self.export.id, name, rows, text)

    def send(self, what: str, method: str, params: dict[str, object]) -> int | None:
        """The row of the outbox."""
        return outbox.enqueue(
            self.tx,
            bot_id=self.member.bot_id,
            key=f"{STAFF}tables:{self.export.id}:{what}",
            chat_id=self.member.chat_id,
            person_id=self.member.person_id,
            lane=Lane.REPLY,
            method=method,
            params=params,
            created_at=self.now,
        )


def advance(tx: Tx, setup: Setup, export_id: int, now: datetime) -> bool:
    """One step; whether there was anything to do at this moment."""
    export = exports.take(tx, export_id)
    if export is None or (export.documents is not None and exports.is_on_its_way(tx, export)):
        return False
    member = staff.of_person(tx, export.person_id)
    if export.documents is not None or member is None or not _may_have_them(member):
        exports.end(tx, export.id)
        return True
    step = Step(tx, setup, export, member, now)
    try:
        with tx.connection.begin_nested():
            _go_on(step)
    except Exception as error:
        if is_outage(error):
            raise
        log.error("tables.failed", export=export.id, error=type(error).__name__)
        _give_up(step)
    return True


def _may_have_them(member: Member) -> bool:
    return member.reachable and may(member.actor, Action.EXPORT_PATIENTS)


def _go_on(step: Step) -> None:
    tx, export = step.tx, step.export
    if numbers := clinic_tables.next_patients(tx, step.actor, export.bot_id, export.after_patient):
        _write_patients(step, numbers)
    elif cases := clinic_tables.next_cases(tx, step.actor, export.bot_id, export.after_case):
        step.add("cases", len(cases), views.cases(step.words, cases, step.setup.zone))
        exports.change(tx, export.id, after_case=cases[-1].id)
    else:
        _send(step)


def _write_patients(step: Step, numbers: Sequence[int]) -> None:
    """Each with all weeks; the day is the clinic's on which the tables were asked for."""
    tx, day = step.tx, local_date(step.export.asked_at, step.setup.zone)
    patients = list(clinic_tables.some_patients(tx, step.actor, numbers, day))
    audit.record_each(tx, step.actor, step.export.bot_id, numbers, "taken_along", step.now)
    step.add("patients", len(patients), views.patients(step.words, patients, step.setup.zone))
    first_days = clinic_tables.first_days(tx, step.actor, numbers)
    logged = clinic_tables.logged(tx, step.actor, numbers)
    weeks = list(weeks_of(first_days, logged, step.setup.content.catalogue, day))
    step.add("weeks", len(weeks), views.weeks(weeks))
    exports.change(tx, step.export.id, after_patient=numbers[-1])


def _send(step: Step) -> None:
    """All documents at once, in one transaction with what goes on record."""
    counts = dict.fromkeys(NAMES, 0)
    documents = list(_documents(step, counts))
    exports.change(step.tx, step.export.id, documents=documents)
    detail = " ".join(f"{name}:{count}" for name, count in counts.items())
    person = people.by_id(step.tx, step.member.person_id)
    audit.record(step.tx, step.actor, person, "tables_exported", step.now, detail)


def _documents(step: Step, counts: dict[str, int]) -> Iterator[int | None]:
    """Their rows in the outbox; `counts`: how many rows there are in each table."""
    for name in NAMES:
        parts = exports.parts(step.tx, step.export.id, name)
        counts[name] = sum(part.rows for part in parts)
        together = files([part.length for part in parts])
        caption, head = views.caption(step.words, name, counts[name]), views.head(step.words, name)
        for file_name, places in zip(views.names(step.words, name, len(together)), together, strict=True):
            params = document_params(caption, file_name, head, [parts[place].id for place in places])
            yield step.send(file_name, "sendDocument", params)


def _give_up(step: Step) -> None:
    """It would fail the next time, too: they are told, and may ask again."""
    message: Message = views.not_written(step.words)
    step.send("failed", message.method, send_params(message))
    exports.end(step.tx, step.export.id)
