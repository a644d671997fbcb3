"""A model of the second opinion as a file: a header in JSON, then its numbers, all compressed."""

from __future__ import annotations

import json
import sys
import zlib
from array import array
from pathlib import Path as FilePath

from bot.content.source import ContentError, Fault
from bot.core.triage.opinion import Opinion


def read_model(file: FilePath) -> Opinion:
    """The model in this file; ContentError where there is none or it is damaged."""
    try:
        header, _, body = zlib.decompress(file.read_bytes()).partition(b"\n")
        values = json.loads(header)
        size, outcomes = values["features"], tuple(values["outcomes"])
        numbers, body = _array("I", body[: 4 * size]), body[4 * size :]
        columns = [_array("b", body[start : start + size]) for start in range(size, len(body), size)]
        if (len(numbers), len(columns)) != (size, len(outcomes)):
            raise ValueError("it is too short")
        return Opinion(
            outcomes, numbers, _array("B", body[:size]), tuple(columns), tuple(values["bias"]), values["scale"]
        )
    except (OSError, ValueError, KeyError, TypeError, zlib.error) as error:
        raise ContentError([Fault(f"lexicon/{file.name}", 1, f"no model can be read from it: {error}")]) from error


def write_model(opinion: Opinion, file: FilePath) -> None:
    """The same model gives the same bytes."""
    header = {
        "features": len(opinion.numbers),
        "outcomes": opinion.outcomes,
        "bias": opinion.bias,
        "scale": opinion.scale,
    }
    arrays = (_as_stored(opinion.numbers), opinion.rarity, *opinion.weights)
    body = b"".join(each.tobytes() for each in arrays)
    file.write_bytes(zlib.compress(json.dumps(header).encode() + b"\n" + body, 9))


def _array(kind: str, body: bytes) -> array[int]:
    found = array(kind, body)
    return _as_stored(found) if kind == "I" else found


def _as_stored(numbers: array[int]) -> array[int]:
    """Files are little-endian, whatever the machine is."""
    if sys.byteorder == "little":
        return numbers
    swapped = array("I", numbers)
    swapped.byteswap()
    return swapped
