"""Staff decide about a patient: may exercise, within limits, or wait; from a case or from the patient's card.

Every decision takes a second tap that names the patient and carries the newest hold: whoever taps late, twice or at the
same moment as a colleague changes nothing and reads how it stands. The patient is locked before the case.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from zlib import crc32

from bot.content.day_names import day_names
from bot.core.cases import Case, Kind, Outcome, Severity, State
from bot.core.day_words import day_in_words
from bot.core.holds import may_end_from
from bot.core.schedule import MORNING, local_date, local_moment
from bot.storage import audit, cases, limits, modes, reports, staff
from bot.storage.modes import Mode
from bot.usecases import typed
from bot.usecases.clinic import deciding
from bot.usecases.clinic.cases import card as case_card
from bot.usecases.clinic.cases import claims
from bot.usecases.clinic.home import staff_words
from bot.usecases.clinic.of_patient import of_patient
from bot.usecases.clinic.patients.card import found as listed_patient
from bot.usecases.clinic.written import Written
from bot.usecases.end_hold import open_holds
from bot.usecases.keep_holds import causes, clinic_looks_on
from bot.usecases.news import sleeps
from bot.usecases.visit import Visit
from bot.views.clinic import outcomes as views
from bot.views.clinic.outcomes import Standing
from bot.views.clinic.patients.find import called
from bot.views.limits import lines
from bot.views.message import Message

UNTIL = "until"  # the kind of mode: they write the day until which a patient waits
FARTHEST = timedelta(days=183)
OF_CASE, OF_PATIENT = "c", "p"


@dataclass(frozen=True, slots=True)
class Subject:
    """What a decision began with: a case, or a patient's card."""

    kind: str
    number: int

    def __str__(self) -> str:
        return f"{self.kind}{self.number}"


@dataclass(frozen=True, slots=True)
class Meant:
    """Whom a decision is about, locked, with the case that ends with it."""

    subject: Subject
    patient: Visit
    case: Case | None
    now: Standing

    @property
    def mark(self) -> str:
        """What a second tap is about: the holds, until when they were to last, and all that was told of them."""
        holds = [(hold.id, str(hold.until)) for hold in self.patient.holds()]
        told = [(report.id, sorted(report.details.items())) for report in causes(self.patient)]
        return f"{crc32(repr((sorted(holds), told)).encode()):08x}"


def subject(word: str) -> Subject:
    """Of a button's data; ValueError where it is none."""
    kind, number = word[:1], word[1:]
    if kind not in (OF_CASE, OF_PATIENT) or not (number.isascii() and number.isdigit() and len(number) < 19):
        raise ValueError(word)
    return Subject(kind, int(number))


def of_case(visit: Visit, case_id: int) -> str | None:
    return show(visit, Subject(OF_CASE, case_id))


def of_card(visit: Visit, patient_id: int) -> str | None:
    return show(visit, Subject(OF_PATIENT, patient_id))


def show(visit: Visit, about: Subject) -> str | None:
    """How it stands, and what can be decided."""
    stop_writing(visit)
    return with_patient(visit, about, lambda meant: visit.show(views.screen(staff_words(visit), meant.now)))


def with_patient(visit: Visit, about: Subject, act: Callable[[Meant], str | None]) -> str | None:
    """Nothing where the patient or the case is gone; a case that a colleague has, or that is closed, is shown."""
    case = _case(visit, about)
    number = case.patient_id if case else about.number
    if (about.kind == OF_CASE and case is None) or (listed := listed_patient(visit, number)) is None:
        return None
    if number == visit.person.id:
        visit.show(views.not_about_oneself(staff_words(visit)))
        return None
    patient = of_patient(visit, number)
    if case is not None:
        locked = cases.find(visit.tx, visit.member.actor, visit.person.bot_id, case.id)
        if locked is None or locked.is_closed or not claims.is_mine(visit, locked):
            case_card.show_again(visit, case.id)
            return claims.refuse(visit, case)
    audit.record(visit.tx, visit.member.actor, patient.person, "outcome_seen", visit.now)
    toast = act(Meant(about, patient, case, standing(visit, patient, about, called(staff_words(visit), listed))))
    patient.arrange()
    return toast


