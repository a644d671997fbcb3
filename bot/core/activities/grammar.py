"""The activities that a message logs."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace

from bot.core.activities import amount as kinds
from bot.core.activities.activity import PLAN, Activity
from bot.core.activities.amount import Amount
from bot.core.activities.attaching import Attacher
from bot.core.activities.composing import compose
from bot.core.activities.days import by_day, was_yesterday
from bot.core.activities.judging import Judge
from bot.core.activities.line import Line, Phrase, free, line_of, phrases_in
from bot.core.activities.plans import Plans
from bot.core.activities.scene import Scene
from bot.core.activities.tokens import tokens
from bot.core.activities.words import NAME, PLANNED, ActivityWords

DONE, NAMED, HINTED = "done", "named", "hinted"


@dataclass(frozen=True, slots=True)
class _Mention:
    """A name with its quantities."""

    name: Phrase
    amounts: tuple[Amount, ...]


def activities_in(text: str, words: ActivityWords, *, helper: bool = False) -> tuple[Activity, ...]:
    """What the message says was done, in order of mention; empty where it logs nothing.

    `helper`: somebody writes for the patient.
    """
    line = line_of(tokens(text, words), words)
    named, cues = phrases_in(line, words)
    if not named:
        return ()
    scene = Scene(line, cues)
    judge = Judge(scene, named, helper=helper)
    names = _clear([phrase for phrase in named if phrase.means[0] == NAME], line)
    given = _shared(names, Attacher(scene, names, words).attach(free(line.amounts, named)), line, words)
    mentions = _merged([_Mention(name, tuple(own)) for name, own in zip(names, given, strict=True)])
    logged = [mention for mention in mentions if _logs(mention, scene, judge, words)]
    plans = Plans(scene, judge, words).meant([phrase for phrase in named if phrase.means[0] == PLANNED], bool(logged))
    found = [(mention.name.start, each) for mention in logged for each in _composed(mention, scene)]
    found += [(plan.start, Activity(PLAN, done=plan.means[1], yesterday=was_yesterday(plan, scene))) for plan in plans]
    return tuple(activity for _, activity in sorted(found, key=lambda each: each[0]))


def _clear(names: Sequence[Phrase], line: Line) -> list[Phrase]:
    """Without the hints of a part that names an exercise plainly, unless a quantity follows them at once."""
    plain = {line.parts[name.start] for name in names if name.means[2] != HINTED}
    counted = {amount.start for amount in line.amounts if amount.kind in (kinds.BARE, kinds.PRODUCT)}
    return [
        name for name in names if name.means[2] != HINTED or line.parts[name.start] not in plain or name.end in counted
    ]


def _shared(names: Sequence[Phrase], given: list[list[Amount]], line: Line, words: ActivityWords) -> list[list[Amount]]:
    """Minutes before two exercises that are joined are nobody's: "15 min heel to toe and one leg"."""
    for at in range(len(names) - 1):
        one, other = names[at], names[at + 1]
        joined = other.start - one.end == 1 and line.words[one.end] in words.marks["joining"]
        if (
            joined
            and not given[at + 1]
            and any(each.kind == kinds.MINUTES and each.end <= one.start for each in given[at])
        ):
            given[at] = []
    return given


def _merged(mentions: Sequence[_Mention]) -> list[_Mention]:
    """An exercise that is named twice in a row is one, unless both have quantities."""
    merged: list[_Mention] = []
    for mention in mentions:
        last = merged[-1] if merged else None
        if last and last.name.means[1] == mention.name.means[1] and not (last.amounts and mention.amounts):
            tier = DONE if DONE in (last.name.means[2], mention.name.means[2]) else last.name.means[2]
            name = last.name if last.amounts or not mention.amounts else mention.name
            merged[-1] = _Mention(replace(name, means=(*name.means[:2], tier)), last.amounts or mention.amounts)
        else:
            merged.append(mention)
    return merged


def _logs(mention: _Mention, scene: Scene, judge: Judge, words: ActivityWords) -> bool:
    name, counted = mention.name, bool(mention.amounts)
    if judge.denied(name) or judge.supposed(name) or judge.anothers(name) or judge.asked(name, counted):
        return False
    if judge.planned(name) and not _done_after_all(mention, scene):
        return False
    if counted:
        return True
    if judge.aside(name):
        return False
    if name.means[2] == HINTED:
        return judge.said(name) and _quiet(name, scene, judge, words)
    return judge.said(name) or _quiet(name, scene, judge, words)


def _done_after_all(mention: _Mention, scene: Scene) -> bool:
    """ "I can do fifteen now, did two sets": a later clause says that it was done."""
    clauses = scene.line.clauses
    own = clauses[mention.name.start]
    return any(clauses[each.start] > own and scene.cues("did", clauses[each.start]) for each in mention.amounts)


def _quiet(name: Phrase, scene: Scene, judge: Judge, words: ActivityWords) -> bool:
    """Whether its part says little else: "tai chi today"."""
    parts, quiet = scene.line.parts, words.marks["quiet"] | words.marks["joining"]
    first, last = bisect_left(parts, parts[name.start]), bisect_right(parts, parts[name.start])
    places = (*range(first, name.start), *range(name.end, last))
    return all(scene.line.words[at] in quiet or judge.names(at) or scene.between("did", at, at + 1) for at in places)


def _composed(mention: _Mention, scene: Scene) -> list[Activity]:
    name = mention.name
    days = by_day(name, mention.amounts, scene)
    found = [replace(each, yesterday=day) for day, amounts in days for each in compose(name.means[1], amounts, scene)]
    merely = name.means[2] != DONE and name.end - name.start == len(scene.line.words)
    return [replace(each, merely_named=True) for each in found] if merely else found
