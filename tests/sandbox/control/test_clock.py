"""The clock, with and without a bot that follows it."""

import asyncio
from typing import Any

import aiohttp
import pytest

from sandbox.server import SandboxServer
from tests.sandbox.clients import ControlClient, RawBot, Refused

TEN, ELEVEN, NOON, ONE = (f"2026-03-02T{hour}:00:00Z" for hour in (10, 11, 12, 13))


async def test_the_clock_stands_still(tester: ControlClient) -> None:
    assert await tester.get("clock") == {"now": TEN, "target": TEN}
    assert (await tester.get("state"))["now"] == TEN


async def test_without_a_follower_it_jumps_at_once(bot: RawBot, tester: ControlClient) -> None:
    assert await tester.post("clock", {"to": "2026-03-02T13:00:00+02:00"}) == {"now": ELEVEN, "target": ELEVEN}
    assert (await tester.post("clock", {"advance": 3600}))["now"] == NOON
    assert (await tester.post("clock", {"to": "2026-03-02T13:00:00"}))["now"] == ONE
    user = await tester.start()
    assert (await bot.say(user))["date"] == 1772445600 + 3 * 3600


async def test_it_does_not_go_backward(tester: ControlClient) -> None:
    for body in ({"to": "2026-03-02T09:59:59Z"}, {"advance": -1}):
        with pytest.raises(Refused) as refused:
            await tester.post("clock", body)
        assert refused.value.status == 409
    assert (await tester.post("clock", {"advance": 0}))["now"] == TEN


@pytest.mark.parametrize(
    "body",
    [
        {},
        {"to": TEN, "advance": 5},
        {"to": "tomorrow"},
        {"to": 5},
        {"advance": "5"},
        {"advance": True},
        {"advance": 1e30},
        {"advance": 5, "timeout": "long"},
    ],
)
async def test_a_malformed_move_is_400(tester: ControlClient, body: dict[str, Any]) -> None:
    with pytest.raises(Refused) as refused:
        await tester.post("clock", body)
    assert refused.value.status == 400


@pytest.mark.parametrize("body", [{}, {"idle": "yes"}, {"idle": True, "next_due": "soon"}, {"idle": True, "now": "x"}])
async def test_a_malformed_report_is_400(tester: ControlClient, body: dict[str, Any]) -> None:
    with pytest.raises(Refused) as refused:
        await tester.post("follower", body)
    assert refused.value.status == 400


class Follower:
    """A bot by hand: it reports, and sees how far the clock has come."""

    def __init__(self, tester: ControlClient) -> None:
        self.tester = tester

    async def report(self, idle: bool = True, next_due: str | None = None, **more: str) -> None:
        await self.tester.post("follower", {"idle": idle, "next_due": next_due, **more})

    async def sees(self, now: str) -> None:
        """Wait until the clock shows this time; it must not show a later one."""
        while (shown := (await self.tester.get("clock"))["now"]) != now:
            assert shown < now


@pytest.fixture
def follower(tester: ControlClient) -> Follower:
    return Follower(tester)


async def test_it_stops_at_everything_that_falls_due(tester: ControlClient, follower: Follower) -> None:
    await follower.report(next_due=ELEVEN)
    move = asyncio.create_task(tester.post("clock", {"to": ONE, "timeout": 5}))

    await follower.sees(ELEVEN)
    assert await tester.get("clock") == {"now": ELEVEN, "target": ONE}
    await follower.report(idle=False, next_due=ELEVEN)
    assert not move.done()
    await follower.report(next_due=NOON)
    await follower.sees(NOON)
    assert not move.done()
    await follower.report(next_due=None)

    assert await move == {"now": ONE, "target": ONE}


async def test_it_does_not_pass_a_due_moment_on_a_report_from_before_it(
    tester: ControlClient, follower: Follower
) -> None:
    await follower.report(next_due=ELEVEN)
    move = asyncio.create_task(tester.post("clock", {"to": ONE, "timeout": 5}))
    await follower.sees(ELEVEN)

    await follower.report(idle=True, next_due=ELEVEN)
    await follower.report(idle=True, next_due=NOON, now=TEN)
    assert (await tester.get("clock", wait=0.05))["now"] == ELEVEN

    await follower.report(idle=True, next_due=NOON, now=ELEVEN)
    await follower.sees(NOON)
    await follower.report(idle=True, now=NOON)
    assert (await move)["now"] == ONE


async def test_it_waits_for_a_follower_that_is_busy(tester: ControlClient, follower: Follower) -> None:
    await follower.report(idle=False)
    move = asyncio.create_task(tester.post("clock", {"to": ONE, "timeout": 5}))
    assert (await tester.get("clock", wait=0.05)) == {"now": TEN, "target": ONE}

    await follower.report()

    assert (await move)["now"] == ONE


async def test_a_clock_that_gets_no_further_is_504_and_stays(tester: ControlClient, follower: Follower) -> None:
    await follower.report(next_due=ELEVEN)

    with pytest.raises(Refused, match="2026-03-02T11:00:00Z") as refused:
        await tester.post("clock", {"to": ONE, "timeout": 0.05})

    assert refused.value.status == 504
    assert await tester.get("clock") == {"now": ELEVEN, "target": ELEVEN}


async def test_an_update_on_its_way_is_waited_for(bot: RawBot, tester: ControlClient, follower: Follower) -> None:
    await follower.report()
    update = (await tester.write(await tester.join(), "Hello"))["update_id"]
    move = asyncio.create_task(tester.post("clock", {"to": ONE, "timeout": 5}))
    assert (await tester.get("clock", after=TEN, wait=0.05))["now"] == TEN

    await bot.updates(offset=update + 1)

    assert (await move)["now"] == ONE


async def test_a_long_poll_on_the_clock_ends_when_it_moves(tester: ControlClient) -> None:
    waiting = asyncio.create_task(tester.get("clock", after=TEN, wait=30))
    await tester.advance(3600)

    assert (await asyncio.wait_for(waiting, 5))["now"] == ELEVEN
    assert (await tester.get("clock", after=TEN, wait=30))["now"] > TEN


async def test_a_long_poll_on_the_clock_ends_when_a_target_is_set(
    tester: ControlClient, follower: Follower, sandbox: SandboxServer
) -> None:
    await follower.report(idle=False)
    waiting = asyncio.create_task(tester.get("clock", after=TEN, wait=30))
    while not sandbox.world.clock._listening:
        await asyncio.sleep(0)
    move = asyncio.create_task(tester.post("clock", {"to": ONE, "timeout": 5}))

    assert await waiting == {"now": TEN, "target": ONE}
    await follower.report()
    await move


async def test_a_long_poll_in_vain_ends_as_it_was(tester: ControlClient) -> None:
    assert await tester.get("clock", after=TEN, wait=0.01) == {"now": TEN, "target": TEN}
    with pytest.raises(Refused) as refused:
        await tester.get("clock", after="now", wait=1)
    assert refused.value.status == 400


async def test_a_follower_whose_connection_broke_is_not_waited_for(
    tester: ControlClient, follower: Follower, sandbox: SandboxServer
) -> None:
    await follower.report(idle=False)
    async with aiohttp.ClientSession(sandbox.url) as dying:
        listening = asyncio.create_task(ControlClient(dying).get("clock", after=TEN, wait=30))
        while not sandbox.world.clock._listening:
            await asyncio.sleep(0)
        listening.cancel()

    assert (await tester.post("clock", {"to": ONE, "timeout": 5}))["now"] == ONE
