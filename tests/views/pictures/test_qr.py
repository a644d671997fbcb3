"""The picture of a link holds exactly that link, module by module."""

from io import BytesIO

import segno
from PIL import Image

from bot.views.pictures.png import png
from bot.views.pictures.qr import MODULE, QUIET, draw

LINK = "https://t.me/steady_bot?start=HMLEZX0VGayMwL4P"


def modules(picture: Image.Image) -> list[list[int]]:
    """1 for each dark module, read at its middle; without the quiet zone."""
    size = picture.width // MODULE - 2 * QUIET
    at = [(QUIET + n) * MODULE + MODULE // 2 for n in range(size)]
    return [[int(picture.getpixel((x, y)) < 128) for x in at] for y in at]


def test_the_picture_shows_the_code_of_the_link_and_of_no_other() -> None:
    picture = Image.open(BytesIO(png(draw(LINK)))).convert("L")
    assert modules(picture) == [list(row) for row in segno.make_qr(LINK, error="m").matrix]
    assert modules(picture) != [list(row) for row in segno.make_qr(LINK[:-1] + "Q", error="m").matrix]


def test_it_is_black_on_white_with_white_around_it() -> None:
    picture = Image.open(BytesIO(png(draw(LINK)))).convert("RGBA")
    edge = QUIET * MODULE
    around = [picture.getpixel((x, y)) for x in range(0, picture.width, 7) for y in (0, edge - 1, picture.height - 1)]
    assert set(around) == {(255, 255, 255, 255)}
    assert picture.width == picture.height
