"""JSON as it is defined: no NaN, no name twice in an object, no number that could not be handed back."""

from __future__ import annotations

import json
import math
from typing import Any


def parsed(text: str) -> Any:
    """The value. JSONDecodeError names line and column; any other ValueError says what else is wrong, for people."""
    try:
        return json.loads(
            text, object_pairs_hook=_object, parse_int=_integer, parse_float=_finite, parse_constant=_no_constant
        )
    except RecursionError:
        raise ValueError("nested too deeply") from None


def written(value: Any) -> str:
    """As one line of JSON: letters stay letters; only half of a surrogate pair has to be escaped."""
    text = json.dumps(value, ensure_ascii=False)
    return json.dumps(value) if any("\ud800" <= letter <= "\udfff" for letter in text) else text


def quoted(name: str) -> str:
    """A name as a terminal can show it, whatever it is."""
    return json.dumps(name[:40])


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for name, value in pairs:
        if name in found:
            raise ValueError(f"{quoted(name)} stands there twice")
        found[name] = value
    return found


def _integer(text: str) -> int:
    try:
        return int(text)
    except ValueError:  # Python reads no more than 4300 digits
        raise ValueError("a number is too long") from None


def _finite(text: str) -> float:
    if math.isinf(number := float(text)):
        raise ValueError("a number is too large")
    return number


def _no_constant(name: str) -> Any:
    raise ValueError(f"not JSON: {name} is no number")
