"""A person gets another account of Telegram: a new phone. Nothing reaches the old chat afterwards.

The account that they move to is known by nothing but the link that it opened; its row gives way to theirs.
"""

from sqlalchemy import ColumnElement, delete, literal_column, or_, update

from bot.core.access import Action, Actor, require
from bot.storage.database import Tx
from bot.storage.people import Person
from bot.storage.personal import HELD
from bot.storage.tables import audit, inbox, metadata, outbox, patient_invitations, people

_KEPT = (people, audit, inbox, outbox, patient_invitations)  # of the row that gives way
_WAITING: ColumnElement[bool] = outbox.c.state.in_(["waiting", "preparing", "asleep"])  # the last two: of broadcasts
_OPEN: ColumnElement[bool] = or_(_WAITING, outbox.c.state == literal_column("'sending'"))
_NEW_MESSAGE: ColumnElement[bool] = outbox.c.method.like("send%")


def move(tx: Tx, actor: Actor, person: Person, to: Person) -> None:
    """`person` is written to in the chat of `to` from now on; both are locked by the caller."""
    require(actor, Action.CHANGE_PROGRAMME, person.id)
    _take_along(tx, person, to)
    _forget(tx, person, to)
    account = {"user_id": to.user_id, "chat_id": to.chat_id, "blocked_at": None}
    tx.execute(update(people).where(people.c.id == person.id).values(account))


def _take_along(tx: Tx, person: Person, to: Person) -> None:
    """New messages go to the new chat, those of a lost sender too; changes of old ones are not wanted any more."""
    theirs = or_(outbox.c.person_id == person.id, outbox.c.chat_id == person.chat_id)
    of_bot = outbox.c.bot_id == person.bot_id
    changes = update(outbox).where(of_bot, theirs, _WAITING, ~_NEW_MESSAGE)
    tx.execute(changes.values(state="skipped", error="moved"))
    tx.execute(update(outbox).where(of_bot, theirs, _OPEN, _NEW_MESSAGE).values(chat_id=to.chat_id))
    tx.execute(update(outbox).where(outbox.c.person_id == to.id).values(person_id=person.id))


def _forget(tx: Tx, person: Person, to: Person) -> None:
    invited = patient_invitations.c.opened_by == to.id
    tx.execute(update(patient_invitations).where(invited).values(opened_by=person.id))
    for table in reversed(metadata.sorted_tables):
        if table in HELD and table not in _KEPT:
            tx.execute(delete(table).where(HELD[table].whose(to)))
    tx.execute(delete(people).where(people.c.id == to.id))
