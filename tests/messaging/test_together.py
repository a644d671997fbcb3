"""What many do at the same moment: in few transactions, each with its own answer."""

import asyncio

import pytest
from sqlalchemy import text

from bot.messaging.together import Together
from bot.storage.database import Database, Tx


class Work:
    """Doubles a number; an odd one that was asked for is refused."""

    def __init__(self, database: Database, refused: int | None = None) -> None:
        self.database, self.refused, self.transactions = database, refused, 0

    async def run(self, work, *args):
        self.transactions += 1
        return await self.database.run(work, *args)

    def double(self, tx: Tx, number: int) -> int:
        if number == self.refused:
            tx.execute(text("SELECT no_such_column FROM outbox"))
        return 2 * number


async def test_the_first_goes_at_once_and_those_who_come_meanwhile_together(sqlite_database: Database) -> None:
    work = Work(sqlite_database)
    together = Together(work.run, work.double)
    first = asyncio.create_task(together.do(0))
    while not work.transactions:
        await asyncio.sleep(0)
    answers = await asyncio.gather(*(together.do(n) for n in range(1, 40)))
    assert (await first, answers) == (0, [2 * n for n in range(1, 40)])
    assert work.transactions == 2


async def test_one_that_cannot_be_done_keeps_none_of_the_others_from_it(database: Database) -> None:
    work = Work(database, refused=3)
    together = Together(work.run, work.double)
    answers = await asyncio.gather(*(together.do(n) for n in range(6)), return_exceptions=True)
    assert [each for each in answers if isinstance(each, int)] == [0, 2, 4, 8, 10]
    assert isinstance(answers[3], Exception)


async def test_whoever_is_gone_meanwhile_holds_nobody_up(sqlite_database: Database) -> None:
    work = Work(sqlite_database)
    together = Together(work.run, work.double)
    gone, there = asyncio.create_task(together.do(1)), asyncio.create_task(together.do(2))
    await asyncio.sleep(0)
    gone.cancel()
    assert await there == 4
    with pytest.raises(asyncio.CancelledError):
        await gone
    await together.end()
