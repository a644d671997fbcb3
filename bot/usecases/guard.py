"""The last look before a message leaves: is it still wanted?"""

from bot.core.access import SYSTEM
from bot.storage import reports
from bot.storage.database import Tx
from bot.storage.departures import Guard, Row
from bot.storage.outbox import Lane

EXERCISES = (Lane.REMINDER,)


def guard(content_version: str) -> Guard:
    """For a sender whose texts have this version."""

    def still_wanted(tx: Tx, row: Row) -> str | None:
        """The reason to skip: exercises never reach somebody on hold (care rule S1), nor do withdrawn texts."""
        if row.person_id is None or row.content_version is None:
            return None
        if row.content_version != content_version and row.lane in EXERCISES:
            return "content"
        return "hold" if reports.open_holds(tx, SYSTEM, row.person_id) else None

    return still_wanted
