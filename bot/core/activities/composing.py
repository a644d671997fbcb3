"""From an exercise and its quantities to what is logged.

1. What cannot be attached with confidence is left out: two different numbers for the same thing, absurd ones.
2. There and back is one walk; different days, or "another ten", are two.
3. The same number of repetitions again is another set.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from bot.core.activities import amount as kinds
from bot.core.activities.activity import BALANCE, BALANCE_CLASS, CLIMBED, HELD, HOLDABLE, STEPPED, TIMED, Activity
from bot.core.activities.amount import HOUR, Amount
from bot.core.activities.scene import Scene

FEW = 5  # more sets than these nobody does at a time
MOST = {"minutes": 600, "seconds": 600, "sets": 20, "reps": 500}


def compose(exercise: str, amounts: Sequence[Amount], scene: Scene) -> list[Activity]:
    """One activity, or several where several were told in one breath."""
    if exercise == BALANCE:
        return _balance(amounts, scene)
    if exercise in TIMED:
        return _sessions(exercise, amounts, scene)
    return _counted(exercise, amounts, scene)


def _balance(amounts: Sequence[Amount], scene: Scene) -> list[Activity]:
    """The plan's balance exercises; with minutes a session like a class. "Both" and "two" count exercises."""
    minutes = [each for each in amounts if each.kind == kinds.MINUTES]
    return _sessions(BALANCE_CLASS, minutes, scene) if minutes else [Activity(BALANCE)]


def _sessions(exercise: str, amounts: Sequence[Amount], scene: Scene) -> list[Activity]:
    timed = [each for each in amounts if each.kind in (kinds.MINUTES, kinds.BARE, kinds.SECONDS)]
    plain = [each for each in timed if each.kind != kinds.BARE]
    if plain and not _told_apart(timed, scene) and not scene.between("return", timed[0].end, timed[-1].end + 2):
        timed = plain
    values = [each.value / HOUR if each.kind == kinds.SECONDS else each.value for each in timed]
    if len(values) > 1 and scene.between("return", timed[0].end, timed[-1].end + 2):
        values = [sum(values)]
    elif len(values) == 1 and scene.between("eachway", timed[0].start, timed[0].end + CLOSE):
        values = [2 * values[0]]
    elif len(values) > 1 and scene.between("corrects", timed[0].end, timed[-1].start + 1):
        values = values[-1:]
    elif len(values) == 2 and scene.between("refuses", timed[0].end, timed[1].start):
        values = values[:1]
    elif len(values) > 1 and _told_apart(timed, scene):
        return [Activity(exercise, minutes=_kept("minutes", value)) for value in values]
    return [Activity(exercise, minutes=_only("minutes", values))]


CLOSE = 3


def _told_apart(amounts: Sequence[Amount], scene: Scene) -> bool:
    start, end = amounts[0].start, amounts[-1].end
    return scene.between("again", start, end + 1) or scene.count("moment", max(start - CLOSE, 0), end + CLOSE) > 1


def _counted(exercise: str, amounts: Sequence[Amount], scene: Scene) -> list[Activity]:
    products = [each for each in amounts if each.kind == kinds.PRODUCT]
    sets = [each.value for each in products] + [each.value for each in amounts if each.kind == kinds.SETS]
    countable = {kinds.REPS, kinds.BARE} | ({kinds.STEPS, kinds.LAPS} if exercise in STEPPED else set())
    countable |= {kinds.LAPS} if exercise == CLIMBED else set()
    reps = [each for each in amounts if each.kind in countable]
    seconds = [each for each in amounts if each.kind == kinds.SECONDS]
    minutes = [each.value for each in amounts if each.kind == kinds.MINUTES]
    if exercise in HELD:
        bare = [each for each in reps if each.kind == kinds.BARE]
        reps = [each for each in reps if each.kind != kinds.BARE]
        if seconds and bare and scene.between("sides", amounts[0].start - CLOSE, amounts[-1].end + CLOSE):
            seconds = sorted(seconds + bare, key=lambda each: each.start)
    times = [each for each in amounts if each.kind == kinds.TIMES]
    if reps and not products:
        sets += [each.value for each in times]
    elif not products:
        sets, reps = _times(sets, times)
    base = Activity(exercise, minutes=_only("minutes", minutes))
    if products:
        counted = {each.reps for each in products}
        return [
            replace(base, sets=_whole("sets", sets), reps=_whole("reps", counted), seconds=_hold(exercise, seconds))
        ]
    if len(seconds) > 1 and len({each.value for each in seconds}) > 1:
        return [
            replace(base, seconds=_kept("seconds", each.value), reps=_whole("reps", _values(reps))) for each in seconds
        ]
    if seconds and exercise not in HOLDABLE:
        return [replace(_brief(base, seconds), sets=_whole("sets", sets), reps=_whole("reps", _values(reps)))]
    base = replace(base, seconds=_hold(exercise, seconds))
    return _repeated(replace(base, sets=_whole("sets", sets)), reps, scene)


def _times(sets: list[float], times: list[Amount]) -> tuple[list[float], list[Amount]]:
    """Eleven times, two times: the second says how many sets."""
    if len(times) == 2 and times[0].end == times[1].start and times[1].value <= FEW < times[0].value:
        return [*sets, times[1].value], times[:1]
    return sets, times


def _repeated(base: Activity, reps: Sequence[Amount], scene: Scene) -> list[Activity]:
    values = _values(reps)
    if len(values) < 2:
        return [replace(base, reps=_whole("reps", values))]
    start, end = reps[0].start, reps[-1].end
    if len(set(values)) == 1:
        beside = scene.between("sides", max(start - CLOSE, 0), end + CLOSE)
        sets = base.sets if beside or base.sets else len(values)
        return [replace(base, sets=sets, reps=_whole("reps", values))]
    if len(values) == 2 and scene.between("corrects", start, end):
        return [replace(base, reps=_whole("reps", values[1:]))]
    if len(values) == 2 and scene.between("refuses", start, end):
        return [replace(base, reps=_whole("reps", values[:1]))]
    if _told_apart(reps, scene):
        return [replace(base, reps=_whole("reps", [value])) for value in values]
    return [base]


def _values(amounts: Sequence[Amount]) -> list[float]:
    return [each.value for each in amounts]


def _hold(exercise: str, seconds: Sequence[Amount]) -> float | None:
    return _only("seconds", _values(seconds)) if exercise in HOLDABLE else None


def _brief(base: Activity, seconds: Sequence[Amount]) -> Activity:
    """A session of seconds, where nothing is held: a part of a minute."""
    if base.exercise not in STEPPED | {"skipping"} or base.minutes is not None:
        return base
    value = _only("seconds", _values(seconds))
    return replace(base, minutes=None if value is None else _tidy(value / HOUR))


def _only(field: str, values: Sequence[float] | set[float]) -> float | None:
    """The value that all agree on."""
    return _kept(field, next(iter(values))) if len(set(values)) == 1 else None


def _whole(field: str, values: Sequence[float] | set[float]) -> int | None:
    value = _only(field, values)
    return int(value) if value is not None and value == int(value) else None


def _kept(field: str, value: float) -> float | None:
    return _tidy(value) if 0 < value <= MOST[field] else None


def _tidy(value: float) -> float:
    return int(value) if value == int(value) else round(value, 2)
