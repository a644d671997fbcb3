"""The command line. What cannot work ends with one clear line and a status that is not 0."""

import asyncio
import os
import signal
import sys
from collections.abc import Callable
from contextlib import AbstractAsyncContextManager
from datetime import datetime
from pathlib import Path
from typing import Annotated, Any

import typer
from sqlalchemy.exc import SQLAlchemyError

from bot.journal import keep_journal

app = typer.Typer(add_completion=False, no_args_is_help=True, pretty_exceptions_enable=False, help=__doc__)
content = typer.Typer(no_args_is_help=True, help="What the bot says and prescribes.")
app.add_typer(content, name="content")


@app.command()
def run() -> None:
    """Run the bot on the real Telegram."""
    from bot.app import running_bot

    settings = _settings()
    keep_journal(settings.log_format)
    _until_stopped(running_bot(settings), lambda _: print("Steady is running.", flush=True))


@app.command()
def demo(
    port: Annotated[int, typer.Option(min=0, max=65535, help="Where the page is served.")] = 8081,
    database: Annotated[str | None, typer.Option(help="Keep everything here; otherwise it is forgotten.")] = None,
    at: Annotated[datetime | None, typer.Option(help="The time at which the demo's clock begins.")] = None,
    browser: Annotated[bool, typer.Option("--open/--no-open", help="Show the page in a browser.")] = True,
) -> None:
    """Everything on this machine, without Telegram."""
    from bot.demo import running_demo, show

    keep_journal()

    def ready(url: str) -> None:
        print(f"Steady demo: {url}", flush=True)
        if browser:
            show(url)

    _until_stopped(running_demo(port, database, at and at.astimezone()), ready)


@app.command()
def migrate() -> None:
    """Bring the database to this version's schema."""
    from bot.app import open_database

    database, _lock = open_database(_settings())
    database.close()
    print("The database is up to date.")


@content.command("check")
def check(folder: Annotated[Path | None, typer.Option(help="Another content folder.")] = None) -> None:
    """Print each fault as `file:line: what`; without any, the version and how many reviews are pending."""
    from bot.content.check import check as check_content
    from bot.content.load import FOLDER

    report = check_content(folder or FOLDER)
    for fault in report.faults:
        print(fault)
    if report.faults:
        raise typer.Exit(1)
    print(f"content {report.version}: no fault; {len(report.pending)} files wait for a clinician's review")


def _settings() -> Any:
    from bot.settings import read_settings

    return read_settings(os.environ)


def _until_stopped(context: AbstractAsyncContextManager[Any], ready: Callable[[Any], None]) -> None:
    async def main() -> None:
        stopped = asyncio.Event()
        for number in (signal.SIGINT, signal.SIGTERM):
            asyncio.get_running_loop().add_signal_handler(number, stopped.set)
        async with context as value:
            ready(value)
            await stopped.wait()

    asyncio.run(main())


def main() -> None:
    """Run a command; known troubles become one line on standard error and status 1."""
    from bot.app import StartProblem
    from bot.content.source import ContentError
    from bot.settings import SettingsProblem
    from bot.storage.crypto import KeyProblem
    from bot.storage.lock import AlreadyRunning
    from bot.storage.migrations import UnknownSchema

    try:
        app()
    except (StartProblem, SettingsProblem, KeyProblem, AlreadyRunning, UnknownSchema, ContentError) as error:
        _end(str(error))
    except SQLAlchemyError as error:
        _end(f"the database cannot be used: {_first_line(error)}")
    except OSError as error:
        _end(f"{error.strerror or error}{f': {error.filename}' if error.filename else ''}")


def _first_line(error: SQLAlchemyError) -> str:
    return str(getattr(error, "orig", None) or error).splitlines()[0]


def _end(line: str) -> None:
    print(f"steady: {line}", file=sys.stderr)
    raise SystemExit(1)


if __name__ == "__main__":
    main()
