"""From SVG to PNG, with the typeface of our own, and in a process of its own."""

import io
import struct

import pytest

from bot.content.words import words_for
from bot.views.pictures import painter, week
from bot.views.pictures.page import PIXELS
from bot.views.pictures.png import png
from tests.views.pictures.examples import ORDINARY

SENTENCE = "Every one of these counts."


def size(picture: bytes) -> tuple[int, int]:
    """https://www.w3.org/TR/png-3/#11IHDR."""
    assert picture.startswith(b"\x89PNG\r\n\x1a\n")
    wide, high = struct.unpack(">II", picture[16:24])
    return wide, high


def test_a_picture_has_the_width_of_a_telephone_and_is_not_too_tall_for_it() -> None:
    svg = week.draw(words_for("en"), "Your week", ORDINARY, 150, SENTENCE)
    assert svg is not None
    wide, high = size(png(svg))
    assert wide == PIXELS
    assert 1 <= high / wide <= 1.4


def test_letters_are_drawn_and_turkish_ones_differ_from_plain_ones() -> None:
    one, other = (week.draw(words_for("en"), title, ORDINARY, 150, SENTENCE) for title in ("Agsi", "Ağşı"))
    assert one is not None
    assert other is not None
    assert len({png(one), png(other), png(one.replace("Agsi", ""))}) == 3


def test_what_is_no_svg_is_refused() -> None:
    with pytest.raises(ValueError):  # noqa: PT011 - the library's own words
        png("no picture")


def test_the_painter_draws_one_picture_after_another_and_says_when_it_cannot() -> None:
    svg = '<svg xmlns="http://www.w3.org/2000/svg" width="3" height="2"/>'
    asked, answered = io.BytesIO(), io.BytesIO()
    for each in (svg.encode(), b"no picture", b"\xff", svg.encode()):
        painter.write(asked, each)
    asked.seek(0)
    painter.serve(asked, answered)
    answered.seek(0)
    found = [painter.read(answered) for _ in range(4)]
    assert [size(each) if each else None for each in found] == [(3, 2), None, None, (3, 2)]
    with pytest.raises(EOFError):
        painter.read(answered)
