"""Small pictures for uploads."""

import struct
import zlib


def png(width: int = 64, height: int = 48) -> bytes:
    """A real black PNG."""
    rows = (b"\x00" + bytes(width)) * height
    header = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    parts = [(b"IHDR", header), (b"IDAT", zlib.compress(rows)), (b"IEND", b"")]
    chunks = [
        struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data)) for name, data in parts
    ]
    return b"\x89PNG\r\n\x1a\n" + b"".join(chunks)


def jpeg(width: int = 64, height: int = 48) -> bytes:
    """The segments of a JPEG up to its frame header, after a comment that a reader has to skip."""
    comment = b"\xff\xfe\x00\x08hello!"
    frame = b"\xff\xc0\x00\x11\x08" + struct.pack(">HH", height, width) + bytes(10)
    return b"\xff\xd8" + comment + frame + bytes(8)


def gif(width: int = 64, height: int = 48) -> bytes:
    return b"GIF89a" + struct.pack("<HH", width, height) + b"\x00\x00\x00;"


def mp4(width: int = 64, height: int = 48, version: int = 0) -> bytes:
    """A track header box, which is where an MP4 says how large it is."""
    filler = bytes(75 if version == 0 else 87)
    size = struct.pack(">II", width << 16, height << 16)
    box = b"tkhd" + bytes([version]) + filler + size
    return struct.pack(">I", len(box) + 4) + box
