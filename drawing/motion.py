"""From the positions of a scene to its frames: each with a pose, a duration and arrows."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from drawing.scene import Key, Line, Numbers, Scene

RATE = 8  # frames a second
LIFT = 5.0  # cm, of a foot in the middle of a step
BASE: dict[str, Numbers] = {"lean": (0.0,), "nod": (0.0,), "shoulders": (0.0, 0.0)}
BASES: Mapping[str, Mapping[str, Numbers]] = {
    "side": BASE,
    "front": BASE | {"left_elbow": (4.0,), "right_elbow": (4.0,)},
    "back": BASE | {"left_elbow": (4.0,), "right_elbow": (4.0,)},
}
OTHER = {"near": "far", "far": "near", "left": "right", "right": "left"}
ARM, LEG = ("hand", "grip", "arm"), ("foot", "leg")

Pose = Mapping[str, Numbers]


@dataclass(frozen=True, slots=True)
class Frame:
    """A still picture of a scene; `seconds` is how long it stays."""

    pose: Pose
    seconds: float
    arrows: tuple[Line, ...]
    moves: tuple[str, ...]
    key: str


@dataclass(frozen=True, slots=True)
class Stop:
    """A key with everything that it left out."""

    key: Key
    pose: Pose
    arrows: tuple[Line, ...]
    presses: tuple[Line, ...]
    moves: tuple[str, ...]  # on the way here
    kept: tuple[str, ...]  # while it is kept


def frames(scene: Scene) -> list[Frame]:
    """One cycle from the first key on, which is what stands still where nothing is played."""
    stops = _stops(scene)
    found: list[Frame] = []
    ground: Numbers = (0.0, 0.0)
    for place in (*range(1, len(stops)), 0):
        stop = stops[place]
        found += _way(scene, stops, place, ground)
        ground = (ground[0] + stop.key.ground[0], ground[1] + stop.key.ground[1])
        if stop.key.hold:
            pose = {**stop.pose, "ground": ground}
            found.append(Frame(pose, stop.key.hold, stop.presses, stop.kept, stop.key.name))
    first = found.pop()
    return [replace(first, pose={**first.pose, "ground": (0.0, 0.0)}), *found]


def _stops(scene: Scene) -> list[Stop]:
    pose = dict(BASES[scene.view])
    stops: list[Stop] = []
    for key in scene.keys:
        for name, values in key.pose.items():
            _forget(pose, name)
            pose[name] = values
        moves = scene.moves if key.moves is None else key.moves
        stops.append(Stop(key, dict(pose), key.arrows, key.presses, moves, moves))
    return stops if scene.mirror == "none" else _both_sides(stops, [_mirrored(scene, stop) for stop in stops])


def _both_sides(stops: list[Stop], others: list[Stop]) -> list[Stop]:
    """One side after the other: the way to a side's first key is the other side's way back."""
    first, other = stops[0], others[0]
    return [
        replace(first, arrows=other.arrows, moves=other.moves),
        *stops[1:],
        replace(other, arrows=first.arrows, moves=first.moves),
        *others[1:],
    ]


def _forget(pose: dict[str, Numbers], name: str) -> None:
    """A limb has one way of being placed: a new one replaces the one before."""
    side, _, kind = name.partition("_")
    for kinds in (ARM, LEG):
        for other in kinds if kind in kinds else ():
            pose.pop(f"{side}_{other}", None)


def _mirrored(scene: Scene, stop: Stop) -> Stop:
    """The same with the other leg: from the side the far one, from the front the other one of the picture."""
    flat = scene.view == "side"
    middle = scene.x + scene.width / 2
    kept = {name: values for name, values in stop.pose.items() if scene.mirror == "legs" and name.endswith(ARM)}
    swapped = {name: values for name, values in stop.pose.items() if name not in kept}
    pose = {_other(name): values if flat else _flipped(name, values, middle) for name, values in swapped.items()}
    lines = [
        tuple(line if flat else tuple((2 * middle - x, y) for x, y in line) for line in drawn)
        for drawn in (stop.arrows, stop.presses)
    ]
    moves = tuple(_other(name) for name in stop.moves)
    return Stop(stop.key, pose | kept, lines[0], lines[1], moves, moves)


def _other(name: str) -> str:
    side, joined, part = name.partition("_")
    return OTHER.get(side, side) + joined + part


def _flipped(name: str, values: Numbers, middle: float) -> Numbers:
    if name == "lean":
        return (-values[0],)
    if name == "shoulders" or name.endswith("_elbow"):
        return values
    flipped = (2 * middle - values[0], *values[1:])
    return (*flipped[:2], 180 - values[2]) if name.endswith("_hand") and len(values) == 3 else flipped


def _way(scene: Scene, stops: list[Stop], place: int, ground: Numbers) -> Iterator[Frame]:
    before, stop = stops[place - 1], stops[place]
    count = round(stop.key.move * RATE)
    for step in range(1, count + (0 if stop.key.hold else 1)):
        share = step / count
        even = share if scene.flow else _slow(share)
        pose = _flowing(stops, place, share) if scene.flow else _between(before.pose, stop.pose, even)
        passed = (ground[0] + stop.key.ground[0] * even, ground[1] + stop.key.ground[1] * even)
        yield Frame({**pose, "ground": passed}, 1 / RATE, stop.arrows, stop.moves, stop.key.name)


def _slow(share: float) -> float:
    """Begins and ends gently."""
    return share * share * (3 - 2 * share)


def _between(start: Pose, end: Pose, share: float) -> Pose:
    return {
        name: (_stepped if name.endswith("_foot") else _mixed)(start[name], end[name], share)
        for name in _same(start, end)
    }


def _stepped(start: Numbers, end: Numbers, share: float) -> Numbers:
    """A foot that goes to another place on the same floor is lifted on its way."""
    x, y, *pitch = _mixed(start, end, share)
    goes = start[1] == end[1] and abs(start[0] - end[0]) > 3
    return (x, y + LIFT * 4 * share * (1 - share) if goes else y, *pitch)


def _mixed(start: Numbers, end: Numbers, share: float) -> Numbers:
    return tuple(a + (b - a) * share for a, b in zip(start, end, strict=True))


def _same(start: Pose, end: Pose) -> list[str]:
    if set(start) != set(end):
        raise ValueError(f"one key places {sorted(set(start) - set(end))}, the next {sorted(set(end) - set(start))}")
    return list(end)


def _flowing(stops: list[Stop], place: int, share: float) -> Pose:
    """Feet go evenly, so that a foot on moving ground keeps its pace; all else swings through the keys."""
    first, start, end, last = (stops[(place + offset) % len(stops)].pose for offset in (-2, -1, 0, 1))
    return {
        name: _mixed(start[name], end[name], share)
        if name.endswith("_foot")
        else tuple(
            _spline(*points, share) for points in zip(first[name], start[name], end[name], last[name], strict=True)
        )
        for name in _same(start, end)
    }


def _spline(a: float, b: float, c: float, d: float, share: float) -> float:
    """Through b and c, on the way from a to d (Catmull-Rom)."""
    return 0.5 * (2 * b + (c - a) * share + (2 * a - 5 * b + 4 * c - d) * share**2 + (3 * b - a - 3 * c + d) * share**3)
