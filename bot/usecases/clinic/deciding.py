"""What the clinic decides takes effect in the patient's own visit, and is told kindly: by day at once, with the plan
that follows; by night in the morning, in the words that are right by then.

1. A hold that the clinic ends ends like any other: with who and when, at the lowest rungs (care rules §1).
2. The limits stay until staff change them. A word of another professional ends only what the clinic had allowed.
3. Nothing ends by itself: on the day that the clinic has named it is asked, no more.
"""

from datetime import date, time, timedelta
from zoneinfo import ZoneInfo

from bot.core.family import told_at
from bot.core.limits import Kind, Limits
from bot.core.schedule import MORNING
from bot.storage import audit, limits, news, plans, reports
from bot.storage.news import News
from bot.usecases.act_on_finding import drop_reminders
from bot.usecases.begin_again import CLINIC, begin_again
from bot.usecases.daily import show_today
from bot.usecases.keep_holds import after_self_harm, clinic_looks_on
from bot.usecases.news import Untold, sleeps
from bot.usecases.planning import planned
from bot.usecases.resume import resume
from bot.usecases.visit import Visit
from bot.views import from_clinic as views
from bot.views import limits as limits_views
from bot.views.clinic.home import clinic_name
from bot.views.message import Message

DECIDED = "decided"  # the kind of news
BY_CLINIC = "S1"  # the rule of a hold that no answer and no report has brought about
CLEAR, WITHIN, WAIT = "clear", "within", "wait"


def may_exercise(patient: Visit) -> None:
    """Without a limit that was not there before."""
    held = bool(patient.holds())
    questions = held and _end_holds(patient, "yes")
    if not held:
        patient.answer(professional_ok="yes")
        audit.record(patient.tx, patient.actor, patient.person, "cleared", patient.now)
    _tell(patient, CLEAR, began=held, questions=questions)
    if held and _is_told_now(patient):
        resume(patient)


def within(patient: Visit, wanted: Limits) -> None:
    """These limits hold from now on, and within them the patient may exercise (care rule C7)."""
    held, shown = bool(patient.holds()), plans.newest(patient.tx, patient.actor, patient.person.id, patient.day)
    limits.change(patient.tx, patient.actor, patient.person, wanted, patient.now)
    audit.record(patient.tx, patient.actor, patient.person, "limits_set", patient.now, str(len(wanted.every)))
    word = "with_limits" if wanted else "yes"
    questions = held and _end_holds(patient, word)
    if not held and "confirmed" in patient.answered():
        patient.answer(professional_ok=word)
    loads = sorted(each.exercise for each in wanted.every if each.kind is Kind.LOAD and each.exercise)
    patient.answer(limits_entered=True if wanted else None, loads=loads or None)
    _tell(patient, WITHIN, began=held, questions=questions)
    if not _is_told_now(patient):
        return
    if held:
        resume(patient)
    elif shown and not patient.pause and _has_changed(patient, shown.items):
        show_today(patient)


def _has_changed(patient: Visit, items: object) -> bool:
    plan = planned(patient, patient.day)
    return plan.day == "plan" and plan.items != items


def wait(patient: Visit, until: date) -> None:
    """Every hold stays, or one begins; nobody asks about it before that day."""
    if not patient.holds():
        reports.hold(patient.tx, patient.actor, patient.person, BY_CLINIC, patient.now)
        audit.record(patient.tx, patient.actor, patient.person, "hold_opened", patient.now, BY_CLINIC)
        drop_reminders(patient)
    reports.wait_until(patient.tx, patient.actor, patient.person.id, until)
    audit.record(patient.tx, patient.actor, patient.person, "hold_until", patient.now, until.isoformat())
    _tell(patient, WAIT)


def _end_holds(patient: Visit, word: str) -> bool:
    by = f"staff:{patient.actor.person_id} {patient.day}"
    questions = begin_again(patient, word, ended_by=CLINIC, cleared_by=by)
    if _is_before_morning(patient) and patient.patient.reminded_on is not None:
        patient.change_patient(reminded_on=patient.day - timedelta(days=1))  # the plan comes at its hour today
    return questions


def _is_before_morning(patient: Visit) -> bool:
    local: time = patient.now.astimezone(ZoneInfo(patient.person.zone)).time()
    return local < MORNING


# -- telling the patient -----------------------------------------------------------------------------------------------


def _is_told_now(patient: Visit) -> bool:
    return patient.person.reachable and not sleeps(patient)


def _tell(patient: Visit, what: str, *, began: bool = False, questions: bool = False) -> None:
    """The newest decision counts: what waits for the morning of an earlier one is not told any more."""
    for each in news.waiting(patient.tx, patient.person.id, kinds=(DECIDED,)):
        news.drop(patient.tx, each, "newer")
    if _is_told_now(patient):
        found = _message(patient, what, began=began, questions=questions)
        if isinstance(found, Message):
            patient.say(found)
    elif patient.person.reachable:
        news.add(
            patient.tx,
            bot_id=patient.person.bot_id,
            person_id=patient.person.id,
            bond_id=None,
            kind=DECIDED,
            key=f"{DECIDED}:{patient.occasion.key}",
            now=patient.now,
            due_at=told_at(patient.now, patient.person.zone),
            detail={"what": what, "began": began, "questions": questions},
        )


def told_later(patient: Visit, each: News) -> Message | Untold:
    """In the morning: a hold that has begun since, or ended, has changed what is right to say."""
    told = each.detail
    return _message(patient, told["what"], began=told["began"], questions=told["questions"])


def _message(patient: Visit, what: str, *, began: bool, questions: bool) -> Message | Untold:
    _, clinic = patient.words, clinic_name(patient.words, patient.setup.clinic_name)
    if what == WAIT:
        return _wait(patient, clinic)
    if patient.holds():
        return Untold("hold")
    if what == CLEAR:
        return views.may_exercise(_, clinic, began=began, questions=questions)
    now = limits.current(patient.tx, patient.actor, patient.person.id)
    return views.within(_, clinic, limits_views.listed(_, patient.content, now), began=began, questions=questions)


def _wait(patient: Visit, clinic: str) -> Message | Untold:
    until = clinic_looks_on(patient)
    if until is None:
        return Untold("over")
    if after_self_harm(patient):
        return views.thinking_of_you(patient.words, clinic, until, patient.emergency_number)
    moving = all(hold.rule != "T1" for hold in patient.holds())
    return views.wait(patient.words, clinic, until, patient.emergency_number, moving=moving)
