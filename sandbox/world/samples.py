"""Small real files for what people send from their phones."""

import struct
import zlib
from functools import cache

from sandbox.world.files import Files, StoredFile


@cache
def _photo() -> bytes:
    """A plain 640 x 480 picture as PNG."""
    rows = (b"\x00" + b"\x9a\xb8\xa0" * 640) * 480
    header = struct.pack(">IIBBBBB", 640, 480, 8, 2, 0, 0, 0)
    chunks = ((b"IHDR", header), (b"IDAT", zlib.compress(rows)), (b"IEND", b""))
    body = b"".join(
        struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data)) for name, data in chunks
    )
    return b"\x89PNG\r\n\x1a\n" + body


# A header and nothing else: enough for a bot that looks at what it got, nothing to listen to or watch.
_VOICE = b"OggS\x00\x02" + bytes(21) + b"\x13OpusHead\x01\x01" + bytes(9)
_VIDEO = struct.pack(">I", 24) + b"ftypisom\x00\x00\x02\x00isomiso2"
_STICKER = b"RIFF" + struct.pack("<I", 22) + b"WEBPVP8L" + struct.pack("<I", 10) + b"\x2f" + bytes(9)


def sample(files: Files, kind: str) -> StoredFile:
    """A new file of a kind (photo, voice, video, sticker) as if recorded just now."""
    if kind == "photo":
        return files.add("photo", _photo(), name="photo.png", mime="image/png", size=(640, 480))
    if kind == "voice":
        return files.add("voice", _VOICE, name="voice.ogg", mime="audio/ogg", duration=3)
    if kind == "video":
        size = (640, 360)
        return files.add("video", _VIDEO, name="video.mp4", mime="video/mp4", size=size, duration=3)
    return files.add("sticker", _STICKER, name="sticker.webp", mime="image/webp", size=(512, 512))
