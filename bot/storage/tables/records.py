"""Who did what with a patient's data; only ever appended to."""

from sqlalchemy import BigInteger, Column, Index, String, Table

from bot.storage.tables.base import Key, Moment, metadata

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
    Index("ix_audit_patient", "patient_id", "id"),
)
