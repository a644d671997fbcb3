"""Which quantity belongs to which exercise.

A quantity goes to the nearest name; breaks lie between as several words would. Where two are as near, it goes to the
side on which the sentence's first quantity stands. A bare number counts only beside a name or at the end of its part.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from bot.core.activities import amount as kinds
from bot.core.activities.activity import CLIMBED, TIMED
from bot.core.activities.amount import Amount
from bot.core.activities.days import tells_of_both
from bot.core.activities.line import NEXT_SENTENCE, SLOT, Line, Phrase
from bot.core.activities.scene import Scene
from bot.core.activities.words import ActivityWords

CLOSE = 2
MOST, FEW = 600, 5
IGNORED = frozenset({kinds.STRANGE, kinds.AGO})


class Attacher:
    """Gives the quantities of one message to its names."""

    __slots__ = ("_counted", "_filler", "_for", "_line", "_names", "_scene", "_starts")

    def __init__(self, scene: Scene, names: Sequence[Phrase], words: ActivityWords) -> None:
        self._scene = scene
        self._line: Line = scene.line
        self._names = names
        self._starts = [name.start for name in names]
        self._counted = {self._line.clauses[each.start] for each in self._line.amounts}
        self._filler, self._for = words.marks["filler"], words.marks["for"]

    def attach(self, amounts: Sequence[Amount]) -> list[list[Amount]]:
        """For each name its quantities, in order."""
        given: list[list[Amount]] = [[] for _ in self._names]
        first = {
            self._line.sentences[amount.start]: amount for amount in reversed(amounts) if amount.kind not in IGNORED
        }
        for amount in amounts:
            if amount.kind in IGNORED:
                continue
            name = self._nearest(amount, self._leads(first[self._line.sentences[amount.start]]))
            if name is not None and self._trusted(amount, self._names[name]):
                given[name].append(amount)
        return given

    def _leads(self, first: Amount) -> bool:
        """Whether the sentence's first quantity stands before its first name."""
        sentence = self._line.sentences[first.start]
        at = bisect_left(self._starts, first.start)
        return at == 0 or self._line.sentences[self._starts[at - 1]] != sentence

    def _nearest(self, amount: Amount, leads: bool) -> int | None:
        at = bisect_right(self._starts, amount.start)
        if at and self._names[at - 1].end > amount.start:
            return at - 1  # in the middle of the phrase
        before = self._apart(self._names[at - 1].end - 1, amount.start) if at else None
        after = self._apart(amount.end - 1, self._starts[at]) if at < len(self._names) else None
        if after is not None and after >= NEXT_SENTENCE and (before is not None or after > NEXT_SENTENCE + CLOSE + 5):
            after = None
        if after is not None and self._busy(self._names[at], amount):
            after = None
        if before is None or (after is not None and (after < before or (after == before and leads))):
            return at if after is not None else None
        return at - 1

    def _busy(self, name: Phrase, amount: Amount) -> bool:
        """Whether a name in a later clause has a quantity of its own there."""
        clause = self._line.clauses[name.start]
        if amount.kind == kinds.BARE and self._scene.between("moment", amount.start - CLOSE, amount.start):
            return False
        if tells_of_both(self._scene) and self._has_a_day(amount):
            return False
        return clause != self._line.clauses[amount.start] and clause in self._counted

    def _has_a_day(self, amount: Amount) -> bool:
        """ "Yesterday 20 min, today 30 min walking": of the same exercise, on another day."""
        clause = self._line.clauses[amount.start]
        return bool(self._scene.cues("yesterday", clause) or self._scene.cues("today", clause))

    def _apart(self, left: int, right: int) -> int:
        return self._line.far[right] - self._line.far[left]

    def _close(self, amount: Amount, name: Phrase) -> bool:
        """Right before the name: "ten tiny hops"; but two waltzes are no minutes and six stairs no repetitions."""
        exercise = name.means[1]
        if exercise == CLIMBED or (exercise in TIMED and amount.value < FEW):
            return amount.kind != kinds.BARE and amount.end == name.start
        same = self._line.clauses[name.start] == self._line.clauses[amount.start]
        return same and amount.end <= name.start <= amount.end + (exercise not in TIMED)

    def _lasted(self, amount: Amount, name: Phrase) -> bool:
        """ "Swam for 20": minutes, right after a name that is measured in them, at the end of its clause."""
        line, end = self._line, amount.end
        ends = end >= len(line.words) or line.clauses[end] != line.clauses[end - 1]
        return name.means[1] in TIMED and amount.value >= FEW and name.end == amount.start - 1 and ends

    def _trusted(self, amount: Amount, name: Phrase) -> bool:
        """A bare number needs its place; one after a word of complaint counts that: "it hurt for ten minutes"."""
        line = self._line
        clause = line.clauses[amount.start]
        close = self._close(amount, name)
        felt = self._scene.last(("felt",), amount.start, clause)
        if felt is not None and not close and (name.start < felt.start or line.clauses[name.start] != clause):
            return False
        if line.clauses[name.start] != clause and self._scene.cues("planned", clause):
            return False
        if self._scene.ends("refuses", amount.start) or self._scene.follows("planned", amount.end):
            return False
        if amount.kind == kinds.BARE and not CLOSE <= amount.value <= MOST:
            return False
        if amount.kind != kinds.BARE or close or name.start < amount.start < name.end:
            return True
        if amount.start == name.end and name.means[2] != "done":
            return True
        end = amount.end
        if amount.start and line.words[amount.start - 1] in self._for:
            return self._lasted(amount, name)
        if end < len(line.words) and line.words[end] == SLOT:
            return True
        return end >= len(line.words) or line.parts[end] != line.parts[end - 1] or line.words[end] in self._filler
