"""Everything that is held about one person, table by table: to hand it over, and to delete it.

A table that is not named here holds nothing of a person; a test walks all of them and sees to it.
"""

import json
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from typing import Any

from sqlalchemy import ColumnElement, LargeBinary, RowMapping, Table, and_, delete, func, or_, select, update

from bot.core.access import Action, Actor, require
from bot.storage.audit import record
from bot.storage.crypto import KeyProblem, Vault
from bot.storage.database import Tx
from bot.storage.exports import begin_anew
from bot.storage.people import Person
from bot.storage.tables import (
    answers,
    audit,
    blocks,
    bodies,
    bonds,
    broadcasts,
    case_notes,
    cases,
    clinic,
    consents,
    conversations,
    export_parts,
    exports,
    feels,
    holds,
    inbox,
    invitations,
    limits,
    logs,
    measurements,
    metadata,
    modes,
    news,
    outbox,
    pace,
    patient_invitations,
    patients,
    people,
    places,
    plan_items,
    plans,
    readings,
    reports,
    staff,
    staff_invitations,
    tokens,
    tries,
    waves,
)
from bot.storage.tables.base import Seconds

Whose = Callable[[Person], ColumnElement[bool]]


@dataclass(frozen=True, slots=True)
class Held:
    """`name`: what a table is called in what is handed over; `whose`: which of its rows are this person's; `shown`:
    which of these are theirs to read, where somebody else's are among them; `left_out`: what of such a row is not."""

    name: str
    whose: Whose
    shown: Whose | None = None
    left_out: Callable[[Person, RowMapping], Collection[str]] = lambda _person, _row: ()


def _in_chat(table: Table) -> Whose:
    return lambda person: and_(table.c.bot_id == person.bot_id, table.c.chat_id == person.chat_id)


def _of_either(person: Person) -> ColumnElement[bool]:
    return or_(bonds.c.patient_id == person.id, bonds.c.relative_id == person.id)


def _told(person: Person) -> ColumnElement[bool]:
    """News for them, and about them."""
    return or_(news.c.person_id == person.id, news.c.bond_id.in_(select(bonds.c.id).where(_of_either(person))))


def _sent(person: Person) -> ColumnElement[bool]:
    """To them, and about them to their family."""
    about = select(news.c.id).join(bonds, bonds.c.id == news.c.bond_id).where(bonds.c.patient_id == person.id)
    return or_(outbox.c.person_id == person.id, _in_chat(outbox)(person), outbox.c.news_id.in_(about))


def _invited(person: Person) -> ColumnElement[bool]:
    return or_(patient_invitations.c.opened_by == person.id, patient_invitations.c.patient_id == person.id)


def _not_of_another(person: Person) -> ColumnElement[bool]:
    """What tells of a patient is for the patient; what a relative was told of it stands among the messages."""
    own = select(bonds.c.id).where(bonds.c.patient_id == person.id)
    return or_(news.c.bond_id.in_(own), and_(news.c.person_id == person.id, news.c.bond_id.is_(None)))


def _has_arrived(person: Person) -> ColumnElement[bool]:
    """Of what tells of another, only what has reached them: the rest may not be shared any more."""
    arrived = or_(outbox.c.news_id.is_(None), outbox.c.state.in_(["sent", "unknown"]))
    about = select(news.c.id).where(_not_of_another(person))
    return and_(_sent(person), or_(arrived, outbox.c.news_id.in_(about)))


def _of_the_other(person: Person, row: RowMapping) -> Collection[str]:
    """What the other of the two has muted, of which nobody tells them."""
    return ("muted_at",) if row["patient_id"] == person.id else ("cheers_muted_at",)


def _why_not_told(person: Person, row: RowMapping) -> Collection[str]:
    return () if row["person_id"] == person.id else ("reason",)


def _where_they_are(person: Person, row: RowMapping) -> Collection[str]:
    """The chat of somebody else, which is their account with Telegram, and what became of the message there."""
    return () if row["chat_id"] == person.chat_id else ("chat_id", "message_id", "state", "error")


def _until_matched(_person: Person, row: RowMapping) -> Collection[str]:
    """Whom the clinic meant, which is somebody else as long as staff have not said otherwise."""
    return () if row["matched"] else ("name", "record")


