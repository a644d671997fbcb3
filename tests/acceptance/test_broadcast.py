"""Three hundred patients are told something while the program is killed: each once, and the numbers agree with the log.

A message that was under way at a kill may have arrived or not. It is counted as unknown and not sent again.
"""

import re
from collections import Counter
from collections.abc import AsyncIterator, Collection, Sequence
from contextlib import AsyncExitStack
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

import pytest

from bot.demo import invite_staff
from bot.messaging.sender import Sender
from sandbox.server import SandboxServer
from tests.acceptance.conftest import UNLIMITED, settings_for
from tests.acceptance.crowd import Lot, Somebody, settle_in
from tests.acceptance.phone import Json, Phone, Sandbox
from tests.acceptance.test_kill import Mortal, see

MORNING = datetime(2026, 3, 2, 9, 30, tzinfo=UTC)  # 12:30 in Istanbul, day everywhere but in New York
NEW_YORK_WAKES = "2026-03-02T13:00:00Z"
PATIENTS = 300
RATE = "60"  # messages a second: slow enough to be stopped on the way
WORDS = {"en": "The course is on Thursday at ten.", "tr": "Kurs perşembe günü saat onda."}
CORRECTED = {"en": "The course is on Friday at ten.", "tr": "Kurs cuma günü saat onda."}


@dataclass
class Clinic:
    """The sandbox, the program, the staff's telephones and the patients."""

    sandbox: Sandbox
    program: Mortal
    crowd: Sequence[Somebody]
    deniz: Phone
    can: Phone

    def those(self, *lots: Lot, awake: bool | None = None) -> list[Somebody]:
        """`awake`: whether it is day where they live."""
        here = [each for each in self.crowd if each.lot in lots]
        return [each for each in here if awake is None or awake == (each.zone != "America/New_York")]

    async def answered(self, words: Collection[str], status: int, method: str = "sendMessage") -> Counter[int]:
        """How often each chat was sent one of these words, as often as that was answered so."""
        known = {self.deniz.user_id, self.can.user_id}
        calls = [call for call in await self.sandbox.calls(method) if call["status"] == status]
        told = [call["params"]["chat_id"] for call in calls if any(each in call["params"]["text"] for each in words)]
        return Counter(chat for chat in map(int, told) if chat not in known)


@pytest.fixture
async def clinic(tmp_path: Path) -> AsyncIterator[Clinic]:
    """Deniz is the administrator, Selin the clinician and Can the communicator."""
    async with AsyncExitStack() as stack:
        server = await stack.enter_async_context(SandboxServer(at=MORNING, limits=UNLIMITED))
        sandbox = await stack.enter_async_context(Sandbox(server.url))
        settings = settings_for(server.url, tmp_path)
        crowd = settle_in(settings, server.world, PATIENTS, MORNING)
        server.world.handouts["clinic"] = partial(invite_staff, settings, server)
        program = Mortal(server.url, tmp_path, None, SEND_RATE=RATE)
        stack.push_async_callback(program.kill)
        await program.start()
        deniz, selin, can = [await sandbox.phone(name, "en") for name in ("Deniz", "Selin", "Can")]
        await deniz.open_paper()
        await deniz.tap("Join")
        for place, (member, role) in enumerate([(selin, "Clinician"), (can, "Communicator")]):
            for press in ("Staff", "Invite somebody", role):
                await deniz.tap(press)
            await member.open_link(deniz, "link", place)
            await member.tap("Join")
        yield Clinic(sandbox, program, crowd, deniz, can)


async def compose(can: Phone, number: int) -> None:
    """News in both languages, for everybody who is not on a hold; the number is typed."""
    await can.write("/broadcast")
    for press in ("News for now", "English"):
        await can.tap(press)
    await can.write(WORDS["en"])
    for press in ("Use this", "Write it in Turkish too"):
        await can.tap(press)
    await can.write(WORDS["tr"])
    for press in ("Use this", "Leave people on hold out", "Go on", "Show me how it looks", "Send it"):
        await can.tap(press)
    await can.sandbox.call("POST", f"users/{can.user_id}/messages", {"text": str(number)})


