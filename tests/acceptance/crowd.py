"""Patients by the hundred: written straight into the database, and in the sandbox as people who have pressed Start.

Nobody of them said a word to the bot: so many conversations would take minutes, and it is not they who are tested.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from bot.core.access import SYSTEM
from bot.settings import Settings
from bot.start import open_database, prepare
from bot.storage import patients, people, reports
from bot.storage.database import Tx
from sandbox.world import actions
from sandbox.world.world import World

ZONES = ("Europe/Istanbul", "Europe/London", "Asia/Kolkata", "America/New_York")
LANGUAGES = ("en", "tr")


class Lot(StrEnum):
    """What became of somebody."""

    WELL = "well"
    ON_HOLD = "on hold"
    BLOCKS = "has blocked the bot, which does not know it yet"
    BLOCKED = "has blocked the bot, which knows it"
    STOPPED = "wants no more messages"
    REFUSED = "has not agreed"


LOTS = (Lot.BLOCKED, Lot.STOPPED, Lot.REFUSED, Lot.BLOCKS, Lot.ON_HOLD, Lot.ON_HOLD, *(9 * [Lot.WELL]))


@dataclass(frozen=True)
class Somebody:
    """`id`: of the Telegram user, and of the chat."""

    id: int
    language: str
    zone: str
    lot: Lot


def settle_in(settings: Settings, world: World, number: int, now: datetime) -> Sequence[Somebody]:
    """So many patients, while no bot runs: every language, zone and lot with every other one."""
    crowd = [_joined(world, n) for n in range(number)]
    with open_database(settings) as database:
        database.transaction(prepare)
        database.transaction(lambda tx: [_write_down(tx, settings.bot_id, each, now) for each in crowd])
    return crowd


def _joined(world: World, n: int) -> Somebody:
    zone, language, lot = ZONES[n % 4], LANGUAGES[n // 4 % 2], LOTS[n % len(LOTS)]
    user = actions.join(world, {"first_name": f"P{n}", "language_code": language})
    user.started = True
    user.blocked = lot in (Lot.BLOCKS, Lot.BLOCKED)
    return Somebody(user.id, language, zone, lot)


def _write_down(tx: Tx, bot_id: int, one: Somebody, now: datetime) -> None:
    about = {"bot_id": bot_id, "user_id": one.id, "chat_id": one.id, "language": one.language, "zone": one.zone}
    person = people.add(tx, name=f"P{one.id}", now=now, **about)
    patients.add(tx, person)
    patients.change(tx, SYSTEM, person.id, exerciser="self", first_day=now.date(), clearance="clear")
    people.consent(tx, person, one.lot is not Lot.REFUSED, now)
    if one.lot is Lot.ON_HOLD:
        reports.hold(tx, SYSTEM, person, "C3", now)
    if one.lot in (Lot.BLOCKED, Lot.STOPPED):
        people.change(tx, person.id, **{f"{one.lot.name.lower()}_at": now})
