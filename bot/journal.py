"""What is logged: event names, row ids, kinds of errors. Never a person's words, name, or a secret."""

import logging
import re
import sys
from collections.abc import MutableMapping
from typing import Any

import structlog

TOKEN = re.compile(r"\d{5,}:[A-Za-z0-9_-]{8,}")
HIDDEN = "<token>"
QUIET = ("httpx", "telegram", "apscheduler", "aiohttp", "uvicorn", "alembic", "sqlalchemy")


class Redact(logging.Filter):
    """Takes tokens out of whatever a library logs."""

    def filter(self, record: logging.LogRecord) -> bool:
        record.msg, record.args = TOKEN.sub(HIDDEN, record.getMessage()), ()
        record.exc_info = record.exc_text = record.stack_info = None
        return True


def redact(_logger: Any, _name: str, event: MutableMapping[str, Any]) -> MutableMapping[str, Any]:
    """The same for our own events."""
    for key, value in event.items():
        if isinstance(value, str):
            event[key] = TOKEN.sub(HIDDEN, value)
    return event


def keep_journal(style: str = "text") -> None:
    """Log to standard error, as text for people or as JSON for machines."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s %(message)s"))
    handler.addFilter(Redact())
    logging.basicConfig(handlers=[handler], level=logging.INFO, force=True)
    for name in QUIET:
        logging.getLogger(name).setLevel(logging.WARNING)
    renderer = structlog.processors.JSONRenderer() if style == "json" else structlog.dev.ConsoleRenderer(colors=False)
    structlog.configure(
        processors=[
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            redact,
            renderer,
        ],
        wrapper_class=structlog.make_filtering_bound_logger(logging.INFO),
        logger_factory=structlog.PrintLoggerFactory(sys.stderr),
        cache_logger_on_first_use=True,
    )
