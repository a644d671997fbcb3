"""People and what they do: users, messages, taps, reactions."""

from collections.abc import Iterable
from typing import Any

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from sandbox.control import writing
from sandbox.control.answers import reply
from sandbox.control.body import chat_of_user, json_object, message_in, optional_text, path_number, text_field
from sandbox.wire import Json
from sandbox.world import actions
from sandbox.world.messages import Message
from sandbox.world.refusals import Refusal
from sandbox.world.users import Chat, User
from sandbox.world.world import World


class PeopleRoutes:
    """`users` and everything under it that changes something."""

    def __init__(self, world: World) -> None:
        self.world = world

    def routes(self) -> list[Route]:
        return [
            Route("/users", self.join, methods=["POST"]),
            Route("/users/{user}/block", self.block, methods=["POST"]),
            Route("/users/{user}/unblock", self.unblock, methods=["POST"]),
            Route("/users/{user}/messages", self.write, methods=["POST"]),
            Route("/users/{user}/messages/{message}", self.edit, methods=["PATCH"]),
            Route("/users/{user}/taps", self.tap, methods=["POST"]),
            Route("/users/{user}/reactions", self.react, methods=["POST"]),
        ]

    async def join(self, request: Request) -> Response:
        body = await json_object(request)
        about = {"first_name": text_field(body, "first_name")}
        for name in ("language_code", "last_name", "username"):
            if value := optional_text(body, name):
                about[name] = value
        return reply(user_json(actions.join(self.world, about)))

    async def block(self, request: Request) -> Response:
        return self._set_blocked(request, True)

    async def unblock(self, request: Request) -> Response:
        return self._set_blocked(request, False)

    def _set_blocked(self, request: Request, blocked: bool) -> Response:
        chat = chat_of_user(self.world, request)
        result = actions.block(self.world, chat, blocked)
        return reply(user_json(actions.owner(chat)) | result)

    async def write(self, request: Request) -> Response:
        chat = chat_of_user(self.world, request)
        return reply(writing.send(self.world, chat, await json_object(request)))

    async def edit(self, request: Request) -> Response:
        chat = chat_of_user(self.world, request)
        message = message_in(chat, path_number(request, "message"))
        body = await json_object(request)
        return reply(actions.edit(self.world, chat, message, text_field(body, "text")))

    async def tap(self, request: Request) -> Response:
        chat = chat_of_user(self.world, request)
        body = await json_object(request)
        by = "data" if "data" in body else "text"
        if "data" in body and "text" in body:
            raise Refusal(400, "a tap is found by text or by data, not by both")
        wanted = text_field(body, by)
        for message in _candidates(chat, body.get("message_id")):
            if button := find_button(message, by, wanted):
                return reply(actions.press(self.world, chat, message, button))
        if by == "text" and "message_id" not in body and _has_key(chat, wanted):
            return reply(actions.press_key(self.world, chat, wanted))
        raise Refusal(409, "no message has such a button")

    async def react(self, request: Request) -> Response:
        chat = chat_of_user(self.world, request)
        body = await json_object(request)
        message = message_in(chat, body.get("message_id"))
        if message.deleted:
            raise Refusal(409, "the message is deleted")
        emoji = body.get("emoji")
        if not isinstance(emoji, str):
            raise Refusal(400, "emoji has to be a text")
        return reply(actions.react(self.world, chat, message, emoji))


def user_json(user: User) -> Json:
    shown = {name: value for name, value in user.as_json().items() if name != "is_bot"}
    return shown | {"started": user.started, "blocked": user.blocked}


def find_button(message: Message, by: str, wanted: str) -> Json | None:
    """The first button of a message with exactly this text or callback data."""
    key = "callback_data" if by == "data" else "text"
    for row in message.inline_rows:
        for button in row:
            if button.get(key) == wanted:
                return button
    return None


def _candidates(chat: Chat, message_id: Any) -> Iterable[Message]:
    messages = chat.newest_first() if message_id is None else [message_in(chat, message_id)]
    return (message for message in messages if not message.deleted)


def _has_key(chat: Chat, text: str) -> bool:
    return any(text in row for row in chat.keyboard or [])