def _case(visit: Visit, about: Subject) -> Case | None:
    """From a card: the case because of which a patient is on hold, where there is one that nobody else has."""
    if about.kind == OF_CASE:
        return case_card.find(visit, about.number)
    member = visit.member
    if not reports.open_holds(visit.tx, member.actor, about.number):
        return None
    every = cases.of_patient(visit.tx, member.actor, about.number)
    open_ones = [each for each in every if _ends_with(each, member.person_id)]
    return min(open_ones, key=lambda case: case.severity, default=None)


def _ends_with(case: Case, person_id: int) -> bool:
    """Whether a decision about the holds answers this case; questions, and what a colleague has, stay."""
    free = case.state is State.OPEN or (case.state is State.CLAIMED and case.claimed_by == person_id)
    return free and case.kind in (Kind.SYMPTOM, Kind.UNSURE, Kind.SPINE)


def standing(visit: Visit, patient: Visit, about: Subject, name: str) -> Standing:
    _, zone = staff_words(visit), patient.person.zone
    now = limits.current(visit.tx, patient.actor, patient.person.id)
    held = {hold.rule: local_date(hold.opened_at, zone) for hold in patient.holds()}
    back = f"case:open:{about.number}" if about.kind == OF_CASE else f"pat:open:{about.number}"
    return Standing(
        subject=str(about),
        patient=name,
        holds=list(held.items()),
        until=clinic_looks_on(patient),
        level=patient.level(),
        limits=lines(_, visit.content, now),
        decided=_decided(visit, patient),
        back=back,
    )


def _decided(visit: Visit, patient: Visit) -> tuple[str, date, str] | None:
    """Who ended the last hold, if it was somebody of the clinic."""
    ended = [each for each in reports.every_hold(visit.tx, patient.actor, patient.person.id) if each.ended_at]
    last = max(ended, key=lambda each: each.ended_at or each.opened_at, default=None)
    if last is None or last.ended_by != "clinic" or last.ended_at is None:
        return None
    number = (last.cleared_by or "").partition(" ")[0].removeprefix("staff:")
    member = staff.of_person(visit.tx, int(number)) if number.isdigit() else None
    name = member.name.partition(" ")[0] if member else "?"
    return name, local_date(last.ended_at, visit.person.zone), last.word or ""


# -- what has to hold before a decision --------------------------------------------------------------------------------


def refused(visit: Visit, meant: Meant, mark: str | None = None) -> bool:
    """Whether the hold cannot end now; what stands in the way is shown. `mark`: that of the second tap."""
    _, patient = staff_words(visit), meant.patient
    earliest = may_end_from(open_holds(patient))
    if mark is not None and mark != meant.mark:
        visit.show(views.screen(_, meant.now, views.since_changed(_)))
    elif patient.state().asked:
        visit.show(views.amid_symptom(_, meant.now))
    elif earliest is not None and patient.day < earliest:
        visit.show(views.too_early(_, meant.now, earliest))
    else:
        return False
    return True


def asks_questions(meant: Meant) -> bool:
    """After an emergency (care rules §1)."""
    return any(hold.rule == "T1" for hold in meant.patient.holds())


def told(visit: Visit, meant: Meant) -> str:
    patient = meant.patient
    return views.told(staff_words(visit), reachable=patient.person.reachable, by_night=sleeps(patient))


def close(visit: Visit, meant: Meant, outcome: Outcome, back_on: date | None = None) -> None:
    """The case, and whatever else of this patient's it answers; `back_on`: the day on which it comes back."""
    actor, number = visit.member.actor, meant.patient.person.id
    back_at = local_moment(back_on, MORNING, visit.setup.zone) if back_on else None
    own = meant.case
    for each in cases.of_patient(visit.tx, actor, number):
        if (own and each.id == own.id) or _ends_with(each, visit.person.id):
            claims.end(visit, each, outcome)
            if back_at and own and each.id == own.id:
                cases.change(visit.tx, each, next_at=back_at)
    if own is None and back_at:
        ended = {"state": State.CLOSED, "outcome": outcome, "closed_at": visit.now, "next_at": back_at}
        cases.add(visit.tx, meant.patient.person, Kind.REVIEW, Severity.WITHIN_DAYS, visit.now, **ended)