def _of_a_relative(_person: Person, row: RowMapping) -> Collection[str]:
    """What somebody else was worried about, and said in their own words."""
    return () if row["bond_id"] is None else ("words",)


def _for_staff(_person: Person, row: RowMapping) -> Collection[str]:
    """What staff wrote for themselves, and what a relative has said."""
    return ("words",) if row["kind"] in ("note", "relative") else ()


def _of_their_tables(person: Person) -> ColumnElement[bool]:
    return export_parts.c.export_id.in_(select(exports.c.id).where(exports.c.person_id == person.id))


def _of_their_cases(person: Person) -> ColumnElement[bool]:
    return case_notes.c.case_id.in_(select(cases.c.id).where(cases.c.patient_id == person.id))


HELD: Mapping[Table, Held] = {
    people: Held("account", lambda person: people.c.id == person.id),
    consents: Held("consents", lambda person: consents.c.person_id == person.id),
    conversations: Held("conversation", lambda person: conversations.c.person_id == person.id),
    patients: Held("settings", lambda person: patients.c.person_id == person.id),
    answers: Held("answers", lambda person: answers.c.patient_id == person.id),
    measurements: Held("measurements", lambda person: measurements.c.patient_id == person.id),
    plans: Held("plans", lambda person: plans.c.patient_id == person.id),
    plan_items: Held(
        "plan_items", lambda person: plan_items.c.plan_id.in_(select(plans.c.id).where(plans.c.patient_id == person.id))
    ),
    logs: Held("done", lambda person: logs.c.patient_id == person.id),
    feels: Held("how_it_felt", lambda person: feels.c.patient_id == person.id),
    reports: Held("symptoms", lambda person: reports.c.patient_id == person.id),
    holds: Held("holds", lambda person: holds.c.patient_id == person.id),
    places: Held("ladders", lambda person: places.c.patient_id == person.id),
    blocks: Held("choices", lambda person: blocks.c.patient_id == person.id),
    invitations: Held("invitations", lambda person: invitations.c.patient_id == person.id),
    bonds: Held("family", _of_either, left_out=_of_the_other),
    news: Held("family_news", _told, _not_of_another, _why_not_told),
    staff: Held("staff", lambda person: staff.c.person_id == person.id),
    modes: Held("writing", lambda person: modes.c.person_id == person.id),
    exports: Held("tables_wanted", lambda person: exports.c.person_id == person.id),
    export_parts: Held("tables_begun", _of_their_tables, left_out=lambda _person, _row: ("text",)),
    patient_invitations: Held("clinic_invitations", _invited, left_out=_until_matched),
    tokens: Held("found_by", lambda person: tokens.c.patient_id == person.id),
    limits: Held("limits", lambda person: limits.c.patient_id == person.id),
    cases: Held("cases", lambda person: cases.c.patient_id == person.id, left_out=_of_a_relative),
    case_notes: Held("case_notes", _of_their_cases, left_out=_for_staff),
    readings: Held("guidance_read", lambda person: readings.c.person_id == person.id),
    tries: Held("links_tried", lambda person: tries.c.person_id == person.id),
    audit: Held("audit", lambda person: audit.c.patient_id == person.id),
    inbox: Held("messages_received", _in_chat(inbox)),
    outbox: Held("messages_sent", _sent, _has_arrived, _where_they_are),
}
NOT_PERSONAL = frozenset({pace, clinic, staff_invitations, broadcasts, bodies, waves})
_INTERNAL = frozenset(
    {"bot_id", "called", "attempts", "given_back", "lease", "unknowns", "not_before", "plain", "seal"}
)
_SHOWN_OF_MESSAGES = ("text", "caption")  # not the pictures, which are drawn from the same values


def export(tx: Tx, actor: Actor, person: Person) -> dict[str, Any]:
    """Every row, by readable names: dates in ISO 8601, what was sealed opened."""
    require(actor, Action.READ_PROGRAMME, person.id)
    rows = {table: _rows(tx, table, held, person) for table, held in HELD.items()}
    if tx.execute(select(staff.c.id).where(staff.c.person_id == person.id).limit(1)).first():
        _keep_patients_out(tx, person, rows)
    return {held.name: rows[table] for table, held in HELD.items()}


