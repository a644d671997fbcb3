"""Whether an exercise that is named was done by the patient.

1. A denial reaches through its clause, unless a word of doing stands between.
2. What is supposed or asked was not done, nor what follows it in the sentence without a word of doing.
3. The same holds for what is planned, but not for a verb that says by itself that it is done.
4. What somebody else did is not logged; who writes for the patient means the patient.
"""

from __future__ import annotations

from bot.core.activities.line import Line, Phrase
from bot.core.activities.scene import Scene

REACH = 5  # words that a denial reaches over
NEAR = 3


class Judge:
    """Judges the phrases of one message."""

    __slots__ = ("_line", "_named", "_scene")

    def __init__(self, scene: Scene, named: list[Phrase]) -> None:
        self._scene = scene
        self._line: Line = scene.line
        self._named = {place for phrase in named for place in range(phrase.start, phrase.end)}

    def said(self, phrase: Phrase) -> bool:
        """Whether a word says that it was done: its own, or one in its clause."""
        return phrase.means[2] == "done" or bool(self._scene.cues("did", self._clause(phrase)))

    def denied(self, phrase: Phrase) -> bool:
        """Rule 1."""
        clause = self._clause(phrase)
        before = [cue for cue in self._scene.cues("before", clause) if cue.end <= phrase.start]
        if before and phrase.start - before[-1].end <= REACH and self._unbroken(before[-1].end, phrase.start):
            return True
        after = [cue for cue in self._scene.cues("after", clause) if cue.start >= phrase.end]
        return bool(after) and after[0].start - phrase.end <= REACH and self._unbroken(phrase.end, after[0].start)

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
        return self._scene.before("planned", phrase.start)

    def supposed(self, phrase: Phrase) -> bool:
        """Rule 2."""
        clause = self._clause(phrase)
        if self._scene.cues("supposed", clause):
            return True
        return self._scene.before("supposed", phrase.start) and not self.said(phrase)

    def asked(self, phrase: Phrase, counted: bool) -> bool:
        """Rule 2: a question in its own clause, or a sentence that ends in one."""
        clause, sentence = self._clause(phrase), self._line.sentences[phrase.start]
        if self._scene.cues("asked", clause):
            return not (phrase.means[2] == "done" and counted)
        if self.said(phrase):
            return False
        if self._scene.before("asked", phrase.start):
            return True
        return sentence in self._line.asked or (not counted and self._scene.after("asked", phrase.start))

    def anothers(self, phrase: Phrase) -> bool:
        """Rule 4."""
        if self._scene.anywhere("carer"):
            return False
        clause = self._clause(phrase)
        last = self._scene.last(("other", "own"), phrase.end, clause)
        return last is not None and last.means[1] == "other"

    def aside(self, phrase: Phrase) -> bool:
        """Named as the circumstance of something else: "when I walk", "since the rows"."""
        clause = self._clause(phrase)
        last = self._scene.last(("circumstance",), phrase.start, clause)
        near = last is not None and phrase.start - last.end <= NEAR
        return near or self._scene.between("circumstance", phrase.end, phrase.end + 1)

    def _clause(self, phrase: Phrase) -> int:
        return self._line.clauses[phrase.start]

    def _unbroken(self, start: int, end: int) -> bool:
        """No word of doing, no quantity and no other name between."""
        between = range(start, end)
        if self._scene.between("did", start, end):
            return False
        return all(place not in self._named or self._line.parts[place] == self._line.parts[start] for place in between)
