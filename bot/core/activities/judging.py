"""Whether an exercise that is named was done by the patient.

1. A denial reaches through its clause, unless a word of doing stands between.
2. What is supposed or asked was not done, nor what follows it in the sentence without a word of doing.
3. The same holds for what is planned, but not for a verb that says by itself that it is done.
4. What somebody else did is not logged; who writes for the patient means the patient. To a helper everybody is the
   patient, but for "I" where another clause tells of somebody else.
"""

from __future__ import annotations

from bisect import bisect_left

from bot.core.activities.line import Line, Phrase
from bot.core.activities.scene import Scene

REACH = 5  # words that a denial reaches over
NEAR = 3


class Judge:
    """Judges the phrases of one message."""

    __slots__ = ("_amounts", "_helper", "_line", "_named", "_scene")

    def __init__(self, scene: Scene, named: list[Phrase], *, helper: bool = False) -> None:
        self._scene = scene
        self._helper = helper
        self._line: Line = scene.line
        self._amounts = frozenset(amount.start for amount in self._line.amounts)
        self._named = {place for phrase in named for place in range(phrase.start, phrase.end)}

    def names(self, place: int) -> bool:
        """Whether this word stands in a name."""
        return place in self._named

    def said(self, phrase: Phrase) -> bool:
        """Whether a word says that it was done: its own, or one in its clause."""
        return phrase.means[2] == "done" or bool(self._scene.cues("did", self._clause(phrase)))

    def denied(self, phrase: Phrase) -> bool:
        """Rule 1."""
        clause = self._clause(phrase)
        before = [cue for cue in self._scene.cues("before", clause) if cue.end <= phrase.start]
        if before and phrase.start - before[-1].end <= REACH and self._unbroken(before[-1].end, phrase.start):
            return True
        if phrase.means[2] == "done":
            return False
        after = [cue for cue in self._scene.cues("after", clause) if cue.start >= phrase.end]
        return (
            bool(after)
            and after[0].start - phrase.end <= REACH
            and self._unbroken(phrase.end, after[0].start, over_names=False)
        )

    def planned(self, phrase: Phrase) -> bool:
        """Rule 3."""
        here = self._scene.last(("planned",), len(self._line.words), self._clause(phrase)) is not None
        if phrase.means[2] == "done":
            return False
        if here:
            did = self._scene.last(("did",), len(self._line.words), self._clause(phrase))
            return did is None
        if self.said(phrase):
            return False
        return self._since("planned", phrase)

    def supposed(self, phrase: Phrase) -> bool:
        """Rule 2."""
        clause = self._clause(phrase)
        if self._scene.cues("supposed", clause):
            return True
        return self._since("supposed", phrase) and not self.said(phrase)

    def asked(self, phrase: Phrase, counted: bool) -> bool:
        """Rule 2: a question in its own clause, or a sentence that ends in one."""
        clause, sentence = self._clause(phrase), self._line.sentences[phrase.start]
        if self._scene.cues("asked", clause) or self._opened(clause):
            return not (phrase.means[2] == "done" and counted)
        if self.said(phrase):
            return False
        if self._since("asked", phrase) or self._since("opener", phrase):
            return True
        return sentence in self._line.asked or (not counted and self._scene.after("asked", phrase.start))

    def _opened(self, clause: int) -> bool:
        """A word of asking that begins the clause."""
        openers, first = self._scene.cues("opener", clause), bisect_left(self._line.clauses, clause)
        return bool(openers) and openers[0].start == first

    def anothers(self, phrase: Phrase) -> bool:
        """Rule 4."""
        if self._scene.anywhere("carer"):
            return False
        clause = self._clause(phrase)
        last = self._scene.last(("other", "own", "ours"), phrase.start, clause)
        if self._helper:
            return last is not None and last.means[1] == "own" and self._beside_the_helped(clause)
        return last is not None and last.means[1] == "other"

    def _beside_the_helped(self, clause: int) -> bool:
        """Whether the message tells of the one who is helped, but not this clause: "she walked, I swam"."""
        scene = self._scene
        return (scene.anywhere("other") or scene.anywhere("helped")) and not (
            scene.cues("other", clause) or scene.cues("helped", clause)
        )

    def aside(self, phrase: Phrase) -> bool:
        """Named as the circumstance of something else: "when I walk", "since the rows"."""
        clause = self._clause(phrase)
        last = self._scene.last(("circumstance",), phrase.start, clause)
        near = last is not None and phrase.start - last.end <= NEAR
        return near or self._scene.between("circumstance", phrase.end, phrase.end + 1)

    def _clause(self, phrase: Phrase) -> int:
        return self._line.clauses[phrase.start]

    def _unbroken(self, start: int, end: int, *, over_names: bool = True) -> bool:
        """No word of doing and no quantity between; `over_names`: names may stand between."""
        if self._scene.between("did", start, end) or not self._amounts.isdisjoint(range(start, end)):
            return False
        return over_names or self._named.isdisjoint(range(start, end))

    def _since(self, means: str, phrase: Phrase) -> bool:
        """Such a cue in a clause before, and no word of doing since then."""
        return self._scene.since(means, "did", phrase.start)
