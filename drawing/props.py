"""What people hold on to, sit on and stand on, seen from the side."""

from collections.abc import Callable, Mapping

from drawing.shapes import box, fill, hull, path, solid, stroke

WOOD, WOOD_DARK = "#c99a62", "#a87b47"
TOP, CUPBOARD, DOOR = "#8a6a4a", "#e9e4da", "#f4f1ea"
WALL, CUSHION, METAL = "#d9dfe6", "#7aa66a", "#9aa6b2"
PAPER = "#fdfbf6"
FLOOR, STONE, BAND = "#e7dcc6", "#d8cdb8", "#2fa37c"

Layers = tuple[str, str]  # behind the person, in front of them
Numbers = Mapping[str, float]


def counter(at: Numbers) -> Layers:
    """A worktop whose edge is at `x`; it goes on to the right."""
    x = at["x"]
    below = solid((box(x + 5, 6, x + 120, 87), CUPBOARD)) + solid((box(x + 9, 0, x + 120, 6), WOOD_DARK))
    door = solid((box(x + 10, 12, x + 50, 78), DOOR), line=0.5) + stroke([(x + 15, 62), (x + 15, 72)], 1.6)
    return below + door + solid((hull((x + 2, 88, 2), (x + 120, 88, 2)), TOP)), ""


def wall(at: Numbers) -> Layers:
    """A wall whose face is at `x`, solid to the right, or to the left with `left: 1`."""
    x = at["x"]
    return solid((box(x - 60, 0, x, 220) if at.get("left") else box(x, 0, x + 60, 220), WALL)), ""


def chair(at: Numbers) -> Layers:
    """A chair that faces right, its back at `x`; with `arms: 1` it has armrests."""
    x, back = at["x"], at["x"] + 3
    legs = solid((hull((back, 2, 2), (back, 92, 2.2)), WOOD), (hull((x + 40, 2, 2), (x + 40, 44, 2.2)), WOOD))
    rests = solid((hull((back, 90, 3), (back, 62, 2.4)), WOOD))
    seat = solid((hull((back, 43, 2.6), (x + 42, 43, 2.6)), CUSHION))
    if not at.get("arms"):
        return legs + rests + seat, ""
    rest = solid((hull((back + 2, 61, 2), (x + 44, 61, 2.4)), WOOD), (hull((x + 40, 61, 1.8), (x + 40, 44, 1.8)), WOOD))
    return legs + rests + seat, rest


def counter_behind(at: Numbers) -> Layers:
    """The worktop that somebody seen from behind stands at: it goes right across."""
    x = at["x"]
    front = solid((box(x - 150, 6, x + 150, 87), CUPBOARD)) + solid((box(x - 150, 0, x + 150, 6), WOOD_DARK))
    doors = "".join(solid((box(x + left, 12, x + left + 46, 78), DOOR), line=0.4) for left in (-121, -73, -25, 23, 71))
    return front + doors + solid((box(x - 150, 84, x + 150, 90), TOP)), ""


def counter_along(at: Numbers) -> Layers:
    """The worktop beside somebody who walks along it, on the far side; its doors pass by."""
    wide = at["door"]
    doors = "".join(
        solid((box(left + 1.5, 14, left + wide - 1.5, 80), DOOR), line=0.4) for left in _passing(at["ground_x"], wide)
    )
    front = fill(box(-300, 0, 500, 8), WOOD_DARK) + solid((box(-300, 8, 500, 87), CUPBOARD)) + doors
    return front + solid((box(-300, 85, 500, 91), TOP)), ""


def wall_along(at: Numbers) -> Layers:
    """The wall beside somebody who walks along it; its panels pass by."""
    lines = "".join(stroke([(x, 8), (x, 220)], 0.8, "#b4bec9") for x in _passing(at["ground_x"], at["panel"]))
    return fill(box(-300, 0, 500, 220), WALL) + lines + solid((box(-300, 0, 500, 7), CUPBOARD), line=0.6), ""


def park(at: Numbers) -> Layers:
    """Level ground outside; the bushes pass by every `apart` cm."""
    bushes = "".join(
        solid((hull((x, 5, 9), (x + 24, 5, 9), (x + 12, 13, 10)), "#a9cf9b"), line=0.6, outline="#5b8a4d")
        for x in _passing(at["ground_x"], at["apart"])
    )
    stones = "".join(stroke([(x, -5), (x + 9, -5)], 1.8, "#a08d68") for x in _passing(at["ground_x"], at["apart"] / 4))
    return bushes + fill(box(-300, -60, 500, 0), FLOOR) + stroke([(-300, 0), (500, 0)], 1.6) + stones, ""


def _passing(ground: float, period: float) -> list[float]:
    return [ground % period + period * place for place in range(-4, 12)]


RISE, GOING = 17.0, 28.0


