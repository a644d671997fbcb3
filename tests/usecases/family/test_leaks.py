"""Two patients, two relatives who follow both, and whatever they do in whatever order: nothing reaches a relative that
the patient does not share at the moment at which it leaves.

Each patient walks an amount that nobody else walks, so that what leaks says whose it is.
"""

from dataclasses import dataclass, field
from random import Random

import pytest

from bot.core.family import Scope
from bot.storage.database import Database
from bot.usecases.family import control, following
from tests.usecases.family.joining import follow
from tests.usecases.scene import Scene

WIDTH = {Scope.MOVED: 0, Scope.NUMBERS: 1, Scope.WARNINGS: 2}
REASONS = ("dizz", "back pain", "chest")
SERIOUS = ("something serious", "a doctor or physiotherapist should look", "have not heard")


@dataclass
class Terms:
    """What a patient shares with a relative at this moment."""

    number: int
    scope: Scope = Scope.NUMBERS
    paused: bool = False
    ended: bool = False

    @property
    def width(self) -> int:
        return -1 if self.paused or self.ended else WIDTH[self.scope]


@dataclass
class Family:
    random: Random
    patients: list[Scene]
    relatives: list[Scene]
    minutes: dict[str, str]  # by patient: what only they have walked
    terms: dict[tuple[str, str], Terms] = field(default_factory=dict)
    read: dict[str, int] = field(default_factory=dict)
    judged: int = 0  # texts with something that not everybody may see

    async def step(self) -> None:
        patient, relative = self.random.choice(self.patients), self.random.choice(self.relatives)
        act = self.random.choice(
            [self.walk, self.walk, self.hurt, self.scope, self.scope, self.pause, self.leave, self.turn_off]
        )
        await act(patient, relative)
        await self.pass_time()
        self.look()

    async def walk(self, patient: Scene, relative: Scene) -> None:
        await patient.write(f"walked {self.minutes[patient.name]} min")

    async def hurt(self, patient: Scene, relative: Scene) -> None:
        await patient.write(self.random.choice(["I feel dizzy", "my back hurts since this morning", "chest pain"]))

    async def scope(self, patient: Scene, relative: Scene) -> None:
        terms = self.terms[patient.name, relative.name]
        scope = self.random.choice(list(Scope))
        if not terms.ended:
            terms.scope = scope
        await patient.run(control.change_scope, terms.number, scope)

    async def pause(self, patient: Scene, relative: Scene) -> None:
        terms = self.terms[patient.name, relative.name]
        terms.paused = self.random.random() < 0.5
        await patient.run(control.pause, terms.number, terms.paused)

    async def leave(self, patient: Scene, relative: Scene) -> None:
        terms = self.terms[patient.name, relative.name]
        if self.random.random() < 0.3:
            terms.ended = True
            if self.random.random() < 0.5:
                await patient.run(control.end, terms.number, True)
            else:
                await relative.run(following.leave, terms.number)

    async def turn_off(self, patient: Scene, relative: Scene) -> None:
        """The telephone gets nothing for a while: what is queued meanwhile leaves later."""
        relative.away = not relative.away

    async def pass_time(self) -> None:
        hours = self.random.choice([0, 0, 1, 9, 24, 60])
        await self.patients[0].wait(hours=hours)

    def look(self) -> None:
        for relative in self.relatives:
            for shown in relative.chat[self.read[relative.name] :]:
                text = f"{shown.text} {shown.picture or ''}"
                for patient in self.patients:
                    self.judge(text, patient.name, self.terms[patient.name, relative.name].width)
            self.read[relative.name] = len(relative.chat)

    def judge(self, text: str, name: str, width: int) -> None:
        """What the text says of this patient needs no more than is shared."""
        needed = 1 if f"{self.minutes[name]} " in text else -1
        if name in text and any(words in text for words in (*SERIOUS, *REASONS)):
            needed = 2
        self.judged += needed >= 0
        assert needed <= width, f"{name} shares {width}: {text}"


async def family(database: Database, seed: int) -> Family:
    """Ayşe and Gül, who exercise; Elif and Can, who follow both of them."""
    ayse = Scene(database)
    gul = ayse.beside("Gül", 78)
    relatives = [ayse.beside("Elif", 88), ayse.beside("Can", 89)]
    found = Family(Random(seed), [ayse, gul], relatives, {"Ayşe": "37", "Gül": "41"})
    for patient in found.patients:
        await patient.arrive()
        for relative in relatives:
            number = await follow(patient, relative, Scope.NUMBERS)
            found.terms[patient.name, relative.name] = Terms(number)
    found.read = {relative.name: len(relative.chat) for relative in relatives}
    return found


@pytest.mark.parametrize("seed", range(6))
async def test_whatever_happens_nothing_reaches_a_relative_that_is_not_shared_when_it_leaves(
    sqlite_database: Database, seed: int
) -> None:
    found = await family(sqlite_database, seed)
    for _ in range(60):
        await found.step()
    assert found.judged, "nothing was shared at all"
