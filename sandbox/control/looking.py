"""Looking without touching: state, chats, menus, calls, files, live events."""

from collections.abc import AsyncIterator

from starlette.requests import Request
from starlette.responses import Response, StreamingResponse
from starlette.routing import Route

from sandbox.control.answers import reply
from sandbox.control.body import chat_of_user, query_number
from sandbox.control.people import user_json
from sandbox.wire import Json, encode, iso
from sandbox.world.bot import two_letters
from sandbox.world.refusals import Refusal
from sandbox.world.users import Chat
from sandbox.world.world import World, is_typing

# A comment line now and then shows that the stream is alive.
HEARTBEAT = 15.0


class LookingRoutes:
    """Everything that only reads."""

    def __init__(self, world: World) -> None:
        self.world = world

    def routes(self) -> list[Route]:
        return [
            Route("/state", self.state),
            Route("/users/{user}/chat", self.chat),
            Route("/users/{user}/menu", self.menu),
            Route("/calls", self.calls),
            Route("/files/{file}", self.file),
            Route("/events", self.events),
        ]

    async def state(self, request: Request) -> Response:
        world = self.world
        return reply(
            {
                "now": iso(world.clock.now),
                "bot": {"id": world.bot.id, "username": world.bot.username, "name": world.bot.name()},
                "users": [user_json(user) for user in world.people.users],
                "pending": len(world.updates.entries),
                "handouts": sorted(world.handouts),
                "seq": world.changes.seq,
            }
        )

    async def chat(self, request: Request) -> Response:
        chat = chat_of_user(self.world, request)
        since = int(query_number(request, "since"))
        wait = query_number(request, "wait")
        if wait:
            await self.world.changes.signal.until(lambda: chat.latest > since, wait)
        return reply(chat_json(chat, since) | {"seq": self.world.changes.seq})

    async def menu(self, request: Request) -> Response:
        user = chat_of_user(self.world, request).user
        assert user is not None
        bot, language = self.world.bot, two_letters(user.language_code)
        return reply(
            {
                "commands": bot.menu(user.id, language),
                "name": bot.name(language),
                "description": bot.descriptions.get(language) or bot.descriptions.get("", ""),
                "short_description": bot.short_descriptions.get(language) or bot.short_descriptions.get("", ""),
            }
        )

    async def calls(self, request: Request) -> Response:
        since = int(query_number(request, "since"))
        calls = self.world.calls.since(since, request.query_params.get("method", ""))
        return reply({"calls": [call.as_json() for call in calls]})

    async def file(self, request: Request) -> Response:
        file = self.world.files.by_id.get(request.path_params["file"])
        if file is None:
            raise Refusal(404, "no such file")
        return Response(file.content, media_type=file.mime)

    async def events(self, request: Request) -> Response:
        """Server-sent events: whose chat has changed since, and what time it is."""
        since = int(query_number(request, "since"))
        headers = {"Cache-Control": "no-store"}
        return StreamingResponse(self._events(since), media_type="text/event-stream", headers=headers)

    async def _events(self, since: int) -> AsyncIterator[bytes]:
        changes = self.world.changes
        while not changes.signal.closed:
            if await self.world.wait_beyond(since, HEARTBEAT):
                event = {"seq": changes.seq, "users": changes.chats_since(since), "now": iso(self.world.clock.now)}
                since = changes.visible
                yield b"data: " + encode(event) + b"\n\n"
            else:
                yield b": still here\n\n"


def chat_json(chat: Chat, since: int) -> Json:
    """What the phone shows, as far as it is newer than `since`."""
    answers = [answer for answer in chat.answers if answer.seq > since]
    return {
        "messages": [message.as_shown() for message in chat.messages.values() if message.seq > since],
        "callback_answers": [
            {
                "seq": answer.seq,
                "callback_id": answer.callback_id,
                "text": answer.text,
                "alert": answer.alert,
            }
            for answer in answers
        ],
        "keyboard": chat.keyboard,
        "typing": is_typing(chat),
    }
