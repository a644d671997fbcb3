"""A broadcast to some people, and the parts that send it: the tick and the sender, without anything else."""

import asyncio
import os
import signal
import sys
from datetime import UTC, datetime

from bot.core.access import Role
from bot.core.broadcast import State, Wave
from bot.messaging.bell import Bells
from bot.messaging.clock import FollowedCalendar
from bot.messaging.sender import Sender
from bot.messaging.transport import Transport
from bot.scheduling.sending import SendingTick
from bot.storage import broadcasts, patients, people, staff, waves
from bot.storage.crypto import Vault
from bot.storage.database import Database, Tx
from bot.usecases.clinic.sending.last_look import look
from bot.usecases.occasion import Setup
from tests.messaging.rig import BOT, TOKEN

KEY = "STEADY_TEST_KEY"
NOON = datetime(2026, 3, 2, 10, tzinfo=UTC)
SETUP = Setup(content=None, send_rate=1000.0)  # type: ignore[arg-type]  # no content is shown here
WORDS = "Please drink enough water."


def confirm(tx: Tx, chats: list[int], author: int) -> int:
    """The number of a broadcast to these, which is due; and somebody of the staff who sees how it goes."""
    for chat in [*chats, author]:
        values = {"bot_id": BOT, "user_id": chat, "chat_id": chat, "language": "en", "zone": "Europe/Istanbul"}
        person = people.add(tx, name="Ayşe", now=NOON, **values)
        if chat in chats:
            people.consent(tx, person, True, NOON)
            patients.add(tx, person)
    staff.add(tx, person, [Role.COMMUNICATOR], "Deniz", NOON)
    values = {"state": State.WAITING, "confirmed_at": NOON, "next_at": NOON}
    number = broadcasts.create(tx, bot_id=BOT, author_id=person.id, now=NOON, **values)
    broadcasts.save_body(tx, number, "en", "sendMessage", {"text": WORDS})
    waves.add(tx, number, Wave.PEOPLE, NOON)
    return number


class Sending:
    """One process's share."""

    def __init__(self, database: Database, url: str, lease: float = 60.0) -> None:
        bells, calendar, self.transport = Bells(), FollowedCalendar(NOON), Transport(TOKEN, url)
        timing = {"rate": 1000.0, "chat_burst": None, "lease": lease, "answer_timeout": 1.0}
        nobody = {"on_blocked": lambda *_: None, "look": look}
        self.sender = Sender(database, self.transport, calendar, BOT, bells, **nobody, **timing)
        self.tick = SendingTick(database, calendar, SETUP, BOT, bells)

    async def run(self, ended: asyncio.Event) -> None:
        running = asyncio.create_task(self.sender.run())
        while not ended.is_set():
            await self.tick.run()
            await asyncio.wait([asyncio.ensure_future(ended.wait())], timeout=0.05)
        await self.sender.stop()
        await running
        await self.transport.close()


async def main(database_url: str, telegram_url: str) -> None:
    """A process of its own, to be killed: `python -m tests.faults.sending DATABASE TELEGRAM`."""
    ended = asyncio.Event()
    asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, ended.set)
    database = Database(database_url, Vault([os.environ[KEY]]))
    await Sending(database, telegram_url, lease=2.0).run(ended)
    database.close()


if __name__ == "__main__":
    asyncio.run(main(*sys.argv[1:]))
