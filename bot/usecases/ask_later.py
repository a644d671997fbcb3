"""At the end of a day: the one topic whose turn it is (care rules §1 and §6), and what follows its answers."""

from collections.abc import Mapping
from datetime import date

from bot.core.asked_later import (
    CHECK,
    FOLLOWING,
    QUESTIONS,
    REASON,
    Known,
    Topic,
    next_question,
    next_topic,
    question_before,
    topic_of,
)
from bot.core.dialogue import QUESTIONNAIRE, State
from bot.core.facts import falls_risk
from bot.core.height import Heights, Measure, check_from, heights
from bot.core.high_impact import clear_for_weeks, matters
from bot.core.schedule import local_date
from bot.storage import measurements
from bot.usecases.planning import history
from bot.usecases.visit import Visit
from bot.views import later, measure, reason
from bot.views.message import Message

# Fields beside those of care rules §1: by topic on which days it was asked; until when height and posture wait, and
# whether they are wanted at all.
ASKED, CHECK_AGAIN_ON, NO_CHECKS = "asked_later", "check_again_on", "no_checks"
HEIGHT, AGE = "height", "age_band"


def ask_next(visit: Visit) -> None:
    """After the day's exercises were felt; nothing where something else waits for an answer."""
    if not _may_ask(visit):
        return
    topic = next_topic(known(visit), visit.content.catalogue.asking)
    if topic is not None and (question := next_question(topic, _answered(visit))):
        _write_down_asked(visit, topic)
        ask(visit, question)


def _may_ask(visit: Visit) -> bool:
    """Never on the first day, on a hold, in a pause, or on top of another question; one of ours from an earlier day,
    which nobody answered, is no hindrance."""
    patient = visit.patient
    if patient.first_day is None or patient.first_day >= visit.day:
        return False
    if patient.catch_up_since or patient.review_asked_on or "confirmed" not in visit.answered():
        return False
    if visit.holds() or visit.pause or visit.person.stopped_at:
        return False
    return visit.state().question in ("", *QUESTIONS, *FOLLOWING)


def ask(visit: Visit, question: str) -> None:
    visit.remember(State(question=question))
    visit.say(screen(visit, question))


def screen(visit: Visit, question: str) -> Message:
    """The question with its buttons."""
    if question == HEIGHT:
        unsteady = falls_risk(visit.answers()) == "high"
        lower = usual_height(visit).lower_on is not None
        return (measure.once_more if lower else measure.height)(visit.words, unsteady=unsteady)
    if question in REASON.questions:
        return reason.ask(visit.words)
    return later.question(visit.words, visit.content, question, back=question_before(question) is not None)


def go_on(visit: Visit, question: str) -> bool:
    """The next question of the same topic; False where none is left, or this is not the time for one."""
    following = next_question(topic_of(question), _answered(visit))
    if following is None or visit.state().question or not _may_ask(visit):
        return False
    ask(visit, following)
    return True


def close(visit: Visit, question: str) -> None:
    """It is not open any more; what else is open stays so."""
    if visit.state().question == question:
        visit.remember(State())


# -- what is known -----------------------------------------------------------------------------------------------------


def known(visit: Visit) -> Known:
    """What decides whose turn it is."""
    patient, today = visit.patient, visit.day
    first_day = patient.first_day or today
    return Known(
        today=today,
        first_day=first_day,
        answered=_answered(visit),
        asked=_asked(visit),
        check_from=_check_from(visit, first_day),
        high_impact_matters=_high_impact_matters(visit, first_day),
    )


def _answered(visit: Visit) -> frozenset[str]:
    """Height and high impact come back, and are never done with."""
    given = visit.answered()
    pieces = given["equipment_asked"].value if "equipment_asked" in given else ()
    told = {field for field in (AGE, "diagnosis") if field in given}
    return frozenset({*pieces, *told, *(REASON.questions if visit.patient.reason_asked_on else ())})


def _asked(visit: Visit) -> Mapping[str, tuple[date, ...]]:
    days = {topic: tuple(map(date.fromisoformat, days)) for topic, days in _days_written(visit).items()}
    own = {REASON.id: visit.patient.reason_asked_on, CHECK.id: visit.patient.checked_on}
    return days | {topic: (day,) for topic, day in own.items() if day}


def _days_written(visit: Visit) -> dict[str, list[str]]:
    found = visit.answered().get(ASKED)
    return dict(found.value) if found else {}


def _write_down_asked(visit: Visit, topic: Topic) -> None:
    if topic is REASON:
        visit.change_patient(reason_asked_on=visit.day)
    elif topic is CHECK:
        visit.change_patient(checked_on=visit.day)
    else:
        written = _days_written(visit)
        visit.answer(**{ASKED: written | {topic.id: [*written.get(topic.id, ()), visit.day.isoformat()]}})


def _check_from(visit: Visit, first_day: date) -> date | None:
    given = visit.answered()
    if NO_CHECKS in given:
        return None
    put_off = date.fromisoformat(given[CHECK_AGAIN_ON].value) if CHECK_AGAIN_ON in given else None
    asking = visit.content.catalogue.asking
    return check_from(first_day, visit.patient.checked_on, put_off, usual_height(visit), asking)


def usual_height(visit: Visit) -> Heights:
    """What the measures so far amount to."""
    zone = visit.person.zone
    every = measurements.every(visit.tx, visit.actor, visit.person.id, measurements.HEIGHT)
    taken = [Measure(local_date(each.at, zone), each.value) for each in every]
    return heights(taken, visit.content.catalogue.asking.height_loss)


def _high_impact_matters(visit: Visit, first_day: date) -> bool:
    """Clear since the first day, or since the last of the answers that decide it."""
    given, zone = visit.answered(), visit.person.zone
    fields = [field for asked in QUESTIONNAIRE for field in asked.fields if field in given]
    since = max([first_day, *(local_date(given[field].answered_at, zone) for field in fields)])
    answers, catalogue = visit.answers(), visit.content.catalogue
    return clear_for_weeks(answers, since, visit.day, catalogue.asking) and matters(
        catalogue, answers, history(visit, visit.day), visit.day
    )
