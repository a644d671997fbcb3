"""A frame as SVG, as pixels, and a whole scene as a GIF."""

import io
from collections import Counter

import resvg_py
from PIL import Image, ImageColor

from drawing import arrows, front, people, pose, props, side
from drawing.motion import Frame, frames
from drawing.scene import Scene
from drawing.shapes import OUTLINE, number

PIXELS = 400
FLAT = 12  # colours without those of edges
BELOW = 0.07  # of the picture's height that lies below the floor


def svg(scene: Scene, frame: Frame) -> str:
    """One frame; y grows upwards inside."""
    scale = PIXELS / scene.width
    down = PIXELS * (1 - BELOW)
    person = people.PEOPLE[scene.person]
    layers = [props.draw(name, values, frame.pose) for prop in scene.props for name, values in prop.items()]
    behind, before = ("".join(layer) for layer in zip(*layers, strict=True)) if layers else ("", "")
    if scene.view == "side":
        joints = pose.body(frame.pose)
        figure = side.far_side(person, joints, frame.moves) + side.trunk(person, joints, frame.moves)
        before += side.near_arm(person, joints, frame.moves)
    else:
        figure = front.person(person, front.body(frame.pose), frame.moves, back=scene.view == "back")
    drawn = "".join(arrows.arrow(line) for line in frame.arrows)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{PIXELS}" height="{PIXELS}">'
        f'<rect width="{PIXELS}" height="{PIXELS}" fill="{props.PAPER}"/>'
        f'<g transform="matrix({number(scale)} 0 0 {number(-scale)} {number(-scene.x * scale)} {number(down)})"'
        f' stroke-linejoin="round" stroke-linecap="round">{props.floor()}{behind}{figure}{before}{drawn}</g></svg>'
    )


def still(scene: Scene, frame: Frame) -> Image.Image:
    drawn = resvg_py.svg_to_bytes(svg_string=svg(scene, frame), skip_system_fonts=True)
    return Image.open(io.BytesIO(drawn)).convert("RGB")


def animation(scene: Scene) -> bytes:
    """A GIF that goes round for ever, with one palette for all frames."""
    shown = frames(scene)
    stills = [still(scene, frame) for frame in shown]
    palette = _palette(stills)
    plain = [image.quantize(palette=palette, dither=Image.Dither.NONE) for image in stills]
    durations = [round(frame.seconds * 1000) for frame in shown]
    # What did not change is left transparent, or written again: the one is smaller here, the other there.
    return min((_gif(plain, durations, optimize=optimize) for optimize in (False, True)), key=len)


def _gif(stills: list[Image.Image], durations: list[int], *, optimize: bool) -> bytes:
    """`durations` in milliseconds."""
    file = io.BytesIO()
    rest = stills[1:]
    stills[0].save(
        file, "GIF", save_all=True, append_images=rest, duration=durations, loop=0, optimize=optimize, disposal=1
    )
    return file.getvalue()


def _palette(stills: list[Image.Image]) -> Image.Image:
    """The flat colours of the drawing, and between each and the outline one step for smooth edges."""
    counts: Counter[tuple[int, ...]] = Counter()
    for image in stills[:: max(1, len(stills) // 4)]:
        pixels = image.tobytes()
        counts.update(zip(pixels[::3], pixels[1::3], pixels[2::3], strict=True))
    flat = [colour for colour, count in sorted(counts.items(), key=lambda found: (-found[1], found[0]))[:FLAT]]
    line = ImageColor.getrgb(OUTLINE)
    edges = [tuple((a + b) // 2 for a, b in zip(colour, line, strict=True)) for colour in flat]
    palette = Image.new("P", (1, 1))
    palette.putpalette([part for colour in [*flat, *edges] for part in colour])
    return palette
