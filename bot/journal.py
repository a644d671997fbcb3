"""What is logged: event names, row ids, kinds of errors. Never a person's words, name, or a secret.

What an error says can hold anything, so an error is logged by its kind alone, and of a library's record only the first
line: the rest may quote what somebody wrote.
"""

import logging
import re
import sys
import traceback
from collections.abc import MutableMapping
from typing import Any

import structlog

TOKEN = re.compile(r"\d{5,}:[A-Za-z0-9_-]{8,}")
PASSWORD = re.compile(r"(?<=://)[^/@\s]*:[^/@\s]*(?=@)")
HIDDEN = "<hidden>"
QUIET = ("httpx", "telegram", "apscheduler", "aiohttp", "uvicorn", "alembic", "sqlalchemy")

Event = MutableMapping[str, Any]


def redacted(text: str) -> str:
    """Without tokens, and without the names and passwords in addresses."""
    return PASSWORD.sub(HIDDEN, TOKEN.sub(HIDDEN, text))


def redact(_logger: Any, _name: str, event: Event) -> Event:
    """Hide secrets, and of an exception everything but its kind."""
    if error := event.pop("exc_info", None):
        event["error"] = _kind(error)
    event.pop("stack_info", None)
    for key, value in event.items():
        if isinstance(value, BaseException):
            event[key] = type(value).__name__
        elif value is not None and not isinstance(value, (int, float)):
            event[key] = redacted(str(value))
    return event


def _kind(error: Any) -> str:
    """`exc_info` can be an exception, what `sys.exc_info()` gives, or simply true."""
    if isinstance(error, BaseException):
        return type(error).__name__
    kind = error[0] if isinstance(error, tuple) else sys.exc_info()[0]
    return kind.__name__ if kind else "unknown"


def _first_line(_logger: Any, _name: str, event: Event) -> Event:
    event["event"] = next(iter(str(event["event"]).splitlines()), "")
    return event


def keep_journal(style: str = "text") -> None:
    """Log to standard error, as text for people or as JSON for machines, our own events and those of libraries."""
    renderer = structlog.processors.JSONRenderer() if style == "json" else structlog.dev.ConsoleRenderer(colors=False)
    common: list[Any] = [
        structlog.processors.add_log_level,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
        redact,
    ]
    structlog.configure(
        processors=[*common, renderer],
        wrapper_class=structlog.make_filtering_bound_logger(logging.INFO),
        logger_factory=structlog.PrintLoggerFactory(sys.stderr),
        cache_logger_on_first_use=True,
    )
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(
        structlog.stdlib.ProcessorFormatter(
            foreign_pre_chain=[structlog.stdlib.add_logger_name],
            processors=[structlog.stdlib.ProcessorFormatter.remove_processors_meta, _first_line, *common, renderer],
        )
    )
    logging.raiseExceptions = False  # or Python would print the arguments of a record that cannot be formatted
    logging.basicConfig(handlers=[handler], level=logging.INFO, force=True)
    for name in QUIET:
        logging.getLogger(name).setLevel(logging.WARNING)


def described(error: BaseException) -> str:
    """Where it happened and of what kind it is, for a report of a mistake in the program."""
    return "".join([*traceback.format_tb(error.__traceback__), type(error).__name__])
