"""The command line. What cannot work ends with one clear line and a status that is not 0."""

import asyncio
import gc
import os
import signal
import sys
import threading
from collections.abc import Callable
from contextlib import AbstractAsyncContextManager
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, TypeVar

import typer

if TYPE_CHECKING:
    from bot.settings import Settings

app = typer.Typer(add_completion=False, no_args_is_help=True, pretty_exceptions_enable=False, help=__doc__)
content = typer.Typer(no_args_is_help=True, help="What the bot says and prescribes.")
app.add_typer(content, name="content")
staff = typer.Typer(no_args_is_help=True, help="Who works at the clinic; also while the bot runs.")
app.add_typer(staff, name="staff")
audit = typer.Typer(no_args_is_help=True, help="The record of what was done, and with whose data.")
app.add_typer(audit, name="audit")

T = TypeVar("T")
SIGNALS = (signal.SIGINT, signal.SIGTERM)
LAST_RESORT = 8.0  # seconds after the signal: whatever still hangs then (a database that is silent) is left alone


def moment(text: str) -> datetime:
    """An ISO date or date and time; without a zone it is this machine's."""
    try:
        return datetime.fromisoformat(text).astimezone()
    except OverflowError:
        raise ValueError from None


@app.command()
def run() -> None:
    """Run the bot on the real Telegram."""
    _end_quietly()
    from bot.app import running_bot

    def ready(failure: asyncio.Future[str]) -> asyncio.Future[str]:
        print("Steady is running.", flush=True)
        return failure

    _until_stopped(running_bot(_settings()), ready)


@app.command()
def demo(
    port: Annotated[int, typer.Option(min=0, max=65535, help="Where the page is served.")] = 8081,
    database: Annotated[str | None, typer.Option(help="Keep everything here; otherwise it is forgotten.")] = None,
    at: Annotated[
        datetime | None, typer.Option(parser=moment, metavar="ISO", help="The time at which the demo's clock begins.")
    ] = None,
    browser: Annotated[bool, typer.Option("--open/--no-open", help="Show the page in a browser.")] = True,
) -> None:
    """Everything on this machine, without Telegram."""
    _end_quietly()
    from bot.demo import Demo, running_demo, show
    from bot.journal import keep_journal

    keep_journal()

    def ready(running: Demo) -> asyncio.Future[str]:
        print(f"Steady demo: {running.url}\nStaff invitation: {running.invitation}", flush=True)
        if browser:
            show(running.url)
        return running.failure

    _until_stopped(running_demo(port, database, at), ready)


@app.command()
def migrate() -> None:
    """Bring the database to this version's schema."""
    from bot.start import open_database, prepare

    with open_database(_settings()) as database:
        database.transaction(prepare)
    print("The database is up to date.")


@app.command()
def plan(
    start: Annotated[str, typer.Option(metavar="YYYY-MM-DD", help="The person's first day.")] = "",
    days: Annotated[str, typer.Option(metavar="N", help="How many days.")] = "",
    profile: Annotated[Path | None, typer.Option(metavar="FILE.json", help="One profile.")] = None,
    profiles: Annotated[Path | None, typer.Option(metavar="FILE.jsonl", help="One profile a line.")] = None,
    feel: Annotated[
        str | None, typer.Option(metavar="easy|right|hard", help="All was done and felt so; else nothing is reported.")
    ] = None,
) -> None:
    """What the care rules prescribe, day by day, to people with these answers: one line of JSON a day."""
    from bot.commands.plan import print_plans, read_request
    from bot.commands.profiles import BadInput

    try:
        print_plans(read_request(profile, profiles, start, days, feel), sys.stdout.buffer)
        sys.stdout.flush()
    except BadInput as problem:
        print(problem, file=sys.stderr)
        raise typer.Exit(2) from None
    except BrokenPipeError:  # whoever reads has read enough; nothing must be written at the exit either
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


@app.command()
def triage() -> None:
    """What messages say: a line of JSON with "id" and "text" for each on standard input, a line for each comes out."""
    from bot.commands.profiles import BadInput
    from bot.commands.triage import print_verdicts, read_messages

    try:
        print_verdicts(read_messages(sys.stdin.buffer), sys.stdout.buffer)
        sys.stdout.flush()
    except BadInput as problem:
        print(problem, file=sys.stderr)
        raise typer.Exit(2) from None
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


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


@content.command("handbook")
def handbook(
    output: Annotated[Path, typer.Option(metavar="FOLDER", help="Where the files go.")] = Path("handbook"),
) -> None:
    """Write the clinician's handbook: a page in each language, from the rules and texts that are in use."""
    from bot.content.load import load_content
    from bot.handbook.write import write_handbook

    for file in write_handbook(load_content(), output):
        print(file)


@staff.command("invite")
def invite(
    role: Annotated[str, typer.Option(metavar="administrator|clinician|communicator", help="What they may do.")] = "",
) -> None:
    """Print a link that lets one person in, within 48 hours."""
    from bot.staff import NoSuchRole, role_of
    from bot.staff import invite as invite_staff

    try:
        chosen = role_of(role)
    except NoSuchRole as problem:
        print(problem, file=sys.stderr)
        raise typer.Exit(2) from None
    print("\n".join(asyncio.run(invite_staff(_settings(), chosen))))


@audit.command("verify")
def verify() -> None:
    """Whether no record was changed, taken out or cut off; also while the bot runs. The status is 1 where one was."""
    from bot.verify import verify as verify_audit

    line, holds = verify_audit(_settings())
    print(line)
    if not holds:
        raise typer.Exit(1)


@staff.command("list")
def list_staff() -> None:
    """Print who works here: since when, in which roles, and the name."""
    from bot.staff import listed

    print("\n".join(listed(_settings())))


def _settings() -> "Settings":
    from bot.journal import keep_journal
    from bot.settings import read_settings

    settings = read_settings(os.environ)
    keep_journal(settings.log_format)
    return settings


def _end_quietly() -> None:
    """Stopping is no error, also while the program is still being read in."""
    for number in SIGNALS:
        signal.signal(number, lambda *_: sys.exit(0))


def _until_stopped(context: AbstractAsyncContextManager[T], ready: Callable[[T], "asyncio.Future[str]"]) -> None:
    """Be inside the context until a signal or until the failure that `ready` returns; a signal cuts entering short."""
    from bot.services import ServiceEnded

    async def inside() -> None:
        async with context as entered:
            failure = ready(entered)
            gc.collect()
            gc.freeze()  # what was read at the start stays: to look through it again would hold everybody up
            raise ServiceEnded(await failure)

    async def main() -> None:
        work = asyncio.create_task(inside())
        for number in SIGNALS:
            asyncio.get_running_loop().add_signal_handler(number, _stop, work)
        await asyncio.wait({work})
        if not work.cancelled():
            work.result()

    asyncio.run(main())


def _stop(work: "asyncio.Task[None]") -> None:
    for number in SIGNALS:  # once is enough: a second signal would cut the orderly end short
        asyncio.get_running_loop().add_signal_handler(number, lambda: None)
    work.cancel()
    timer = threading.Timer(LAST_RESORT, os._exit, [0])
    timer.daemon = True
    timer.start()


def main() -> None:
    """Run a command; known troubles become one line on standard error and status 1."""
    try:
        app()
    except Exception as error:
        from bot.journal import described
        from bot.troubles import line_of

        line = line_of(error)
        print(described(error) if line is None else f"steady: {line}", file=sys.stderr)
        raise SystemExit(1) from None


if __name__ == "__main__":
    main()
