"""Answers that have to be looked at again (care rules §1): by a question, or all of them."""

from datetime import date

from bot.core import dialogue, renewal
from bot.core.schedule import Duty, local_date
from bot.storage.outbox import Lane
from bot.usecases.visit import Visit
from bot.views import unasked as views


def confirmed_on(visit: Visit) -> date | None:
    """The local day on which all answers were confirmed last; None where they are not."""
    confirmed = visit.answered().get("confirmed")
    return local_date(confirmed.answered_at, visit.person.zone) if confirmed else None


def take_back_answers(visit: Visit) -> None:
    """All six questions are asked again."""
    fields = [field for question in dialogue.QUESTIONNAIRE for field in question.fields]
    visit.answer(**dict.fromkeys([*fields, "signs_cleared", "confirmed"]))
    visit.change_patient(catch_up_since=None, review_asked_on=None)


def review_open(visit: Visit) -> bool:
    """Whether the question of every three months waits for an answer."""
    asked_on = visit.patient.review_asked_on
    return asked_on is not None and renewal.review_open(asked_on, confirmed_on(visit))


def begin_review(visit: Visit, day: date) -> bool:
    """Whether it falls due with this day's message; from here on nothing goes up until it is answered."""
    confirmed = confirmed_on(visit)
    if confirmed is None or review_open(visit) or not renewal.review_due(confirmed, day):
        return False
    visit.change_patient(review_asked_on=day)
    return True


def say_review(visit: Visit, duty: Duty) -> None:
    """A message of its own, beside the exercises."""
    confirmed = confirmed_on(visit)
    assert confirmed is not None
    visit.say(views.review(visit.words, confirmed), Lane.REMINDER, expires_at=duty.expires)


def ask_for_review(visit: Visit, duty: Duty) -> None:
    """To somebody who needs no message of the day: they have exercised already."""
    if begin_review(visit, duty.day):
        say_review(visit, duty)


def end_grace(visit: Visit, day: date) -> None:
    """A week without an answer: from now on the plan waits for it."""
    asked_on = visit.patient.review_asked_on
    if asked_on is not None and review_open(visit) and renewal.grace_over(asked_on, day):
        wait_for_news(visit, asked_on)


def wait_for_news(visit: Visit, otherwise: date) -> None:
    """Nothing is planned before it is known what is new since the answers were confirmed, or since another day."""
    if visit.patient.catch_up_since is None:
        visit.change_patient(catch_up_since=confirmed_on(visit) or otherwise, review_asked_on=None)
