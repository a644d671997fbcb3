"""Who writes to the bot: the account, its consent, and where its conversation stands."""

from sqlalchemy import BigInteger, Boolean, Column, ForeignKey, Index, String, Table, UniqueConstraint, text

from bot.storage.tables.base import Key, Moment, Sealed, metadata

people = Table(
    "people",
    metadata,
    Column("id", Key, primary_key=True),
    Column("bot_id", BigInteger, nullable=False),
    Column("user_id", BigInteger, nullable=False),
    Column("chat_id", BigInteger, nullable=False),
    Column("name", Sealed, nullable=False),
    Column("language", String(8), nullable=False),
    Column("zone", String(64), nullable=False),
    Column("created_at", Moment, nullable=False),
    Column("blocked_at", Moment),  # Telegram told us that they blocked the bot
    Column("stopped_at", Moment),  # they said /stop
    Column("died_at", Moment),  # when somebody of the family told us that they have died
    Column("next_wake_at", Moment),  # core.schedule.next_wake; recomputed by every use case
    UniqueConstraint("bot_id", "user_id"),
    Index(
        "ix_people_wake",
        "bot_id",
        "next_wake_at",
        postgresql_where=text("next_wake_at IS NOT NULL"),
        sqlite_where=text("next_wake_at IS NOT NULL"),
    ),
    sqlite_autoincrement=True,  # the record of audit outlives them: nobody else ever gets their number
)

consents = Table(
    "consents",
    metadata,
    Column("id", Key, primary_key=True),
    Column("bot_id", BigInteger, nullable=False),
    Column("person_id", BigInteger, ForeignKey("people.id"), nullable=False, index=True),
    Column("purpose", String(40), nullable=False),
    Column("given", Boolean, nullable=False),
    Column("at", Moment, nullable=False),
)

conversations = Table(
    "conversations",
    metadata,
    Column("person_id", BigInteger, ForeignKey("people.id"), primary_key=True, autoincrement=False),
    Column("bot_id", BigInteger, nullable=False),
    Column("state", Sealed, nullable=False),  # core.dialogue.State as JSON
    Column("changed_at", Moment, nullable=False),
)
