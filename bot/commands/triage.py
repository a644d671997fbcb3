"""`python -m bot triage`: what messages say about health and what was done, from their words alone (care rules §8).

1. One line of JSON a message, in their order; nothing is printed before everything was checked.
2. It knows no history: care rule T8 (an ache that comes back) never stands here, and nobody writes for anybody.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, BinaryIO

from bot.commands import strict_json
from bot.commands.profiles import BadInput
from bot.content.load import Content, load_content
from bot.core.activities.grammar import activities_in
from bot.core.triage.judging import judge


@dataclass(frozen=True, slots=True)
class Asked:
    """`id` is JSON text, ready to be printed: null where none was given."""

    id: str
    text: str


def read_messages(source: Iterable[bytes]) -> list[Asked]:
    """One message a line; blank lines are skipped and count as lines. BadInput names the line of what is wrong."""
    return [_message(line, number) for number, line in enumerate(source, 1) if line.strip()]


def _message(line: bytes, number: int) -> Asked:
    try:
        values = strict_json.parsed(line.decode("utf-8-sig" if number == 1 else "utf-8").strip())
    except UnicodeDecodeError:
        raise BadInput(f"line {number}: not UTF-8") from None
    except json.JSONDecodeError as error:
        raise BadInput(f"line {number}: not JSON: {error.msg} at column {error.colno}") from None
    except ValueError as error:
        raise BadInput(f"line {number}: {error}") from None
    if not isinstance(values, dict):
        raise BadInput(f"line {number}: not a JSON object")
    if not isinstance(values.get("text"), str):
        raise BadInput(
            f"line {number}: text is missing" if "text" not in values else f"line {number}: text must be text"
        )
    return Asked(strict_json.written(values.get("id")), values["text"])


def print_verdicts(asked: Iterable[Asked], out: BinaryIO) -> None:
    """Write the lines as UTF-8, one after the other."""
    content = load_content()
    out.writelines(f"{line_of(each, content)}\n".encode() for each in asked)


def line_of(asked: Asked, content: Content) -> str:
    """One message as JSON; all keys are always there."""
    verdict = judge(asked.text, content.understanding)
    found: dict[str, Any] = {
        "level": verdict.level,
        "signs": verdict.signs,
        "rules": verdict.rules,
        "activities": [each.to_values() for each in activities_in(asked.text, content.activity_words)],
    }
    return f'{{"id": {asked.id}, {json.dumps(found, ensure_ascii=False)[1:]}'
