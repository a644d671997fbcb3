"""Who works at the clinic, what they look after, and what they tell many people at once."""

from sqlalchemy import (
    JSON,
    BigInteger,
    Boolean,
    Column,
    ForeignKey,
    Index,
    Integer,
    SmallInteger,
    String,
    Table,
    UniqueConstraint,
    text,
)

from bot.storage.tables.base import Key, Moment, Sealed, Seconds, metadata


def _partial(name: str, *columns: str, where: str, unique: bool = False) -> Index:
    return Index(name, *columns, unique=unique, postgresql_where=text(where), sqlite_where=text(where))


# -- who ---------------------------------------------------------------------------------------------------------------

staff = Table(
    "staff",
    metadata,
    Column("id", Key, primary_key=True),
    Column("bot_id", BigInteger, nullable=False),
    Column("person_id", BigInteger, ForeignKey("people.id"), nullable=False),
    Column("roles", String(48), nullable=False),  # core.access.Role, one or several, with a blank between
    Column("name", Sealed, nullable=False),  # as Telegram shows it
    Column("joined_at", Moment, nullable=False),
    Column("ended_at", Moment),
    _partial("uq_staff_open", "person_id", where="ended_at IS NULL", unique=True),
    sqlite_autoincrement=True,
)

staff_invitations = Table(
    "staff_invitations",
    metadata,
    Column("id", Key, primary_key=True),
    Column("bot_id", BigInteger, nullable=False),
    Column("code", String(64), nullable=False),  # its HMAC; the code itself stands in the link alone
    Column("role", String(16), nullable=False),
    Column("made_by", BigInteger),  # the person; empty: the operator, on the command line
    Column("created_at", Moment, nullable=False),
    Column("expires_at", Moment, nullable=False),
    Column("used_at", Moment),
    Column("revoked_at", Moment),
    UniqueConstraint("bot_id", "code"),
    sqlite_autoincrement=True,
)

# What somebody of the staff is writing: a reply, a note, a broadcast. One at a time.
modes = Table(
    "modes",
    metadata,
    Column("person_id", BigInteger, ForeignKey("people.id"), primary_key=True, autoincrement=False),
    Column("bot_id", BigInteger, nullable=False),
    Column("kind", String(16), nullable=False),  # usecases.clinic.taking
    Column("subject_id", BigInteger),  # the case, the patient or the broadcast that it is about
    Column("detail", Sealed, nullable=False),  # JSON: the words so far
    Column("opened_at", Moment, nullable=False),
)

clinic = Table(
    "clinic",
    metadata,
    Column("bot_id", BigInteger, primary_key=True, autoincrement=False),
    Column("on_call_id", BigInteger),  # the person who is told of emergencies at once
    Column("digest_at", Moment),  # when staff are next told what is new
)

# -- patients ----------------------------------------------------------------------------------------------------------

patient_invitations = Table(
    "patient_invitations",
    metadata,
    Column("id", Key, primary_key=True),
    Column("bot_id", BigInteger, nullable=False),
    Column("code", String(64), nullable=False),  # its HMAC
    Column("patient_id", BigInteger, ForeignKey("people.id")),  # of a new phone: whose it is
    Column("name", Sealed, nullable=False),  # as in the clinic's records
    Column("record", Sealed, nullable=False),  # their number there; may be empty
    Column("made_by", BigInteger, nullable=False),
    Column("created_at", Moment, nullable=False),
    Column("expires_at", Moment, nullable=False),
    Column("opened_by", BigInteger, ForeignKey("people.id")),  # who said that they are the one
    Column("opened_at", Moment),
    Column("by_helper", Boolean),  # whether they help the patient and write for them
    Column("settled_at", Moment),  # when staff said whether they are
    Column("matched", Boolean),  # what staff said
    Column("revoked_at", Moment),
    UniqueConstraint("bot_id", "code"),
    Index("ix_patient_invitations_opened_by", "opened_by"),
    sqlite_autoincrement=True,
)

