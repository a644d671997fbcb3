"""The week for those it is shared with: on Sunday at the patient's hour, in each relative's language and day."""

from datetime import date

from bot.core.family import SUMMARY_LASTS
from bot.core.schedule import Duty
from bot.storage import bonds
from bot.storage.bonds import Bond
from bot.storage.news import News
from bot.usecases import news
from bot.usecases.news import Untold
from bot.usecases.visit import Visit
from bot.views.message import Message

SUMMARY = "summary"


def share_week(visit: Visit, duty: Duty) -> None:
    """For every bond that the patient has confirmed, once a Sunday; what it says is found when it is told."""
    visit.change_patient(family_on=duty.day)
    for bond in bonds.of_patient(visit.tx, visit.actor, visit.person.id):
        if bond.is_active:
            day = duty.day.isoformat()
            news.share(visit, bond, SUMMARY, day, lasts_until=duty.due + SUMMARY_LASTS, detail={"day": day})


def tell(visit: Visit, each: News, bond: Bond) -> Message | Untold:
    day = date.fromisoformat(each.detail["day"])
    bonds.change(visit.tx, bond, summarised_on=day)
    return Untold("empty")
