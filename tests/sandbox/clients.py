"""The two ways into the sandbox: as a bot and as a tester."""

from dataclasses import dataclass
from typing import Any

import aiohttp

TOKEN = "4242:token"


class Refused(Exception):
    """A call that was answered with an error."""

    def __init__(self, status: int, body: Any) -> None:
        super().__init__(body.get("description") or body.get("error"))
        self.status = status
        self.body = body


@dataclass
class RawBot:
    """Calls methods with JSON bodies and nothing in between."""

    http: aiohttp.ClientSession
    token: str = TOKEN

    async def call(self, method: str, /, **params: Any) -> Any:
        async with self.http.post(f"/bot{self.token}/{method}", json=params) as answer:
            body = await answer.json()
            if not body["ok"]:
                assert answer.status == body["error_code"]
                raise Refused(answer.status, body)
            assert answer.status == 200
            return body["result"]

    async def say(self, user: int, text: str = "Hello", /, **params: Any) -> Any:
        return await self.call("sendMessage", chat_id=user, text=text, **params)

    async def offer(self, user: int, *rows: list[dict[str, str]], text: str = "Which?") -> Any:
        """Send inline buttons."""
        return await self.say(user, text, reply_markup={"inline_keyboard": list(rows)})

    async def updates(self, **params: Any) -> list[Any]:
        updates: list[Any] = await self.call("getUpdates", **params)
        return updates


@dataclass
class ControlClient:
    """Speaks the control API."""

    http: aiohttp.ClientSession

    async def request(self, verb: str, path: str, /, body: Any = None, **query: Any) -> Any:
        async with self.http.request(verb, f"/sandbox/{path}", json=body, params=query) as answer:
            content = await answer.json()
            if answer.status != 200:
                assert content.keys() == {"error"}
                raise Refused(answer.status, content)
            return content

    async def get(self, path: str, /, **query: Any) -> Any:
        return await self.request("GET", path, **query)

    async def post(self, path: str, body: Any = None) -> Any:
        return await self.request("POST", path, {} if body is None else body)

    async def join(self, first_name: str = "Ayşe", **about: str) -> int:
        """A new person; returns the id."""
        user = await self.post("users", {"first_name": first_name, **about})
        return int(user["id"])

    async def start(self, first_name: str = "Ayşe", **about: str) -> int:
        """A new person who has pressed Start."""
        user = await self.join(first_name, **about)
        await self.write(user, "/start")
        return user

    async def write(self, user: int, text: str) -> Any:
        return await self.post(f"users/{user}/messages", {"text": text})

    async def tap(self, user: int, text: str) -> Any:
        return await self.post(f"users/{user}/taps", {"text": text})

    async def chat(self, user: int, since: int = 0, wait: float = 0) -> Any:
        return await self.get(f"users/{user}/chat", since=since, wait=wait)

    async def newest(self, user: int) -> Any:
        return (await self.chat(user))["messages"][-1]

    async def answers(self, user: int, number: int) -> list[str]:
        """What the bot has written, as soon as that is so many messages."""
        while True:
            chat = await self.chat(user)
            texts = [message["text"] for message in chat["messages"] if message["from"] == "bot"]
            if len(texts) >= number:
                return texts
            await self.chat(user, since=chat["seq"], wait=10)

    async def advance(self, seconds: float, timeout: float = 5) -> Any:
        return await self.post("clock", {"advance": seconds, "timeout": timeout})

    async def fault(self, method: str, /, **fault: Any) -> Any:
        return await self.post("faults", {"method": method, **fault})

    async def calls(self, method: str = "", since: int = 0) -> list[Any]:
        calls: list[Any] = (await self.get("calls", method=method, since=since))["calls"]
        return calls

    async def seq(self) -> int:
        return int((await self.get("state"))["seq"])
