"""Height and posture, once a month (care rules §6): a loss that is confirmed is a referral (T3)."""

from datetime import timedelta

from bot.core.dialogue import State
from bot.core.findings import Finding
from bot.core.height import LOST, STOOPED, agree, height_in, is_plausible, stooped
from bot.storage import measurements
from bot.storage.measurements import HEIGHT, POSTURE
from bot.usecases.ask_later import CHECK_AGAIN_ON, NO_CHECKS, close, usual_height
from bot.usecases.daily import show_today
from bot.usecases.questionnaire import already
from bot.usecases.report_symptom import open_finding
from bot.usecases.visit import Visit
from bot.views import measure as views

NEW = "posture_new"


def in_words(visit: Visit, text: str) -> bool:
    """A number in answer to the question for the height; whether it was one."""
    height = height_in(text)
    if height is None:
        return False
    asking = visit.content.catalogue.asking
    if visit.holds():
        _not_now(visit)
    elif is_plausible(height, asking):
        visit.say(views.echo(visit.words, height))
    else:
        visit.say(views.not_plausible(visit.words, asking))
    return True


def change(visit: Visit) -> str | None:
    if visit.state().question != HEIGHT:
        return already(visit)
    visit.show(views.write_again(visit.words))
    return None


def correct(visit: Visit, height: int) -> str | None:
    """The number is right. The first time it is measured twice, and both stand for what is usual."""
    state, asking = visit.state(), visit.content.catalogue.asking
    same_tap = state.message_id is not None and state.message_id == visit.occasion.message_id
    if state.question != HEIGHT or same_tap or not is_plausible(height, asking):
        return already(visit)
    if visit.holds():
        _not_now(visit)
        return None
    visit.edit(views.sure(visit.words, height))
    if usual_height(visit).usual is not None:
        _compare(visit, height)
    elif not state.ticks:
        _ask_second(visit, height)
        visit.say(views.second(visit.words))
    elif agree(int(state.ticks[0]), height, asking.height_loss):
        _store(visit, HEIGHT, int(state.ticks[0]))
        _store(visit, HEIGHT, height)
        _ask_posture(visit)
    else:
        _ask_second(visit, height)
        visit.say(views.apart(visit.words))
    return None


def _ask_second(visit: Visit, first: int) -> None:
    visit.remember(State(question=HEIGHT, ticks=(str(first),), message_id=visit.occasion.message_id))


def _compare(visit: Visit, height: int) -> None:
    confirming = usual_height(visit).lower_on is not None
    _store(visit, HEIGHT, height)
    found = usual_height(visit)
    if found.lost:
        _refer(visit, LOST)
    elif found.lower_on is not None:
        visit.remember(State())
        visit.say(views.lower(visit.words))
    elif confirming:  # posture was looked at the last time
        visit.remember(State())
        visit.say(views.noted(visit.words))
    else:
        _ask_posture(visit)


def _store(visit: Visit, kind: str, value: int) -> None:
    measurements.add(visit.tx, visit.actor, visit.person, kind, value, visit.at)


def _refer(visit: Visit, found: Finding) -> None:
    visit.remember(State())
    open_finding(visit, found)


def _not_now(visit: Visit) -> None:
    """Nobody measures on a hold."""
    visit.remember(State())
    show_today(visit)


def put_off(visit: Visit) -> str | None:
    """*Not today*: in a week."""
    if visit.state().question != HEIGHT:
        return already(visit)
    week = timedelta(days=visit.content.catalogue.asking.put_off)
    visit.answer(**{CHECK_AGAIN_ON: (visit.day + week).isoformat()})
    close(visit, HEIGHT)
    visit.edit(views.put_off(visit.words))
    return None


def never(visit: Visit) -> str | None:
    """*I would rather not*: not asked again."""
    visit.answer(**{NO_CHECKS: True})
    close(visit, HEIGHT)
    visit.edit(views.never(visit.words, was_lower=usual_height(visit).lower_on is not None))
    return None


# -- posture -----------------------------------------------------------------------------------------------------------


def _ask_posture(visit: Visit) -> None:
    visit.remember(State(question=POSTURE))
    visit.say(views.posture(visit.words))


def posture(visit: Visit, answer: str) -> str | None:
    """Does the back of the head touch the wall? What is new since the time before is a referral."""
    if visit.state().question != POSTURE or answer not in views.ANSWERS:
        return already(visit)
    if visit.holds():
        _not_now(visit)
        return None
    visit.edit(views.posture_answered(visit.words, answer))
    if answer != "unsure":
        _store(visit, POSTURE, int(answer == "yes"))
    touched = [bool(each.value) for each in _postures(visit)]
    if answer == "no" and stooped(touched):
        _refer(visit, STOOPED)
    elif answer == "no" and len(touched) == 1:
        visit.remember(State(question=NEW))
        visit.say(views.is_it_new(visit.words))
    else:
        visit.remember(State())
        visit.say(views.noted(visit.words))
    return None


def _postures(visit: Visit) -> list[measurements.Measured]:
    return list(measurements.every(visit.tx, visit.actor, visit.person.id, POSTURE))


def whether_new(visit: Visit, answer: str) -> str | None:
    """At the first check: an old stoop is only remembered."""
    if visit.state().question != NEW or answer not in views.ANSWERS:
        return already(visit)
    visit.edit(views.newness_answered(visit.words, answer))
    if answer == "yes":
        _refer(visit, STOOPED)
        return None
    visit.remember(State())
    visit.say(views.show_a_doctor(visit.words) if answer == "unsure" else views.noted(visit.words))
    return None
