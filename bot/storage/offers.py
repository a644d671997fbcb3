"""What the newest message with buttons offers: its words can be said as well as tapped."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Row, bindparam, literal_column, select, text, union_all

from bot.core.access import Action, Actor, require
from bot.storage.database import Tx
from bot.storage.people import Person
from bot.storage.tables.messages import outbox

LOOK_BACK = 12  # messages; a question and what was said around it

_COLUMNS = (outbox.c.id, outbox.c.method, outbox.c.params, outbox.c.message_id, outbox.c.body_id)
_SENT = (
    select(*_COLUMNS)
    .where(outbox.c.bot_id == bindparam("bot"), outbox.c.chat_id == bindparam("chat"), outbox.c.sent.is_not(None))
    .order_by(outbox.c.sent.desc(), outbox.c.id.desc())
    .limit(LOOK_BACK)
)
_WAITING = select(*_COLUMNS).where(
    outbox.c.person_id == bindparam("person"), outbox.c.state == literal_column("'waiting'")
)
# On its way; literal, as in the partial index.
_ON_ITS_WAY = select(*_COLUMNS).where(
    outbox.c.bot_id == bindparam("bot"),
    outbox.c.chat_id == bindparam("chat"),
    text("attempts > 0 AND state IN ('waiting', 'sending')"),
    outbox.c.state == literal_column("'sending'"),
)
_NEWEST = union_all(*(select(each.subquery()) for each in (_SENT, _WAITING, _ON_ITS_WAY)))


@dataclass(frozen=True, slots=True)
class Offer:
    """A message's words and its rows of buttons, as the Bot API has them; `is_last`: nothing was said below it;
    `protected`: it can be neither forwarded nor saved."""

    text: str
    rows: list[list[dict[str, str]]]
    is_last: bool
    protected: bool = False


def newest(tx: Tx, actor: Actor, person: Person) -> Offer | None:
    """None where no recent message has buttons."""
    require(actor, Action.READ_PROGRAMME, person.id)
    found = tx.execute(_NEWEST, {"bot": person.bot_id, "chat": person.chat_id, "person": person.id}).all()
    return _first_with_buttons(tx, sorted(found, key=lambda row: row.id, reverse=True))


def _first_with_buttons(tx: Tx, newest_first: Sequence[Row[Any]]) -> Offer | None:
    changed: set[int] = set()
    is_last = True
    for row in newest_first:
        if row.body_id is not None:  # of a broadcast, which asks nothing
            is_last = is_last and not row.method.startswith("send")
            continue
        params = json.loads(tx.vault.open(row.params))
        message_id = params.get("message_id") or row.message_id
        if message_id not in changed and (rows := params.get("reply_markup", {}).get("inline_keyboard")):
            said = params.get("text") or params.get("caption") or ""
            return Offer(said, rows, is_last, _is_protected(params, row.method))
        changed |= {message_id} - {None}
        is_last = is_last and not row.method.startswith("send")
    return None


def _is_protected(params: dict[str, Any], method: str) -> bool:
    """An edit does not say whether its message is, so it counts as such."""
    return bool(params.get("protect_content")) or method.startswith("edit")
