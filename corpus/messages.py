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
ASIDE = 8  # every eighth message of the second training files is never learnt from or looked at


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
    except (KeyError, TypeError, ValueError) as error:
        raise ValueError(f"{where}: {error}") from error


def is_aside(message: Message) -> bool:
    """Whether this message is kept for measuring only: by its text, so that it stays so."""
    return crc32(message.text.encode()) % ASIDE == 0


def symptoms() -> list[Message]:
    """Everything with a level that may be learnt from."""
    return [each for each in read(sorted(FOLDER.glob("*.jsonl"))) if each.level and not is_aside(each)]


def aside() -> list[Message]:
    """What is only measured on."""
    return [each for each in read(sorted(FOLDER.glob("*.jsonl"))) if each.level and is_aside(each)]
