"""Updates that a tester made up: passed on as they stand, learning only who may be answered."""

from typing import Any

from sandbox.wire import Json
from sandbox.world.callbacks import Tap
from sandbox.world.users import Chat, User
from sandbox.world.world import World, chat_in, lane_of


def add_raw(world: World, update: Any) -> Any:
    """Queue a raw update; the chat that it speaks of exists from now on."""
    if chat := chat_in(update):
        _learn_chat(world, chat, update)
    query = update.get("callback_query") if isinstance(update, dict) else None
    if isinstance(query, dict) and isinstance(query.get("id"), str):
        world.callbacks.open[query["id"]] = Tap(lane_of(update), world.clock.now)
    return world.updates.add_raw(update, lane_of(update))


def _learn_chat(world: World, about: Json, update: Json) -> None:
    chat = world.chats.get(about["id"])
    if chat is None:
        chat = _new_chat(world, about)
    if chat.user:
        chat.user.started = True
    message = update.get("message")
    new_id = message.get("migrate_to_chat_id") if isinstance(message, dict) else None
    if type(new_id) is int:
        chat.migrated_to = new_id
        _learn_chat(world, {**about, "id": new_id, "type": "supergroup"}, {})


def _new_chat(world: World, about: Json) -> Chat:
    if about["type"] == "private":
        known = {name: about[name] for name in ("last_name", "username") if isinstance(about.get(name), str)}
        return world.people.add(User(about["id"], str(about.get("first_name") or "Somebody"), **known))
    chat = Chat(about["id"], about)
    world.chats[chat.id] = chat
    return chat
