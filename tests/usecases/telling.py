"""A scene in which somebody tells of a symptom in words; what the words mean is given with them, or read."""

from functools import partial

from bot.core.findings import CAUTION, EMERGENCY
from bot.core.triage.signs import rules_of
from bot.core.triage.verdict import REFERRAL, UNSURE, Verdict
from bot.usecases import report_words
from bot.usecases.gate import for_patient
from bot.usecases.occasion import Occasion
from tests.usecases.scene import BOT, USER, Scene


def means(*signs: str) -> Verdict:
    """Words that surely name these signs."""
    rules = rules_of(signs)
    return Verdict({"T1": EMERGENCY, "T7": CAUTION}.get(rules[0], REFERRAL), tuple(sorted(signs)), rules)


def may_mean(*signs: str) -> Verdict:
    """Words that name these signs, but perhaps not as the writer's own."""
    return Verdict(UNSURE, tuple(sorted(signs)), ("T9", *rules_of(signs)))


class Telling(Scene):
    """`tells` and `corrects` are a message that is heard, and its edited words."""

    async def tells(self, verdict: Verdict, words: str = "…", message_id: int | None = None) -> int:
        """The number of the message."""
        return await self._hear(report_words.report, verdict, words, message_id)

    async def corrects(self, message_id: int, verdict: Verdict, words: str = "…") -> None:
        await self._hear(report_words.report_edited, verdict, words, message_id)

    async def _hear(self, use_case, verdict: Verdict, words: str, message_id: int | None) -> int:
        self._updates += 1
        message_id = message_id or 9000 + self._updates
        place = {"bot_id": BOT, "chat_id": USER, "user_id": USER, "message_id": message_id}
        occasion = Occasion(setup=self.setup, key=f"told:{self._updates}", now=self.now, at=self.now, **place)
        await self.database.run(for_patient, occasion, partial(use_case, verdict=verdict, text=words))
        await self._deliver()
        return message_id

    async def edits(self, text: str, message_id: int) -> None:
        """A message of the chat gets other words, which are read by the bot itself."""
        self._updates += 1
        written = int(self.now.timestamp())
        body = {"message_id": message_id, "text": text, "date": written, "edit_date": written}
        await self._handle({"edited_message": body | {"chat": self._chat, "from": self._user}})

    async def shows(self, caption: str) -> None:
        """A picture with words below it."""
        size = {"file_id": "1", "file_unique_id": "1", "width": 640, "height": 480}
        body = {"message_id": 5000 + self._updates, "date": int(self.now.timestamp()), "caption": caption}
        await self._handle({"message": body | {"photo": [size], "chat": self._chat, "from": self._user}})
