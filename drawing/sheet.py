"""Contact sheets: the positions of a scene side by side, for looking at them."""

from itertools import groupby

from PIL import Image

from drawing.motion import Frame, frames
from drawing.picture import still
from drawing.scene import Scene

ACROSS = 4


def sheet(scene: Scene, size: int = 360) -> Image.Image:
    """The frame of each key and the one halfway there."""
    chosen = [group[place] for group in _by_key(scene) for place in sorted({len(group) // 2, len(group) - 1})]
    rows = -(-len(chosen) // ACROSS)
    drawn = Image.new("RGB", (size * min(ACROSS, len(chosen)), size * rows), "white")
    for place, frame in enumerate(chosen):
        drawn.paste(still(scene, frame).resize((size, size)), (size * (place % ACROSS), size * (place // ACROSS)))
    return drawn


def _by_key(scene: Scene) -> list[list[Frame]]:
    """The frames on the way to each key, with the key itself."""
    return [list(group) for _, group in groupby(frames(scene), key=lambda frame: (frame.key, frame.moves))]
