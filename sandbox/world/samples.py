"""Small real files for what people send from their phones."""

import base64
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
# Two frames of two pixels each, white and grey.
_GIF = base64.b64decode(
    "R0lGODlhAgACAIEAAP///1paWgAAAAAAACH/C05FVFNDQVBFMi4wAwEAAAAh+QQAKAAAACwAAAAAAgACAAAIBgABCAQQEAAh+QQB"
    "KAABACwAAAAAAgACAIFaWloAAAAAAAAAAAAIBgABCAQQEAA7"
)
# The smallest thing that a reader of PDF opens: one empty page.
_PDF = (
    b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
    b"2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
    b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>endobj\n"
    b"trailer<</Root 1 0 R>>\n%%EOF\n"
)
_STICKER = b"RIFF" + struct.pack("<I", 22) + b"WEBPVP8L" + struct.pack("<I", 10) + b"\x2f" + bytes(9)


def sample(files: Files, kind: str) -> StoredFile:
    """A new file of a kind (photo, animation, document, voice, video, sticker) as if made just now."""
    if kind == "photo":
        return files.add("photo", _photo(), name="photo.png", mime="image/png", size=(640, 480))
    if kind == "animation":
        return files.add("animation", _GIF, name="animation.gif", mime="image/gif", size=(2, 2), duration=1)
    if kind == "document":
        return files.add("document", _PDF, name="document.pdf", mime="application/pdf")
    if kind == "voice":
        return files.add("voice", _VOICE, name="voice.ogg", mime="audio/ogg", duration=3)
    if kind == "video":
        size = (640, 360)
        return files.add("video", _VIDEO, name="video.mp4", mime="video/mp4", size=size, duration=3)
    return files.add("sticker", _STICKER, name="sticker.webp", mime="image/webp", size=(512, 512))
