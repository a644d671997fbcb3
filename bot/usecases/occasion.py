"""Why a use case runs: the values that surround it, so that it never asks a clock, a setting or the network."""

from dataclasses import dataclass
from datetime import datetime

from bot.content.load import Content


@dataclass(frozen=True, slots=True)
class Setup:
    """What the operator chose and every use case may need; read once at the start."""

    content: Content
    clinic_name: str | None = None
    clinic_contact: str | None = None
    clinic_hours: str | None = None
    country: str = "TR"  # decides the emergency number
    zone: str = "Europe/Istanbul"  # of people who have not said otherwise
    language: str = "en"  # of people whose telephone speaks neither of ours
    bot_username: str = ""  # in links to this bot
    send_rate: float = 29.0  # messages a second


@dataclass(frozen=True, slots=True)
class Occasion:
    """One update or one due moment. Message keys begin with `key`, so a repeated occasion says nothing twice."""

    setup: Setup
    bot_id: int
    key: str  # "inbox:42", "wake:7:2026-11-23T07:00Z"
    now: datetime  # calendar time, UTC
    chat_id: int
    user_id: int = 0
    first_name: str = ""
    last_name: str = ""
    language_code: str | None = None
    at: datetime | None = None  # when the person wrote or tapped: Telegram's message.date
    first_at: datetime | None = None  # when the message was first written, also of one that was edited since
    message_id: int | None = None  # the message that was tapped or written
    callback_id: str | None = None
