"""Where every joint is: a pose names hips, feet and hands, and elbows and knees follow from the lengths of the limbs.

1. Feet and hands are places in the scene, so that a foot that stands and a hand that holds do not slide.
2. The trunk is one straight piece: no pose can round or twist a back.
3. A place out of a limb's reach is refused.
"""

import math
from collections.abc import Mapping
from dataclasses import dataclass

from drawing.shapes import Point, plus, turned

THIGH = SHIN = 38.0  # cm, of somebody of 160 cm
UPPER_ARM, FOREARM = 27.0, 25.0
SHOULDER, NECK = 41.0, 49.0  # above the hip joint, along the trunk
HEEL, BALL, TOES = -5.0, 10.0, 17.0  # along the sole, from below the ankle
ANKLE = 8.0
CLEAR = 6.0  # cm above the floor where the toes are no longer bent by it
SLACK = 0.6  # cm that a limb may be stretched beyond its length

Values = Mapping[str, tuple[float, ...]]


class OutOfReach(ValueError):
    """A hand or a foot was put where the limb does not reach."""


@dataclass(frozen=True, slots=True)
class Foot:
    """`pitch` in degrees: heel up above 0, front of the foot up below; `toes` is the pitch of the toes alone."""

    ankle: Point
    pitch: float
    toes: float

    def at(self, along: float, height: float) -> Point:
        """A point of the foot: from below the ankle towards the toes, and above the sole."""
        if along <= BALL:
            return plus(self.ankle, turned((along, height - ANKLE), self.pitch))
        return plus(self.at(BALL, 0), turned((along - BALL, height), self.toes))


@dataclass(frozen=True, slots=True)
class Leg:
    hip: Point
    knee: Point
    foot: Foot


@dataclass(frozen=True, slots=True)
class Arm:
    shoulder: Point
    elbow: Point
    hand: Point
    palm: float | None = None  # where the fingers point, degrees above the right; else on with the forearm


@dataclass(frozen=True, slots=True)
class Body:
    """Seen from the side, facing right; `sides` are the far and the near ones."""

    hip: Point
    lean: float
    nod: float
    legs: Mapping[str, Leg]
    arms: Mapping[str, Arm]

    def along(self, up: float, out: float = 0.0) -> Point:
        """A point of the trunk: above the hip joint, and to the front."""
        return plus(self.hip, turned((out, up), self.lean))


def body(values: Values) -> Body:
    """The joints of a pose seen from the side."""
    hip = (values["hip"][0], values["hip"][1])
    lean, nod = values["lean"][0], values["nod"][0]
    bare = Body(hip, lean, nod, {}, {})
    legs = {side: _leg(hip, side, values) for side in ("far", "near")}
    arms = {side: _arm(bare, side, values) for side in ("far", "near")}
    return Body(hip, lean, nod, legs, arms)


def foot(values: tuple[float, ...]) -> Foot:
    """From the place below the ankle when the foot stands flat: it turns over its ball or over its heel."""
    x, y, pitch = values
    pivot = BALL if pitch > 0 else HEEL
    lifted = min(max(y / CLEAR, 0.0), 1.0)
    return Foot(plus((x + pivot, y), turned((-pivot, ANKLE), pitch)), pitch, pitch * lifted if pitch > 0 else pitch)


def _leg(hip: Point, side: str, values: Values) -> Leg:
    """A leg from the place of its foot, or from the angles of thigh, shin and foot (forward of straight down)."""
    if angles := values.get(f"{side}_leg"):
        knee = plus(hip, turned((0, -THIGH), -angles[0]))
        return Leg(hip, knee, Foot(plus(knee, turned((0, -SHIN), -angles[1])), -angles[2], -angles[2]))
    standing = foot(values[f"{side}_foot"])
    return Leg(hip, between(hip, standing.ankle, THIGH, SHIN, forward=True), standing)


def _arm(trunk: Body, side: str, values: Values) -> Arm:
    """An arm from the hand's place in the scene, its place on the body, or the angles of its two parts."""
    shoulder = trunk.along(SHOULDER, values["shoulders"][0])
    if angles := values.get(f"{side}_arm"):
        elbow = plus(shoulder, turned((0, -UPPER_ARM), -angles[0]))
        return Arm(shoulder, elbow, plus(elbow, turned((0, -FOREARM), -angles[1])))
    if grip := values.get(f"{side}_grip"):
        hand = trunk.along(grip[0], grip[1])
    else:
        hand = (values[f"{side}_hand"][0], values[f"{side}_hand"][1])
    place = values.get(f"{side}_hand", ())
    return Arm(shoulder, between(shoulder, hand, UPPER_ARM, FOREARM, forward=False), hand, *place[2:])


def between(start: Point, end: Point, first: float, second: float, *, forward: bool) -> Point:
    """The joint between two bones: a knee bends forward, an elbow back."""
    dx, dy = end[0] - start[0], end[1] - start[1]
    distance = math.hypot(dx, dy)
    if distance > first + second + SLACK:
        raise OutOfReach(f"{distance:.1f} cm from {_told(start)} to {_told(end)}, reach {first + second:.1f}")
    reach = min(distance, first + second)
    along = (first**2 - second**2 + reach**2) / (2 * reach)
    aside = math.sqrt(max(first**2 - along**2, 0.0)) * (1 if forward else -1)
    ux, uy = dx / distance, dy / distance
    return start[0] + ux * along - uy * aside, start[1] + uy * along + ux * aside


def _told(point: Point) -> str:
    return f"({point[0]:.1f}, {point[1]:.1f})"