# By what staff find a patient: HMACs of the beginnings of names, and of numbers.
tokens = Table(
    "tokens",
    metadata,
    Column("patient_id", BigInteger, ForeignKey("people.id"), primary_key=True, autoincrement=False),
    Column("token", String(64), primary_key=True),
    Column("bot_id", BigInteger, nullable=False),
    Index("ix_tokens_token", "bot_id", "token"),
)

limits = Table(
    "limits",
    metadata,
    Column("id", Key, primary_key=True),
    Column("bot_id", BigInteger, nullable=False),
    Column("patient_id", BigInteger, ForeignKey("people.id"), nullable=False),
    Column("kind", String(12), nullable=False),  # core.limits.Kind
    Column("exercise", String(40)),  # of one exercise; empty: of all
    Column("rung", SmallInteger),  # of a cap
    Column("made_by", BigInteger, nullable=False),
    Column("made_at", Moment, nullable=False),
    Column("ended_at", Moment),
    Index("ix_limits_patient", "patient_id", "id"),
)

# -- cases -------------------------------------------------------------------------------------------------------------

cases = Table(
    "cases",
    metadata,
    Column("id", Key, primary_key=True),
    Column("bot_id", BigInteger, nullable=False),
    Column("patient_id", BigInteger, ForeignKey("people.id"), nullable=False),
    Column("kind", String(12), nullable=False),  # core.cases.Kind
    Column("severity", SmallInteger, nullable=False),  # core.cases.Severity; the lowest is the gravest
    Column("rule", String(4)),  # care rules §6, or C1
    Column("report_id", BigInteger, ForeignKey("reports.id")),
    Column("bond_id", BigInteger),  # whose worry it is
    Column("words", Sealed),  # a question, a worry
    Column("opened_at", Moment, nullable=False),
    Column("state", String(8), nullable=False, server_default="open"),  # open, claimed, closed
    Column("claimed_by", BigInteger),  # the person
    Column("claimed_at", Moment),
    Column("closed_at", Moment),
    Column("outcome", String(12)),  # core.cases.Outcome
    Column("withdrawn_at", Moment),  # the patient says that it was a mistake
    Column("told", SmallInteger, nullable=False, server_default="0"),  # how often staff were told of it unclaimed
    Column("next_at", Moment),  # when it is told again, or comes back
    _partial("ix_cases_open", "bot_id", "severity", "opened_at", where="state <> 'closed'"),
    _partial("ix_cases_next", "bot_id", "next_at", where="next_at IS NOT NULL"),
    Index("ix_cases_patient", "patient_id", "id"),
    Index("ix_cases_report", "report_id"),
    sqlite_autoincrement=True,
)

case_notes = Table(
    "case_notes",
    metadata,
    Column("id", Key, primary_key=True),
    Column("bot_id", BigInteger, nullable=False),
    Column("case_id", BigInteger, ForeignKey("cases.id"), nullable=False),
    Column("kind", String(12), nullable=False),  # note, to_patient, from_patient, event
    Column("author_id", BigInteger),  # the person of the staff; empty: the patient, or nobody
    Column("words", Sealed, nullable=False),
    Column("at", Moment, nullable=False),
    Index("ix_case_notes_case", "case_id", "id"),
    sqlite_autoincrement=True,
)

# -- broadcasts --------------------------------------------------------------------------------------------------------

