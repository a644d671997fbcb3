"""The card for a doctor: what a person told, holds, twelve weeks and exercises, in words that can be sent on."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta

from bot.content.words import LANGUAGES, Words, words_for
from bot.core.schedule import local_date
from bot.core.totals import WEEKS, monday_of
from bot.storage import limits, measurements, plans, reports
from bot.storage.reports import PastHold
from bot.usecases.keep_holds import after_self_harm
from bot.usecases.planning import current, planned
from bot.usecases.progress import A_WEEK, last_weeks, paused_weeks
from bot.usecases.visit import Visit
from bot.usecases.what_to_tell import told
from bot.views import card as views
from bot.views import helped, hold
from bot.views.card import Card, Held, Steps

UNSAID = "self_harm"  # told to a doctor face to face, never sent on with everything else


def show(visit: Visit, language: str | None = None) -> None:
    """In their language, or in another one for a doctor abroad."""
    if after_self_harm(visit):
        visit.say(hold.thinking_of_you(visit.words, visit.emergency_number))
        return
    language = language if language in LANGUAGES else visit.person.language
    for page in views.pages(_words(visit, language), visit.content, _card(visit)):
        visit.say(page)
    others = [each for each in LANGUAGES if each != language]
    visit.say(views.offer(visit.words, others))


def _words(visit: Visit, language: str) -> Words:
    """Where a helper writes, the card is about the person who exercises."""
    words = words_for(language)
    if not visit.words.helped:
        return words
    return words.about(visit.patient.helped_name or helped.nameless(words), visit.content.helper.variants)


def how_to_send(visit: Visit) -> None:
    visit.say(views.how_to_send(visit.words))


def _card(visit: Visit) -> Card:
    answered = visit.answered()
    confirmed = answered.get("confirmed")
    weeks = last_weeks(visit)
    heights = measurements.every(visit.tx, visit.actor, visit.person.id, measurements.HEIGHT)
    return Card(
        day=visit.today,
        by_helper=visit.patient.exerciser == "helper",
        given={field: answer.value for field, answer in answered.items()},
        confirmed_on=_day(visit, confirmed.answered_at) if confirmed else None,
        held=[_held(visit, each) for each in reports.every_hold(visit.tx, visit.actor, visit.person.id)],
        told=list(_told(visit)),
        weeks=weeks,
        paused=paused_weeks(visit, [monday for monday, _ in weeks]),
        heights=[(_day(visit, each.at), each.value) for each in heights],
        answers=visit.answers(),
        steps=_steps(visit),
        limits=limits.current(visit.tx, visit.actor, visit.person.id),
    )


def _day(visit: Visit, moment: datetime) -> date:
    return local_date(moment, visit.person.zone)


def _held(visit: Visit, each: PastHold) -> Held:
    """`cleared_by` holds who gave the word and when, where that was asked; of the clinic, which member, who is not
    named."""
    by_patient = each.cleared_by if each.ended_by == "patient" else None
    witness, _, said_on = (by_patient or "").partition(" ")
    return Held(
        rule=each.rule,
        since=_day(visit, each.opened_at),
        until=_day(visit, each.ended_at) if each.ended_at else None,
        ended_by=each.ended_by,
        word=each.word,
        witness=witness or None,
        said_on=date.fromisoformat(said_on) if said_on else None,
    )


def _told(visit: Visit) -> Iterator[views.Reported]:
    """Symptoms of the last twelve weeks, with those that were taken back; none that is told face to face only."""
    first = monday_of(visit.today) - (WEEKS - 1) * A_WEEK
    since = visit.now - timedelta(days=(visit.today - first).days)
    for report in reports.every_since(visit.tx, visit.actor, visit.person.id, since):
        if UNSAID not in report.signs and report.rule != "T9":
            yield views.Reported(told(visit, report), report.withdrawn_at is not None)


def _steps(visit: Visit) -> Steps | None:
    """The exercises of today's plan; where there is none today, of the last one there was."""
    plan = planned(visit, visit.day)
    if plan.day == "plan":
        stored = current(visit, plan)
        return Steps(stored.date, stored.items, paused=False)
    last = plans.last(visit.tx, visit.actor, visit.person.id, visit.day)
    return Steps(last.date, last.items, paused=plan.day == "hold") if last else None