# -- may exercise ------------------------------------------------------------------------------------------------------


def ask_clear(visit: Visit, about: Subject) -> str | None:
    def act(meant: Meant) -> None:
        if not refused(visit, meant):
            questions = asks_questions(meant)
            shown = views.whether_clear(
                staff_words(visit), meant.now, meant.mark, questions=questions, told=told(visit, meant)
            )
            visit.show(shown)

    return with_patient(visit, about, act)


def clear(visit: Visit, about: Subject, mark: str) -> str | None:
    """The second tap."""

    def act(meant: Meant) -> None:
        _ = staff_words(visit)
        if refused(visit, meant, mark):
            return
        if not meant.now.holds and meant.now.level != "advised":
            visit.show(views.screen(_, meant.now, views.since_changed(_)))
            return
        deciding.may_exercise(meant.patient)
        close(visit, meant, Outcome.CLEAR)
        visit.show(views.cleared(_, meant.now))

    return with_patient(visit, about, act)


# -- to wait -----------------------------------------------------------------------------------------------------------


def ask_how_long(visit: Visit, about: Subject) -> str | None:
    stop_writing(visit)
    return with_patient(visit, about, lambda meant: _offer_days(visit, meant))


def _offer_days(visit: Visit, meant: Meant) -> None:
    """A day may be chosen, or written at once."""
    _wait_for_day(visit, meant)
    visit.show(views.how_long(staff_words(visit), meant.now, meant.patient.day))


def ask_day(visit: Visit, about: Subject) -> str | None:
    def act(meant: Meant) -> None:
        _wait_for_day(visit, meant)
        visit.show(views.which_day(staff_words(visit), meant.now))

    return with_patient(visit, about, act)


def _wait_for_day(visit: Visit, meant: Meant) -> None:
    number = meant.patient.person.id
    modes.begin(visit.tx, visit.person, UNTIL, number, visit.now, {"subject": str(meant.subject)})


def take_day(visit: Visit, mode: Mode, written: Written) -> bool:
    """They wrote the day; whether it was one and no button."""
    if (button := typed.meant(visit, written.text)) and (button.data or "").startswith("out:"):
        return False
    about = subject(mode.detail["subject"])

    def act(meant: Meant) -> None:
        day = day_in_words(written.text, meant.patient.day, day_names())
        if day is None or not _may_wait_until(meant, day):
            visit.say(views.no_day(staff_words(visit), meant.now))
            return
        modes.end(visit.tx, visit.person.id)
        visit.say(_whether_wait(visit, meant, day))

    with_patient(visit, about, act)
    return True


def _whether_wait(visit: Visit, meant: Meant, day: date) -> Message:
    return views.whether_wait(staff_words(visit), meant.now, day, meant.mark, told(visit, meant))


def _may_wait_until(meant: Meant, day: date) -> bool:
    return meant.patient.day < day <= meant.patient.day + FARTHEST


def ask_wait(visit: Visit, about: Subject, day: date) -> str | None:
    """A day was chosen; a button of days ago may show one that is over."""

    def act(meant: Meant) -> None:
        if _may_wait_until(meant, day):
            stop_writing(visit)
            visit.show(_whether_wait(visit, meant, day))
        else:
            _offer_days(visit, meant)

    return with_patient(visit, about, act)


def wait(visit: Visit, about: Subject, day: date, mark: str) -> str | None:
    """The second tap."""

    def act(meant: Meant) -> None:
        _ = staff_words(visit)
        if mark != meant.mark or not _may_wait_until(meant, day):
            visit.show(views.screen(_, meant.now, views.since_changed(_)))
            return
        deciding.wait(meant.patient, day)
        close(visit, meant, Outcome.HOLD, back_on=day)
        visit.show(views.waits(_, meant.now, day))

    return with_patient(visit, about, act)


def stop_writing(visit: Visit) -> None:
    """What they write next is no day any more."""
    mode = modes.current(visit.tx, visit.person.id, visit.now)
    if mode and mode.kind == UNTIL:
        modes.end(visit.tx, visit.person.id)
