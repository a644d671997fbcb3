"""Who is drawn: colours, and heads from the side, the front and behind."""

from collections.abc import Callable
from dataclasses import dataclass

from drawing.shapes import OUTLINE, Point, ellipse, fill, hull, path, plus, solid, stroke, turned

MOVING = "#f5921b"  # orange beside blue is told apart with any colour vision
HEAD = 11.5  # cm, radius


@dataclass(frozen=True, slots=True)
class Person:
    shirt: str
    trousers: str
    skin: str
    hair: str
    bun: bool
    shoe: str = "#f2f2f2"
    sole: str = "#3b4652"


PEOPLE = {
    "woman": Person("#3f8fd2", "#3d4d6e", "#f3cfb3", "#dfe3e8", bun=True),
    "man": Person("#6fb7c9", "#4b4f7a", "#d9a982", "#eceff1", bun=False),
}


def shaded(colour: str, share: float = 0.74) -> str:
    """The same colour, darker: what is on the far side."""
    parts = [int(colour[at : at + 2], 16) for at in (1, 3, 5)]
    return "#" + "".join(f"{round(part * share):02x}" for part in parts)


def side_head(person: Person, neck: Point, angle: float) -> str:
    """From the side, facing right; `neck` is where the neck begins, `angle` in degrees forward."""

    def at(x: float, y: float) -> Point:
        return plus(neck, turned((x, y), angle))

    centre = at(1.5, 14)
    hair = [ellipse(at(-1.2, 15.6), HEAD + 0.6, HEAD + 0.2, turned((1, 0), angle))]
    if person.bun:
        hair.append(ellipse(at(-11.5, 19.5), 5.4, 5.4))
    back = solid(*((shape, person.hair) for shape in hair))
    face = solid(
        (hull((*centre, HEAD - 0.6), (*at(4, 10.5), 8.2)), person.skin),
        (ellipse(at(13.2, 12.6), 2.3, 2.0), person.skin),
    )
    fringe = fill(_fringe(at, person.bun), person.hair) + stroke(_curve(at, person.bun), 1.0)
    return back + face + fringe + _features(person, at)


def _curve(at: Callable[[float, float], Point], bun: bool) -> list[Point]:
    """The hairline from the forehead to the nape."""
    if bun:
        return [at(11, 21), at(7, 20.5), at(3.5, 18.4), at(1.2, 15), at(-1.5, 11), at(-4, 7.5), at(-7.5, 5.2)]
    return [at(3, 25.3), at(0.5, 22), at(-1.5, 18.5), at(-2, 15), at(-3.2, 10.5), at(-5, 7.5), at(-8, 5.2)]


def _fringe(at: Callable[[float, float], Point], bun: bool) -> str:
    front = [at(9, 23), at(5, 25.6)] if bun else []
    behind = [at(-10.5, 8), at(-12.2, 14), at(-11, 20.5), at(-6.5, 25), at(-1, 26.6)]
    return path([*_curve(at, bun), *behind, *reversed(front)])


def _features(person: Person, at: Callable[[float, float], Point]) -> str:
    ear = solid((ellipse(at(-1.5, 13), 1.9, 2.7), person.skin), line=0.5)
    eye = fill(ellipse(at(8.2, 15.6), 1.15, 1.45), OUTLINE)
    smile = stroke([at(7.2, 7.8), at(8.6, 7.0), at(10.4, 7.2), at(11.6, 8.2)], 1.0)
    if person.bun:
        lens = f'<path d="{ellipse(at(8.4, 15.4), 3.6, 3.6)}" fill="none" stroke="{OUTLINE}" stroke-width="0.9"/>'
        return ear + eye + smile + lens + stroke([at(4.8, 15.6), at(-1, 15.6)], 0.9)
    brow = stroke([at(6.4, 18.9), at(9, 19.6), at(10.6, 19)], 1.3, "#8a949e")
    return ear + eye + smile + brow


def front_head(person: Person, neck: Point) -> str:
    """From the front."""

    def at(x: float, y: float) -> Point:
        return neck[0] + x, neck[1] + y

    behind = solid((ellipse(at(0, 15.5), HEAD + 1, HEAD + 0.6), person.hair), *_topknot(person, at))
    face = solid((hull((*at(0, 14), HEAD - 1.2), (*at(0, 10.6), 8.6)), person.skin))
    fringe = fill(
        path(
            [
                at(-10, 17),
                at(-6, 21.4),
                at(0, 22.4),
                at(6, 21.4),
                at(10, 17),
                at(8.6, 22.5),
                at(0, 25.8),
                at(-8.6, 22.5),
            ]
        ),
        person.hair,
    )
    eyes = "".join(fill(ellipse(at(x, 14.6), 1.15, 1.5), OUTLINE) for x in (-4.2, 4.2))
    smile = stroke([at(-3.6, 7.6), at(-1.6, 6.4), at(1.6, 6.4), at(3.6, 7.6)], 1.0)
    nose = stroke([at(0.2, 12.8), at(1.1, 10.8), at(-0.2, 10.4)], 0.9)
    return behind + face + fringe + eyes + nose + smile + _worn(person, at)


def _topknot(person: Person, at: Callable[[float, float], Point]) -> list[tuple[str, str]]:
    return [(ellipse(at(0, 28), 5.4, 4.6), person.hair)] if person.bun else []


def _worn(person: Person, at: Callable[[float, float], Point]) -> str:
    """Her glasses, or his eyebrows."""
    if not person.bun:
        return "".join(stroke([at(x - 2, 18), at(x, 18.7), at(x + 2, 18)], 1.3, "#8a949e") for x in (-4.2, 4.2))
    lenses = "".join(
        f'<path d="{ellipse(at(x, 14.5), 3.5, 3.5)}" fill="none" stroke="{OUTLINE}" stroke-width="0.9"/>'
        for x in (-4.2, 4.2)
    )
    return lenses + stroke([at(-0.7, 14.8), at(0.7, 14.8)], 0.9)


def back_head(person: Person, neck: Point) -> str:
    """From behind: hair alone."""
    head = solid((ellipse((neck[0], neck[1] + 14.5), HEAD + 0.4, HEAD + 1), person.hair))
    bun = solid((ellipse((neck[0], neck[1] + 18), 5.4, 5), person.hair), line=0.8) if person.bun else ""
    ears = "".join(ellipse((neck[0] + x * (HEAD + 0.6), neck[1] + 12.5), 1.8, 2.6) for x in (-1, 1))
    return solid((ears, person.skin), line=0.8) + head + bun
