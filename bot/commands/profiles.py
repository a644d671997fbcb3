"""Profiles from a file: the answers to the safety questions as JSON (care rules §1 and §8).

1. Everything is checked before anything is used; the first thing wrong ends it, named by its line.
2. A value that is missing, null or unknown is the cautious one (care rule S9); a field that nobody knows, a wrong type
   or a weekday that is none is a mistake of whoever wrote the file.
3. `id` may be any JSON value; it is handed back as it was, and decides nothing.
"""

from __future__ import annotations

import difflib
import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bot.commands import strict_json
from bot.core.facts import VALUES, Answers

WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
LISTS = ("current_signs", "equipment")
FIELDS = (*VALUES, *LISTS, "days_off", "id")


class BadInput(Exception):
    """One line for whoever asked."""


@dataclass(frozen=True, slots=True)
class Profile:
    """Somebody's answers and days off (Monday 0); `id` is JSON text, ready to be printed."""

    id: str
    answers: Answers
    days_off: frozenset[int]


def read_profile(path: Path) -> Profile:
    """The one profile that a file holds. BadInput names the line of what is wrong."""
    text = "".join(line for _, line in _lines(path))
    if not text.strip():
        raise BadInput("line 1: there is no profile")
    return _profile(text, 1)


def read_profiles(path: Path) -> list[Profile]:
    """One profile a line; blank lines are skipped and count as lines. BadInput names the line of what is wrong."""
    return [_profile(line.rstrip(), number) for number, line in _lines(path) if line.strip()]


def _lines(path: Path) -> Iterator[tuple[int, str]]:
    """Numbered from 1, with their ends; a byte order mark at the beginning of the file is passed over."""
    try:
        with path.open("rb") as file:
            for number, line in enumerate(file, 1):
                yield number, _decoded(line, number)
    except OSError as error:
        raise BadInput(f"{path} cannot be read: {error.strerror}") from None


def _decoded(line: bytes, number: int) -> str:
    try:
        return line.decode("utf-8-sig" if number == 1 else "utf-8")
    except UnicodeDecodeError:
        raise BadInput(f"line {number}: not UTF-8") from None


def _profile(text: str, number: int) -> Profile:
    try:
        values = strict_json.parsed(text)
        _check(values)
    except json.JSONDecodeError as error:
        line = number + error.lineno - 1
        raise BadInput(f"line {line}: not JSON: {error.msg} (column {error.colno})") from None
    except ValueError as error:
        raise BadInput(f"line {number}: {error}") from None
    days_off = frozenset(WEEKDAYS.index(day) for day in values.get("days_off") or ())
    return Profile(strict_json.written(values.get("id", number)), Answers.from_values(values), days_off)


def _check(values: Any) -> None:
    """ValueError unless this is an object with known fields of the right types."""
    if not isinstance(values, dict):
        raise ValueError("not an object")
    for name, value in values.items():
        if name not in FIELDS:
            raise ValueError(_unknown(name))
        if name != "id" and value is not None:
            expected, fits = TYPES.get(name, _TEXT)
            if not fits(value):
                raise ValueError(f'"{name}" must be {expected}')


def _unknown(name: str) -> str:
    near = difflib.get_close_matches(name, FIELDS, 1)
    return f"unknown field {strict_json.quoted(name)}" + (f'; did you mean "{near[0]}"?' if near else "")


def _is_text(value: object) -> bool:
    return isinstance(value, str)


def _are_texts(value: object) -> bool:
    return isinstance(value, list) and all(map(_is_text, value))


def _are_weekdays(value: object) -> bool:
    return isinstance(value, list) and all(day in WEEKDAYS for day in value)


_TEXT: tuple[str, Callable[[object], bool]] = ("text", _is_text)
TYPES: Mapping[str, tuple[str, Callable[[object], bool]]] = {
    **dict.fromkeys(LISTS, ("a list of texts", _are_texts)),
    "days_off": (f"a list of {', '.join(WEEKDAYS)}", _are_weekdays),
}
