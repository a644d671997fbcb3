"""Who is told about a patient: invitations, the bonds that follow from them, and what waits to be told."""

from sqlalchemy import BigInteger, Column, Date, ForeignKey, Index, SmallInteger, String, Table, UniqueConstraint, text

from bot.storage.tables.base import Key, Moment, Sealed, metadata

_OPEN = text("ended_at IS NULL")
_WAITING = text("state = 'waiting'")

invitations = Table(
    "invitations",
    metadata,
    Column("id", Key, primary_key=True),
    Column("bot_id", BigInteger, nullable=False),
    Column("patient_id", BigInteger, ForeignKey("people.id"), nullable=False),
    Column("code", String(64), nullable=False),  # its HMAC; the code itself stands in the link alone
    Column("relation", String(12), nullable=False),
    Column("scope", String(10), nullable=False),
    Column("created_at", Moment, nullable=False),
    Column("expires_at", Moment, nullable=False),
    Column("used_at", Moment),
    Column("revoked_at", Moment),
    UniqueConstraint("bot_id", "code"),
    Index("ix_invitations_patient", "patient_id", "id"),
    # A number that comes again would let an old button, or an old message's key, speak of somebody else.
    sqlite_autoincrement=True,
)

bonds = Table(
    "bonds",
    metadata,
    Column("id", Key, primary_key=True),
    Column("bot_id", BigInteger, nullable=False),
    Column("patient_id", BigInteger, ForeignKey("people.id"), nullable=False),
    Column("relative_id", BigInteger, ForeignKey("people.id"), nullable=False),
    Column("relation", String(12), nullable=False),
    Column("scope", String(10), nullable=False),
    Column("name", Sealed, nullable=False),  # of the relative, as Telegram shows it
    Column("accepted_at", Moment, nullable=False),
    Column("confirmed_at", Moment),  # by the patient; nothing flows before
    Column("paused_at", Moment),  # by the patient
    Column("muted_at", Moment),  # by the relative
    Column("cheers_muted_at", Moment),  # by the patient
    Column("summarised_on", Date),  # the last Sunday whose week was told
    Column("ended_at", Moment),
    Column("ended_by", String(10)),  # patient, relative
    Index("ix_bonds_patient", "patient_id", "id"),
    Index("ix_bonds_relative", "relative_id", "id"),
    Index("uq_bonds_open", "patient_id", "relative_id", unique=True, postgresql_where=_OPEN, sqlite_where=_OPEN),
    sqlite_autoincrement=True,
)

# No key to people: it would make a patient's transaction wait for a relative's, and the other way round.
news = Table(
    "news",
    metadata,
    Column("id", Key, primary_key=True),
    Column("bot_id", BigInteger, nullable=False),
    Column("person_id", BigInteger, nullable=False),  # who is told
    Column("bond_id", BigInteger, ForeignKey("bonds.id")),  # between whom; empty where it has ended
    Column("kind", String(16), nullable=False),  # usecases.news
    Column("key", String(120), nullable=False),  # what it is about; told once
    Column("detail", Sealed, nullable=False),  # JSON
    Column("created_at", Moment, nullable=False),
    Column("due_at", Moment, nullable=False),
    Column("expires_at", Moment),
    Column("state", String(8), nullable=False, server_default="waiting"),  # waiting, told, dropped
    Column("reason", String(20)),  # why it was dropped
    Column("scope", String(10)),  # in which it was told
    Column("times", SmallInteger, nullable=False, server_default="0"),  # how often it was put into words
    UniqueConstraint("bot_id", "key"),
    Index("ix_news_due", "bot_id", "due_at", postgresql_where=_WAITING, sqlite_where=_WAITING),
    Index("ix_news_person", "person_id", "id"),
    Index("ix_news_bond", "bond_id", "id"),
    sqlite_autoincrement=True,
)

tries = Table(
    "tries",
    metadata,
    Column("id", Key, primary_key=True),
    Column("bot_id", BigInteger, nullable=False),
    Column("person_id", BigInteger, ForeignKey("people.id"), nullable=False),
    Column("at", Moment, nullable=False),  # when a link was tried that nobody had given them
    Index("ix_tries_person", "person_id", "at"),
)
