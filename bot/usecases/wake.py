"""What falls due without anybody writing: one duty at a time, each recorded with the person's next moment."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime

import structlog

from bot.core import schedule
from bot.core.access import SYSTEM
from bot.core.schedule import Duty, Kind
from bot.storage import news as waiting_news
from bot.storage import people, waves
from bot.storage.database import Tx, is_outage
from bot.storage.outbox import Lane
from bot.usecases import come_back, renewal, report_symptom, resume
from bot.usecases.clinic import due as clinic_due
from bot.usecases.clinic.broadcasting import guidance
from bot.usecases.daily import remind
from bot.usecases.family import cheer_telling
from bot.usecases.family.cheer import CHEER
from bot.usecases.family.summary import share_week
from bot.usecases.family.tellings import TELLINGS
from bot.usecases.keep_holds import check_in
from bot.usecases.news import TROUBLE, tell_due
from bot.usecases.nudge import nudge
from bot.usecases.occasion import Occasion, Setup
from bot.usecases.unanswered import write_instead
from bot.usecases.visit import Visit, duty_key
from bot.usecases.week import summarise

log = structlog.get_logger()

DUTIES: dict[Kind, Callable[[Visit, Duty], None]] = {
    Kind.REMINDER: lambda visit, duty: _remind(visit, duty),
    Kind.SUMMARY: summarise,
    Kind.CHECK_IN: check_in,
    Kind.STILL_PAUSED: come_back.ask_whether_back,
    Kind.NUDGE: nudge,
    Kind.ASK_AGAIN: lambda visit, _duty: report_symptom.ask_again(visit),
    Kind.FAMILY: share_week,
    Kind.UNANSWERED: lambda visit, _duty: report_symptom.count_unanswered(visit),
}


WITH_GUIDANCE = (Kind.REMINDER, Kind.CHECK_IN, Kind.SUMMARY)  # by then they know what this is


def wake_due(tx: Tx, setup: Setup, bot_id: int, now: datetime, limit: int) -> int:
    """Do what is due for up to `limit` people; how many there were."""
    due = people.due(tx, bot_id, now, limit)
    told = waiting_news.people_due(tx, bot_id, now, limit)
    due = [*due, *people.lock(tx, [each for each in told if each not in due])]
    for person_id in due:
        _meet(tx, setup, person_id, now)
    return len(due) + clinic_due.do_due(tx, setup, bot_id, now, limit)


def _meet(tx: Tx, setup: Setup, person_id: int, now: datetime) -> None:
    """What cannot be done is put off, and nothing else of this person's with it."""
    later = now + TROUBLE
    if not _is_done(tx, person_id, lambda: cheer_telling.tell_in_the_evening(_visit(tx, setup, person_id, now))):
        waiting_news.put_all_off(tx, person_id, now, later, kinds=(CHEER,))
    if not _is_done(tx, person_id, lambda: tell_due(_visit(tx, setup, person_id, now), TELLINGS)):
        waiting_news.put_all_off(tx, person_id, now, later)
    if not _is_done(tx, person_id, lambda: _do_duties(_visit(tx, setup, person_id, now))):
        people.change(tx, person_id, next_wake_at=later)


def _is_done(tx: Tx, person_id: int, work: Callable[[], None]) -> bool:
    """One person's trouble must not keep everybody else waiting."""
    try:
        with tx.connection.begin_nested():
            work()
    except Exception as error:
        if is_outage(error):
            raise
        log.error("wake.failed", person=person_id, error=type(error).__name__)
        return False
    return True


def _visit(tx: Tx, setup: Setup, person_id: int, now: datetime) -> Visit:
    person = people.by_id(tx, person_id)
    occasion = Occasion(setup=setup, bot_id=person.bot_id, key="", now=now, chat_id=person.chat_id)
    return Visit(tx, occasion, person, SYSTEM)


def _do_duties(visit: Visit) -> None:
    while (diary := visit.diary()) and (duty := schedule.due(diary, visit.now)):
        visit = _at(visit, duty)
        DUTIES[duty.kind](visit, duty)
        if duty.kind in WITH_GUIDANCE:
            guidance.give_to_joiner(visit)
    visit.arrange()


def _at(visit: Visit, duty: Duty) -> Visit:
    """The same visit under the duty's own key."""
    key = duty_key(visit.person, duty)
    occasion = Occasion(
        setup=visit.setup, bot_id=visit.person.bot_id, key=key, now=visit.now, chat_id=visit.person.chat_id
    )
    return replace(visit, occasion=occasion, _said=0)


def _remind(visit: Visit, duty: Duty) -> None:
    """The exercises; or, where answers are missing again (after an emergency), the question that is open.

    After some silence something else instead.
    """
    if write_instead(visit, duty):
        return
    renewal.end_grace(visit, duty.day)
    step = resume.next_step(visit)
    if step and not visit.holds() and not visit.state().asked:
        visit.change_patient(reminded_on=duty.day)
        if duty.expires is not None and visit.now >= duty.expires:
            visit.skip(duty, Lane.REMINDER, "stale")
        else:
            visit.change_patient(silence=visit.patient.silence + 1)
            resume.ask(visit, step)
    else:
        remind(visit, duty)


def next_due(tx: Tx, bot_id: int) -> datetime | None:
    """The next moment at which anybody is to be written to."""
    own = (people.next_wake(tx, bot_id), waiting_news.next_due(tx, bot_id))
    moments = (*own, clinic_due.next_due(tx, bot_id), waves.next_due(tx, bot_id))
    return min((moment for moment in moments if moment), default=None)
