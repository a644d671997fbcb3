"""What a finding brings about at once: the report, the hold, the advice (care rules §6)."""

from collections.abc import Iterable, Mapping

from bot.core.falls import answers_after_fall
from bot.core.findings import CAUTION, Finding, finding, graver
from bot.core.repeats import REPEAT_DAYS, Ache, comes_back
from bot.core.symptoms import Taps, serious_fall
from bot.storage import audit, outbox, reports
from bot.storage.outbox import Lane
from bot.storage.reports import Report
from bot.usecases.clinic import opening
from bot.usecases.family.warn import warn
from bot.usecases.visit import Visit
from bot.views import symptoms as views

BEFORE = "before."  # details: what an answer was before this report changed it
WORDS = "words"  # details: what was told in their own words, a line for each message
MOST_WORDS = 500  # characters


def act_on(
    visit: Visit, found: Finding, taps: Taps, *, report_id: int | None = None, exercise: str | None = None
) -> int:
    """Write the finding down, new or into its report; a graver one opens its hold and is told about. The report's id.

    What a report once held is only raised.
    """
    known = reports.find(visit.tx, visit.actor, visit.person.id, report_id) if report_id else None
    if known is None:
        now_known = found
        report_id = _add(visit, found, taps, exercise)
    else:
        now_known = graver(finding_of(known), found)
        report_id = known.id
        _raise(visit, known, now_known, taps)
    if known is None or now_known.severity > finding_of(known).severity:
        _pause(visit, now_known, report_id)
        opening.open_report(visit, now_known, report_id)
        say_advice(visit, now_known, report_id)
    if "fall" in now_known.signs:
        _count_fall(visit, report_id)
    return report_id


def seen_again(visit: Visit, found: Finding, taps: Taps, *, exercise: str | None = None, besides: int = 0) -> Finding:
    """Care rule T8: an ache that comes back within 14 days is a referral; `besides` is the report it stands in."""
    if found.level != CAUTION:
        return found
    recent = reports.since(visit.tx, visit.actor, visit.person.id, visit.at - REPEAT_DAYS)
    earlier = [Ache(each.details, each.signs, each.exercise) for each in recent if each.id != besides]
    repeated = comes_back(Ache(dict(taps), found.signs, exercise), earlier)
    return finding("T8", found.signs) if repeated else found


def finding_of(report: Report) -> Finding:
    return Finding(report.rule, report.level, report.urgency, report.signs)


def _add(visit: Visit, found: Finding, taps: Taps, exercise: str | None) -> int:
    audit.record(visit.tx, visit.actor, visit.person, "symptom_reported", visit.now, found.rule)
    values = {"rule": found.rule, "level": found.level, "urgency": found.urgency, "signs": list(found.signs)}
    return reports.add(visit.tx, visit.actor, visit.person, visit.at, exercise=exercise, details=dict(taps), **values)


def _raise(visit: Visit, known: Report, found: Finding, taps: Taps) -> None:
    change(
        visit,
        known,
        dict(taps),
        rule=found.rule,
        level=found.level,
        urgency=found.urgency,
        signs=list(found.signs),
    )


def change(visit: Visit, known: Report, details: Mapping[str, str], **values: object) -> None:
    """Add to a report's details, and change its other values."""
    every = {**known.details, **details}
    if WORDS in known.details and WORDS in details:
        every[WORDS] = f"{known.details[WORDS]}\n{details[WORDS]}"[-MOST_WORDS:]
    reports.change(visit.tx, visit.actor, visit.person.id, known.id, details=every, **values)


def _pause(visit: Visit, found: Finding, report_id: int) -> None:
    if found.holds:
        _hold(visit, found.rule, report_id)
        if "self_harm" in found.signs:  # from here on nobody asks what was said about exercise
            visit.change_patient(appointment_on=None)
        drop_reminders(visit)


def hold_for_each(visit: Visit, report_id: int, rules: Iterable[str]) -> None:
    """Several signs in one report: a word that lifts the gravest hold has to lift the others too."""
    held = {hold.rule for hold in visit.holds() if hold.report_id == report_id}
    for rule in rules:
        if rule not in held and finding(rule).holds:
            _hold(visit, rule, report_id)


def _hold(visit: Visit, rule: str, report_id: int) -> None:
    reports.hold(visit.tx, visit.actor, visit.person, rule, visit.at, report_id)
    audit.record(visit.tx, visit.actor, visit.person, "hold_opened", visit.now, rule)


def drop_reminders(visit: Visit) -> None:
    """What waits to be sent must not ask for exercises any more."""
    outbox.skip_waiting(visit.tx, person_id=visit.person.id, lanes=[Lane.REMINDER], reason="hold")


def say_advice(visit: Visit, found: Finding, report_id: int) -> None:
    """Before anything else that waits, for anyone; and for the family who are to be warned, in the same transaction."""
    warn(visit, found, report_id)
    visit.say(views.advice(visit.words, visit.content, found, visit.emergency_number, report_id), Lane.URGENT)


def _count_fall(visit: Visit, report_id: int) -> None:
    """Care rules §1: a fall changes the answers, once; until the taps about it are answered it counts as serious."""
    known = reports.find(visit.tx, visit.actor, visit.person.id, report_id)
    assert known is not None
    serious = serious_fall(tuple(known.details.items()))
    answered = {field: answer.value for field, answer in visit.answered().items()}
    if "counted" not in known.details:
        changed = answers_after_fall(answered, serious)
        before = {BEFORE + field: answered[field] for field in changed if field in answered}
        change(visit, known, {"counted": "fall"} | before)
        if changed:
            visit.answer(**changed)
    elif known.details.get(BEFORE + "falls_12m") == "none" and answered.get("serious_fall") != serious:
        visit.answer(serious_fall=serious)
