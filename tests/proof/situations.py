"""Single days that a plan is made for, and what is wrong with the plans of one person on such days in every home."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import combinations
from typing import Any

from bot.core.catalogue import Catalogue
from bot.core.facts import Answers
from bot.core.history import Block, History, Place, Session, Symptom
from bot.core.planning import plan_day
from tests.proof.answers import facts
from tests.proof.day import Occasion, offences
from tests.proof.rules import case_on
from tests.proof.tables import EXERCISES, PIECES

Home = frozenset[str]
HOMES = [frozenset(some) for size in range(6) for some in combinations(PIECES, size)]
FIRST = date(2026, 1, 5)


CALM = {"second": "dancing", "balance": "single_leg_stance"}
DARING = (
    {"second": "small_jumps", "balance": "tai_chi", "squat": "step_up", "hinge": "hip_hinge", "extras": "calf_raises"},
    {"second": "skipping", "balance": "backward_walking", "squat": "sit_to_stand", "hinge": "bridge"},
    {"second": "stair_climbing", "balance": "single_leg_stance", "extras": "back_extension_hold"},
)


@dataclass(frozen=True)
class Situation:
    """`number`: the person's day; `rung`: where they stand on every ladder, heel drops included where `jumping`."""

    number: int
    rung: int = 1
    jumping: bool = False
    dizzy: int | None = None
    short: bool = False
    blocks: Mapping[str, str] | None = None

    @property
    def day(self) -> date:
        return FIRST + timedelta(days=self.number - 1)

    def history(self) -> History:
        """As it would be after weeks of exercise; dizzy so many days ago."""
        yesterday, long_ago = self.day - timedelta(days=1), self.day - timedelta(days=20)
        rungs = {name: self.rung if self.jumping or name != "heel_drops" else min(self.rung, 5) for name in EXERCISES}
        begun = rungs if self.rung > 1 else {}
        dizzy = [] if self.dizzy is None else [self.day - timedelta(days=self.dizzy)]
        return History(
            first_day=FIRST,
            places={name: Place(rung, long_ago) for name, rung in begun.items()},
            sessions={name: (Session(yesterday, rung, True, "right"),) for name, rung in begun.items()},
            blocks={slot: Block(name, yesterday) for slot, name in (self.blocks or {}).items()},
            symptoms=tuple(Symptom(when, "referral", dizzy=True) for when in dizzy),
            last_active=yesterday if begun else None,
            key="proof",
            short_on=self.day if self.short else None,
        )


EVERY_FACT = (
    *(Situation(1, dizzy=dizzy) for dizzy in (None, 3)),
    Situation(2),
    Situation(2, 6, dizzy=1, blocks=DARING[1]),
    *(Situation(51, 6, jumping=True, dizzy=dizzy, blocks=DARING[0]) for dizzy in (None, 14)),
)
"""Day 1, the first day with strength and a later one, for every combination of facts."""

STRONG, CALM_DAY = 60, 61
RISKY_FACTS = (
    *(Situation(number, dizzy=dizzy) for number in (STRONG, CALM_DAY) for dizzy in (None, 0)),
    *(Situation(STRONG, 6, dizzy=dizzy, blocks=blocks) for dizzy in (None, 14) for blocks in DARING[1:]),
    *(Situation(CALM_DAY, 6, jumping, blocks=DARING[1]) for jumping in (True, False)),
    Situation(CALM_DAY, 6, True, dizzy=14, blocks=DARING[0]),
    *(Situation(number, 6, True, short=True, blocks=DARING[2]) for number in (STRONG, CALM_DAY)),
    Situation(100, 4, blocks=CALM),
)
"""Strength days and others, long and short, for every combination of the facts that decide about exercises."""


def offences_of(
    raw: Mapping[str, Any], situations: tuple[Situation, ...], catalogue: Catalogue, homes: Iterable[Home] = HOMES
) -> Iterator[tuple[str, list[str]]]:
    """The plans of one person on these days that something is wrong with, in every home or in these, and what."""
    fact, before = facts(raw), [(situation, situation.history()) for situation in situations]
    for home in homes:
        answers = Answers.from_values({**raw, "equipment": sorted(home)})
        for situation, history in before:
            plan = plan_day(catalogue, answers, history, situation.day)
            case = case_on(situation.day, fact, home, history)
            found = offences(plan, case, Occasion(situation.number, short=situation.short))
            if found:
                yield f"{raw} {sorted(home)} {situation}", found
