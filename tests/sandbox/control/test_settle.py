"""Waiting until all is quiet."""

import asyncio

import pytest

from sandbox.server import SandboxServer
from tests.sandbox.clients import ControlClient, RawBot, Refused


async def test_an_idle_sandbox_is_quiet(tester: ControlClient) -> None:
    assert await tester.post("settle")
    assert await tester.post("settle", {"quiet_ms": 0, "timeout": 0})


async def test_an_unconfirmed_update_is_not_quiet(bot: RawBot, tester: ControlClient) -> None:
    user = await tester.join()
    update = (await tester.write(user, "Hello"))["update_id"]
    with pytest.raises(Refused, match="1 updates unconfirmed") as refused:
        await tester.post("settle", {"quiet_ms": 1, "timeout": 0.02})
    assert refused.value.status == 504

    settling = asyncio.create_task(tester.post("settle", {"quiet_ms": 1, "timeout": 5}))
    await bot.updates()
    await bot.updates(offset=update + 1)
    await settling


async def test_a_long_poll_is_quiet(bot: RawBot, tester: ControlClient, sandbox: SandboxServer) -> None:
    poll = asyncio.create_task(bot.updates(timeout=50))
    while sandbox.world.poll is None:
        await asyncio.sleep(0)

    await tester.post("settle", {"quiet_ms": 5, "timeout": 5})

    await tester.start()
    await poll


async def test_it_waits_until_nothing_has_happened_for_so_long(
    bot: RawBot, tester: ControlClient, sandbox: SandboxServer
) -> None:
    user = await tester.join()
    await bot.updates(offset=(await tester.write(user, "/start"))["update_id"] + 1)
    settling = asyncio.create_task(tester.post("settle", {"quiet_ms": 50, "timeout": 5}))
    await bot.say(user)

    await settling

    assert sandbox.world.activity.quiet_for() >= 0.05


async def test_a_busy_follower_is_not_quiet(tester: ControlClient) -> None:
    await tester.post("follower", {"idle": False, "next_due": None})
    with pytest.raises(Refused, match="the follower is busy"):
        await tester.post("settle", {"quiet_ms": 1, "timeout": 0.02})

    settling = asyncio.create_task(tester.post("settle", {"quiet_ms": 1, "timeout": 5}))
    await tester.post("follower", {"idle": True, "next_due": None})
    await settling


async def test_a_follower_that_has_not_done_what_is_due_is_not_quiet(tester: ControlClient) -> None:
    await tester.post("follower", {"idle": True, "next_due": "2026-03-02T11:00:00Z"})
    await tester.post("clock", {"advance": 3600})

    with pytest.raises(Refused, match="the follower is busy"):
        await tester.post("settle", {"quiet_ms": 1, "timeout": 0.02})


@pytest.mark.parametrize("body", [{"quiet_ms": "long"}, {"quiet_ms": -1}, {"timeout": None}])
async def test_a_malformed_order_is_400(tester: ControlClient, body: dict[str, object]) -> None:
    with pytest.raises(Refused) as refused:
        await tester.post("settle", body)
    assert refused.value.status == 400
