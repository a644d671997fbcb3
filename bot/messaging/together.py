"""What many do at the same moment is done in one transaction, and each gets its own answer.

Nobody waits for company: the first one goes at once, and whoever comes meanwhile goes together next.
"""

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any, Generic, Protocol, TypeVar

from bot.storage.database import Tx

Item = TypeVar("Item")
Answer = TypeVar("Answer")
MOST = 64  # in one transaction: a few milliseconds


class Run(Protocol):
    """`Database.run`, or something more patient."""

    def __call__(self, work: Callable[..., Any], *args: Any) -> Awaitable[Any]: ...


class Together(Generic[Item, Answer]):
    """`work(tx, item)` answers one of them."""

    def __init__(self, run: Run, work: Callable[[Tx, Item], Answer]) -> None:
        self._run, self._work = run, work
        self._waiting: list[tuple[Item, asyncio.Future[Answer]]] = []
        self._going: asyncio.Task[None] | None = None

    async def do(self, item: Item) -> Answer:
        answer: asyncio.Future[Answer] = asyncio.get_running_loop().create_future()
        self._waiting.append((item, answer))
        if self._going is None:
            self._going = asyncio.create_task(self._go())
        return await answer

    async def end(self) -> None:
        """Wait for what has begun."""
        if self._going is not None:
            await asyncio.wait({self._going})

    async def _go(self) -> None:
        try:
            while self._waiting:
                some, self._waiting = self._waiting[:MOST], self._waiting[MOST:]
                await self._answer(some)
        finally:
            self._going = None

    async def _answer(self, some: list[tuple[Item, "asyncio.Future[Answer]"]]) -> None:
        try:
            answers = await self._run(self._each, [item for item, _ in some])
        except Exception as error:
            await self._one_by_one(some, error)
        except BaseException as error:  # the program ends; whoever waits has to know
            _fail(some, error)
        else:
            for (_, future), answer in zip(some, answers, strict=True):
                if not future.done():  # nobody may be waiting any more
                    future.set_result(answer)

    async def _one_by_one(self, some: list[tuple[Item, "asyncio.Future[Answer]"]], error: Exception) -> None:
        """One that cannot be done must not keep the others from it."""
        if len(some) == 1:
            _fail(some, error)
            return
        for each in some:
            await self._answer([each])

    def _each(self, tx: Tx, items: list[Item]) -> list[Answer]:
        return [self._work(tx, item) for item in items]


def _fail(some: list[tuple[Any, "asyncio.Future[Any]"]], error: BaseException) -> None:
    for _, future in some:
        if not future.done():
            future.set_exception(error)
