"""What somebody did, told in their own words: written down at once, then said back so that it can be corrected.

1. Today, or yesterday where they say so; an edited message replaces what its first version had told.
2. What the rules keep out, and whatever is done on a hold, is written down too: without praise, with a kind word.
3. Beside a symptom nothing is praised and nothing is asked; after thoughts of self-harm nothing is said of exercise.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta

from bot.core import catalogue
from bot.core.activities.activity import BALANCE, BALANCE_CLASS, Activity
from bot.core.activities.entries import amount_of, entry_told, lands
from bot.core.activities.standing import Key, Standing, with_all, with_told
from bot.core.explaining import left_out_by
from bot.core.schedule import local_date
from bot.core.totals import PLAN, LogEntry
from bot.storage import ladders, logs
from bot.usecases import log_day, logbook
from bot.usecases.keep_holds import after_self_harm
from bot.usecases.logbook import Page
from bot.usecases.open_symptom import open_question, show_again
from bot.usecases.planning import history
from bot.usecases.resume import resume
from bot.usecases.visit import Visit
from bot.views import hold
from bot.views import left_out as left_out_views
from bot.views import log as views
from bot.views.log import Told

THE_PLAN = "plan"
HEART = "❤"


def log(visit: Visit, activities: Sequence[Activity], *, beside_symptom: bool, put_right: bool = False) -> None:
    """Write down what was done and say so; `put_right`: in place of what was told of it last."""
    days = _by_day(visit, activities)
    notes = list(_first_time(visit, activities))
    told = [_tell(visit, day, named, put_right) for day, named in days.items() if logbook.is_open(visit, day)]
    if after_self_harm(visit):
        if not beside_symptom:
            visit.say(hold.thinking_of_you(visit.words, visit.emergency_number))
    elif beside_symptom or open_question(visit.state()) is not None:
        if any(each.stated and not each.again for each in told):
            visit.say(views.beside_symptom(visit.words, visit.content, told))
        if not beside_symptom:
            show_again(visit)
    else:
        _answer(visit, told, days, notes)


def keep(visit: Visit, activities: Sequence[Activity]) -> None:
    """Write down what was done and say nothing: beside an emergency there is no talk of exercise."""
    for day, named in _by_day(visit, activities).items():
        if logbook.is_open(visit, day):
            _tell(visit, day, named)


def take_back(visit: Visit) -> None:
    """The message was edited and tells of nothing done any more."""
    told = [_tell(visit, day, []) for day in _days_of_message(visit) if logbook.is_open(visit, day)]
    gone = [entry for each in told for entry in each.taken_out]
    if gone and not after_self_harm(visit):
        visit.say(views.taken_out(visit.words, visit.content, gone))


def _by_day(visit: Visit, activities: Iterable[Activity]) -> Mapping[date, list[Activity]]:
    """What was done on which day; also the days of an earlier version of the same words."""
    occasion = visit.occasion
    day = local_date(occasion.first_at or visit.at, visit.person.zone)
    days: dict[date, list[Activity]] = {each: [] for each in _days_of_message(visit)}
    for activity in activities:
        days.setdefault(day - timedelta(days=activity.yesterday), []).append(activity)
    return dict(sorted(days.items()))


def _days_of_message(visit: Visit) -> list[date]:
    message_id = visit.occasion.message_id
    return logs.days_told(visit.tx, visit.actor, visit.person.id, message_id) if message_id else []


def _first_time(visit: Visit, activities: Iterable[Activity]) -> Iterator[str]:
    """What is to be known about it, once for each patient: swimming does not load the bones [3]."""
    for name in dict.fromkeys(activity.exercise for activity in activities):
        known = visit.content.catalogue.activities.get(name)
        if known and known.told and not logs.has_done(visit.tx, visit.actor, visit.person.id, name):
            yield visit.words(known.told)


# -- one day -----------------------------------------------------------------------------------------------------------


def _tell(visit: Visit, day: date, activities: Sequence[Activity], put_right: bool = False) -> Told:
    page, message_id = logbook.page(visit, day), visit.occasion.message_id
    activities = [named for each in activities for named in named_in(visit, page, each)]
    own = {each.entry.key for each in page.logged if each.message_id and each.message_id == message_id}
    own |= _told_last(page, {activity.exercise for activity in activities}) if put_right else set()
    of_plan, before, own = _told_of_plan(page, activities, own)
    named = [activity for activity in activities if activity.exercise != THE_PLAN]
    standing = with_told(before, [_entry(visit, page, activity) for activity in named], own)
    logbook.write(visit, page, standing.entries, message_id=message_id)
    return _told(page, own, of_plan, standing)


def named_in(visit: Visit, page: Page, activity: Activity) -> Sequence[Activity]:
    """ "The balance exercises" are those of the day's plan; a class where it has none."""
    if activity.exercise != BALANCE:
        return [activity]
    known = visit.content.catalogue.exercises
    planned = [item.exercise for item in page.items if known[item.exercise].category == catalogue.BALANCE]
    return [replace(activity, exercise=each) for each in planned or [BALANCE_CLASS]]


def _told_last(page: Page, exercises: Collection[str]) -> set[Key]:
    """What the newest words about these exercises have told of them."""
    told = [each for each in page.logged if each.message_id and each.entry.exercise in exercises]
    newest = max((each.message_id for each in told if each.message_id), default=None)
    return {each.entry.key for each in told if each.message_id == newest}


