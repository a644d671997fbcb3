"""A relative has blocked the bot: the patient is told once, because nothing that is shared arrives any more."""

from datetime import datetime, timedelta

from bot.content.words import words_for
from bot.core.family import told_at
from bot.storage import bonds, news, people
from bot.storage.bonds import Bond
from bot.storage.database import Tx
from bot.storage.news import News
from bot.storage.people import Person
from bot.usecases.news import Untold, key_of
from bot.usecases.visit import Visit
from bot.views.family import warnings as views
from bot.views.message import Message

UNREACHABLE = "unreachable"
LASTS = timedelta(days=7)


def tell_patients(tx: Tx, relative: Person, now: datetime) -> None:
    """Everybody whom they follow, in the day of each; who comes back by then was never away."""
    for bond in bonds.of_relative(tx, relative.id):
        if bond.is_active and not bond.paused_at:
            news.add(
                tx,
                bot_id=bond.bot_id,
                person_id=bond.patient_id,
                bond_id=bond.id,
                kind=UNREACHABLE,
                key=key_of(bond, UNREACHABLE, now.isoformat()),
                now=now,
                due_at=told_at(now, people.by_id(tx, bond.patient_id).zone),
                expires_at=now + LASTS,
            )


def tell(visit: Visit, _each: News, bond: Bond) -> Message | Untold:
    if people.by_id(visit.tx, bond.relative_id).blocked_at is None:
        return Untold("reachable")
    return views.unreachable(words_for(visit.person.language), bond.name)
