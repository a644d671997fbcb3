"""P1: from an update to its answer, durable, 20 updates a second from 60 chats for a minute."""

from bench.place import BOT, Bot, durable, telegram
from bench.results import Result, percentile
from bot.messaging.receiver import Receiver

RATE, CHATS = 20.0, 60


async def run(share: float) -> list[Result]:
    """The whole way as Telegram sees it: the update is there, the answer arrives."""
    count = int(RATE * 60 * share)
    async with telegram() as stub, durable("sqlite") as database:
        bot = Bot(database, stub.url)
        receiver = Receiver(bot.transport, database, BOT, bot.bells)
        async with bot.running(receiver, bot.worker, bot.sender):
            await stub.make(count=count, chats=CHATS, rate=RATE)
            seen = await stub.until(count, patience=count / RATE + 30)
    waits = [(at - seen["made"][words]) * 1000 for at, words in seen["arrived"]]
    what = f"update in → answer issued, {RATE:.0f}/s, {count} updates"
    return [
        Result("P1", "steady, SQLite", f"{what}, median", percentile(waits, 0.5), "ms", "≤ 15 ms"),
        Result("P1", "steady, SQLite", f"{what}, 99 %", percentile(waits, 0.99), "ms", "≤ 60 ms"),
    ]
