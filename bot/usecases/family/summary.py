"""The week for those it is shared with: on Sunday at the patient's hour, in each relative's language and day.

1. Once for each relative and week, whatever is restarted: the news has the bond and the Sunday for its key.
2. What it says is found when it is told, in the scope of that moment.
3. Who can be sent nothing has no week to share: that is said once, not every Sunday.
"""

from datetime import date, timedelta

from bot.content.text import Text
from bot.content.words import Words, words_for
from bot.core.access import Action, Actor, allows
from bot.core.family import SUMMARY_LASTS
from bot.core.schedule import Duty
from bot.core.totals import day_totals, monday_of, week_totals
from bot.storage import audit, bonds, people, shared
from bot.storage.bonds import Bond
from bot.storage.news import News
from bot.storage.shared import Standing
from bot.usecases import news
from bot.usecases.keep_holds import after_self_harm
from bot.usecases.news import Untold
from bot.usecases.visit import Visit
from bot.views.family import summary as views
from bot.views.message import Message

SUMMARY, NO_MESSAGES = "summary", "no_messages"
A_WEEK = timedelta(days=7)


def share_week(visit: Visit, duty: Duty) -> None:
    """For every bond that the patient has confirmed, once a Sunday."""
    visit.change_patient(family_on=duty.day)
    for bond in bonds.of_patient(visit.tx, visit.actor, visit.person.id):
        if bond.is_active:
            _share(visit, duty, bond)


def _share(visit: Visit, duty: Duty, bond: Bond) -> None:
    person, lasts_until = visit.person, duty.due + SUMMARY_LASTS
    if unreachable_since := min((moment for moment in (person.stopped_at, person.blocked_at) if moment), default=None):
        news.share(visit, bond, NO_MESSAGES, unreachable_since.isoformat(), lasts_until=lasts_until)
    else:
        day = duty.day.isoformat()
        news.share(visit, bond, SUMMARY, day, lasts_until=lasts_until, detail={"day": day})


def tell(visit: Visit, each: News, bond: Bond) -> Message | Untold:
    """The week that ends on this Sunday."""
    if after_self_harm(visit):  # the relative is a patient too, and nobody talks to them of exercise (care rule T1)
        return Untold("self-harm")
    actor, day = bonds.actor(bond), date.fromisoformat(each.detail["day"])
    words = words_for(visit.person.language)
    message = _of_week(visit, words, actor, bond, day)
    bonds.change(visit.tx, bond, summarised_on=day)
    patient = people.by_id(visit.tx, bond.patient_id)
    audit.record(visit.tx, actor, patient, "week_seen", visit.now, f"{bond.id} {bond.scope}")
    return message


def tell_no_messages(visit: Visit, _each: News, bond: Bond) -> Message | Untold:
    if people.by_id(visit.tx, bond.patient_id).reachable:
        return Untold("reachable")
    return views.no_messages(words_for(visit.person.language), bond.patient_name)


def _of_week(visit: Visit, words: Words, actor: Actor, bond: Bond, day: date) -> Message:
    standing = shared.standing(visit.tx, actor, bond.patient_id)
    if standing.first_day is None and not standing.on_hold:
        return views.not_begun(words, bond.patient_name)
    week = _week(visit, actor, bond, day, standing)
    if standing.on_hold:
        return views.on_hold(words, week, _reasons(visit, actor, bond))
    if standing.is_paused(day):
        return views.in_break(words, week)
    return views.usual(words, week)


def _reasons(visit: Visit, actor: Actor, bond: Bond) -> list[Text]:
    if not allows(actor, Action.SEE_WARNINGS, bond.patient_id):
        return []
    rules = shared.held_by(visit.tx, actor, bond.patient_id)
    return [visit.content.family.reasons[rule] for rule in rules]


def _week(visit: Visit, actor: Actor, bond: Bond, day: date, standing: Standing) -> views.Week:
    monday = monday_of(day)
    days = [monday + timedelta(days=n) for n in range(7)]
    begun = standing.first_day
    return views.Week(
        name=bond.patient_name,
        days=days,
        active=shared.active_days(visit.tx, actor, bond.patient_id, monday, day),
        numbers=_numbers(visit, actor, bond, day),
        first=bond.confirmed_at is not None and visit.now - bond.confirmed_at < A_WEEK,
        begun_on=begun if begun and monday < begun <= day else None,
        kind_words=bond.cheers_muted_at is None,
    )


def _numbers(visit: Visit, actor: Actor, bond: Bond, day: date) -> views.Numbers | None:
    if not allows(actor, Action.SEE_NUMBERS, bond.patient_id):
        return None
    done = shared.done(visit.tx, actor, bond.patient_id, monday_of(day), day)
    catalogue = visit.content.catalogue
    return views.Numbers(day_totals(done, catalogue, day), week_totals(done, catalogue, day), catalogue.targets)
