"""A process of its own that draws: `python -m bot.views.pictures.painter`, SVG in, PNG out.

Drawing holds on to the whole interpreter for tens of milliseconds; here it holds up nobody. Each picture is preceded by
its length, four bytes; a length of zero says that it could not be drawn. It ends when its input does.
"""

import sys
from typing import BinaryIO

from bot.views.pictures.png import png

LENGTH = 4  # bytes, the most significant first


def serve(source: BinaryIO, target: BinaryIO) -> None:
    """Draw one picture after another until nothing more comes."""
    while len(head := source.read(LENGTH)) == LENGTH:
        svg = source.read(int.from_bytes(head))
        write(target, _drawn(svg))


def write(target: BinaryIO, picture: bytes) -> None:
    """A picture, or nothing, with its length before it."""
    target.write(len(picture).to_bytes(LENGTH) + picture)
    target.flush()


def read(source: BinaryIO) -> bytes:
    """A picture; EOFError where it never came."""
    head = source.read(LENGTH)
    picture = source.read(int.from_bytes(head))
    if len(head) < LENGTH or len(picture) < int.from_bytes(head):
        raise EOFError
    return picture


def _drawn(svg: bytes) -> bytes:
    try:
        return png(svg.decode())
    except ValueError:
        return b""


if __name__ == "__main__":
    serve(sys.stdin.buffer, sys.stdout.buffer)
