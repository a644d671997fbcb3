"""What is said of the whole plan: all of it, some of it, nothing."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from bot.core.activities.judging import Judge
from bot.core.activities.line import Line, Phrase
from bot.core.activities.scene import Scene
from bot.core.activities.words import ActivityWords


class Plans:
    """Weighs what one message says of the plan."""

    __slots__ = ("_judge", "_line", "_quiet", "_scene", "_whole")

    def __init__(self, scene: Scene, judge: Judge, words: ActivityWords) -> None:
        self._scene = scene
        self._line: Line = scene.line
        self._judge = judge
        self._quiet, self._whole = words.marks["quiet"], words.marks["whole"]

    def meant(self, plans: Sequence[Phrase], logged: bool) -> list[Phrase]:
        """Those that count; `logged`: single exercises are logged as well."""
        found = [plan for plan in plans if self._counts(plan) and (not logged or self._stands_beside(plan))]
        if len(found) > 1 and not all(self._scene.cues("moment", self._line.clauses[plan.start]) for plan in found):
            found = [plan for plan in found if plan.means[1] == "some"][:1] or found[:1]
        return found if len({plan.means[1] for plan in found}) == len(found) else found[:1]

    def _counts(self, plan: Phrase) -> bool:
        if plan.means[2] == "alone" and not self._alone(plan):
            return False
        if self._scene.anywhere("felt") and plan.means[1] != "none" and not self._judge.said(plan):
            return False
        if plan.means[2] == "alone" and self._scene.anywhere("felt"):
            return False
        if self._judge.supposed(plan) and plan.means[1] != "none":
            return False
        if self._judge.asked(plan, counted=plan.means[1] == "none") or self._judge.anothers(plan):
            return False
        return plan.means[1] == "none" or not (
            self._judge.planned(plan) or (plan.means[1] == "all" and self._judge.denied(plan))
        )

    def _alone(self, plan: Phrase) -> bool:
        """Nothing but small words stands in its clause."""
        clauses, words = self._line.clauses, self._line.words
        first, last = bisect_left(clauses, clauses[plan.start]), bisect_right(clauses, clauses[plan.start])
        return all(words[at] in self._quiet for at in (*range(first, plan.start), *range(plan.end, last)))

    def _stands_beside(self, plan: Phrase) -> bool:
        """Both were said: "all of it, plus a walk"; "nothing on Saturday, a swim on Sunday"."""
        if plan.means[1] == "none":
            return bool(self._scene.cues("moment", self._line.clauses[plan.start]))
        words = self._line.words[plan.start : plan.end]
        opens = any(place in self._line.opened for place in range(plan.start, plan.end + 1))
        return plan.means[1] == "all" and not opens and bool(self._whole.intersection(words))
