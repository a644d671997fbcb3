"""The last look before a message leaves: is it still wanted?"""

from bot.core.access import SYSTEM
from bot.storage import bonds, news, reports, staff
from bot.storage.database import Tx
from bot.storage.outbox import Lane
from bot.storage.outgoing import Guard, Row
from bot.usecases.clinic.telling import STAFF

EXERCISES = (Lane.REMINDER,)


def guard(content_version: str) -> Guard:
    """For a sender whose texts have this version."""

    def still_wanted(tx: Tx, row: Row) -> str | None:
        """The reason to skip: exercises never reach somebody on hold (care rule S1), nor do withdrawn texts; nothing
        about a patient reaches a relative in a pause, or in another scope than it stands in at this moment; nor
        what is for staff somebody who does not work here any more."""
        if row.news_id is not None:
            return _not_shared(tx, row.news_id)
        if row.person_id is not None and row.key.startswith(STAFF):
            return None if staff.of_person(tx, row.person_id) else "removed"
        if row.person_id is None or row.content_version is None:
            return None
        if row.content_version != content_version and row.lane in EXERCISES:
            return "content"
        return "hold" if reports.open_holds(tx, SYSTEM, row.person_id) else None

    return still_wanted


def _not_shared(tx: Tx, news_id: int) -> str | None:
    told = news.of_row(tx, news_id)
    bond = bonds.of_news(tx, told.bond_id) if told and told.bond_id else None
    if told is None or (told.bond_id and (bond is None or bond.ended_at)):
        return "revoked"
    if bond and bond.paused_at and told.person_id == bond.relative_id:
        return "paused"
    return "scope" if bond and told.scope and told.scope != bond.scope else None
