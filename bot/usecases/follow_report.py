"""After a report: thanks, what they were doing, which emergency it was, worse, or a mistake."""

from collections.abc import Mapping
from dataclasses import replace

from bot.core.catalogue import Exercise
from bot.core.falls import answers_after_fall
from bot.core.findings import CAUTION, EMERGENCY, finding
from bot.core.schedule import local_date
from bot.core.symptom_table import QUESTIONS
from bot.core.symptoms import RECORD, Taps, offers, serious_fall
from bot.storage import audit, plans, reports
from bot.storage.outbox import Lane
from bot.storage.reports import Report
from bot.usecases.act_on_finding import BEFORE, act_on, change, finding_of, say_advice, seen_again
from bot.usecases.clinic import clinicians, opening
from bot.usecases.family.warn import all_clear
from bot.usecases.open_symptom import show_again
from bot.usecases.resume import resume
from bot.usecases.visit import Visit
from bot.views import symptoms as views
from bot.views.message import Message

NOTHING = "-"  # not after an exercise of the plan
SILENT = frozenset({"self_harm"})  # no talk of exercise
NO_MOMENT = frozenset({"T1", "T3"})  # there is no "just before": the one is too grave, the other came slowly


def conclude(visit: Visit, report_id: int, *, thanked: bool = False, advised: bool = True) -> None:
    """Nothing more is asked about the symptom.

    `thanked`: what they can do next was said when the advice was; `advised`: the advice was said just now.
    """
    report = _own(visit, report_id)
    if report is None or SILENT & set(report.signs):
        return
    again = report.level == EMERGENCY  # the advice has become a graver one since
    said = (again or not thanked) and say_thanks(visit, report_id)
    if not _ask_what_before(visit, report) and not said and not advised:
        visit.say(views.noted(visit.words))


def say_thanks(visit: Visit, report_id: int) -> bool:
    """What they can do next; after an emergency, first which one it was. Whether there was anything to say."""
    report = _own(visit, report_id)
    if report is None or report.level == CAUTION or SILENT & set(report.signs):
        return False
    if report.rule == "T1" and not report.signs and RECORD not in report.details:
        visit.say(views.which_emergency(visit.words, visit.content, report.id, visit.emergency_number))
    else:
        visit.say(_thanks(visit, report))
    return True


def _thanks(visit: Visit, report: Report) -> Message:
    values = (report.id, report.rule, visit.emergency_number, clinicians.read_at(visit))
    return views.thanks(visit.words, visit.content, *values)


def told_again(visit: Visit, report_id: int, details: Mapping[str, str]) -> None:
    """What holds already was told once more: it is kept, and the advice stands."""
    report = _own(visit, report_id)
    if report is not None:
        change(visit, report, details)
        opening.tell_again(visit, report.id)
        say_advice(visit, finding_of(report), report.id)
        say_thanks(visit, report.id)


def _own(visit: Visit, report_id: int) -> Report | None:
    report = reports.find(visit.tx, visit.actor, visit.person.id, report_id)
    return report if report and report.withdrawn_at is None else None


def _ask_what_before(visit: Visit, report: Report) -> bool:
    """Whether there was an exercise to ask about."""
    plan = plans.newest(visit.tx, visit.actor, visit.person.id, visit.today)
    if plan is None or not plan.items or report.rule in NO_MOMENT or "before" in report.details:
        return False
    exercises = [visit.content.catalogue.exercises[item.exercise] for item in plan.items]
    visit.say(views.what_before(visit.words, report.id, exercises))
    return True


def what_before(visit: Visit, report_id: int, exercise: str) -> str | None:
    """Care rule S6: the exercise that brought it rests; a caution puts it out for seven days."""
    report = _own(visit, report_id)
    known = visit.content.catalogue.exercises.get(exercise)
    if report is None or "before" in report.details or (known is None and exercise != NOTHING):
        return views.answered_already(visit.words)
    change(visit, report, {"before": exercise}, exercise=known.id if known else None)
    visit.edit(views.said_what_before(visit.words, known))
    if known is not None and report.level == CAUTION:
        _rest(visit, report, known)
    return None


def _rest(visit: Visit, report: Report, exercise: Exercise) -> None:
    taps = tuple(report.details.items())
    found = seen_again(visit, finding_of(report), taps, exercise=exercise.id, besides=report.id)
    if found.holds:
        conclude(visit, act_on(visit, found, taps, report_id=report.id))
    else:
        visit.say(views.rests(visit.words, exercise))