async def arrived(clinic: Clinic, one: Somebody) -> None:
    """Wait until this patient has been told."""
    seq = 0
    while True:
        chat = await clinic.sandbox.call("GET", f"users/{one.id}/chat?since={seq}&wait=20")
        if chat["messages"]:
            return
        seq = chat["seq"]


async def tap(can: Phone, label: str) -> None:
    """Without waiting until the bot has nothing left to do."""
    await see(can.sandbox, can.user_id, {"Pause it": "bc:pause:1", "Go on": "bc:resume:1"}[label])
    await can.sandbox.call("POST", f"users/{can.user_id}/taps", {"text": label})


async def correct(can: Phone) -> None:
    """The same with other words; the number that is asked for stands in the question."""
    for press in ("Correct it", "English"):
        await can.tap(press)
    await can.write(CORRECTED["en"])
    for press in ("Use this", "Write it in Turkish too"):
        await can.tap(press)
    await can.write(CORRECTED["tr"])
    for press in ("Use this", "Send it"):
        await can.tap(press)
    asked = (await can.chat())["messages"][-1]["text"]
    await can.write(re.findall(r"\d+", asked)[0])


async def report(can: Phone) -> Counter[str]:
    """The numbers in the newest message that has any."""
    messages: list[Json] = (await can.chat())["messages"]
    texts = [each.get("text", "") for each in reversed(messages)]
    numbers = next(found for text in texts if (found := re.findall(r"^(.+): (\d+)$", text, re.MULTILINE)))
    return Counter({name: int(number) for name, number in numbers})


async def test_each_of_three_hundred_is_told_once_whatever_happens_to_the_program(clinic: Clinic) -> None:
    sandbox, can = clinic.sandbox, clinic.can
    reached, blocking = clinic.those(Lot.WELL), clinic.those(Lot.BLOCKS)
    awake = clinic.those(Lot.WELL, awake=True)
    await compose(can, len(reached) + len(blocking))

    await arrived(clinic, awake[30])
    await tap(can, "Pause it")
    await sandbox.settle()
    before = await clinic.answered(WORDS.values(), 200)
    assert 30 < before.total() < len(awake)
    await clinic.program.kill()
    await clinic.program.start()
    await sandbox.settle()
    assert await clinic.answered(WORDS.values(), 200) == before

    await tap(can, "Go on")
    await arrived(clinic, awake[90])
    await clinic.program.kill()
    await clinic.program.start()
    await sandbox.settle()
    told = await clinic.answered(WORDS.values(), 200)
    assert told.keys() <= {each.id for each in awake}
    await sandbox.move_clock(NEW_YORK_WAKES)

    told = await clinic.answered(WORDS.values(), 200)
    refused = await clinic.answered(WORDS.values(), 403)
    assert set(told.values()) == {1}
    assert told.keys() <= {each.id for each in reached}
    assert refused.keys() <= {each.id for each in blocking}
    numbers = await report(can)
    unknown = numbers["May have arrived or not"]
    assert numbers["Arrived"] + numbers["Have blocked the bot"] + unknown == len(reached) + len(blocking)
    assert numbers["Arrived"] <= told.total() <= numbers["Arrived"] + unknown
    assert numbers["Have blocked the bot"] <= len(refused) <= numbers["Have blocked the bot"] + unknown

    assert unknown <= Sender.at_once  # nobody but those whose call was under way at the second kill

    await correct(can)
    changed = await clinic.answered(CORRECTED.values(), 200, "editMessageText")
    anew = await clinic.answered(CORRECTED.values(), 200)
    assert changed + anew == Counter({each.id: 1 for each in reached})
    numbers = await report(can)
    assert numbers["Corrected where it stood"] == changed.total()
    assert numbers["Told in a message of its own"] == anew.total()
