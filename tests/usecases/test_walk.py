"""One person's conversation in any order: every button ever shown, any words, time, blocks, and nonsense.

After every step `tests.simulation.watch` asks what must always hold. `STEADY_SOAK=1` walks further.
"""

import asyncio
import os
import shutil
import tempfile
from collections.abc import Coroutine
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, TypeVar

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, precondition, rule, run_state_machine_as_test

from bot.content.words import words_for
from bot.storage.database import Database
from bot.views import menu
from bot.views.commands import NAMES
from tests.databases import VAULT
from tests.simulation.world import Phone, World
from tests.usecases.scene import Shown

SOAK = os.environ.get("STEADY_SOAK") == "1"
FRIDAY = datetime(2026, 3, 27, 6, 40, tzinfo=UTC)  # two days before the clocks change in Europe
KEYBOARD = [word for language in ("en", "tr") for row in menu.keyboard(words_for(language)) for word in row]
COMMANDS = (*(f"/{name}" for names in NAMES for name in names), "/nothing", "/start 7f3a")
EVERYDAY = (
    "yes", "no", "evet", "hayır", "none", "not sure", "I'm fine", "iyiyim", "ok", "thank you", "10:30", "25:61", "7",
    "I did everything", "Bugün yürüdüm", "my back hurts", "başım dönüyor", "I fell yesterday", "düştüm",
    "I am back", "ara ver", "👍", "?", "158 cm", "1,60", "on Tuesday", "5 aralık", "Rose", "DELETE", "sil",
    "to play with my grandchildren", "I feel awful", "walked 20 minutes", "25, not 20",
)  # fmt: skip
NONSENSE = ("nonsense", "-", ":", "q:q9:yes", "sym:a:nobody:yes", "plan:0", "done:0", "hold:word:maybe", "x" * 64)
STICKER = {"sticker": {"file_id": "a", "file_unique_id": "a", "type": "regular", "width": 1, "height": 1,
                       "is_animated": False, "is_video": False}}  # fmt: skip
VOICE = {"voice": {"file_id": "a", "file_unique_id": "a", "duration": 3}}
WELL = ("begin", "consent:yes", "who:self", "q:q1:no", "q:q2:none", "q:q3:no", "q:q4:none", "q:q5:no", "q:q6:yes",
        "readback:correct", "have:counter:yes")  # fmt: skip
PAUSED = ("sym:open", "sym:a:what:unsteady", "sym:a:which:dizzy", "sym:a:faint:no")
BEGINNINGS: dict[str, tuple[str, ...]] = {
    "new": (),
    "asked": WELL[:2],
    "half way": WELL[:6],
    "begun": WELL,
    "paused": WELL + PAUSED,
    "ill": (*WELL, "/pause", "pause:kind:ill"),
    "helping": (*WELL[:2], "who:helper"),
    "together": (*WELL, "/together"),
    "wishing": (*WELL, "/reason"),
    "leaving": (*WELL, "/delete"),
    "setting the clock": (*WELL, "/settings", "set:clock"),
    "awaiting an appointment": (*WELL, *PAUSED, "/today", "appt:ask"),
}
T = TypeVar("T")
places = st.integers(0, 2**16)


@pytest.fixture(autouse=True)
def _template(sqlite_template: Path) -> None:
    Walk.template = sqlite_template


