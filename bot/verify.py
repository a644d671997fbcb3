"""Whether the record of audit is whole, for the operator, also while the bot runs: nothing is changed, nobody waits."""

from pathlib import Path

from bot.settings import Settings
from bot.start import open_to_read
from bot.storage import heads
from bot.storage.chain import Head
from bot.storage.walking import Walked, walk


def verify(settings: Settings) -> tuple[str, bool]:
    """One line, and whether the chain holds."""
    file = settings.data_dir / heads.NAME
    outside = heads.read(file, settings.bot_id)  # first, so that it cannot be ahead of what is walked after it
    with open_to_read(settings) as database:
        walked = walk(database, settings.bot_id, outside)
    return _line(walked, file, outside), walked.fault is None


def _line(walked: Walked, file: Path, outside: Head | None) -> str:
    if walked.fault:
        return f"audit: {walked.fault}; up to {walked.head.position} the chain holds"
    kept = f"{file} is at {outside.position}" if outside else f"{file} knows no end of it"
    return f"audit: {walked.head.position} records, the chain holds; {walked.open} not sealed yet; {kept}"
