"""What the author of a broadcast sees of it: one message that is edited as it goes, and a report at its end.

Edited at most every three seconds, and never while the edit before has not left, so that it keeps no slot from others.
"""

import json
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import select

from bot.content.words import words_for
from bot.core.broadcast import PROGRESS_SECONDS, STOPPED, State, time_left
from bot.storage import broadcasts, outbox, staff, waves
from bot.storage.broadcasts import Broadcast
from bot.storage.database import Tx
from bot.storage.outbox import Lane
from bot.storage.staff import Member
from bot.storage.tables import outbox as rows
from bot.usecases.clinic.telling import STAFF
from bot.usecases.occasion import Setup
from bot.views.clinic import progress as views
from bot.views.message import Message, inline_markup, send_params

LEFT = ("waiting", "sending")


@dataclass(frozen=True, slots=True)
class About:
    """One broadcast, at one moment."""

    tx: Tx
    setup: Setup
    broadcast: Broadcast
    now: datetime

    @property
    def author(self) -> Member | None:
        """None where nothing reaches them, or they do not work here any more."""
        found = staff.of_person(self.tx, self.broadcast.author_id)
        return found if found and found.reachable else None

    def message(self, author: Member, state: State) -> Message:
        numbers = broadcasts.numbers(self.tx, self.broadcast.id)
        coming = [wave.due_at for wave in waves.open_ones(self.tx, self.broadcast.id) if wave.due_at > self.now]
        return views.progress(
            words_for(author.language),
            self.broadcast.id,
            self.broadcast.action,
            state,
            numbers,
            time_left(numbers.left, self.setup.send_rate),
            min(coming, default=None),
            author.zone,
        )


def begin(about: About) -> None:
    """The message that is edited from now on."""
    if about.author is None:
        return
    message = about.message(about.author, State.SENDING)
    row_id = _say(about, about.author, "progress", message.method, send_params(message))
    broadcasts.change(about.tx, about.broadcast.id, progress_id=row_id, progress_at=about.tx.real_now())


def tell(about: About, state: State | None = None) -> bool:
    """How far it is, where that is new and three seconds have passed. Whether anything was told.

    What ends or is paused before the first edit is told at once: most broadcasts take less than three seconds.
    """
    real = about.tx.real_now()
    at_once = (state or about.broadcast.state) is not State.SENDING and not _is_edited(about)
    if (real < about.broadcast.progress_at + PROGRESS_SECONDS and not at_once) or (author := about.author) is None:
        return False
    shown = _shown(about) if _is_seen(about) else None
    params = _edit_params(about.message(author, state or about.broadcast.state))
    if shown is None or params == shown:
        return False
    _say(about, author, f"progress:{real:.3f}", "editMessageText", params, follows=about.broadcast.progress_id)
    broadcasts.change(about.tx, about.broadcast.id, progress_at=real)
    return True


def is_told(about: About) -> bool:
    """Whether the author sees how far it is; or nobody is there to see it."""
    author = about.author
    if author is None or not _is_seen(about):
        return True
    return _shown(about) == _edit_params(about.message(author, about.broadcast.state))


def end(about: About) -> bool:
    """The last edit, and the report as a message of its own. False: not yet."""
    author = about.author
    if author is None:
        return True
    state = about.broadcast.state if about.broadcast.state in STOPPED else State.DONE
    if _is_seen(about):
        last = _edit_params(about.message(author, state))
        if _shown(about) != last and not tell(about, state):
            return False
    report = views.report(
        words_for(author.language),
        about.broadcast.id,
        about.broadcast.action,
        state,
        broadcasts.numbers(about.tx, about.broadcast.id),
        broadcasts.skipped(about.tx, about.broadcast.id),
        broadcasts.changed(about.tx, about.broadcast.id),
    )
    _say(about, author, "report", report.method, send_params(report))
    return True


def _is_seen(about: About) -> bool:
    """Whether there is a message that can be edited, now or soon."""
    row = about.tx.execute(select(rows.c.state).where(rows.c.id == about.broadcast.progress_id)).scalar_one_or_none()
    return row in (*LEFT, "sent")


def _is_edited(about: About) -> bool:
    edits = select(rows.c.id).where(rows.c.follows == about.broadcast.progress_id).limit(1)
    return about.tx.execute(edits).first() is not None


def _shown(about: About) -> dict[str, Any] | None:
    """What was told last, as of an edit; None while it is on its way."""
    first = about.broadcast.progress_id
    query = select(rows.c.state, rows.c.params).where((rows.c.id == first) | (rows.c.follows == first))
    newest = about.tx.execute(query.order_by(rows.c.id.desc()).limit(1)).one_or_none()
    if newest is None or newest.state in LEFT:
        return None
    params: dict[str, Any] = json.loads(about.tx.vault.open(newest.params))
    return {"text": params["text"], "reply_markup": params.get("reply_markup", {"inline_keyboard": []})}


def _edit_params(message: Message) -> dict[str, Any]:
    return {"text": message.text, "reply_markup": inline_markup(message)}


def _say(
    about: About, author: Member, what: str, method: str, params: dict[str, Any], follows: int | None = None
) -> int | None:
    return outbox.enqueue(
        about.tx,
        bot_id=author.bot_id,
        key=f"{STAFF}broadcast:{about.broadcast.id}:{what}",
        chat_id=author.chat_id,
        person_id=author.person_id,
        lane=Lane.REPLY,
        method=method,
        params=params,
        created_at=about.now,
        follows=follows,
    )
