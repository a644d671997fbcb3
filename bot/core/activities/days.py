"""On which day each quantity was done, where a message tells of yesterday and of today.

1. What only one of the two days is named beside in its clause was done then: "yesterday 20 min, today 30".
2. Where a clause names both, each quantity has its day in turn: "dün 20 bugün 30 dakika"; otherwise the day before it
   or behind it counts, as the clause began.
3. "Yesterday and today" is both.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence

from bot.core.activities.amount import Amount
from bot.core.activities.line import Phrase
from bot.core.activities.scene import Scene

YESTERDAY, TODAY = "yesterday", "today"
JOINED = 1  # words between two days that are named in one breath
Day = tuple[bool, Sequence[Amount]]
"""Whether it was yesterday, and what was done then."""


def by_day(name: Phrase, amounts: Sequence[Amount], scene: Scene) -> list[Day]:
    """The quantities of one exercise by day; one entry without any where nothing was said of how much."""
    usual = was_yesterday(name, scene)
    items: Sequence[Amount | Phrase] = amounts or (name,)
    days = [(each, _days_of(each, amounts, usual, scene)) for each in items]
    found: list[Day] = []
    for yesterday in (True, False):
        own = [each for each, told in days if yesterday in told]
        if own:
            found.append((yesterday, [each for each in own if isinstance(each, Amount)]))
    return found


def was_yesterday(phrase: Phrase, scene: Scene) -> bool:
    """Whether what is named here was done yesterday, quantities aside."""
    clause = scene.line.clauses[phrase.start]
    if scene.cues(YESTERDAY, clause):
        return True
    return scene.before(YESTERDAY, phrase.start) and not scene.cues("moment", clause)


def tells_of_both(scene: Scene) -> bool:
    """Whether both days are named anywhere."""
    return scene.anywhere(YESTERDAY) and scene.anywhere(TODAY)


def _days_of(item: Amount | Phrase, amounts: Sequence[Amount], usual: bool, scene: Scene) -> Sequence[bool]:
    clause = scene.line.clauses[item.start]
    cues = list(_cues(scene, clause))
    named = {cue.means[1] for cue in cues}
    if len(named) < 2:
        return [YESTERDAY in named] if named else [usual]
    if any(_in_one_breath(*two, scene) for two in itertools.pairwise(cues)):
        return [True, False]
    places = [each.start for each in amounts if scene.line.clauses[each.start] == clause]
    if len(places) == len(cues):
        return [cues[places.index(item.start)].means[1] == YESTERDAY]
    first = min(each.start for each in (item, *scene.line.amounts) if scene.line.clauses[each.start] == clause)
    return [_nearest(item, cues, leads=cues[0].start < first).means[1] == YESTERDAY]


def _in_one_breath(cue: Phrase, other: Phrase, scene: Scene) -> bool:
    between = range(cue.end, other.start)
    return len(between) <= JOINED and not any(amount.start in between for amount in scene.line.amounts)


def _cues(scene: Scene, clause: int) -> Iterator[Phrase]:
    """The days that are named in this clause; of several words for one of them in a row the first."""
    last = None
    for cue in sorted([*scene.cues(YESTERDAY, clause), *scene.cues(TODAY, clause)], key=lambda each: each.start):
        if last is None or cue.means[1] != last:
            yield cue
        last = cue.means[1]


def _nearest(item: Amount | Phrase, cues: Sequence[Phrase], *, leads: bool) -> Phrase:
    """The day before it where the clause began with a day, else the one behind it."""
    before = [cue for cue in cues if cue.start < item.start]
    behind = [cue for cue in cues if cue.start >= item.end]
    return before[-1] if before and (leads or not behind) else behind[0]
