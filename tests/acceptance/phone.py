"""A person's telephone on the sandbox, and the transcript of what is on it."""

import re
from dataclasses import dataclass, field
from types import TracebackType
from typing import Any, Self
from urllib.parse import unquote

import aiohttp

Json = dict[str, Any]

DEEP_LINK = re.compile(r"(?<=t\.me/)(\w+\?start=)([\w-]+)")


class Sandbox:
    """The sandbox's control API."""

    def __init__(self, url: str) -> None:
        self.url = url
        self._http = aiohttp.ClientSession()

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self._http.close()

    async def call(self, method: str, path: str, body: Json | None = None, expect: int = 200) -> Json:
        async with self._http.request(method, f"{self.url}/sandbox/{path}", json=body) as answer:
            found: Json = await answer.json()
            assert answer.status == expect, (path, body, answer.status, found)
            return found

    async def settle(self, timeout: float = 20) -> None:
        await self.call("POST", "settle", {"quiet_ms": 60, "timeout": timeout})

    async def move_clock(self, to: str) -> None:
        await self.call("POST", "clock", {"to": to, "timeout": 60})
        await self.settle()

    async def calls(self, method: str) -> list[Json]:
        calls: list[Json] = (await self.call("GET", f"calls?method={method}"))["calls"]
        return calls

    async def phone(self, name: str, language: str, **about: str) -> "Phone":
        """`about`: what else Telegram knows of them, and another `first_name` than the one in the transcript."""
        user = await self.call("POST", "users", {"first_name": name, "language_code": language} | about)
        return Phone(self, user["id"], name)


