"""JSON and dates as they go over the wire."""

import json
from datetime import UTC, datetime
from typing import Any

Json = dict[str, Any]


def encode(value: Any) -> bytes:
    """JSON in ASCII, as Telegram writes it: even half a surrogate pair survives the journey."""
    return json.dumps(value, separators=(",", ":")).encode("ascii")


def strict_json(text: bytes | str) -> Any:
    """JSON as the standard has it, without Infinity and NaN. Raises ValueError."""
    return json.loads(text, parse_constant=_refuse)


def _refuse(constant: str) -> None:
    raise ValueError(f"{constant} is not JSON")


def iso(moment: datetime) -> str:
    """ISO 8601 in UTC, ending in Z."""
    return moment.astimezone(UTC).isoformat().replace("+00:00", "Z")


def parse_iso(text: str) -> datetime:
    """A moment from ISO 8601; without an offset it is taken as UTC. Raises ValueError."""
    # An unescaped "+" in a query string arrives as a blank.
    moment = datetime.fromisoformat(text.replace(" ", "+") if "T" in text else text)
    return moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)
