"""How fast messages may leave: one row for each bot, shared by all its processes."""

from dataclasses import dataclass

from sqlalchemy import select, update

from bot.storage.database import Tx
from bot.storage.tables.messages import pace

SAME_FLOOD = 2.0  # seconds within which a second chat's 429 means that the bot as a whole is too fast


@dataclass(frozen=True, slots=True)
class Pace:
    """Seconds of real time: when the next message may leave, and until when none may."""

    next_slot: float
    paused_until: float


def lock(tx: Tx, bot_id: int) -> Pace:
    """The bot's row, locked: bookings and claims of several processes come one after the other."""
    wanted = select(pace.c.next_slot, pace.c.paused_until).where(pace.c.bot_id == bot_id).with_for_update()
    row = tx.execute(wanted).first()
    if row is None:
        tx.insert_new(pace, {"bot_id": bot_id})
        row = tx.execute(wanted).one()
    return Pace(*row)


def book(tx: Tx, bot_id: int, next_slot: float) -> None:
    tx.execute(update(pace).where(pace.c.bot_id == bot_id).values(next_slot=next_slot))


def limited(tx: Tx, bot_id: int, chat_id: int, retry_after: float) -> float:
    """Note a 429; for how many seconds the whole bot is paused (0: it is not).

    Telegram does not say whether a chat or the bot was too fast. The first 429 is taken to be the chat's own; another
    chat's within two seconds means the bot.
    """
    now = tx.real_now()
    row = tx.execute(select(pace).where(pace.c.bot_id == bot_id).with_for_update()).one()
    whole = row.limited_chat not in (None, chat_id) and now - row.limited_at < SAME_FLOOD
    until = max(row.paused_until, now + retry_after) if whole else row.paused_until
    news = {"limited_chat": chat_id, "limited_at": now, "paused_until": until}
    tx.execute(update(pace).where(pace.c.bot_id == bot_id).values(**news))
    return max(0.0, float(until) - now)