def _told_of_plan(
    page: Page, activities: Iterable[Activity], own: set[Key]
) -> tuple[Sequence[LogEntry], Sequence[LogEntry], set[Key]]:
    """All or none of the plan: what that is, what then stands, and what of it is still an earlier version's."""
    done = {activity.done for activity in activities if activity.exercise == THE_PLAN}
    if "all" in done:
        others = [entry for entry in page.entries if entry.key not in own]
        everything = with_all(others, page.items, page.day)
        keys = {entry.key for entry in everything}
        earlier = [entry for entry in page.entries if entry.key in own - keys]
        of_plan = [entry for entry in everything if page.item(entry.exercise)]
        return of_plan, (*everything, *earlier), own - keys
    if "none" in done:
        return (), [entry for entry in page.entries if entry.source != PLAN], own
    return (), page.entries, own


def _entry(visit: Visit, page: Page, activity: Activity) -> LogEntry:
    item = page.item(activity.exercise)
    exercise = visit.content.catalogue.exercises.get(activity.exercise)
    if exercise is None or "impacts" not in exercise.counts:
        return entry_told(activity, page.day, item)
    places = ladders.places_before(visit.tx, visit.actor, visit.person.id, page.day)
    place = places.get(exercise.id)
    rung = item.rung if item else place.rung if place else 1
    return entry_told(activity, page.day, item, lands=lands(exercise, rung))


def _told(page: Page, own: set[Key], of_plan: Sequence[LogEntry], standing: Standing) -> Told:
    stated = [entry for entry in dict.fromkeys((*of_plan, *standing.stated)) if entry in standing.entries]
    before = {entry.key for entry in page.entries}
    names = {entry.exercise for entry in stated}
    keys = {entry.key for entry in standing.entries}
    gone = [entry for entry in page.entries if entry.key in own - keys and entry.exercise not in names]
    amounts = {(entry.exercise, amount_of(entry)) for entry in stated}
    other = [each for each in standing.replaced if amount_of(each) and (each.exercise, amount_of(each)) not in amounts]
    return Told(
        day=page.day,
        stated=stated,
        again=before.issuperset(entry.key for entry in stated),
        replaced=bool(other),
        taken_out=gone,
        in_all=[entry for name in sorted(names) for entry in _in_all(page.day, name, standing.entries)],
    )


def _in_all(day: date, exercise: str, entries: Iterable[LogEntry]) -> Iterator[LogEntry]:
    """The minutes of several walks, together."""
    minutes = [entry.minutes for entry in entries if entry.exercise == exercise and entry.minutes]
    if len(minutes) > 1:
        yield LogEntry(day, exercise, sum(minutes), source="told:")


# -- what is said ------------------------------------------------------------------------------------------------------


def _answer(visit: Visit, told: Sequence[Told], days: Mapping[date, Sequence[Activity]], notes: Sequence[str]) -> None:
    paused = logbook.is_paused(visit)
    if not told:
        visit.say(views.too_long_ago(visit.words))
    elif not any(each.stated or each.taken_out for each in told):
        _answer_of_plan(visit, days, paused=paused)
    elif paused:
        visit.say(views.written(visit.words, visit.content, told, visit.today, [views.paused(visit.words)]))
    else:
        _answer_done(visit, told, days, notes)
    if "confirmed" not in visit.answered():
        resume(visit)


def _answer_done(
    visit: Visit, told: Sequence[Told], days: Mapping[date, Sequence[Activity]], notes: Sequence[str]
) -> None:
    """A heart on what is new and allowed: no praise for what the rules leave out."""
    cautions = _cautions(visit, told)
    if not _is_all_of_plan(told, days) or not log_day.ask_how_it_felt(visit, told[-1].day):
        visit.say(views.written(visit.words, visit.content, told, visit.today, [*notes, *cautions]))
    new = any(each.stated and not each.again for each in told)
    wrote = visit.occasion.message_id and not visit.occasion.callback_id
    if new and not cautions and "confirmed" in visit.answered() and wrote:
        visit.react(HEART)


def _is_all_of_plan(told: Sequence[Told], days: Mapping[date, Sequence[Activity]]) -> bool:
    """*Done all* in words, and nothing else."""
    named = {(activity.exercise, activity.done) for activities in days.values() for activity in activities}
    return named == {(THE_PLAN, "all")} and len(told) == 1 and not told[0].again


def _cautions(visit: Visit, told: Sequence[Told]) -> list[str]:
    """Why the rules leave out what was done; one line, no blame."""
    rules = left_out(visit, [entry for each in told for entry in each.stated])
    return [left_out_views.left_out(visit.words, visit.content, visit.answers(), rules)] if rules else []


def left_out(visit: Visit, entries: Iterable[LogEntry]) -> Mapping[str, Sequence[str]]:
    """Of what was done, what may not be done at the moment, with its rules; nothing while nobody has confirmed them."""
    if "confirmed" not in visit.answered():
        return {}
    names = dict.fromkeys(entry.exercise for entry in entries)
    return left_out_by(visit.content.catalogue, visit.answers(), history(visit, visit.day), visit.day, names)


def _answer_of_plan(visit: Visit, days: Mapping[date, Sequence[Activity]], *, paused: bool) -> None:
    """They spoke of the plan alone, and nothing of it could be written down."""
    day, activities = list(days.items())[-1]
    plan, done = logbook.page(visit, day).plan, {activity.done for activity in activities}
    if paused:
        visit.say(hold.on_hold(visit.words, visit.setup, visit.emergency_number))
    elif plan is None:
        visit.say(views.no_plan(visit.words))
    elif "none" in done:
        log_day.nothing_done(visit, plan)
    else:
        log_day.some_or_none(visit, plan.id)
