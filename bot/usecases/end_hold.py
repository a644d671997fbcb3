"""A hold ends when a doctor or physiotherapist says so: by the patient's word with a second tap (care rules §1)."""

from datetime import timedelta

from bot.core.clearance import clearance
from bot.core.findings import EMERGENCY, SAME_DAY
from bot.core.holds import OpenHold, may_end_from, needs_witness, word_counts
from bot.core.schedule import local_date
from bot.storage import limits
from bot.storage.patients import Answer
from bot.storage.reports import Hold
from bot.usecases.begin_again import PATIENT, begin_again
from bot.usecases.keep_holds import after_self_harm, causes
from bot.usecases.resume import resume
from bot.usecases.visit import Visit
from bot.views import hold as views

WORDS = ("yes", "with_limits")
DAYS_AGO = (0, 1, 2)  # today, yesterday, before that


def ask(visit: Visit) -> None:
    """*I have asked a doctor or physiotherapist*: what did they say?"""
    if after_self_harm(visit):
        visit.say(views.has_somebody_helped(visit.words))
    elif visit.holds():
        visit.say(views.have_you_asked(visit.words, visit.content))
    else:
        resume(visit)


def rest(visit: Visit) -> None:
    """A doctor or physiotherapist said no for now: the hold stays, and that is right."""
    visit.say(views.we_wait(visit.words, visit.emergency_number))


def not_yet(visit: Visit) -> None:
    """Where to turn, without a reproach; and how soon."""
    if any(hold.rule == "T1" for hold in visit.holds()) and not after_self_harm(visit):
        visit.say(views.after_emergency(visit.words, visit.content, visit.emergency_number))
        return
    if after_self_harm(visit):
        visit.say(views.thinking_of_you(visit.words, visit.emergency_number))
        return
    urgent = any(report.urgency == SAME_DAY or report.level == EMERGENCY for report in causes(visit))
    visit.say(views.where_to_turn(visit.words, visit.setup, visit.emergency_number, today=urgent))


def word(visit: Visit, given: str) -> str | None:
    """*Yes, I may exercise* or *Yes, with limits*: the second tap comes next, after an emergency also who and when."""
    held = open_holds(visit)
    if not held or given not in WORDS:
        return views.not_paused(visit.words)
    earliest = may_end_from(held)
    if earliest is not None and visit.today < earliest:
        visit.say(views.too_early(visit.words, visit.emergency_number))
    elif needs_witness(held):
        visit.say(views.who_said_so(visit.words, given, gently=after_self_harm(visit)))
    else:
        _confirm(visit, given, held)
    return None


def who(visit: Visit, given: str, witness: str) -> str | None:
    """Who cleared an emergency; when comes next."""
    if not visit.holds() or witness not in views.WHO or given not in WORDS:
        return views.not_paused(visit.words)
    visit.edit(views.answered_who(visit.words, witness, gently=after_self_harm(visit)))
    visit.say(views.when_said(visit.words, given, witness, gently=after_self_harm(visit)))
    return None


def when(visit: Visit, given: str, witness: str, days_ago: int) -> str | None:
    """When they said so: what was said before the emergency does not count."""
    held = open_holds(visit)
    if not held or given not in WORDS or witness not in views.WHO or days_ago not in DAYS_AGO:
        return views.not_paused(visit.words)
    visit.edit(views.answered_when(visit.words, days_ago, gently=after_self_harm(visit)))
    if word_counts(held, visit.today - timedelta(days=days_ago)):
        _confirm(visit, given, held, f"{witness}:{days_ago}")
    else:
        visit.say(views.said_before(visit.words, visit.emergency_number))
    return None


def open_holds(visit: Visit) -> list[OpenHold]:
    """As the rules of ending them see them."""
    signs = visit.answered().get("current_signs")
    dizzy = signs if signs is not None and "dizziness" in (signs.value or ()) else None
    return [_open_hold(visit, hold, dizzy) for hold in visit.holds()]


def _open_hold(visit: Visit, hold: Hold, dizzy: Answer | None) -> OpenHold:
    """`dizzy`: the answer to Q4 that tells of dizziness; a hold that stood before counts from there."""
    if hold.rule != "C3" or dizzy is None:
        return OpenHold(hold.rule, local_date(hold.opened_at, visit.person.zone))
    since = max(hold.opened_at, dizzy.answered_at)
    return OpenHold(hold.rule, local_date(since, visit.person.zone), dizzy=True)


def _newest(visit: Visit) -> int:
    return max((hold.id for hold in visit.holds()), default=0)


def _confirm(visit: Visit, given: str, held: list[OpenHold], witness: str = "-:0") -> None:
    data = f"hold:sure:{given}:{_newest(visit)}:{witness}"
    visit.say(views.told_so(visit.words, _asked_about(visit, held), data))


def _asked_about(visit: Visit, held: list[OpenHold]) -> list[str]:
    """The rules that the word lifts: those that hold, and those of the answers, which a fall may have changed."""
    return [*(hold.rule for hold in held), *clearance(visit.answers()).holds]


def sure(visit: Visit, given: str, newest: int, witness: str, days_ago: int) -> str | None:
    """The second tap. What was reported since the first one needs a word of its own."""
    held = open_holds(visit)
    if not held or given not in WORDS or days_ago not in DAYS_AGO:
        return views.not_paused(visit.words)
    earliest = may_end_from(held)
    early = earliest is not None and visit.today < earliest
    unwitnessed = needs_witness(held) and (witness not in views.WHO or not _said_after(visit, held, days_ago))
    if newest != _newest(visit) or early or unwitnessed:
        return word(visit, given)
    visit.edit(views.answered_told_so(visit.words, _asked_about(visit, held)))
    _end(visit, given, f"{witness} {visit.today - timedelta(days=days_ago)}" if needs_witness(held) else None)
    return None


def _said_after(visit: Visit, held: list[OpenHold], days_ago: int) -> bool:
    return word_counts(held, visit.today - timedelta(days=days_ago))


def _end(visit: Visit, given: str, cleared_by: str | None) -> None:
    """What the clinic had allowed and entered was about how things stood before (care rules S2 and C7)."""
    questions = begin_again(visit, given, ended_by=PATIENT, cleared_by=cleared_by)
    limits.end_for_another_word(visit.tx, visit.actor, visit.person.id, visit.now)
    if {"limits_entered", "loads"} & visit.answered().keys():
        visit.answer(limits_entered=None, loads=None)
    visit.say(views.we_begin_again(visit.words, given, questions=questions))
    resume(visit)


def how(visit: Visit) -> None:
    """*How do I get my exercises back?*"""
    rules = [hold.rule for hold in visit.holds()]
    if after_self_harm(visit):
        visit.say(views.thinking_of_you(visit.words, visit.emergency_number))
    elif rules:
        visit.say(views.comes_back(visit.words, visit.content, rules, visit.emergency_number))
    else:
        resume(visit)
