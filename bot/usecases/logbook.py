"""One local day of what is written down, read and written as a whole, with the plan that it is measured by."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from bot.core.activities.entries import fulfilled
from bot.core.clearance import clearance
from bot.core.day_plan import Item
from bot.core.stored_plan import StoredPlan
from bot.core.totals import PLAN, LogEntry
from bot.storage import logs, plans
from bot.storage.logs import Logged
from bot.usecases.planning import current, planned
from bot.usecases.visit import Visit


@dataclass(frozen=True, slots=True)
class Page:
    """A day's entries, and its plan: the one of which something was done, else the newest; None without any."""

    day: date
    plan: StoredPlan | None
    logged: tuple[Logged, ...]

    @property
    def items(self) -> tuple[Item, ...]:
        return self.plan.items if self.plan else ()

    @property
    def entries(self) -> tuple[LogEntry, ...]:
        return tuple(each.entry for each in self.logged)

    def item(self, exercise: str) -> Item | None:
        return next((item for item in self.items if item.exercise == exercise), None)


def page(visit: Visit, day: date) -> Page:
    logged = tuple(logs.rows(visit.tx, visit.actor, visit.person.id, day, day))
    plan_ids = [each.plan_id for each in logged if each.plan_id]
    if plan_ids:
        return Page(day, plans.by_id(visit.tx, visit.actor, visit.person.id, max(plan_ids)), logged)
    return Page(day, plans.newest(visit.tx, visit.actor, visit.person.id, day) or _made(visit, day), logged)


def _made(visit: Visit, day: date) -> StoredPlan | None:
    """The plan of today, for somebody who tells before it was sent; none before the programme has begun."""
    patient = visit.patient
    if day != visit.day or patient.first_day is None or visit.pause:
        return None
    plan = planned(visit, day)
    return current(visit, plan) if plan.day == "plan" else None


def write(visit: Visit, page: Page, entries: Iterable[LogEntry], *, message_id: int | None = None) -> None:
    """These are the day's entries now; `message_id`: of the words that told what is new in them."""
    entries = tuple(entries)
    done, before = fulfilled(page.items, entries), {each.entry.key: each for each in page.logged}

    def logged(entry: LogEntry) -> Logged:
        known = before.get(entry.key)
        plan_id = page.plan.id if page.plan and entry.exercise in done else None
        tapped = entry.source == PLAN and message_id is None
        return Logged(entry, plan_id, known.message_id if known and not tapped else message_id)

    logs.write(visit.tx, visit.actor, visit.person, page.day, [logged(entry) for entry in entries], visit.now)


def is_open(visit: Visit, day: date) -> bool:
    """Only today and yesterday can be written down or corrected (care rules §5)."""
    return visit.today - day <= timedelta(days=1)


def is_paused(visit: Visit) -> bool:
    """On hold, from a symptom or from the answers: nothing is praised, nothing more is asked."""
    return bool(visit.holds()) or ("confirmed" in visit.answered() and clearance(visit.answers()).level == "hold")
