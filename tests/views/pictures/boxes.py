"""What a picture's words and shapes cover, measured with the typeface itself."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from xml.etree import ElementTree

from fontTools.ttLib import TTFont

from bot.views.pictures.png import FONTS

ASCENT, DESCENT = 0.78, 0.24  # of letters, in em, accents above capitals aside
SVG = "{http://www.w3.org/2000/svg}"


@dataclass(frozen=True)
class Box:
    """A rectangle, and what stands in it."""

    left: float
    top: float
    right: float
    bottom: float
    what: str

    def holds(self, other: "Box") -> bool:
        inside = self.left <= other.left and other.right <= self.right
        return inside and self.top <= other.top and other.bottom <= self.bottom

    def meets(self, other: "Box") -> bool:
        beside = self.right <= other.left or other.right <= self.left
        return not (beside or self.bottom <= other.top or other.bottom <= self.top)


@cache
def face(bold: bool) -> tuple[dict[str, float], frozenset[str]]:
    """The width of each letter in em, and all letters."""
    font = TTFont(next(path for path in FONTS if ("Bold" in path) == bold))
    widths, em = font["hmtx"], font["head"].unitsPerEm
    found = {chr(code): widths[glyph][0] / em for code, glyph in font.getBestCmap().items()}
    return found, frozenset(found)


def width(text: str, size: float, bold: bool) -> float:
    widths, _ = face(bold)
    return sum(widths[letter] for letter in text) * size


def texts(svg: str) -> Iterator[Box]:
    for each in ElementTree.fromstring(svg).iter(f"{SVG}text"):
        words, size, x, y = each.text or "", *(float(each.attrib[name]) for name in ("font-size", "x", "y"))
        long = width(words, size, each.get("font-weight") == "700")
        left = x - long / 2 if each.get("text-anchor") == "middle" else x
        yield Box(left, y - ASCENT * size, left + long, y + DESCENT * size, words)


def sizes(svg: str) -> list[float]:
    return [float(each.attrib["font-size"]) for each in ElementTree.fromstring(svg).iter(f"{SVG}text")]


def cards(svg: str) -> list[Box]:
    return [_rectangle(each) for each in ElementTree.fromstring(svg).iter(f"{SVG}rect") if each.get("class") == "card"]


def marks(svg: str) -> Iterator[Box]:
    """Bars, columns and marks that are rectangles or circles; the other shapes are no larger."""
    for each in ElementTree.fromstring(svg).iter():
        if each.get("class") == "mark" and each.tag == f"{SVG}rect":
            yield _rectangle(each)
        elif each.get("class") == "mark" and each.tag == f"{SVG}circle":
            x, y, r = (float(each.attrib[name]) for name in ("cx", "cy", "r"))
            yield Box(x - r, y - r, x + r, y + r, "circle")


def page(svg: str) -> Box:
    _, _, wide, high = map(float, ElementTree.fromstring(svg).attrib["viewBox"].split())
    return Box(0, 0, wide, high, "page")


def _rectangle(each: ElementTree.Element) -> Box:
    x, y, wide, high = (float(each.attrib[name]) for name in ("x", "y", "width", "height"))
    return Box(x, y, x + wide, y + high, "rectangle")
