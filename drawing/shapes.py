"""Rounded shapes as SVG: centimetres, x to the right, y up, floor at 0."""

import math
from collections.abc import Iterable, Sequence

Point = tuple[float, float]
Circle = tuple[float, float, float]  # x, y, radius
Piece = tuple[str, str]  # path, fill colour

OUTLINE = "#1b2733"
LINE = 1.3  # cm outside of a shape
CORNERS = 28  # of a circle, before the hull is taken


def plus(a: Point, b: Point, times: float = 1.0) -> Point:
    return a[0] + b[0] * times, a[1] + b[1] * times


def turned(vector: Point, degrees: float) -> Point:
    """Clockwise, as somebody who faces right leans forward."""
    angle = math.radians(degrees)
    x, y = vector
    return x * math.cos(angle) + y * math.sin(angle), y * math.cos(angle) - x * math.sin(angle)


def number(value: float) -> str:
    return f"{value:.2f}".rstrip("0").rstrip(".").replace("-0", "-0") or "0"


def path(points: Iterable[Point], *, closed: bool = True) -> str:
    drawn = "L".join(f"{number(x)} {number(y)}" for x, y in points)
    return f"M{drawn}{'Z' if closed else ''}"


def hull(*circles: Circle) -> str:
    """What a string around these circles encloses: a limb that narrows, a trunk."""
    points = sorted(
        (x + r * math.cos(2 * math.pi * step / CORNERS), y + r * math.sin(2 * math.pi * step / CORNERS))
        for x, y, r in circles
        for step in range(CORNERS)
    )
    return path([*_chain(points), *_chain(points[::-1])])


def _chain(points: Sequence[Point]) -> list[Point]:
    """Half of a convex hull (Andrew's monotone chain)."""
    chain: list[Point] = []
    for point in points:
        while len(chain) > 1 and _cross(chain[-2], chain[-1], point) <= 0:
            chain.pop()
        chain.append(point)
    return chain[:-1]


def _cross(a: Point, b: Point, c: Point) -> float:
    return (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0])


def ellipse(centre: Point, along: float, across: float, direction: Point = (1, 0)) -> str:
    """`direction`: where the long axis points; any length."""
    length = math.hypot(*direction) or 1.0
    ux, uy = direction[0] / length, direction[1] / length
    angles = [2 * math.pi * step / CORNERS for step in range(CORNERS)]
    return path(
        (
            centre[0] + along * math.cos(angle) * ux - across * math.sin(angle) * uy,
            centre[1] + along * math.cos(angle) * uy + across * math.sin(angle) * ux,
        )
        for angle in angles
    )


def box(left: float, bottom: float, right: float, top: float) -> str:
    return path([(left, bottom), (right, bottom), (right, top), (left, top)])


def solid(*pieces: Piece, line: float = LINE, outline: str = OUTLINE) -> str:
    """Pieces that belong together: one outline around all of them, none between."""
    around = "".join(f'<path d="{shape}"/>' for shape, _ in pieces)
    inside = "".join(f'<path d="{shape}" fill="{colour}"/>' for shape, colour in pieces)
    return f'<g fill="{outline}" stroke="{outline}" stroke-width="{number(2 * line)}">{around}</g>{inside}'


def stroke(points: Sequence[Point], width: float, colour: str = OUTLINE) -> str:
    return f'<path d="{path(points, closed=False)}" fill="none" stroke="{colour}" stroke-width="{number(width)}"/>'


def fill(shape: str, colour: str) -> str:
    return f'<path d="{shape}" fill="{colour}"/>'
