"""The cues of a message by the clause, part or sentence in which they stand."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence

from bot.core.activities.line import Line, Phrase


class Scene:
    """Asks what stands where; a cue belongs to the clause of its first word."""

    __slots__ = ("_by_clause", "_by_sentence", "_starts", "line")

    def __init__(self, line: Line, cues: Sequence[Phrase]) -> None:
        self.line = line
        self._by_clause: dict[int, list[Phrase]] = {}
        self._by_sentence: dict[int, dict[str, list[int]]] = {}
        self._starts: dict[str, list[int]] = {}
        beside = {place for cue in cues if cue.means[1] == "beside" for place in range(cue.start, cue.end)}
        for cue in cues:
            means = cue.means[1]
            if means == "other" and cue.start in beside:
                continue
            clause = line.clauses[cue.start]
            self._by_clause.setdefault(clause, []).append(cue)
            clauses = self._by_sentence.setdefault(line.sentences[cue.start], {}).setdefault(means, [])
            if not clauses or clauses[-1] != clause:
                clauses.append(clause)
            self._starts.setdefault(means, []).append(cue.start)

    def cues(self, means: str, clause: int) -> list[Phrase]:
        """The cues of this kind in the clause, in order."""
        return [cue for cue in self._by_clause.get(clause, ()) if cue.means[1] == means]

    def before(self, means: str, place: int) -> bool:
        """Whether a clause of the same sentence before that of this word has such a cue."""
        clauses = self._by_sentence.get(self.line.sentences[place], {}).get(means, [])
        return bool(clauses) and clauses[0] < self.line.clauses[place]

    def since(self, means: str, ending: str, place: int) -> bool:
        """Whether a clause before has such a cue, and none from there to this word's clause has one of `ending`."""
        here = self.line.clauses[place]
        sentence = self._by_sentence.get(self.line.sentences[place], {})
        last = max((clause for clause in sentence.get(means, []) if clause < here), default=None)
        return last is not None and not any(last < clause <= here for clause in sentence.get(ending, []))

    def after(self, means: str, place: int) -> bool:
        """Whether a clause of the same sentence after that of this word has such a cue."""
        clauses = self._by_sentence.get(self.line.sentences[place], {}).get(means, [])
        return bool(clauses) and clauses[-1] > self.line.clauses[place]

    def between(self, means: str, start: int, end: int) -> bool:
        """Whether such a cue begins at one of these words."""
        return self.count(means, start, end) > 0

    def count(self, means: str, start: int, end: int) -> int:
        """How many such cues begin at these words."""
        starts = self._starts.get(means, ())
        return bisect_left(starts, end) - bisect_left(starts, start)

    def follows(self, means: str, place: int) -> bool:
        """Whether such a cue begins at this word, in the clause of the word before."""
        clauses = self.line.clauses
        return place < len(clauses) and clauses[place] == clauses[place - 1] and self.between(means, place, place + 1)

    def ends(self, means: str, place: int) -> bool:
        """Whether such a cue ends right before this word."""
        return any(cue.end == place for cue in self.cues(means, self.line.clauses[place]))

    def anywhere(self, means: str) -> bool:
        return means in self._starts

    def last(self, means: Iterable[str], place: int, clause: int) -> Phrase | None:
        """The last cue of these kinds before this word, in its clause."""
        wanted = frozenset(means)
        found = [cue for cue in self._by_clause.get(clause, ()) if cue.means[1] in wanted and cue.start < place]
        return found[-1] if found else None
