"""Who did what with a patient's data; only ever appended to."""

from sqlalchemy import BigInteger, Column, ColumnElement, Index, String, Table, literal_column, text

from bot.storage.tables.append_only import protect
from bot.storage.tables.base import Key, Moment, metadata

_OPEN = text("position IS NULL")
# Literal, as in the partial index: staff and the operator.
OF_STAFF: ColumnElement[bool] = literal_column("(substr(actor, 1, 8) NOT IN ('patient:', 'relative', 'system'))")

audit = Table(
    "audit",
    metadata,
    Column("id", Key, primary_key=True),
    Column("bot_id", BigInteger, nullable=False),
    Column("at", Moment, nullable=False),
    Column("actor", String(40), nullable=False),  # "patient:7", "system"
    Column("action", String(40), nullable=False),
    Column("patient_id", BigInteger),
    Column("detail", String(200)),
    # The chain (storage.chain): rows are sealed in the order of their position, each over the seal before it.
    Column("position", BigInteger),
    Column("seal", String(64)),
    Index("ix_audit_patient", "patient_id", "id"),
    Index("uq_audit_position", "bot_id", "position", unique=True),
    Index("ix_audit_open", "id", postgresql_where=_OPEN, sqlite_where=_OPEN),
    Index("ix_audit_staff", "bot_id", "id", postgresql_where=OF_STAFF, sqlite_where=OF_STAFF),
    sqlite_autoincrement=True,
)
protect(audit)
