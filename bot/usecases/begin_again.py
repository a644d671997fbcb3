"""All that holds the programme ends, whoever gave the word; it begins again at its lowest rungs (care rules §1)."""

from bot.core.renewal import AFTER_SIGNS
from bot.storage import audit, ladders, reports
from bot.usecases.keep_holds import causes
from bot.usecases.renewal import take_back_answers, wait_for_news
from bot.usecases.visit import Visit

PATIENT, CLINIC = "patient", "clinic"


def begin_again(visit: Visit, given: str, *, ended_by: str, cleared_by: str | None) -> bool:
    """`given`: yes or with_limits; `cleared_by`: who said so and when. Whether the six questions come first."""
    open_holds = visit.holds()
    ask_what_is_new = any(AFTER_SIGNS & set(report.signs) for report in causes(visit))  # care rules §1
    rules = list(dict.fromkeys(hold.rule for hold in open_holds))
    values = {"ended_at": visit.now, "ended_by": ended_by, "word": given, "cleared_by": cleared_by}
    reports.end_holds(visit.tx, visit.actor, visit.person.id, [hold.id for hold in open_holds], **values)
    visit.forget_missed()
    visit.change_patient(first_day=None, own_word=ended_by == PATIENT, appointment_on=None)  # a new first week: gently
    ladders.begin_again(visit.tx, visit.actor, visit.person.id)
    if "high_impact_ok" in visit.answered():
        visit.answer(high_impact_ok=None)  # that word was given before what happened (care rule S3)
    audit.record(visit.tx, visit.actor, visit.person, "hold_ended", visit.now, " ".join([given, *rules]))
    if "T1" in rules:
        take_back_answers(visit)  # care rules §1: after an emergency the questionnaire is asked again
        return True
    visit.answer(professional_ok=given, signs_cleared=True)
    if ask_what_is_new:
        wait_for_news(visit, visit.day)
    return False
