"""A tiny bot for the page's tests: it polls the sandbox's Bot API and answers by a fixed script."""

import base64
from datetime import datetime, timedelta
from typing import Any
from urllib.parse import quote

import aiohttp

# One grey pixel.
PICTURE = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNoAAAAggCBd81ytgAAAABJRU5ErkJggg=="
)
# Two frames, white and grey.
MOVING = base64.b64decode(
    "R0lGODlhAgACAIEAAP///1paWgAAAAAAACH/C05FVFNDQVBFMi4wAwEAAAAh+QQAKAAAACwAAAAAAgACAAAIBgABCAQQEAAh+QQB"
    "KAABACwAAAAAAgACAIFaWloAAAAAAAAAAAAIBgABCAQQEAA7"
)
KEYBOARD = {"keyboard": [["Pain or dizzy"], ["Today", "Menu"]], "resize_keyboard": True}


def inline(*rows: dict[str, str]) -> dict[str, Any]:
    return {"inline_keyboard": [[row] for row in rows]}


PLAN = inline(*({"text": text, "callback_data": "plan"} for text in ("Show me how", "Done all", "Some or none")))
MORNING, EVENING = 7, 15  # UTC; ten and six in Istanbul
SUNDAY = 6


def next_due(due: datetime) -> datetime:
    """The next morning, or the evening of a Sunday."""
    if due.weekday() == SUNDAY and due.hour == MORNING:
        return due.replace(hour=EVENING)
    return (due + timedelta(days=1)).replace(hour=MORNING)


class ScriptedBot:
    """Talks to the sandbox at `address`: `poll` answers, `keep_time` says good morning daily, and more on Sundays."""

    def __init__(self, address: str, session: aiohttp.ClientSession) -> None:
        self._api = f"{address}/bot123456:scripted"
        self._control = f"{address}/sandbox"
        self._session = session
        self._chats: set[int] = set()

    async def prepare(self) -> None:
        me = await self._call("getMe")
        self._link = f"https://t.me/{me['username']}?start=family"
        await self._call("setMyCommands", commands=[{"command": "today", "description": "Exercises of today"}])
        self._due = await self._clock() + timedelta(days=1)
        await self._report()

    async def poll(self) -> None:
        offset = 0
        while True:
            for update in await self._call("getUpdates", offset=offset, timeout=20):
                offset = update["update_id"] + 1
                await self._answer(update)

    async def keep_time(self) -> None:
        while True:
            now = await self._clock(after=self._due - timedelta(seconds=1))
            if now >= self._due:
                for chat in self._chats:
                    await self._say(chat, "Good morning." if self._due.hour == MORNING else "Your week.")
                self._due = next_due(self._due)
            await self._report()

    async def _clock(self, after: datetime | None = None) -> datetime:
        query = {"after": after.isoformat(), "wait": "20"} if after else {}
        async with self._session.get(f"{self._control}/clock", params=query) as response:
            return datetime.fromisoformat((await response.json())["now"])

    async def _report(self) -> None:
        report = {"idle": True, "next_due": self._due.isoformat()}
        async with self._session.post(f"{self._control}/follower", json=report) as response:
            response.raise_for_status()

    async def _answer(self, update: dict[str, Any]) -> None:
        if tap := update.get("callback_query"):
            await self._tapped(tap)
        elif message := update.get("message"):
            chat, message_id = message["chat"]["id"], message["message_id"]
            if "text" in message:
                await self._told(chat, message_id, message["text"])
            else:
                await self._call("copyMessage", chat_id=chat, from_chat_id=chat, message_id=message_id)

    async def _told(self, chat: int, message_id: int, text: str) -> None:
        self._chats.add(chat)
        if text == "/start":
            begin = inline({"text": "Let's begin", "callback_data": "begin"})
            await self._say(chat, "<b>Hello.</b> Shall we?", begin)
        elif text.startswith("/start "):
            await self._say(chat, "You were invited.")
        elif text == "/today":
            elsewhere = f"https://wa.me/?text={quote(f'Please open this: {self._link}')}"
            invite = inline({"text": "Invite somebody", "url": self._link}, {"text": "WhatsApp", "url": elsewhere})
            await self._say(chat, "Walking, 10 minutes", invite)
        elif text == "Today":
            await self._say(chat, "For today:\n\n1. Walking\n2. One leg", PLAN)
        else:
            heart = [{"type": "emoji", "emoji": "❤"}]
            await self._call("setMessageReaction", chat_id=chat, message_id=message_id, reaction=heart)
            await self._say(chat, f"You wrote: {text}", KEYBOARD)

    async def _tapped(self, tap: dict[str, Any]) -> None:
        chat, message = tap["message"]["chat"]["id"], tap["message"]["message_id"]
        await self._call("answerCallbackQuery", callback_query_id=tap["id"], text="Noted")
        if tap["data"] == "plan":
            await self._upload("sendAnimation", chat, "animation", MOVING, "leg.gif", "image/gif")
            return
        await self._call("editMessageText", chat_id=chat, message_id=message, text="We have begun.")
        await self._upload("sendPhoto", chat, "photo", PICTURE, "leg.png", "image/png")
        await self._say(chat, "Press a button below.", KEYBOARD)

    async def _upload(self, method: str, chat: int, field: str, content: bytes, name: str, kind: str) -> None:
        form = aiohttp.FormData({"chat_id": str(chat), "caption": "One leg"})
        form.add_field(field, content, filename=name, content_type=kind)
        async with self._session.post(f"{self._api}/{method}", data=form) as response:
            response.raise_for_status()

    async def _say(self, chat: int, text: str, markup: dict[str, Any] | None = None) -> None:
        more = {"reply_markup": markup} if markup else {}
        await self._call("sendMessage", chat_id=chat, text=text, parse_mode="HTML", **more)

    async def _call(self, method: str, **params: Any) -> Any:
        async with self._session.post(f"{self._api}/{method}", json=params) as response:
            # None where it is refused: after a reset the people of before are gone.
            return (await response.json()).get("result")