@dataclass
class Phone:
    """What one person does, and sees; every action waits until the bot has nothing left to do."""

    sandbox: Sandbox
    user_id: int
    name: str
    seq: int = 0
    transcript: list[str] = field(default_factory=list)
    beside_others: bool = False  # then the transcript, which they share, says who is told what, and where pictures are
    links: list[str] = field(default_factory=list)  # the codes of the links to the bot that were ever shown here

    async def write(self, text: str) -> list[Json]:
        self.transcript.append(f"{self.name}: {text}")
        await self.sandbox.call("POST", f"users/{self.user_id}/messages", {"text": text})
        return await self.read()

    async def tap(self, text: str, times: int = 1) -> list[Json]:
        """Press the newest button with this text; once more comes as a telephone sends it, whatever is shown by now."""
        self.transcript.append(f"{self.name}: [{text}]" + (f" ×{times}" if times > 1 else ""))
        again = await self._tap_on(text) if times > 1 else {}
        await self.sandbox.call("POST", f"users/{self.user_id}/taps", {"text": text})
        for number in range(1, times):
            again["callback_query"]["id"] = f"{again['callback_query']['message']['message_id']}-{number}"
            await self.sandbox.call("POST", "updates", again)
        return await self.read()

    async def _tap_on(self, text: str) -> Json:
        """The update that a tap on the newest button with this text makes."""
        for message in reversed((await self.chat())["messages"]):
            for button in (button for row in message.get("buttons") or () for button in row):
                if button["text"] == text:
                    user = {"id": self.user_id, "is_bot": False, "first_name": self.name}
                    chat = {"id": self.user_id, "type": "private", "first_name": self.name}
                    shown = {"message_id": message["message_id"], "date": 1772436600, "chat": chat, "text": "…"}
                    query = {"from": user, "chat_instance": "1", "message": shown, "data": button["data"]}
                    return {"callback_query": query}
        raise AssertionError(f"no button {text!r}")

    async def offers(self, text: str) -> bool:
        """Whether the newest message with buttons has this one."""
        messages = [each for each in (await self.chat())["messages"] if each.get("buttons") and not each["deleted"]]
        return bool(messages) and any(button["text"] == text for row in messages[-1]["buttons"] for button in row)

    async def share_place(self, latitude: float, longitude: float) -> list[Json]:
        self.transcript.append(f"{self.name} is at {latitude:g}, {longitude:g}")
        place = {"location": {"latitude": latitude, "longitude": longitude}}
        await self.sandbox.call("POST", f"users/{self.user_id}/messages", place)
        return await self.read()

    async def correct(self, text: str) -> list[Json]:
        """Edit the message that was written last."""
        self.transcript.append(f"{self.name} (edited): {text}")
        last = next(each for each in reversed((await self.chat())["messages"]) if each["from"] != "bot")
        await self.sandbox.call("PATCH", f"users/{self.user_id}/messages/{last['message_id']}", {"text": text})
        return await self.read()

    async def later(self, to: str, note: str) -> list[Json]:
        """Move the clock; `note` stands in the transcript."""
        self.transcript.append(f"— {note} —")
        await self.sandbox.move_clock(to)
        return await self.read()

    async def open_link(self, owner: "Phone", which: str, place: int) -> list[Json]:
        """Open a link that was shown in the owner's chat; `which` stands in the transcript."""
        self.transcript.append(f"{self.name} opens {owner.name}'s {which}")
        await self.sandbox.call("POST", f"users/{self.user_id}/messages", {"text": f"/start {owner.links[place]}"})
        return await self.read()

    async def open_paper(self, role: str | None = None) -> list[Json]:
        """Open a new link from whoever runs the bot, as the clinic's first administrator gets one."""
        article = "an" if role == "administrator" else "a"
        self.transcript.append(f"{self.name} opens a link on paper" + (f", as {article} {role}" if role else ""))
        link = (await self.sandbox.call("POST", f"handouts/{role or 'clinic'}"))["link"]
        code = link.partition("start=")[2]
        await self.sandbox.call("POST", f"users/{self.user_id}/messages", {"text": f"/start {code}"})
        return await self.read()

    async def send_file(self, kind: str, words: str | None) -> list[Json]:
        """A photo, document or animation, with words below it or none."""
        article = "an" if kind == "animation" else "a"
        self.transcript.append(f"{self.name} sends {article} {kind}" + (f": {words}" if words else ""))
        below = {"caption": words} if words else {}
        await self.sandbox.call("POST", f"users/{self.user_id}/messages", {kind: True} | below)
        return await self.read()

    async def block(self, *, blocked: bool = True) -> list[Json]:
        verb = "block" if blocked else "unblock"
        self.transcript.append(f"{self.name} {verb}s the bot")
        await self.sandbox.call("POST", f"users/{self.user_id}/{verb}")
        return await self.read()

    async def read(self) -> list[Json]:
        """The bot's new messages, and what it has changed, also for the transcript."""
        await self.sandbox.settle()
        return await self.look()

    async def look(self) -> list[Json]:
        """The same where the bot is known to have nothing left to do."""
        chat = await self.sandbox.call("GET", f"users/{self.user_id}/chat?since={self.seq}")
        self.seq = chat["seq"]
        changed = [message for message in chat["messages"] if message["from"] == "bot"]
        gone = [message for message in changed if message["deleted"]]
        here = [message for message in changed if not message["deleted"]]
        new = [message for message in here if not message["edited"]]
        self.transcript += [self._line(message) for message in new]
        self.transcript += [f"(now reads) {self._line(message)}" for message in here if message["edited"]]
        self.transcript += [f"(deleted) {self._line(message | {'buttons': []})}" for message in gone]
        self.transcript += [f"(toast) {answer['text']}" for answer in chat["callback_answers"] if answer["text"]]
        for code in (code for message in changed for code in _codes(message)):
            if code not in self.links:
                self.links.append(code)
        return new

    async def chat(self) -> Json:
        return await self.sandbox.call("GET", f"users/{self.user_id}/chat")

    def text(self) -> str:
        return "\n\n".join(self.transcript) + "\n"

    def _line(self, message: Json) -> str:
        bot = "Steady"
        if self.beside_others:
            bot += f" to {self.name}" + "".join(f" ({mark})" for mark in _marks(message))
        words = DEEP_LINK.sub(r"\1…", message.get("text") or message.get("caption") or "")
        buttons = [f"[{button['text']}]" for row in message.get("buttons") or () for button in row]
        said = "\n".join([f"{bot}: {words}", *buttons])
        # Among several, what begins a line is somebody's own words.
        return re.sub(r"\n(?=.)", "\n  ", said) if self.beside_others else said


def _marks(message: Json) -> list[str]:
    """What a phone shows of a message besides its words."""
    files = {"photo": "picture", "animation": "animation", "document": "file"}
    kept = ["locked"] if message["protected"] else []  # it can be neither forwarded nor saved
    return [mark for kind, mark in files.items() if message.get(kind)][:1] + kept


def _codes(message: Json) -> list[str]:
    """Those of the links to the bot in the words and below them, also where they are to be shared."""
    urls = [button.get("url") or "" for row in message.get("buttons") or () for button in row]
    said = [message.get("text") or "", message.get("caption") or "", *map(unquote, urls)]
    return [code for each in said for _, code in DEEP_LINK.findall(each)]
