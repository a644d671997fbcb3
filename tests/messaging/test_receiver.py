"""Updates are kept before Telegram is told so."""

import asyncio
from collections.abc import Callable
from typing import Any

import pytest
from aiohttp import web
from aiohttp.test_utils import TestServer
from sqlalchemy import select

from bot.messaging.bell import Bells
from bot.messaging.receiver import ALLOWED_UPDATES, Receiver
from bot.messaging.transport import Transport
from bot.storage.database import Database, Tx
from bot.storage.tables.messages import inbox
from tests.messaging.rig import BOT, PATIENCE, TOKEN

Answer = dict[str, Any]


def ok(*updates: Any) -> Answer:
    return {"ok": True, "result": list(updates)}


def refusal(status: int, description: str) -> Answer:
    return {"ok": False, "error_code": status, "description": description}


class Telegram:
    """Answers getUpdates from a list, then with nothing, and remembers what was asked."""

    def __init__(self, *answers: Answer) -> None:
        self.answers, self.asked, self.others = list(answers), [], []
        self.asked: list[dict[str, Any]]
        self.others: list[str]
        self.emptied = asyncio.Event()

    async def answer(self, request: web.Request) -> web.Response:
        body = await request.json()
        if request.match_info["method"] != "getUpdates":
            self.others.append(request.match_info["method"])
            return web.json_response({"ok": True, "result": True})
        self.asked.append(body)
        if self.answers:
            given = self.answers.pop(0)
            return web.json_response(given, status=given.get("error_code", 200))
        self.emptied.set()
        await asyncio.sleep(0.02)
        return web.json_response(ok())


async def receive(
    database: Database, telegram: Telegram, more: Callable[[], bool] = lambda: True, **about: Any
) -> None:
    """Let a receiver run until all answers are used and `more` holds."""
    app = web.Application()
    app.router.add_post("/{bot}/{method}", telegram.answer)
    async with TestServer(app) as server:
        transport = Transport(TOKEN, str(server.make_url("")))
        receiver = Receiver(transport, database, BOT, Bells(), long_poll=1, **about)
        running = asyncio.create_task(receiver.run())
        async with asyncio.timeout(PATIENCE):
            await telegram.emptied.wait()
            while not more():
                await asyncio.sleep(0.01)
        await receiver.stop()
        await running
        await transport.close()


def kept(database: Database) -> list[int | None]:
    return database.transaction(lambda tx: list(tx.execute(select(inbox.c.update_id).order_by(inbox.c.id)).scalars()))


def update(number: int) -> dict[str, Any]:
    return {"update_id": number, "message": {"chat": {"id": 7}, "text": "hello"}}


async def test_it_ends_a_webhook_and_then_asks_without_an_offset(sqlite_database: Database) -> None:
    telegram = Telegram(ok())
    await receive(sqlite_database, telegram)
    assert telegram.others == ["deleteWebhook"]
    assert "offset" not in telegram.asked[0]
    assert telegram.asked[0]["allowed_updates"] == list(ALLOWED_UPDATES)


async def test_a_batch_is_confirmed_only_after_it_is_kept(database: Database) -> None:
    telegram = Telegram(ok(update(5), update(6)))
    await receive(database, telegram)
    assert kept(database) == [5, 6]
    assert telegram.asked[1]["offset"] == 7


async def test_a_batch_that_could_not_be_kept_is_not_confirmed(
    sqlite_database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(on: bool) -> None:
        def limit(tx: Tx) -> None:
            pages = tx.connection.exec_driver_sql("PRAGMA page_count").scalar() if on else 1_000_000
            tx.connection.exec_driver_sql(f"PRAGMA max_page_count={pages}")

        sqlite_database.transaction(limit)

    large = {**update(5), "text": "x" * 100_000}
    full(True)
    telegram = Telegram(ok(large))
    again: list[int] = []

    def room() -> bool:
        if not again:
            full(False)
            telegram.answers.append(ok(large))
            again.append(len(telegram.asked))
        return kept(sqlite_database) == [5]

    await receive(sqlite_database, telegram, room)
    assert "offset" not in telegram.asked[1]


async def test_an_offset_is_used_until_it_is_heard_and_no_longer(sqlite_database: Database) -> None:
    """After a quiet week the numbers start anywhere; an old offset would hide the new ones."""
    telegram = Telegram(ok(update(900)), ok(), ok(update(3)))
    await receive(sqlite_database, telegram)
    assert [asked.get("offset") for asked in telegram.asked[:4]] == [None, 901, None, 4]
    assert kept(sqlite_database) == [900, 3]


async def test_one_bad_update_does_not_keep_its_batch_from_being_kept(database: Database) -> None:
    telegram = Telegram(ok(update(5), "garbage", {"update_id": "six"}, None, update(7)))
    await receive(database, telegram)
    assert len(kept(database)) == 5
    assert telegram.asked[1]["offset"] == 8


@pytest.mark.parametrize(
    "trouble",
    [
        {"ok": True},
        {"ok": True, "result": "all well"},
        refusal(500, "Internal"),
        refusal(429, "Too Many Requests"),
    ],
)
async def test_after_trouble_it_asks_again(sqlite_database: Database, trouble: Answer) -> None:
    telegram = Telegram(trouble, ok(update(5)))
    await receive(sqlite_database, telegram)
    assert kept(sqlite_database) == [5]


async def test_a_conflict_is_explained(sqlite_database: Database, capsys: pytest.CaptureFixture[str]) -> None:
    telegram = Telegram(refusal(409, "Conflict: terminated by other getUpdates request"), ok(update(5)))
    await receive(sqlite_database, telegram)
    assert "another program receives this bot's updates" in capsys.readouterr().out
    assert telegram.others == ["deleteWebhook"]


async def test_a_webhook_that_somebody_sets_is_ended(sqlite_database: Database) -> None:
    telegram = Telegram(refusal(409, "Conflict: can't use getUpdates method while webhook is active"))
    await receive(sqlite_database, telegram)
    assert telegram.others == ["deleteWebhook", "deleteWebhook"]


async def test_a_wrong_token_is_explained(sqlite_database: Database, capsys: pytest.CaptureFixture[str]) -> None:
    await receive(sqlite_database, Telegram(refusal(401, "Unauthorized")))
    assert "TELEGRAM_BOT_TOKEN" in capsys.readouterr().out


async def test_whatever_goes_wrong_receiving_goes_on(sqlite_database: Database) -> None:
    async def fail() -> None:
        raise KeyError

    telegram = Telegram(ok(update(5)), ok(update(6)))
    await receive(sqlite_database, telegram, kept=fail)
    assert kept(sqlite_database) == [5, 6]
