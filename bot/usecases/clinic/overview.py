"""/clinic: one picture of how the clinic stands. Its numbers are computed by the database, without anybody's name."""

from datetime import timedelta

from bot.core.clinic_week import CLAIMS, WEEKS, Overview
from bot.core.totals import monday_of
from bot.storage import clinic_numbers, roster
from bot.usecases.clinic.home import staff_words
from bot.usecases.clinic.patients.find import clinic_day
from bot.usecases.visit import Visit
from bot.views.clinic import overview as views


def show(visit: Visit) -> None:
    day, actor, bot_id = clinic_day(visit), visit.member.actor, visit.person.bot_id
    first = monday_of(day) - timedelta(weeks=WEEKS - 1)
    mondays = [first + timedelta(weeks=n) for n in range(WEEKS)]
    open_cases, unclaimed = clinic_numbers.waiting(visit.tx, actor, bot_id)
    found = Overview(
        counts=roster.counted(visit.tx, actor, bot_id, day),
        weeks=clinic_numbers.minutes(visit.tx, actor, bot_id, mondays, _counted(visit)),
        open_cases=open_cases,
        unclaimed=unclaimed,
        claims=clinic_numbers.claims(visit.tx, actor, bot_id, visit.now - CLAIMS),
    )
    visit.say(views.overview(staff_words(visit), day, found))


def _counted(visit: Visit) -> list[str]:
    """What gives moderate minutes (care rules §5)."""
    catalogue = visit.content.catalogue
    known = (*catalogue.exercises, *catalogue.activities)
    return sorted(name for name in known if "moderate_minutes" in catalogue.counts(name))
