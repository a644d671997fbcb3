"""What all pictures share: the page, the type, and how much room words take."""

from collections.abc import Sequence
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined

# Laid out 1080 units wide and drawn with 720 pixels, about what a telephone has room for in a chat: time and size of a
# PNG grow with its pixels.
WIDTH, MARGIN, INSET, PIXELS = 1080, 44, 40, 720
LEFT, RIGHT = MARGIN + INSET, WIDTH - MARGIN - INSET
HEADING = 72  # the size of a heading, with room for the bold face
BODY, LINE = 44, 58  # the size of a sentence, and from one of its lines to the next
GAP, PAD = 28, 34  # between two cards, and above the words of one
FAMILY = "Noto Sans"

DIGIT, SEPARATOR = 0.572, 0.286  # widths in the bold face, in em
LETTER, CAPITAL, WIDE = 0.5, 0.72, 0.95  # the mean widths of small letters, of capitals, of the widest, in em
LETTERS = frozenset(map(chr, (*range(0x20, 0x7F), *range(0xA0, 0x180)))) | set("–—‘’“”•…")

# Told apart by people who see colours differently (Okabe and Ito), the darker ones deep enough for white beside them.
COLOURS = {
    "paper": "#F6F1E7",
    "card": "#FFFFFF",
    "ink": "#1D2730",
    "soft": "#4A5661",
    "axis": "#C4CCD3",
    "track": "#DFE7ED",
    "feet": "#0072B2",
    "other": "#E69F00",
    "stripe": "#6B4400",
    "strength": "#B34700",
    "balance": "#00795A",
    "impacts": "#8A3F7D",
    "warm": "#E2F0E8",
    "paused": "#E9ECEF",
    "hatch": "#BCC4CB",
}

_environment = Environment(
    loader=PackageLoader("bot.views.pictures"),
    autoescape=True,
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
)


def render(template: str, height: float, sentence: str, **values: Any) -> str:
    """The picture as SVG, every value escaped; `height` without the sentence, which stands in a card below."""
    lines = wrapped(sentence)
    closing = GAP + 2 * PAD + len(lines) * LINE if lines else 0
    whole = height + closing + MARGIN
    page = {
        "size": (WIDTH, round(whole)),
        "pixels": (PIXELS, round(whole * PIXELS / WIDTH)),
        "margin": MARGIN,
        "left": LEFT,
        "right": RIGHT,
        "family": FAMILY,
        "body": BODY,
        "lines": [(height + GAP + PAD + n * LINE + BODY, line) for n, line in enumerate(lines)],
        "closing": (height + GAP, whole - MARGIN),
    }
    return _environment.get_template(template).render(page=page, colour=COLOURS, **values)


def number_width(number: str, size: float) -> float:
    """Of a number in the bold face."""
    return sum(DIGIT if sign.isdigit() else SEPARATOR for sign in number) * size


def largest(sizes: Sequence[int], numbers: Sequence[str], room: float) -> int | None:
    """The first of the sizes in which each of the numbers fits; None if there is none."""
    widest = max((number_width(number, 1) for number in numbers), default=0.0)
    return next((size for size in sizes if widest * size <= room), None)


def heading(*choices: str) -> str:
    """The first that fits on one line and has no letters of other scripts; a name may hold anything."""
    fitting = (text for text in choices if set(text) <= LETTERS and _width(text) * HEADING <= RIGHT - LEFT)
    return next(fitting, choices[-1])


def wrapped(sentence: str) -> list[str]:
    """As few lines as fit, about equally long; none where a name in it does not fit or has letters of other scripts."""
    room = (RIGHT - LEFT) / BODY
    if not all(letter in LETTERS for letter in sentence) or any(_width(word) > room for word in sentence.split()):
        return []
    least = len(_lines(sentence, room))
    narrow = (room * share / 20 for share in range(10, 21))
    return next(lines for width in narrow if len(lines := _lines(sentence, width)) == least)


def _lines(sentence: str, room: float) -> list[str]:
    lines: list[str] = []
    for word in sentence.split():
        if lines and _width(f"{lines[-1]} {word}") <= room:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    return lines


def _width(text: str) -> float:
    """In em, on the safe side."""
    return sum(WIDE if letter in "mwMWÆŒ…—" else CAPITAL if letter.isupper() else LETTER for letter in text)
