"""A person seen from the side, facing right."""

import math
from collections.abc import Collection

from drawing.people import MOVING, Person, shaded, side_head
from drawing.pose import ANKLE, BALL, HEEL, NECK, TOES, Arm, Body, Leg
from drawing.shapes import Piece, Point, ellipse, hull, path, solid, stroke


def far_side(person: Person, body: Body, moving: Collection[str]) -> str:
    """What is behind the trunk: the far leg and the far arm, in darker colours."""
    leg = _leg(person, body.legs["far"], MOVING if "far_leg" in moving else person.trousers, 0.74)
    arm = _arm(person, body.arms["far"], MOVING if "far_arm" in moving else person.shirt, 0.8)
    return leg + arm


def trunk(person: Person, body: Body, moving: Collection[str]) -> str:
    """The trunk, the near leg and the head."""
    leg_colour = MOVING if "near_leg" in moving else person.trousers
    seat = MOVING if "seat" in moving or {"near_leg", "far_leg"} <= set(moving) else person.trousers
    pelvis = (hull((*body.along(7), 11), (*body.along(0, -1), 11.5)), seat)
    chest = solid((hull((*body.along(42), 6), (*body.along(50), 5.2)), person.skin), *_shirt(person, body, moving))
    hips = solid(pelvis)
    leg = _leg(person, body.legs["near"], leg_colour, 1.0)
    if leg_colour == seat:
        hips, leg = (
            "",
            solid(pelvis, *_leg_pieces(person, body.legs["near"], leg_colour, 1.0)) + _sole(body.legs["near"]),
        )
    head = side_head(person, body.along(NECK), body.lean + body.nod)
    return chest + hips + leg + head


def near_arm(person: Person, body: Body, moving: Collection[str]) -> str:
    return _arm(person, body.arms["near"], MOVING if "near_arm" in moving else person.shirt, 1.0)


def _shirt(person: Person, body: Body, moving: Collection[str]) -> list[Piece]:
    colour = MOVING if "trunk" in moving else person.shirt
    return [(hull((*body.along(41), 7.5), (*body.along(34, 1), 12), (*body.along(10), 11.3)), colour)]


def _leg(person: Person, leg: Leg, colour: str, share: float) -> str:
    return solid(*_leg_pieces(person, leg, colour, share)) + _sole(leg)


def _leg_pieces(person: Person, leg: Leg, colour: str, share: float) -> list[Piece]:
    cloth = shaded(colour, share) if share < 1 else colour
    foot = leg.foot
    shoe = [foot.at(HEEL, 0.6), foot.at(HEEL - 0.6, 5), foot.at(-3.6, 9), foot.at(3.4, 9.4), foot.at(9, 6.4)]
    shoe += [foot.at(15, 5.2), foot.at(TOES, 3), foot.at(TOES, 0.6)]
    shin = [(*leg.knee, 7.2), (*foot.at(-0.2, ANKLE + 3.5), 5.2)]
    return [
        (path(shoe), shaded(person.shoe, share) if share < 1 else person.shoe),
        (hull((*leg.hip, 10.2), (*leg.knee, 7.4)), cloth),
        (hull(*shin), cloth),
    ]


def _sole(leg: Leg) -> str:
    return stroke([leg.foot.at(HEEL, 0.6), leg.foot.at(BALL, 0.4), leg.foot.at(TOES, 1.2)], 2.0)


def _arm(person: Person, arm: Arm, colour: str, share: float) -> str:
    cloth = shaded(colour, share) if share < 1 else colour
    skin = shaded(person.skin, 0.88) if share < 1 else person.skin
    return solid(
        (hand(arm.elbow, arm.hand, arm.palm), skin),
        (hull((*arm.elbow, 4.9), (*arm.hand, 3.7)), cloth if colour == MOVING else skin),
        (hull((*arm.shoulder, 6.6), (*arm.elbow, 5.2)), cloth),
        *([] if colour != MOVING else [(hand(arm.elbow, arm.hand, arm.palm), skin)]),
    )


def hand(elbow: Point, place: Point, palm: float | None = None) -> str:
    """A mitten in line with the forearm, or flat, with the fingers where `palm` says."""
    if palm is None:
        return ellipse(place, 5.2, 4.3, (place[0] - elbow[0], place[1] - elbow[1]))
    return ellipse(place, 6.4, 3.2, (math.cos(math.radians(palm)), math.sin(math.radians(palm))))
