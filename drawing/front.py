"""A person seen from the front or from behind; left and right are those of the picture."""

import math
from collections.abc import Collection, Mapping
from dataclasses import dataclass

from drawing.people import MOVING, Person, back_head, front_head
from drawing.pose import FOREARM, NECK, SHIN, SLACK, THIGH, UPPER_ARM, OutOfReach, Values
from drawing.shapes import Piece, Point, hull, plus, solid, stroke, turned
from drawing.side import hand

SIDES: Mapping[str, int] = {"left": -1, "right": 1}
SHOULDER_WIDTH, HIP_WIDTH = 15.5, 8.0  # from the middle, cm
SHOULDER = 42.0


@dataclass(frozen=True, slots=True)
class Front:
    """Knees and elbows that bend towards the viewer lie on the straight line, or where the pose says."""

    hip: Point
    lean: float
    values: Values

    def at(self, x: float, up: float) -> Point:
        """A point of the trunk: beside its middle, and above the hip joints."""
        return plus(self.hip, turned((x, up), self.lean))

    def leg(self, side: str) -> tuple[Point, Point, Point]:
        hip = plus(self.hip, (SIDES[side] * HIP_WIDTH, 0))
        x, y = self.values[f"{side}_foot"][:2]
        ankle = (x, y + 8)
        _reached(hip, ankle, THIGH + SHIN)
        knee = self.values.get(f"{side}_knee") or ((hip[0] + ankle[0]) / 2, (hip[1] + ankle[1]) / 2)
        return hip, (knee[0], knee[1]), ankle

    def arm(self, side: str) -> tuple[Point, Point, Point]:
        inward, up = self.values["shoulders"]
        shoulder = self.at(SIDES[side] * (SHOULDER_WIDTH - inward), SHOULDER + up)
        place = (self.values[f"{side}_hand"][0], self.values[f"{side}_hand"][1])
        _reached(shoulder, place, UPPER_ARM + FOREARM)
        out = self.values[f"{side}_elbow"][0]
        dx, dy = place[0] - shoulder[0], place[1] - shoulder[1]
        length = math.hypot(dx, dy) or 1.0
        aside = (-dy / length * SIDES[side] * out, dx / length * SIDES[side] * out)
        return shoulder, plus(((shoulder[0] + place[0]) / 2, (shoulder[1] + place[1]) / 2), aside), place


def _reached(start: Point, end: Point, reach: float) -> None:
    if math.dist(start, end) > reach + SLACK:
        raise OutOfReach(f"{math.dist(start, end):.1f} cm from {start} to {end}, reach {reach:.1f}")


def body(values: Values) -> Front:
    return Front((values["hip"][0], values["hip"][1]), values["lean"][0], values)


def person(person: Person, seen: Front, moving: Collection[str], *, back: bool) -> str:
    """From behind the arms are on the other side of the trunk, where they reach forward."""
    arms = "".join(_arm(person, seen, side, moving) for side in SIDES)
    legs = _legs(person, seen, moving)
    neck = solid((hull((*seen.at(0, 43), 6), (*seen.at(0, 52), 5.2)), person.skin))
    trunk = solid((_shirt(seen), person.shirt)) + (_blades(seen, moving) if back else "")
    head = (back_head if back else front_head)(person, seen.at(0, NECK))
    return arms + legs + neck + trunk + head if back else neck + legs + trunk + head + arms


def _shirt(seen: Front) -> str:
    inward, up = seen.values["shoulders"]
    shoulders = [(*seen.at(x * (11.5 - inward), 41.5 + up), 6.5) for x in (-1, 1)]
    return hull(*shoulders, *((*seen.at(x, 11), 6) for x in (-9, 9)))


def _blades(seen: Front, moving: Collection[str]) -> str:
    """The shoulder blades; their distance from the spine is `blades` in cm."""
    if "blades" not in seen.values:
        return ""
    away = seen.values["blades"][0]
    shapes = [_blade(seen, side, away) for side in (-1, 1)]
    return "".join(solid((shape, MOVING if "blades" in moving else "#3579b5"), line=0.8) for shape in shapes)


def _blade(seen: Front, side: int, away: float) -> str:
    tip, inner, outer = seen.at(side * (away + 1.5), 24), seen.at(side * away, 37), seen.at(side * (away + 5), 38)
    return hull((*tip, 1.2), (*inner, 1.6), (*outer, 1.6))


def _legs(person: Person, seen: Front, moving: Collection[str]) -> str:
    seat = MOVING if "seat" in moving else person.trousers
    hips = (hull(*((*seen.at(x, up), 7.5) for x in (-8, 8) for up in (7, -1))), seat)
    plain = [side for side in SIDES if f"{side}_leg" not in moving]
    drawn = solid(hips, *(piece for side in plain for piece in _leg(person, seen, side, person.trousers)))
    drawn += "".join(solid(*_leg(person, seen, side, MOVING)) for side in SIDES if side not in plain)
    if "seat" in moving:
        drawn += solid(hips)
    return drawn + "".join(_crease(seen, side) for side in SIDES)


def _leg(person: Person, seen: Front, side: str, colour: str) -> list[Piece]:
    hip, knee, ankle = seen.leg(side)
    x, y = ankle[0], ankle[1] - 8
    shoe = hull((x - 2.6, y + 3, 3), (x + 2.6 + SIDES[side], y + 3, 3), (x, y + 7, 4.4))
    return [
        (shoe, person.shoe),
        (hull((*hip, 8.4), (*knee, 7.0)), colour),
        (hull((*knee, 7.0), (ankle[0], ankle[1] + 2.5, 5)), colour),
    ]


def _crease(seen: Front, side: str) -> str:
    """The sole, which shows that a foot stands or is lifted."""
    x, y = seen.values[f"{side}_foot"][:2]
    return stroke([(x - 4, y + 0.7), (x + 4 + SIDES[side], y + 0.7)], 1.8)


def _arm(person: Person, seen: Front, side: str, moving: Collection[str]) -> str:
    shoulder, elbow, place = seen.arm(side)
    colour = MOVING if f"{side}_arm" in moving else person.shirt
    return solid(
        (hull((*elbow, 4.8), (*place, 3.7)), MOVING if colour == MOVING else person.skin),
        (hull((*shoulder, 6.2), (*elbow, 5.1)), colour),
        (hand(elbow, place, *seen.values[f"{side}_hand"][2:]), person.skin),
    )
