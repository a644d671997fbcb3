"""Who gets a broadcast: conditions set with buttons, each with the number of people that it leaves."""

from collections.abc import Callable
from dataclasses import replace

from bot.content.words import LANGUAGES
from bot.core.activities.naming import exercises_named
from bot.core.broadcast import Audience, Group
from bot.storage import broadcasts
from bot.storage.broadcasts import Broadcast
from bot.usecases.clinic.broadcasting.draft import bodies, corrected, mine, text_of
from bot.usecases.clinic.broadcasting.readers import count
from bot.usecases.clinic.home import staff_words
from bot.usecases.visit import Visit
from bot.views import library
from bot.views.clinic.broadcasting import audience as views
from bot.views.clinic.broadcasting import writing
from bot.views.message import Message


def screen(visit: Visit, draft: Broadcast) -> Message:
    reach = reach_of(visit, draft)
    return views.who(staff_words(visit), visit.content, draft.id, draft.audience, reach)


def reach_of(visit: Visit, draft: Broadcast) -> views.Reach:
    """At this moment."""
    found, names = count(visit, draft.audience), named(visit, draft)
    in_plans = any(id in visit.content.catalogue.exercises for id in names)
    return views.Reach(found.total, found.on_hold, tuple(names.values()), in_plans)


def named(visit: Visit, draft: Broadcast) -> dict[str, str]:
    """The exercises that its words speak of, by id: their names. Also what is in nobody's plan, such as swimming."""
    catalogue, words = visit.content.catalogue, visit.content.activity_words
    names = {id: each.name for known in (catalogue.activities, catalogue.exercises) for id, each in known.items()}
    found = [id for body in bodies(visit, draft).values() for id in exercises_named(text_of(body), words)]
    return {id: names[id] for id in found if id in names}


def suggested(visit: Visit, draft: Broadcast) -> Broadcast:
    """Where nobody has chosen yet: others may not be allowed to do what the words speak of, so they are left out."""
    if draft.audience != Audience() or corrected(draft) or not (names := named(visit, draft)):
        return draft
    in_plans = next((id for id in names if id in visit.content.catalogue.exercises), None)
    whom = Audience(exercise=in_plans, holds=False)
    broadcasts.change(visit.tx, draft.id, audience=whom)
    return replace(draft, audience=whom)


def show_who(visit: Visit, id: int) -> str | None:
    return _with(visit, id, lambda draft: visit.show(screen(visit, draft)))


def everybody(visit: Visit, id: int) -> str | None:
    return _set(visit, id, lambda audience: Audience())


def ask(visit: Visit, id: int, condition: str) -> str | None:
    """By what they are chosen."""
    asked = {
        "language": views.by_language,
        "clearance": views.by_clearance,
        "group": views.by_group,
        "kinds": views.by_kind,
    }.get(condition, views.by_language)
    return _with(visit, id, lambda draft: visit.show(asked(staff_words(visit), draft.id)))


def ask_exercise(visit: Visit, id: int, kind: str) -> str | None:
    if kind not in library.KINDS:
        return ask(visit, id, "kinds")
    return _with(visit, id, lambda draft: visit.show(views.by_exercise(staff_words(visit), visit.content, id, kind)))


def choose(visit: Visit, id: int, condition: str, value: str) -> str | None:
    """One condition; what no button of ours says changes nothing."""
    return _set(visit, id, lambda audience: _chosen(visit, audience, condition, value))


def _chosen(visit: Visit, audience: Audience, condition: str, value: str) -> Audience:
    every = value == views.EVERY
    if condition == "language" and (every or value in LANGUAGES):
        return replace(audience, language=None if every else value)
    if condition == "clearance" and (every or value in views.CLEARANCES):
        return replace(audience, clearance=None if every else value, holds=audience.holds or value == "hold")
    if condition == "exercise" and (every or value in visit.content.catalogue.exercises):
        return replace(audience, exercise=None if every else value)
    return _in_group(audience, value) if condition == "group" else audience


def _in_group(audience: Audience, value: str) -> Audience:
    if value in map(str, views.SILENT_DAYS):
        return replace(audience, group=Group.SILENT, days=int(value))
    if value in (Group.ACTIVE, Group.PAUSED, views.EVERY):
        return replace(audience, group=None if value == views.EVERY else Group(value), days=0)
    return audience


def family(visit: Visit, id: int, on: bool) -> str | None:
    return _set(visit, id, lambda audience: replace(audience, family=on))


def holds(visit: Visit, id: int, on: bool) -> str | None:
    return _set(visit, id, lambda audience: _with_holds(audience, on=on))


def _with_holds(audience: Audience, *, on: bool) -> Audience:
    """In or out; where only they were chosen, leaving them out ends that."""
    only_they = audience.clearance == "hold"
    return replace(audience, holds=on, clearance=None if only_they and not on else audience.clearance)


def _set(visit: Visit, id: int, changed: Callable[[Audience], Audience]) -> str | None:
    def change(draft: Broadcast) -> None:
        broadcasts.change(visit.tx, draft.id, audience=changed(draft.audience))
        visit.show(screen(visit, replace(draft, audience=changed(draft.audience))))

    return _with(visit, id, change)


def _with(visit: Visit, id: int, work: Callable[[Broadcast], None]) -> str | None:
    draft = mine(visit, id)
    if draft is None:
        return writing.closed(staff_words(visit))
    work(draft)
    return None
