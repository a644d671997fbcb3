"""Arrows that say which way something moves."""

import math
from collections.abc import Sequence

from drawing.people import MOVING
from drawing.shapes import OUTLINE, Point, path

STEPS = 14


def arrow(points: Sequence[Point]) -> str:
    """From the first point to the last; a third one between them bends it."""
    start, end = points[0], points[-1]
    bend = points[1] if len(points) == 3 else ((start[0] + end[0]) / 2, (start[1] + end[1]) / 2)
    curve = [_quadratic(start, bend, end, step / STEPS) for step in range(STEPS + 1)]
    dx, dy = end[0] - bend[0], end[1] - bend[1]
    length = math.hypot(dx, dy)
    ux, uy = dx / length, dy / length
    head = path([_from(end, ux, uy, 6.5, 0), _from(end, ux, uy, -3, 6), _from(end, ux, uy, -3, -6)])
    line = path(curve, closed=False)
    return (
        f'<g stroke-linejoin="round" stroke-linecap="round" stroke="{OUTLINE}">'
        f'<path d="{line}" fill="none" stroke-width="6.2"/><path d="{head}" stroke-width="2.6"/></g>'
        f'<path d="{line}" fill="none" stroke="{MOVING}" stroke-width="3.8" stroke-linecap="round"/>'
        f'<path d="{head}" fill="{MOVING}"/>'
    )


def _quadratic(a: Point, b: Point, c: Point, at: float) -> Point:
    p, q, r = (1 - at) ** 2, 2 * at * (1 - at), at**2
    return p * a[0] + q * b[0] + r * c[0], p * a[1] + q * b[1] + r * c[1]


def _from(point: Point, ux: float, uy: float, ahead: float, aside: float) -> Point:
    return point[0] + ux * ahead - uy * aside, point[1] + uy * ahead + ux * aside
