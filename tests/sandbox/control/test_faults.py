"""Faults that are ordered in advance."""

import asyncio
import time
from typing import Any

import aiohttp
import pytest

from sandbox.server import SandboxServer
from tests.sandbox.clients import ControlClient, RawBot, Refused


async def test_a_status_answers_instead_of_the_call(bot: RawBot, tester: ControlClient) -> None:
    user = await tester.start()
    await tester.fault("sendMessage", status=500)

    with pytest.raises(Refused, match="Internal Server Error") as refused:
        await bot.say(user)
    assert refused.value.status == 500
    assert len((await tester.chat(user))["messages"]) == 1
    assert await bot.say(user)


@pytest.mark.parametrize(
    ("fault", "description", "parameters"),
    [
        ({"status": 429, "retry_after": 35}, "Too Many Requests: retry after 35", {"retry_after": 35}),
        ({"status": 429}, "Too Many Requests: retry after 1", {"retry_after": 1}),
        ({"status": 403}, "Forbidden: bot was blocked by the user", None),
        ({"status": 400, "description": "Bad Request: {odd}"}, "Bad Request: {odd}", None),
        ({"status": 400, "migrate_to_chat_id": -1005}, "Bad Request", {"migrate_to_chat_id": -1005}),
        ({"status": 418}, "Error", None),
    ],
)
async def test_an_ordered_error_looks_like_telegrams(
    bot: RawBot, tester: ControlClient, fault: dict[str, Any], description: str, parameters: Any
) -> None:
    await tester.fault("getMe", **fault)

    with pytest.raises(Refused) as refused:
        await bot.call("getMe")
    assert refused.value.body["error_code"] == fault["status"]
    assert refused.value.body["description"] == description
    assert refused.value.body.get("parameters") == parameters


async def test_a_fault_is_used_up_after_its_times(bot: RawBot, tester: ControlClient) -> None:
    await tester.fault("getMe", status=500, times=2)

    for _ in range(2):
        with pytest.raises(Refused):
            await bot.call("getMe")
    assert await bot.call("getMe")


async def test_a_fault_without_end_stays_until_it_is_deleted(bot: RawBot, tester: ControlClient) -> None:
    await tester.fault("*", status=502, times=0)
    for method in ("getMe", "getChat", "getUpdates", "sendTelepathy"):
        with pytest.raises(Refused) as refused:
            await bot.call(method)
        assert refused.value.status == 502

    await tester.request("DELETE", "faults")
    assert await bot.call("getMe")


async def test_the_first_fault_that_fits_is_used(bot: RawBot, tester: ControlClient) -> None:
    ayse, fatma = await tester.start("Ayşe"), await tester.start("Fatma")
    await tester.fault("sendMessage", chat_id=fatma, status=400)
    await tester.fault("SENDMESSAGE", status=500)
    await tester.fault("*", status=503)

    statuses = []
    for user in (ayse, fatma, ayse):
        with pytest.raises(Refused) as refused:
            await bot.say(user)
        statuses.append(refused.value.status)
    assert statuses == [500, 400, 503]


async def test_a_fault_for_another_method_or_chat_does_nothing(bot: RawBot, tester: ControlClient) -> None:
    user = await tester.start()
    await tester.fault("sendPhoto", status=500)
    await tester.fault("sendMessage", chat_id=user + 1, status=500)

    assert await bot.say(user)


async def test_a_delay_waits_and_goes_on(bot: RawBot, tester: ControlClient) -> None:
    user = await tester.start()
    await tester.fault("sendMessage", delay=0.05)
    began = time.monotonic()

    assert await bot.say(user)

    assert time.monotonic() - began >= 0.05


async def test_delivered_then_dropped_is_done_but_not_answered(bot: RawBot, tester: ControlClient) -> None:
    user = await tester.start()
    await tester.fault("sendMessage", deliver_then_drop=True)

    with pytest.raises(aiohttp.ClientConnectionError):
        await bot.say(user, "Delivered")

    assert (await tester.newest(user))["text"] == "Delivered"
    (call,) = await tester.calls("sendMessage")
    assert (call["status"], call["fault"]) == (200, "deliver_then_drop")


async def test_garbage_is_done_and_answered_unreadably(http: aiohttp.ClientSession, tester: ControlClient) -> None:
    user = await tester.start()
    await tester.fault("sendMessage", garbage=True)

    async with http.post("/bot1:x/sendMessage", json={"chat_id": user, "text": "Delivered"}) as answer:
        assert answer.status == 200
        with pytest.raises(ValueError, match="Expecting value"):
            await answer.json()
    assert (await tester.newest(user))["text"] == "Delivered"


async def test_refused_is_neither_done_nor_answered(bot: RawBot, tester: ControlClient) -> None:
    user = await tester.start()
    await tester.fault("sendMessage", refuse=True)

    with pytest.raises(aiohttp.ClientConnectionError):
        await bot.say(user)

    assert len((await tester.chat(user))["messages"]) == 1
    (call,) = await tester.calls("sendMessage")
    assert (call["status"], call["result"]) == (0, None)
    assert await bot.say(user)


async def test_updates_survive_a_dropped_poll(bot: RawBot, tester: ControlClient) -> None:
    await tester.start()
    await tester.fault("getUpdates", deliver_then_drop=True)
    with pytest.raises(aiohttp.ClientConnectionError):
        await bot.updates()

    assert len(await bot.updates()) == 1


@pytest.mark.parametrize(
    "fault",
    [
        {},
        {"method": "getMe"},
        {"method": "", "status": 500},
        {"method": "getMe", "status": 200},
        {"method": "getMe", "status": "500"},
        {"method": "getMe", "status": 500, "delay": 1},
        {"method": "getMe", "delay": -1},
        {"method": "getMe", "status": 500, "times": -1},
        {"method": "getMe", "status": 500, "times": 1.5},
        {"method": "getMe", "status": 429, "retry_after": "long"},
    ],
)
async def test_a_malformed_fault_is_400(tester: ControlClient, fault: dict[str, Any]) -> None:
    with pytest.raises(Refused) as refused:
        await tester.post("faults", fault)
    assert refused.value.status == 400


async def test_calls_in_flight_are_not_quiet(bot: RawBot, tester: ControlClient, sandbox: SandboxServer) -> None:
    await tester.fault("getMe", delay=0.2)
    call = asyncio.create_task(bot.call("getMe"))
    while not sandbox.world.activity.in_flight:
        await asyncio.sleep(0)

    with pytest.raises(Refused, match="1 calls in flight") as refused:
        await tester.post("settle", {"quiet_ms": 0, "timeout": 0})
    assert refused.value.status == 504
    await call
