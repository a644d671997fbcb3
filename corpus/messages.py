"""The labelled messages, and which of them are kept aside."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from zlib import crc32

FOLDER = Path(__file__).parent / "messages"
LEVELS = ("emergency", "referral", "caution", "none")
OWN = "more_*.jsonl"  # written for this project; the others were given
ASIDE = 8  # one in so many of the given messages is never learnt from, and never looked at while tuning


@dataclass(frozen=True, slots=True)
class Message:
    """One labelled message; `activities`: None where they were not labelled."""

    id: str
    lang: str
    text: str
    level: str | None = None
    signs: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    activities: tuple[dict[str, Any], ...] | None = None


def read(files: Iterable[Path]) -> list[Message]:
    """Every message of these files; ValueError with file and line where one is malformed."""
    return [_message(line, f"{file.name}:{number}") for file in files for number, line in _lines(file)]


def _lines(file: Path) -> Iterable[tuple[int, str]]:
    with file.open(encoding="utf-8") as lines:
        yield from ((number, line) for number, line in enumerate(lines, 1) if line.strip())


def _message(line: str, where: str) -> Message:
    try:
        values = json.loads(line)
        activities = tuple(values["activities"]) if "activities" in values else None
        level = values.get("level")
        if level is not None and level not in LEVELS:
            raise ValueError(f"no level {level!r}")
        signs, tags = tuple(values.get("signs", ())), tuple(values.get("tags", ()))
        return Message(values["id"], values["lang"], values["text"], level, signs, tags, activities)
    except (AttributeError, KeyError, TypeError, ValueError) as error:
        raise ValueError(f"{where}: {error}") from error


def symptoms() -> list[Message]:
    """Everything with a level that may be learnt from."""
    return [each for each in _given() if not _is_aside(each)] + read(sorted(FOLDER.glob(OWN)))


def aside() -> list[Message]:
    """What is only measured on."""
    return [each for each in _given() if _is_aside(each)]


def _given() -> list[Message]:
    own = set(FOLDER.glob(OWN))
    return [each for each in read(sorted(set(FOLDER.glob("*.jsonl")) - own)) if each.level]


def _is_aside(message: Message) -> bool:
    """By its text, so that it stays so."""
    return crc32(message.text.encode()) % ASIDE == 0