broadcasts = Table(
    "broadcasts",
    metadata,
    Column("id", Key, primary_key=True),
    Column("bot_id", BigInteger, nullable=False),
    Column("author_id", BigInteger, nullable=False),  # the person of the staff
    Column("action", String(10), nullable=False, server_default="send"),  # send, correct, withdraw
    Column("corrects", BigInteger, ForeignKey("broadcasts.id")),  # what is corrected or withdrawn
    Column("state", String(10), nullable=False, server_default="draft"),  # core.broadcast.State
    Column("guidance", Boolean),  # whether it stays, under /guidance; empty: not said yet
    Column("version", Integer),  # of the guidance
    Column("audience", JSON, nullable=False),  # core.broadcast.Audience
    Column("urgent", Boolean, nullable=False, server_default=text("false")),
    Column("approved_by", BigInteger),  # the second administrator
    Column("send_at", Moment),  # empty: at once
    Column("by_zone", Boolean, nullable=False, server_default=text("false")),  # at that hour of each person's zone
    Column("joiners", Boolean, nullable=False, server_default=text("false")),  # also to those who join that day
    Column("created_at", Moment, nullable=False),
    Column("confirmed_at", Moment),
    Column("ended_at", Moment),
    Column("progress_id", BigInteger),  # the outbox row of the message that tells how far it is
    Column("progress_at", Seconds, nullable=False, server_default="0"),  # when that was last told
    Column("next_at", Moment),  # when there is next something to be done for it
    Column("result", JSON),  # core.broadcast.Numbers at its end: its messages are not kept for ever
    _partial("ix_broadcasts_next", "bot_id", "next_at", where="next_at IS NOT NULL"),
    Index("ix_broadcasts_corrects", "corrects"),
    sqlite_autoincrement=True,
)

bodies = Table(
    "bodies",
    metadata,
    Column("id", Key, primary_key=True),
    Column("broadcast_id", BigInteger, ForeignKey("broadcasts.id"), nullable=False),
    Column("language", String(8), nullable=False),
    Column("method", String(40), nullable=False),
    Column("params", Sealed, nullable=False),  # JSON, as the outbox keeps them
    UniqueConstraint("broadcast_id", "language", "method"),
    sqlite_autoincrement=True,
)

waves = Table(
    "waves",
    metadata,
    Column("id", Key, primary_key=True),
    Column("broadcast_id", BigInteger, ForeignKey("broadcasts.id"), nullable=False),
    Column("kind", String(8), nullable=False),  # core.broadcast.Wave
    Column("zone", String(64)),  # of the people in it; empty: everybody who is left
    Column("of", BigInteger),  # of changes: the broadcast whose messages they are about
    Column("due_at", Moment, nullable=False),
    Column("reached", BigInteger, nullable=False, server_default="0"),  # the last row that was looked at
    Column("bound", BigInteger),  # the last row to look at; empty: all that there are
    Column("ended_at", Moment),
    Index("ix_waves_broadcast", "broadcast_id"),
)

readings = Table(
    "readings",
    metadata,
    Column("broadcast_id", BigInteger, ForeignKey("broadcasts.id"), primary_key=True, autoincrement=False),
    Column("person_id", BigInteger, ForeignKey("people.id"), primary_key=True, autoincrement=False),
    Column("at", Moment, nullable=False),
)

# -- tables ------------------------------------------------------------------------------------------------------------

# That somebody of the staff wants the clinic's tables: until they have them, or cannot have them any more.
exports = Table(
    "exports",
    metadata,
    Column("id", Key, primary_key=True),
    Column("bot_id", BigInteger, nullable=False),
    Column("person_id", BigInteger, ForeignKey("people.id"), nullable=False),
    Column("asked_at", Moment, nullable=False),
    Column("after_patient", BigInteger, nullable=False, server_default="0"),  # the last that is written down
    Column("after_case", BigInteger, nullable=False, server_default="0"),  # the same
    Column("documents", JSON),  # the outbox rows that bring them; empty while they are being written
    _partial("uq_exports_open", "person_id", where="documents IS NULL", unique=True),
    sqlite_autoincrement=True,
)

export_parts = Table(
    "export_parts",
    metadata,
    Column("id", Key, primary_key=True),
    Column("export_id", BigInteger, ForeignKey("exports.id"), nullable=False),
    Column("name", String(8), nullable=False),  # core.clinic_tables.NAMES
    Column("rows", Integer, nullable=False),
    Column("length", Integer, nullable=False),  # of the text, in characters
    Column("text", Sealed, nullable=False),  # some rows of the table, as they stand in its file
    Index("ix_export_parts_export", "export_id", "name", "id"),
    sqlite_autoincrement=True,
)