def _keep_patients_out(tx: Tx, person: Person, rows: Mapping[Table, list[dict[str, Any]]]) -> None:
    """What somebody read of patients, who works or worked at the clinic, is not theirs to take along: messages that
    can be neither forwarded nor saved, edits, which do not say whether they change one of these, and what a tap
    repeats of its message."""
    found = tx.execute(select(outbox.c.id, outbox.c.params).where(_has_arrived(person), outbox.c.params != b""))
    secret = {row.id for row in found if _is_protected(tx.vault, row.params)}
    for row in rows[outbox]:
        if row["id"] in secret or row["method"].startswith("edit"):
            row["params"] = None
    for row in rows[inbox]:
        tapped = row["payload"].get("callback_query") if isinstance(row["payload"], dict) else None
        if isinstance(tapped, dict):
            tapped.pop("message", None)


def _is_protected(vault: Vault, params: bytes) -> bool:
    try:
        return bool(json.loads(vault.open(params)).get("protect_content"))
    except (KeyProblem, ValueError):
        return True


def _rows(tx: Tx, table: Table, held: Held, person: Person) -> list[dict[str, Any]]:
    shown = held.shown or held.whose
    found = tx.execute(select(*_columns(table)).where(shown(person)).order_by(*table.primary_key.columns)).mappings()
    return [
        {
            name: _readable(tx.vault, table, name, row[name])
            for name in row
            if name not in _INTERNAL and name not in held.left_out(person, row)
        }
        for row in found
    ]


def _columns(table: Table) -> list[ColumnElement[Any]]:
    """What many people are told stands once for all of them: each is handed it as if it were theirs alone."""
    if table is not outbox:
        return list(table.c)
    told = select(bodies.c.params).where(bodies.c.id == outbox.c.body_id).scalar_subquery()
    return [func.coalesce(told, each).label(each.name) if each is outbox.c.params else each for each in outbox.c]


def _readable(vault: Vault, table: Table, name: str, value: Any) -> Any:
    if isinstance(value, datetime | date | time):
        return value.isoformat()
    if isinstance(table.c[name].type, Seconds) and value is not None:
        return datetime.fromtimestamp(value, UTC).isoformat()
    if isinstance(table.c[name].type, LargeBinary) and value:
        return _opened(vault, table, value)
    return value.decode() if isinstance(value, bytes) else value


def _opened(vault: Vault, table: Table, sealed: bytes) -> Any:
    """Words as words, and JSON as what it says."""
    try:
        opened = vault.open(sealed)
    except KeyProblem:
        return None
    try:
        value = json.loads(opened)
    except ValueError:
        return opened
    return {name: value[name] for name in _SHOWN_OF_MESSAGES if name in value} if table is outbox else value


def _forget_what_staff_were_told(tx: Tx, person: Person) -> None:
    """Unasked, about a case of theirs (`usecases.clinic.announcing.key_of`)."""
    for case_id in tx.execute(select(cases.c.id).where(cases.c.patient_id == person.id)).scalars().all():
        about = outbox.c.key.startswith(f"clinic:case:{case_id}:")
        tx.execute(delete(outbox).where(outbox.c.bot_id == person.bot_id, about))


def erase(tx: Tx, actor: Actor, person: Person, now: datetime) -> None:
    """Delete every row. What stays: the record of what was done with the data, which holds only numbers that lead to
    nobody any more (`storage.audit`), and updates that are not handled yet."""
    require(actor, Action.CHANGE_PROGRAMME, person.id)
    limited = (pace.c.bot_id == person.bot_id, pace.c.limited_chat == person.chat_id)
    tx.execute(update(pace).where(*limited).values(limited_chat=None))  # first, as the sender does
    _forget_what_staff_were_told(tx, person)
    tx.execute(delete(outbox).where(HELD[outbox].whose(person)))  # before the news that tell whom it was about
    begin_anew(tx, person.bot_id)  # the tables of staff
    for table in reversed(metadata.sorted_tables):
        if table in HELD and table not in (inbox, audit):
            tx.execute(delete(table).where(HELD[table].whose(person)))
    handled = and_(HELD[inbox].whose(person), inbox.c.state != "new")  # the numbers stay: nothing is handled twice
    tx.execute(update(inbox).where(handled).values(payload=tx.vault.seal("{}"), chat_id=0))
    record(tx, actor, person, "deleted", now)
