"""setWebhook, deleteWebhook, getWebhookInfo, and the posting."""

import asyncio
from collections.abc import AsyncIterator, Callable
from typing import Any

import pytest
from aiohttp import web

from tests.sandbox.clients import ControlClient, RawBot, Refused
from tests.sandbox.described import check_update


class Hook:
    """A bot's web server; `answer` decides the status of each answer."""

    def __init__(self) -> None:
        self.url = ""
        self.seen: list[tuple[dict[str, Any], str | None]] = []
        self.answer: Callable[[dict[str, Any]], int] = lambda update: 200
        self.in_flight: set[int] = set()
        self.together = 0
        self.arrived = asyncio.Event()

    @property
    def texts(self) -> list[str]:
        return [update["message"]["text"] for update, _ in self.seen]

    async def receive(self, request: web.Request) -> web.Response:
        update = await request.json()
        check_update(update)
        chat = update["message"]["chat"]["id"]
        assert chat not in self.in_flight
        self.in_flight.add(chat)
        self.together = max(self.together, len(self.in_flight))
        await asyncio.sleep(0)
        self.in_flight.discard(chat)
        self.seen.append((update, request.headers.get("X-Telegram-Bot-Api-Secret-Token")))
        self.arrived.set()
        return web.Response(status=self.answer(update))


@pytest.fixture
async def hook() -> AsyncIterator[Hook]:
    hook = Hook()
    app = web.Application()
    app.router.add_post("/hook", hook.receive)
    runner = web.AppRunner(app)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    host, port = runner.addresses[0][:2]
    hook.url = f"http://{host}:{port}/hook"
    yield hook
    await runner.cleanup()


async def test_updates_are_posted_with_the_secret(bot: RawBot, tester: ControlClient, hook: Hook) -> None:
    await bot.call("setWebhook", url=hook.url, secret_token="very-Secret_1")
    await tester.start()
    await tester.post("settle", {"quiet_ms": 1})

    assert hook.texts == ["/start"]
    assert hook.seen[0][1] == "very-Secret_1"


async def test_what_waited_is_posted_too_unless_it_is_dropped(bot: RawBot, tester: ControlClient, hook: Hook) -> None:
    user = await tester.start()
    await bot.call("setWebhook", url=hook.url, drop_pending_updates=True)
    await bot.call("deleteWebhook")
    await tester.write(user, "waits")
    await bot.call("setWebhook", url=hook.url)
    await tester.post("settle", {"quiet_ms": 1})

    assert hook.texts == ["waits"]


async def test_a_refused_update_is_posted_again_and_holds_back_its_chat_only(
    bot: RawBot, tester: ControlClient, hook: Hook
) -> None:
    ayse, fatma = await tester.start("Ayşe"), await tester.start("Fatma")
    await bot.updates(offset=-1)
    await bot.call("deleteWebhook", drop_pending_updates=True)
    troubles = iter([500, 302, 404])
    hook.answer = lambda update: next(troubles, 200) if update["message"]["text"] == "one" else 204
    await bot.call("setWebhook", url=hook.url)
    await tester.write(ayse, "one")
    await tester.write(ayse, "two")
    await tester.write(fatma, "other")
    await tester.post("settle", {"quiet_ms": 1})

    assert [text for text in hook.texts if text != "other"] == ["one", "one", "one", "one", "two"]
    assert hook.texts.index("other") < hook.texts.index("two")


async def test_trouble_shows_in_the_webhook_info(bot: RawBot, tester: ControlClient, hook: Hook) -> None:
    hook.answer = lambda update: 503
    await bot.call("setWebhook", url=hook.url, max_connections=7, allowed_updates=["message"])
    await tester.start()
    await hook.arrived.wait()
    while "last_error_message" not in (info := await bot.call("getWebhookInfo")):
        pass

    assert info["url"] == hook.url
    assert info["pending_update_count"] == 1
    assert info["max_connections"] == 7
    assert info["allowed_updates"] == ["message"]
    assert info["has_custom_certificate"] is False
    assert info["last_error_message"] == "Wrong response from the webhook: 503 Service Unavailable"
    with pytest.raises(Refused, match="updates unconfirmed") as refused:
        await tester.post("settle", {"quiet_ms": 1, "timeout": 0.05})
    assert refused.value.status == 504


async def test_a_webhook_that_cannot_be_reached_keeps_its_updates(bot: RawBot, tester: ControlClient) -> None:
    await bot.call("setWebhook", url="http://127.0.0.1:9/hook")
    await tester.start()
    while "last_error_message" not in (info := await bot.call("getWebhookInfo")):
        pass

    assert info["pending_update_count"] == 1
    await bot.call("deleteWebhook")
    assert len(await bot.updates()) == 1


async def test_a_reset_ends_the_attempts(bot: RawBot, tester: ControlClient, hook: Hook) -> None:
    hook.answer = lambda update: 500
    await bot.call("setWebhook", url=hook.url)
    user = await tester.start()
    await tester.write(user, "one")
    await hook.arrived.wait()

    await tester.post("reset")
    hook.answer = lambda update: 200
    await tester.write(await tester.join(), "new")
    await tester.post("settle", {"quiet_ms": 1})

    assert set(hook.texts) == {"/start", "new"}


async def test_many_people_are_served_at_once(bot: RawBot, tester: ControlClient, hook: Hook) -> None:
    users = [await tester.start(name) for name in ("Ayşe", "Fatma", "Zeynep", "Elif")]
    await bot.call("setWebhook", url=hook.url)
    await tester.post("settle", {"quiet_ms": 1})

    assert sorted(update["message"]["chat"]["id"] for update, _ in hook.seen) == users


async def test_a_webhook_needs_a_proper_address_and_secret(bot: RawBot) -> None:
    with pytest.raises(Refused, match="bad webhook"):
        await bot.call("setWebhook", url="ftp://example.com")
    with pytest.raises(Refused, match="secret token contains unallowed characters"):
        await bot.call("setWebhook", url="https://example.com", secret_token="no spaces")


async def test_an_empty_address_takes_the_webhook_away(bot: RawBot) -> None:
    await bot.call("setWebhook", url="https://example.com")
    await bot.call("setWebhook", url="")

    assert (await bot.call("getWebhookInfo"))["url"] == ""