def stairs(at: Numbers) -> Layers:
    """Steps up to the right with a rail on their far side, the first riser at `x`; with `endless: 1` they pass by."""
    x, y = at["x"], 0.0
    first, last = 0, 8
    if at.get("endless"):
        x, y, first = x + at["ground_x"], at["ground_y"], -8
        while x < at["x"] - GOING:
            x, y = x + GOING, y + RISE
    corners = [(x + GOING * first, -60.0)]
    for step in range(first, last):
        corners += [(x + GOING * step, y + RISE * step), (x + GOING * step, y + RISE * (step + 1))]
    corners += [(x + GOING * last, y + RISE * last), (x + GOING * last, -60)]
    start = -3 * GOING if at.get("endless") else -0.45 * GOING
    rail = [(at["x"] + along, at["rail"] + along * RISE / GOING) for along in (start, 8 * GOING)]
    post = [] if at.get("endless") else [(hull((rail[0][0], 0, 2.2), (*rail[0], 2.2)), WOOD)]
    rail_drawn = solid(*post, (hull((*rail[0], 2.6), (*rail[1], 2.6)), WOOD))
    below = fill(box(-300, -60, 500, 1), PAPER) if at.get("endless") else ""
    return below + rail_drawn + solid((path(corners), STONE)), ""


def bed(at: Numbers) -> Layers:
    """A bed with its head at `x`, and a pillow."""
    x = at["x"]
    frame = solid((hull((x - 4, 2, 2.4), (x - 4, 72, 2.6)), WOOD), (hull((x + 172, 2, 2.4), (x + 172, 46, 2.6)), WOOD))
    frame += solid((box(x - 4, 18, x + 172, 26), WOOD_DARK))
    mattress = solid((hull((x + 3, 31, 5), (x + 165, 31, 5), (x + 3, 37, 5), (x + 165, 37, 5)), CUPBOARD))
    return frame + mattress + solid((hull((x + 6, 45, 4), (x + 30, 46, 4.4)), "#ffffff")), ""


def hook(at: Numbers) -> Layers:
    """Something firm at the height of the chest, on a wall whose face is at `x`."""
    x, y = at["x"], at["y"]
    return solid((box(x, 0, x + 90, 220), WALL)) + solid((hull((x - 1, y - 4, 1.6), (x - 1, y + 4, 1.6)), METAL)), ""


def band(at: Numbers) -> Layers:
    """An elastic band from (`x`, `y`) to both hands, or from hand to hand without them."""
    if "x" in at:
        ends = [[(at["x"] - 1, at["y"]), (at[f"{side}_x"], at[f"{side}_y"])] for side in ("far", "near")]
    else:
        ends = [[(at["left_x"], at["left_y"]), (at["right_x"], at["right_y"])]]
    return "", "".join(stroke(line, 4.2) + stroke(line, 2.4, BAND) for line in ends)


def chair_front(at: Numbers) -> Layers:
    """A chair seen from the front, or with `back: 1` from behind: its back is low, so that the shoulders show."""
    x, top = at["x"], 74 if at.get("back") else 90
    legs = solid(*((hull((x + side * 20, 2, 2), (x + side * 20, 44, 2.2)), WOOD) for side in (-1, 1)))
    posts = [(hull((x + side * 19, 46, 2), (x + side * 19, top, 2.2)), WOOD) for side in (-1, 1)]
    rest = solid(*posts, (hull((x - 19, top - 3, 3), (x + 19, top - 3, 3)), WOOD))
    seat = solid((hull((x - 20, 43, 2.8), (x + 20, 43, 2.8)), CUSHION))
    return ("", legs + seat + rest) if at.get("back") else (rest + legs + seat, "")


def chair_rail(at: Numbers) -> Layers:
    """The back of a chair that stands against a wall, behind which somebody seen from behind stands."""
    x = at["x"]
    wall = fill(box(-300, 0, 500, 220), WALL) + stroke([(-300, 0), (500, 0)], 1.6)
    posts = solid(*((hull((x + side * 24, 2, 2.2), (x + side * 24, 90, 2.4)), WOOD) for side in (-1, 1)))
    seat = solid((hull((x - 24, 43, 2.8), (x + 24, 43, 2.8)), CUSHION))
    return wall + seat + posts + solid((hull((x - 24, 88, 3.2), (x + 24, 88, 3.2)), WOOD)), ""


PROPS: Mapping[str, Callable[[Numbers], Layers]] = {
    "counter": counter,
    "counter_behind": counter_behind,
    "counter_along": counter_along,
    "wall": wall,
    "wall_along": wall_along,
    "chair": chair,
    "chair_front": chair_front,
    "chair_rail": chair_rail,
    "park": park,
    "stairs": stairs,
    "bed": bed,
    "hook": hook,
    "band": band,
}


def floor() -> str:
    return fill(box(-300, -60, 500, 0), FLOOR) + stroke([(-300, 0), (500, 0)], 1.6)


def draw(name: str, values: Numbers, pose: Mapping[str, tuple[float, ...]]) -> Layers:
    """What is behind the person, and what is in front of them; props may follow the ground and the hands."""
    places = {f"{part}_{axis}": pose[part][at] for part in ("ground",) for at, axis in enumerate("xy")}
    hands = {
        f"{side}_{axis}": pose[f"{side}_hand"][at]
        for side in ("near", "far", "left", "right")
        if f"{side}_hand" in pose
        for at, axis in enumerate("xy")
    }
    return PROPS[name]({**values, **places, **hands})
