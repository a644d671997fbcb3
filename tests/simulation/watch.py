"""What must hold whatever happens: asked after every update, and of every message that leaves."""

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import func, select

from bot.core.access import SYSTEM
from bot.core.dialogue import State
from bot.storage import conversations, people
from bot.storage.database import Tx
from bot.storage.tables import answers, feels, holds, logs, patients, plans, reports
from bot.views import menu
from tests.simulation.oracle import known, offences, reasons_for_nothing
from tests.usecases.scene import BOT, Shown

PRESCRIBES = ("done:", "how:", "why:", "plan:")  # buttons that stand below exercises and nothing else
UNASKED = ("reminder", "summary", "check_in", "still_paused", "nudge", "ask_again")
HEALTH = (answers, feels, holds, logs, patients, plans, reports)


@dataclass
class Watch:
    """Remembers only what it needs to judge the next step."""

    reminded: dict[int, set[date]] = field(default_factory=lambda: defaultdict(set))
    _asked: State = field(default_factory=State)
    _plans: int = 0
    _open: dict[int, State] = field(default_factory=dict)

    # -- updates ---------------------------------------------------------------------------------------------------

    def before_update(self, tx: Tx, phone: Any) -> None:
        person = people.find(tx, BOT, phone.user)
        self._asked = _state(tx, person.id) if person else State()

    def after_update(self, tx: Tx, phone: Any, raw: dict[str, Any], now: datetime) -> None:
        person = people.find(tx, BOT, phone.user)
        if person is None:
            return
        if not people.has_consented(tx, person.id):
            for table in HEALTH:
                column = table.c.patient_id if "patient_id" in table.c else table.c.person_id
                kept = tx.execute(select(func.count()).where(column == person.id)).scalar_one()
                assert not kept, f"{table.name} holds rows of somebody who has not agreed"
        self._new_plans_are_due(tx)
        state = _state(tx, person.id)
        if self._asked.question == "symptom" and state.question != "symptom":
            assert _may_close(raw, self._asked), f"{raw} closed the open question {self._asked}"

    def before_wake(self, tx: Tx, now: datetime) -> None:
        due = people.due(tx, BOT, now, 1000)
        self._open = {person_id: state for person_id in due if (state := _state(tx, person_id)).question == "symptom"}

    def after_wake(self, tx: Tx) -> None:
        """Only the morning after, when it has been asked twice, a question ends without an answer, and on record."""
        self._new_plans_are_due(tx)
        for person_id, state in self._open.items():
            if _state(tx, person_id).question != "symptom":
                assert state.asked_times == 2, f"{state} was closed"
                newest = select(reports.c.rule).where(reports.c.patient_id == person_id).order_by(reports.c.id.desc())
                assert state.about is not None or tx.execute(newest.limit(1)).scalar() == "T9"

    def _new_plans_are_due(self, tx: Tx) -> None:
        for plan in tx.execute(select(plans).where(plans.c.id > self._plans)).all():
            self._plans = max(self._plans, plan.id)
            reasons = list(reasons_for_nothing(known(tx, plan.patient_id)))
            assert not reasons, f"planned in spite of {reasons}"

    # -- messages --------------------------------------------------------------------------------------------------

    def delivered(self, tx: Tx, row: Any, shown: Shown, now: datetime) -> None:
        assert 0 < len(shown.text) <= 4096
        for data in shown.buttons.values():
            assert 0 < len(data.encode()) <= 64, data
        shows = [data for data in shown.buttons.values() if data.startswith(PRESCRIBES)]
        if shows:
            broken = offences(tx, known(tx, row.person_id), int(shows[0].split(":")[1]))
            assert not broken, f"{broken}: {shown.text!r}"
        if row.key.split(":")[0] in UNASKED:
            self._unasked(tx, row, now)

    def _unasked(self, tx: Tx, row: Any, now: datetime) -> None:
        kind, person_id, due = row.key.split(":", 2)
        moment = datetime.fromisoformat(due.rpartition(":")[0])
        zone = ZoneInfo(people.by_id(tx, int(person_id)).zone)
        assert time(8) <= now.astimezone(zone).time() <= time(21), f"{kind} at {now.astimezone(zone)}"
        assert moment <= now, "before its hour"
        if kind != "ask_again":
            assert now - moment < timedelta(hours=3), f"{kind} {now - moment} late"
        if kind == "reminder":
            day = moment.astimezone(zone).date()
            assert day not in self.reminded[int(person_id)], f"a second reminder on {day}"
            self.reminded[int(person_id)].add(day)
            paused = known(tx, int(person_id)).pause
            assert not paused or not paused[0] <= day <= paused[1], f"a reminder on {day} in the pause {paused}"
            hour = tx.execute(
                select(patients.c.reminder_time).where(patients.c.person_id == int(person_id))
            ).scalar_one()
            assert row.created_at < now or moment.astimezone(zone).time() == hour


def _state(tx: Tx, person_id: int) -> State:
    return conversations.load(tx, SYSTEM, person_id)


def _may_close(raw: dict[str, Any], asked: State) -> bool:
    """An answer, in taps or words, or taking back the report that the question is about."""
    if data := str(raw.get("callback_query", {}).get("data", "")):
        return data.startswith("sym:a:") or data == f"sym:mistake:{asked.about}:yes"
    message = raw.get("message") or raw.get("edited_message") or {}
    text = str(message.get("text", "/"))
    return not text.startswith("/") and menu.chosen(text) is None
