"""What came in, what goes out, and how fast it may."""

from sqlalchemy import (
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


def _partial(name: str, *columns: str, where: str) -> Index:
    """An index over the few rows that are still open, however many are kept."""
    return Index(name, *columns, postgresql_where=text(where), sqlite_where=text(where))


inbox = Table(
    "inbox",
    metadata,
    Column("id", Key, primary_key=True),
    Column("bot_id", BigInteger, nullable=False),
    # Telegram restarts the numbers at random after a quiet week, so they are forgotten after 48 hours.
    Column("update_id", BigInteger),
    Column("chat_id", BigInteger, nullable=False),  # 0: the update names no chat
    Column("payload", Sealed, nullable=False),  # the raw update as JSON
    Column("state", String(8), nullable=False, server_default="new"),  # new, done, dead
    Column("attempts", Integer, nullable=False, server_default="0"),  # counted at the claim; also the fence
    Column("given_back", Integer, nullable=False, server_default="0"),  # attempts that an outage ended
    Column("lease", Seconds, nullable=False, server_default="0"),
    Column("received", Seconds, nullable=False),
    Column("settled", Seconds),
    Column("error", String(200)),  # the kind of error, never its text
    UniqueConstraint("bot_id", "update_id"),
    _partial("ix_inbox_open", "bot_id", "id", where="state = 'new'"),
    _partial("ix_inbox_chat", "bot_id", "chat_id", "id", where="state = 'new'"),
    Index("ix_inbox_received", "bot_id", "received"),
    # A number that comes again would name an old message's key, and the new message would not be said.
    sqlite_autoincrement=True,
)

outbox = Table(
    "outbox",
    metadata,
    Column("id", Key, primary_key=True),
    Column("bot_id", BigInteger, nullable=False),
    Column("key", String(120), nullable=False),  # what this message is for; said once
    Column("chat_id", BigInteger, nullable=False),
    Column("person_id", BigInteger),
    Column("news_id", BigInteger),  # what it tells, where that is somebody else's
    Column("broadcast_id", BigInteger),  # whose message it is, and ...
    Column("body_id", BigInteger),  # ... where its parameters are, which many rows share
    Column("lane", SmallInteger, nullable=False),  # storage.outbox.Lane
    Column("method", String(40), nullable=False),
    Column("params", Sealed, nullable=False),  # JSON
    Column("not_before", Seconds, nullable=False, server_default="0"),
    Column("expires_at", Moment),
    Column("follows", BigInteger, ForeignKey("outbox.id")),  # an edit needs the other's message id
    Column("content_version", String(16)),  # of the plan it shows, so that withdrawn content is not sent
    Column("state", String(10), nullable=False, server_default="waiting"),  # see storage.outbox
    Column("attempts", Integer, nullable=False, server_default="0"),  # counted at the claim; also the fence
    Column("unknowns", Integer, nullable=False, server_default="0"),  # attempts whose outcome nobody knows
    Column("lease", Seconds, nullable=False, server_default="0"),
    Column("message_id", BigInteger),
    Column("error", String(200)),
    Column("created_at", Moment, nullable=False),
    Column("sent", Seconds),
    # Whether the present attempt has begun its call: before it, nothing can have arrived.
    Column("called", Boolean, nullable=False, server_default=text("false")),
    Column("plain", Boolean, nullable=False, server_default=text("false")),  # once without formatting or a picture
    UniqueConstraint("bot_id", "key"),
    _partial("ix_outbox_waiting", "bot_id", "lane", "not_before", "id", where="state = 'waiting'"),
    _partial("ix_outbox_follows", "follows", where="follows IS NOT NULL"),
    _partial("ix_outbox_person", "person_id", where="state = 'waiting'"),
    _partial("ix_outbox_broadcast", "broadcast_id", "state", "id", where="broadcast_id IS NOT NULL"),
    _partial("ix_outbox_tried", "bot_id", "chat_id", where="attempts > 0 AND state IN ('waiting', 'sending')"),
    _partial("ix_outbox_sent", "bot_id", "chat_id", "sent", where="sent IS NOT NULL"),
    sqlite_autoincrement=True,
)

pace = Table(
    "pace",
    metadata,
    Column("bot_id", BigInteger, primary_key=True, autoincrement=False),
    Column("next_slot", Seconds, nullable=False, server_default="0"),  # GCRA: the theoretical arrival time
    Column("paused_until", Seconds, nullable=False, server_default="0"),  # a 429 for the whole bot
    Column("limited_chat", BigInteger),  # the chat of the newest 429 …
    Column("limited_at", Seconds, nullable=False, server_default="0"),  # … and when it came
)
