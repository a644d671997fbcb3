"""The tiny bot as a process of its own, to be killed: `python -m tests.faults.process DATABASE TELEGRAM`."""

import asyncio
import os
import signal
import sys

from bot.storage.crypto import Vault
from bot.storage.database import Database
from tests.messaging.rig import Rig

KEY = "STEADY_TEST_KEY"


async def main(database_url: str, telegram_url: str) -> None:
    ended = asyncio.Event()
    asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, ended.set)
    database = Database(database_url, Vault([os.environ[KEY]]))
    rig = Rig(database, telegram_url, lease=3.0, answer_timeout=1.0)
    rig.worker.lease = 2.0
    async with rig:
        await ended.wait()
    database.close()


if __name__ == "__main__":
    asyncio.run(main(*sys.argv[1:]))
