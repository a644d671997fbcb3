"""Reading the size of pictures and films."""

import struct

import pytest

from sandbox.botapi.pixels import film_size, image_size
from tests.sandbox.pictures import gif, jpeg, mp4, png


def webp(kind: bytes, body: bytes) -> bytes:
    return b"RIFF\x00\x00\x00\x00WEBP" + kind + b"\x00\x00\x00\x00" + body


@pytest.mark.parametrize(
    "content",
    [
        png(640, 480),
        jpeg(640, 480),
        gif(640, 480),
        webp(b"VP8X", bytes(4) + (639).to_bytes(3, "little") + (479).to_bytes(3, "little")),
        webp(b"VP8L", b"\x2f" + (639 | 479 << 14).to_bytes(4, "little")),
        webp(b"VP8 ", bytes(6) + struct.pack("<HH", 640, 480)),
    ],
)
def test_the_size_of_a_picture_is_read_from_its_header(content: bytes) -> None:
    assert image_size(content) == (640, 480)


@pytest.mark.parametrize("content", [b"", b"text", png()[:20], jpeg()[:12], b"\xff\xd8\xff\xd9", webp(b"ANIM", b"")])
def test_what_is_no_picture_has_no_size(content: bytes) -> None:
    assert image_size(content) is None


def test_a_film_is_an_mp4_or_a_gif() -> None:
    assert film_size(mp4(640, 480)) == film_size(mp4(640, 480, version=1)) == film_size(gif(640, 480)) == (640, 480)
    assert film_size(b"tkhd") == film_size(b"nothing") == (0, 0)
