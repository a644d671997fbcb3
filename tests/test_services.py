"""What runs as long as the bot does: one failure is everybody's, and all end within a few seconds."""

import asyncio
from dataclasses import dataclass, field

from bot.services import Services


@dataclass
class Steadfast:
    """Runs until it is stopped."""

    stopping: asyncio.Event = field(default_factory=asyncio.Event)
    ended: bool = False

    async def run(self) -> None:
        await self.stopping.wait()
        self.ended = True

    async def stop(self) -> None:
        self.stopping.set()


class Stubborn(Steadfast):
    """Does not hear that it should stop."""

    async def stop(self) -> None:
        await asyncio.Event().wait()


class Broken(Steadfast):
    async def run(self) -> None:
        raise KeyError("what somebody wrote")


def services() -> tuple[Services, "asyncio.Future[str]"]:
    failure: asyncio.Future[str] = asyncio.get_running_loop().create_future()
    return Services(failure), failure


async def test_they_are_stopped_and_awaited() -> None:
    group, failure = services()
    several = [Steadfast(), Steadfast()]
    for service in several:
        group.start(service)
    await group.stop()
    assert all(service.ended for service in several)
    assert not failure.done()


async def test_one_that_does_not_hear_is_cut_short_without_harm_to_the_others() -> None:
    group, failure = services()
    good = Steadfast()
    group.start(Stubborn())
    group.start(good)
    async with asyncio.timeout(30):
        await group.stop()
    assert good.ended
    assert not failure.done()


async def test_the_failure_of_one_is_told_without_its_words() -> None:
    group, failure = services()
    group.start(Steadfast())
    group.start(Broken())
    group.start(Broken())
    async with asyncio.timeout(30):
        assert await failure == "Broken ended unexpectedly (KeyError)"
    await group.stop()