def which_emergency(visit: Visit, report_id: int, option: str) -> str | None:
    """For the record; the words for self-harm are their own."""
    report = reports.find(visit.tx, visit.actor, visit.person.id, report_id)
    if report is None or not offers(RECORD, option):
        return views.answered_already(visit.words)
    held = any(hold.report_id == report.id for hold in visit.holds())
    if held and report.details.get(RECORD) == option:
        return views.answered_already(visit.words)
    visit.edit(views.answered(visit.words, visit.content, RECORD, option, visit.emergency_number))
    signs = QUESTIONS[RECORD].option(option).signs
    if held and RECORD not in report.details:
        _record(visit, report, option, signs)
    else:
        emergency(visit, signs, ((RECORD, option),))
    return None


def _record(visit: Visit, report: Report, option: str, signs: tuple[str, ...]) -> None:
    every = sorted({*report.signs, *signs})
    change(visit, report, {RECORD: option}, signs=every)
    if SILENT & set(every):
        visit.say(views.self_harm(visit.words, visit.content, visit.emergency_number, report.id), Lane.URGENT)
    else:
        visit.say(_thanks(visit, report))


def worse(visit: Visit, report_id: int) -> str | None:
    """It is getting worse: the cautious reading is an emergency, also after a report that was taken back."""
    if reports.find(visit.tx, visit.actor, visit.person.id, report_id) is None:
        return views.answered_already(visit.words)
    emergency(visit, (), (("worse", str(report_id)),))
    return None


def emergency(visit: Visit, signs: tuple[str, ...], taps: Taps) -> None:
    """One that became known beside the questions: told with the emergency that holds already, or on its own."""
    found = finding("T1", signs)
    held = [hold.report_id for hold in visit.holds() if hold.rule == "T1" and hold.report_id is not None]
    known = reports.find(visit.tx, visit.actor, visit.person.id, max(held)) if held else None
    if known is None:
        conclude(visit, act_on(visit, found, taps))
        return
    change(visit, known, dict(taps), signs=sorted({*known.signs, *signs}))
    reports.hold(visit.tx, visit.actor, visit.person, "T1", visit.at, known.id)
    opening.tell_again(visit, known.id)
    say_advice(visit, found, known.id)


def mistake(visit: Visit, report_id: int, sure: bool | None = None) -> str | None:
    """Withdrawing takes a second tap, on the same day; the report stays visible as withdrawn."""
    report = _own(visit, report_id)
    if report is None or not _is_fresh(visit, report):
        return views.too_late_for_mistake(visit.words)
    if sure is None:
        visit.say(views.mistake(visit.words, report.id, gently=bool(SILENT & set(report.signs))))
    elif sure:
        _withdraw(visit, report)
    else:
        visit.edit(views.kept(visit.words))
    return None


def _is_fresh(visit: Visit, report: Report) -> bool:
    """Reported today, and not cleared by anybody yet."""
    held = any(hold.report_id == report.id for hold in visit.holds())
    return held and local_date(report.at, visit.person.zone) == visit.today


def _withdraw(visit: Visit, report: Report) -> None:
    own = [hold.id for hold in visit.holds() if hold.report_id == report.id]
    reports.change(visit.tx, visit.actor, visit.person.id, report.id, withdrawn_at=visit.now)
    reports.end_holds(visit.tx, visit.actor, visit.person.id, own, ended_at=visit.now, ended_by="withdrawn")
    audit.record(visit.tx, visit.actor, visit.person, "report_withdrawn", visit.now, report.rule)
    opening.withdraw(visit, report.id)
    all_clear(visit, report.id)
    if before := {
        name.removeprefix(BEFORE): value for name, value in report.details.items() if name.startswith(BEFORE)
    }:
        visit.answer(**before)
    for other in reports.since(visit.tx, visit.actor, visit.person.id, report.at):
        _count_again(visit, other)
    state = visit.state()
    if state.about == report.id:
        visit.remember(replace(state, question="", taps=(), about=None, asked_at=None, asked_times=0))
    visit.edit(views.withdrawn(visit.words))
    if not show_again(visit):
        resume(visit)


def _count_again(visit: Visit, other: Report) -> None:
    """A fall that was reported besides stands."""
    if "counted" in other.details:
        answered = {field: answer.value for field, answer in visit.answered().items()}
        if changed := answers_after_fall(answered, serious_fall(tuple(other.details.items()))):
            visit.answer(**changed)
