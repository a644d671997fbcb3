"""The log: event names and kinds of errors, one line each; no secrets, and no words that an error carries."""

import json
import subprocess
import sys

import pytest

from bot.journal import redacted
from tests.program import ROOT

TOKEN = "1234567890:AAHdqTcvCH1vGWJxfSeofSAs0K5PALDsaw"
WORDS = "my hip hurts"
STYLES = pytest.mark.parametrize("style", ["text", "json"])


def logged(style: str, *lines: str) -> list[str]:
    """What a program that does these things writes to standard error."""
    start = f"import asyncio, logging, structlog; from bot.journal import keep_journal; keep_journal({style!r})"
    program = "\n".join([start, f"log, TOKEN, WORDS = structlog.get_logger(), {TOKEN!r}, {WORDS!r}", *lines])
    ended = subprocess.run([sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, timeout=60)
    assert ended.returncode == 0, ended.stderr
    for secret in (TOKEN, WORDS, "Traceback"):
        assert secret not in ended.stderr
    return ended.stderr.splitlines()


@STYLES
def test_an_event_shows_its_name_and_numbers(style: str) -> None:
    (line,) = logged(style, "log.warning('outbox.not_sent', row=42, seconds=0.5, error=None)")
    assert all(part in line for part in ("outbox.not_sent", "42", "0.5", "warning"))


@STYLES
def test_a_token_is_hidden_wherever_it_stands(style: str) -> None:
    lines = logged(
        style,
        "log.info('x', address=f'https://api.telegram.org/bot{TOKEN}/getMe')",
        "log.info(f'bot{TOKEN}')",
        "log.info('x', nested={'token': [TOKEN]}, raw=TOKEN.encode())",
        "logging.getLogger('library').warning('connecting to bot%s', TOKEN)",
    )
    assert all("<hidden>" in line for line in lines)
    assert len(lines) == 4


@STYLES
def test_of_an_error_only_the_kind_is_logged(style: str) -> None:
    lines = logged(
        style,
        "try: raise KeyError(WORDS)",
        "except KeyError as error:",
        "    log.exception('x'); log.error('x', exc_info=error); log.error('x', error=error)",
        "    logging.getLogger('library').exception('it failed')",
    )
    assert len(lines) == 4
    assert all("KeyError" in line for line in lines)


def test_a_task_whose_error_nobody_asked_for_is_one_line_without_its_words() -> None:
    lines = logged(
        "text",
        "async def fail(): raise ValueError(WORDS)",
        "async def main():",
        "    task = asyncio.create_task(fail()); await asyncio.wait({task}); del task",
        "asyncio.run(main())",
    )
    assert len(lines) == 1
    assert "Task exception was never retrieved" in lines[0]
    assert "ValueError" in lines[0]


def test_a_library_that_logs_wrongly_betrays_nothing() -> None:
    assert logged("text", "logging.getLogger('library').warning('%d apples', WORDS)") == []


def test_libraries_are_heard_from_warnings_on() -> None:
    assert logged("text", "logging.getLogger('telegram.ext').info('chatter')") == []


def test_every_line_is_json_for_machines() -> None:
    lines = logged("json", "log.info('a.b', row=1)", "logging.getLogger('library').warning('two\\nlines')")
    assert [json.loads(line)["event"] for line in lines] == ["a.b", "two"]
    assert json.loads(lines[1])["logger"] == "library"


def test_names_and_passwords_in_addresses_are_hidden() -> None:
    assert redacted("postgresql://steady:open-sesame@host/steady") == "postgresql://<hidden>@host/steady"
    assert redacted("https://example.org/a:b@c") == "https://example.org/a:b@c"
