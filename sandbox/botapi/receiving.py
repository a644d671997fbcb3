"""getUpdates and the webhook: https://core.telegram.org/bots/api#getting-updates."""

import asyncio
import re
from typing import Any

from starlette.types import Receive

from sandbox.botapi.call import Call
from sandbox.botapi.errors import ApiError, bad_request
from sandbox.botapi.methods import method
from sandbox.connection import disconnected
from sandbox.wire import Json
from sandbox.world.webhook import Webhook
from sandbox.world.world import World

SECRET = re.compile(r"[A-Za-z0-9_-]{0,256}")
LONGEST_POLL = 50
WEBHOOK_ACTIVE = "can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first"
OTHER_POLL = "terminated by other getUpdates request; make sure that only one bot instance is running"
BY_WEBHOOK = "terminated by setWebhook request"


async def get_updates(call: Call, receive: Receive) -> list[Any]:
    """Wait for updates or until the client is gone. Of two polls the older one gets 409, as from the real server."""
    world = call.world
    if world.poster.webhook.url:
        raise _conflict(WEBHOOK_ACTIVE)
    _end_poll(world, OTHER_POLL)
    remember_allowed(call)
    world.updates.confirm(call.integer("offset"))
    limit = min(max(call.integer("limit", 100), 1), 100)
    seconds = min(max(call.integer("timeout"), 0), LONGEST_POLL)
    if not world.updates.entries and seconds:
        await _wait(world, seconds, receive)
    return world.updates.fetch(limit)


async def _wait(world: World, seconds: float, receive: Receive) -> None:
    ended: asyncio.Future[str] = asyncio.get_running_loop().create_future()
    world.poll = ended
    arrival = asyncio.ensure_future(world.updates.signal.until(lambda: bool(world.updates.entries), seconds))
    gone = asyncio.ensure_future(disconnected(receive))
    try:
        await asyncio.wait((ended, arrival, gone), return_when=asyncio.FIRST_COMPLETED)
    finally:
        arrival.cancel()
        gone.cancel()
        if world.poll is ended:
            world.poll = None
    if ended.done():
        raise _conflict(ended.result())


def _end_poll(world: World, reason: str) -> None:
    if world.poll and not world.poll.done():
        world.poll.set_result(reason)


def remember_allowed(call: Call) -> None:
    """`allowed_updates` stays until it is given again; an empty list is the default."""
    if "allowed_updates" in call.params:
        kinds = call.objects("allowed_updates")
        call.world.updates.allowed = frozenset(map(str, kinds)) or None


@method("setWebhook")
def set_webhook(call: Call) -> bool:
    """https://core.telegram.org/bots/api#setwebhook; plain HTTP is allowed, as on a local server."""
    url = call.string("url")
    if url and not re.match(r"https?://[^/]+", url):
        raise bad_request("bad webhook: An HTTPS URL must be provided for webhook")
    secret = call.string("secret_token")
    if not SECRET.fullmatch(secret):
        raise bad_request("secret token contains unallowed characters")
    remember_allowed(call)
    _forget_pending(call)
    if url:
        _end_poll(call.world, BY_WEBHOOK)
    connections = min(max(call.integer("max_connections", 40), 1), 100)
    call.world.poster.set(Webhook(url, secret, connections))
    return True


@method("deleteWebhook")
def delete_webhook(call: Call) -> bool:
    _forget_pending(call)
    call.world.poster.set(Webhook())
    return True


@method("getWebhookInfo")
def get_webhook_info(call: Call) -> Json:
    webhook = call.world.poster.webhook
    info: Json = {
        "url": webhook.url,
        "has_custom_certificate": False,
        "pending_update_count": len(call.world.updates.entries),
    }
    if webhook.url:
        info["max_connections"] = webhook.max_connections
    if webhook.last_error:
        info |= {"last_error_date": webhook.last_error_date, "last_error_message": webhook.last_error}
    if call.world.updates.allowed:
        info["allowed_updates"] = sorted(call.world.updates.allowed)
    return info


def _forget_pending(call: Call) -> None:
    if call.flag("drop_pending_updates"):
        call.world.updates.clear()


def _conflict(reason: str) -> ApiError:
    return ApiError(409, f"Conflict: {reason}")
