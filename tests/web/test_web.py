"""Telegram's webhook, health and metrics."""

import json
from collections.abc import AsyncIterator
from typing import Any

import httpx
import pytest
import pytest_asyncio
from sqlalchemy import select, text

from bot.messaging.bell import Bells
from bot.storage import inbox
from bot.storage.database import Database
from bot.storage.tables.messages import inbox as table
from bot.web.application import WEBHOOK_PATH, create_web
from bot.web.webhook import MOST_BYTES, SECRET_HEADER, Webhook
from tests.databases import VAULT

BOT, SECRET = 4242, "known-to-telegram-and-us"
UPDATE = {"update_id": 5, "message": {"message_id": 1, "chat": {"id": 7}, "text": "hello"}}


def client(database: Database, secret: str | None = SECRET, bells: Bells | None = None) -> httpx.AsyncClient:
    app = create_web(database, BOT, bells or Bells(), secret)
    return httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://bot")


@pytest_asyncio.fixture
async def web(database: Database) -> AsyncIterator[httpx.AsyncClient]:
    async with client(database) as opened:
        yield opened


async def deliver(web: httpx.AsyncClient, body: Any, secret: str | None = SECRET) -> httpx.Response:
    headers = {} if secret is None else {SECRET_HEADER: secret}
    content = body if isinstance(body, (bytes, str)) else json.dumps(body)
    return await web.post(WEBHOOK_PATH, content=content, headers=headers)


def kept(database: Database) -> list[tuple[int, int]]:
    rows = database.transaction(lambda tx: tx.execute(select(table).order_by(table.c.id)).all())
    return [(row.update_id, row.chat_id) for row in rows]


async def test_an_update_is_kept_before_it_is_acknowledged(database: Database, web: httpx.AsyncClient) -> None:
    assert (await deliver(web, UPDATE)).status_code == 200
    assert kept(database) == [(5, 7)]


async def test_the_worker_is_woken(database: Database) -> None:
    bells = Bells()
    rung = bells.inbox.listen()
    async with client(database, bells=bells) as web:
        await deliver(web, UPDATE)
    assert rung.is_set()


async def test_an_update_that_comes_again_is_acknowledged_again_and_kept_once(
    database: Database, web: httpx.AsyncClient
) -> None:
    assert [(await deliver(web, UPDATE)).status_code for _ in range(2)] == [200, 200]
    assert len(kept(database)) == 1


@pytest.mark.parametrize("secret", [None, "", "wrong", SECRET + "x", SECRET.upper()])
async def test_without_the_secret_nothing_is_kept(
    database: Database, web: httpx.AsyncClient, secret: str | None
) -> None:
    answer = await deliver(web, UPDATE, secret)
    assert (answer.status_code, answer.content) == (401, b"")
    assert kept(database) == []


def test_a_webhook_without_a_secret_is_refused(sqlite_database: Database) -> None:
    with pytest.raises(ValueError, match="secret"):
        Webhook(sqlite_database, BOT, "", Bells())


async def test_a_bot_that_polls_has_no_webhook(sqlite_database: Database) -> None:
    async with client(sqlite_database, secret=None) as web:
        assert (await deliver(web, UPDATE)).status_code == 404


@pytest.mark.parametrize("body", [b"", b"{", b"\xff\xfe", b"[" * 100_000, b"[]", b'"words"', b"null"])
async def test_garbage_is_kept_and_acknowledged_or_it_would_come_for_ever(
    database: Database, web: httpx.AsyncClient, body: bytes
) -> None:
    assert (await deliver(web, body)).status_code == 200
    assert len(kept(database)) == 1


async def test_a_body_longer_than_any_update_is_refused(database: Database, web: httpx.AsyncClient) -> None:
    assert (await deliver(web, b"x" * (MOST_BYTES + 1))).status_code == 413
    assert kept(database) == []


async def test_an_update_that_could_not_be_kept_is_not_acknowledged(database: Database) -> None:
    database.transaction(lambda tx: tx.execute(text("DROP TABLE inbox")))
    async with client(database) as web:
        assert (await deliver(web, UPDATE)).status_code == 503


async def test_only_a_post_delivers(web: httpx.AsyncClient) -> None:
    assert (await web.get(WEBHOOK_PATH)).status_code == 405


async def test_health_tells_how_long_the_oldest_update_has_waited(database: Database, web: httpx.AsyncClient) -> None:
    assert (await web.get("/health")).json() == {"status": "ok", "oldest_unhandled_seconds": 0.0}
    database.transaction(inbox.store, BOT, [UPDATE])
    database.transaction(lambda tx: tx.execute(text("UPDATE inbox SET received = received - 60")))
    assert (await web.get("/health")).json()["oldest_unhandled_seconds"] >= 60.0


async def test_without_a_database_it_is_not_healthy_and_says_no_more_than_that() -> None:
    lost = Database("sqlite:////no/such/folder/steady.db", VAULT)
    async with client(lost) as web:
        answer = await web.get("/health")
        assert (answer.status_code, answer.json()) == (503, {"status": "database unreachable"})
        assert (await web.get("/metrics")).status_code == 503
    lost.close()


async def test_metrics_are_numbers_and_nobodys_data(database: Database, web: httpx.AsyncClient) -> None:
    database.transaction(inbox.store, BOT, [UPDATE])
    lines = (await web.get("/metrics")).text.splitlines()
    assert "steady_inbox_open 1" in lines
    assert 'steady_outbox_waiting{lane="urgent"} 0' in lines
    assert all(float(line.rsplit(" ", 1)[1]) >= 0 for line in lines)


@pytest.mark.parametrize("path", ["/docs", "/openapi.json", "/redoc", "/"])
async def test_nothing_else_is_served(web: httpx.AsyncClient, path: str) -> None:
    assert (await web.get(path)).status_code == 404
