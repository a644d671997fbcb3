"""getUpdates."""

import asyncio

import pytest

from sandbox.server import SandboxServer
from tests.sandbox.clients import ControlClient, RawBot, Refused


def ids(updates: list[dict[str, int]]) -> list[int]:
    return [update["update_id"] for update in updates]


async def poll_begins(sandbox: SandboxServer) -> None:
    while sandbox.world.poll is None:
        await asyncio.sleep(0)


async def test_update_ids_are_sequential_across_people(bot: RawBot, tester: ControlClient) -> None:
    await tester.start("Ayşe")
    await tester.start("Fatma")
    user = await tester.start("Zeynep")
    await tester.write(user, "Hello")

    first, *rest = ids(await bot.updates())

    assert rest == [first + 1, first + 2, first + 3]


async def test_unconfirmed_updates_come_again(bot: RawBot, tester: ControlClient) -> None:
    await tester.start()

    assert await bot.updates() == await bot.updates() != []


async def test_an_offset_confirms_everything_below_it(bot: RawBot, tester: ControlClient) -> None:
    user = await tester.start()
    for text in ("one", "two", "three"):
        await tester.write(user, text)
    start, one, two, three = ids(await bot.updates())

    assert ids(await bot.updates(offset=two)) == [two, three]
    assert ids(await bot.updates(offset=start)) == [two, three]
    assert await bot.updates(offset=three + 1) == []
    assert (await tester.get("state"))["pending"] == 0
    assert start < one


async def test_an_offset_confirms_even_what_was_never_fetched(bot: RawBot, tester: ControlClient) -> None:
    user = await tester.start()
    newest = (await tester.write(user, "two"))["update_id"]

    assert ids(await bot.updates(offset=newest)) == [newest]


async def test_a_negative_offset_keeps_only_the_newest(bot: RawBot, tester: ControlClient) -> None:
    user = await tester.start()
    await tester.write(user, "one")
    await tester.write(user, "two")
    *_, two, three = [*ids(await bot.updates()), (await tester.write(user, "three"))["update_id"]]

    assert ids(await bot.updates(offset=-2)) == [two, three]
    assert ids(await bot.updates()) == [two, three]


async def test_limit_cuts_the_batch(bot: RawBot, tester: ControlClient) -> None:
    user = await tester.start()
    for number in range(4):
        await tester.write(user, str(number))

    assert len(await bot.updates(limit=2)) == 2
    assert len(await bot.updates(limit=0)) == 1
    assert len(await bot.updates(limit=1000)) == 5


async def test_a_long_poll_returns_as_soon_as_something_arrives(
    bot: RawBot, tester: ControlClient, sandbox: SandboxServer
) -> None:
    poll = asyncio.create_task(bot.updates(timeout=50))
    await poll_begins(sandbox)
    await tester.start()

    (update,) = await asyncio.wait_for(poll, 5)
    assert update["message"]["text"] == "/start"


async def test_a_poll_that_waits_in_vain_returns_nothing(bot: RawBot) -> None:
    assert await bot.updates(timeout=1) == []


async def test_of_two_pollers_the_older_one_gets_409(
    bot: RawBot, tester: ControlClient, sandbox: SandboxServer
) -> None:
    older = asyncio.create_task(bot.updates(timeout=50))
    await poll_begins(sandbox)
    newer = asyncio.create_task(bot.updates(timeout=50))

    with pytest.raises(Refused, match="Conflict: terminated by other getUpdates request") as refused:
        await older
    assert refused.value.status == 409
    await tester.start()
    assert len(await newer) == 1


async def test_while_a_webhook_is_set_polling_is_409(bot: RawBot, sandbox: SandboxServer) -> None:
    older = asyncio.create_task(bot.updates(timeout=50))
    await poll_begins(sandbox)
    await bot.call("setWebhook", url="http://127.0.0.1:9/hook")

    with pytest.raises(Refused, match="terminated by setWebhook request"):
        await older
    with pytest.raises(Refused, match="can't use getUpdates method while webhook is active") as refused:
        await bot.updates()
    assert refused.value.status == 409
    await bot.call("deleteWebhook")
    assert await bot.updates() == []


async def test_by_default_reactions_are_left_out(bot: RawBot, tester: ControlClient) -> None:
    user = await tester.start()
    message = await bot.say(user)
    reaction = {"message_id": message["message_id"], "emoji": "👍"}

    assert (await tester.post(f"users/{user}/reactions", reaction))["update_id"] is None
    assert len(await bot.updates()) == 1


async def test_allowed_updates_are_remembered(bot: RawBot, tester: ControlClient) -> None:
    user = await tester.start()
    await bot.updates(allowed_updates=["message_reaction"])
    message = await bot.say(user)
    await tester.write(user, "not wanted")
    await tester.post(f"users/{user}/reactions", {"message_id": message["message_id"], "emoji": "👍"})

    *_, update = await bot.updates()
    assert update["message_reaction"]["new_reaction"] == [{"type": "emoji", "emoji": "👍"}]
    assert update["message_reaction"]["old_reaction"] == []
    assert len(await bot.updates()) == 2

    await bot.updates(allowed_updates=[])
    await tester.write(user, "wanted again")
    assert (await bot.updates())[-1]["message"]["text"] == "wanted again"


async def test_a_tap_is_dropped_after_150_seconds_and_a_message_is_not(bot: RawBot, tester: ControlClient) -> None:
    user = await tester.start()
    await bot.offer(user, [{"text": "Yes", "callback_data": "y"}])
    await tester.tap(user, "Yes")

    await tester.advance(150)
    assert [list(update)[1] for update in await bot.updates()] == ["message", "callback_query"]
    await tester.advance(1)
    assert [list(update)[1] for update in await bot.updates()] == ["message"]