class Walk(RuleBasedStateMachine):
    """The steps; `self.phone` is the person's."""

    template: Path

    def __init__(self) -> None:
        super().__init__()
        self.folder = tempfile.mkdtemp()
        shutil.copyfile(self.template, Path(self.folder, "steady.db"))
        self.database = Database(f"sqlite:///{self.folder}/steady.db", VAULT)
        self.runner = asyncio.Runner()
        self.world = World(self.database, FRIDAY)
        self.phone: Phone = self.world.phone()

    def teardown(self) -> None:
        self.runner.close()
        self.database.close()
        shutil.rmtree(self.folder)

    def do(self, act: Coroutine[Any, Any, T]) -> T:
        return self.runner.run(act)

    @initialize(beginning=st.sampled_from(sorted(BEGINNINGS)), language=st.sampled_from(["en", "tr"]))
    def begin(self, beginning: str, language: str) -> None:
        self.phone.language = language
        self.do(self.phone.write("/start"))
        for data in BEGINNINGS[beginning]:
            self.do(self.phone.write(data) if data.startswith("/") else self.phone.push(data))

    @property
    def shown(self) -> list[str]:
        """The buttons of the newest message that has any."""
        return next((list(each.buttons.values()) for each in reversed(self.phone.chat) if each.buttons), [])

    @precondition(lambda self: self.shown)
    @rule(place=places)
    def press_what_is_shown(self, place: int) -> None:
        self.do(self.phone.push(self.shown[place % len(self.shown)]))

    @precondition(lambda self: self.shown)
    @rule(place=places)
    def press_on(self, place: int) -> None:
        """Three taps in a row, so that the walk gets somewhere."""
        for shift in range(3):
            if self.shown:
                self.press_what_is_shown(place >> shift)

    @precondition(lambda self: self.phone.ever)
    @rule(place=places, times=st.integers(1, 2))
    def press_anything_ever_shown(self, place: int, times: int) -> None:
        every = list(self.phone.ever.items())
        (_id, data), shown = every[-1 - place % len(every)]
        for _ in range(times):
            self.do(self.phone.press(shown, data))

    @rule(data=st.sampled_from(NONSENSE))
    def press_what_nobody_knows(self, data: str) -> None:
        self.do(self.phone.press(self.phone.last, data))

    @rule(text=st.sampled_from((*KEYBOARD, *COMMANDS)))
    def write_what_is_known(self, text: str) -> None:
        self.do(self.phone.write(text))

    @rule(text=st.one_of(st.sampled_from(EVERYDAY), st.text(min_size=1, max_size=40)))
    def write_anything(self, text: str) -> None:
        self.do(self.phone.write(text))

    @rule(text=st.sampled_from(EVERYDAY + COMMANDS))
    def change_a_message(self, text: str) -> None:
        self.do(self.phone.edit(text))

    @precondition(lambda self: self.shown)
    @rule(place=places)
    def answer_in_words(self, place: int) -> None:
        newest = next(each for each in reversed(self.phone.chat) if each.buttons)
        self.do(self.phone.write(list(newest.buttons)[place % len(newest.buttons)]))

    @rule(content=st.sampled_from([STICKER, VOICE]))
    def send_something_without_words(self, content: dict[str, Any]) -> None:
        self.do(self.phone.attach(**content))

    @rule(language=st.sampled_from(["en", "tr"]))
    def switch_the_language(self, language: str) -> None:
        self.do(self.phone.press(self.phone.last, f"language:{language}"))

    @rule(status=st.sampled_from(["kicked", "member"]))
    def block_or_come_back(self, status: str) -> None:
        self.do(self.phone.membership(status))

    @rule(minutes=st.one_of(st.integers(1, 180), st.integers(181, 5000)))
    def wait(self, minutes: int) -> None:
        self.do(self.world.pass_to(self.world.now + timedelta(minutes=minutes)))

    @rule(hours=st.integers(1, 40))
    def be_down(self, hours: int) -> None:
        self.world.up = False
        self.do(self.world.pass_to(self.world.now + timedelta(hours=hours)))
        self.do(self.world.go_up())


class WayOut(Walk):
    """The same walk, and at its end the way home."""

    def teardown(self) -> None:
        try:
            if self.phone.chat and self.do(self.phone.confirmed()):
                self.do(self.go_home())
        finally:
            super().teardown()

    async def go_home(self) -> None:
        """The answer that is least alarming, as long as something is asked; then today."""
        for _ in range(6):
            await self.phone.write("/today")
            if is_home(self.phone.last):
                return
            last = [data for data in self.phone.last.buttons.values() if not data.endswith((":-", ":back", ":change"))]
            await self.phone.push(last[-1])
        raise AssertionError(f"no way out of {self.phone.chat[-3:]}")


def is_home(shown: Shown) -> bool:
    """The day's exercises, a day off, or a hold or a pause with its way back."""
    data = shown.buttons.values()
    done = any(each.startswith("done:") for each in data)
    return not data or done or bool({"hold:asked", "pause:end"} & set(data))


def walk(machine: type[RuleBasedStateMachine], examples: int, steps: int) -> None:
    run_state_machine_as_test(
        machine,
        settings=settings(
            max_examples=examples,
            stateful_step_count=steps,
            derandomize=not SOAK,
            deadline=None,
            database=None,
            print_blob=True,
            report_multiple_bugs=False,
            suppress_health_check=list(HealthCheck),
            phases=[Phase.generate, Phase.shrink],
        ),
    )


def test_whatever_is_pressed_or_written_the_conversation_stays_safe_and_answers() -> None:
    walk(Walk, 2000 if SOAK else 40, 60)


def test_from_wherever_a_conversation_stands_a_few_taps_lead_to_the_day() -> None:
    walk(WayOut, 2000 if SOAK else 25, 15)
