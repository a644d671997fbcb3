"""Limits of one patient, put together by buttons and decided with a second tap; until then they are a draft.

The draft is a mode: it is forgotten after ten minutes, and beginning to write anything else ends it. It remembers what
held when it began, so that nobody overwrites what a colleague has decided meanwhile.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from bot.core.cases import Outcome
from bot.core.catalogue import Exercise
from bot.core.explaining import leaves_anything
from bot.core.limits import Kind, Limit, Limits, is_meant, may_be_allowed, takes_load
from bot.storage import limits, modes
from bot.storage.modes import Mode
from bot.usecases.clinic import deciding
from bot.usecases.clinic.home import staff_words
from bot.usecases.clinic.outcomes import (
    Meant,
    Subject,
    asks_questions,
    close,
    refused,
    show,
    standing,
    told,
    with_patient,
)
from bot.usecases.clinic.written import Written
from bot.usecases.planning import history
from bot.usecases.visit import Visit
from bot.views.clinic import limiting as views
from bot.views.clinic import outcomes as outcome_views
from bot.views.library import KINDS, kind_of

LIMITING = "limits"  # the kind of mode


@dataclass(frozen=True, slots=True)
class Draft:
    """`base`: what held when it began; `wanted`: what shall hold."""

    base: Limits
    wanted: Limits


def read(word: str) -> Limit:
    """A limit in a button's data: "cap.mini_squat.2"; ValueError where it is none."""
    kind, _, rest = word.partition(".")
    exercise, _, rung = rest.partition(".")
    return Limit(Kind(kind), None if exercise == views.ALL else exercise, int(rung) if rung else None)


def begin(visit: Visit, about: Subject) -> str | None:
    """*Limits*: those that hold, to be changed."""

    def act(meant: Meant) -> None:
        now = limits.current(visit.tx, meant.patient.actor, meant.patient.person.id)
        _keep(visit, meant, Draft(now, now))
        _show(visit, meant, now)

    return with_patient(visit, about, act)


def _keep(visit: Visit, meant: Meant, draft: Draft) -> None:
    detail = {
        "subject": str(meant.subject),
        "base": sorted(views.token(each) for each in draft.base.every),
        "wanted": sorted(views.token(each) for each in draft.wanted.every),
    }
    modes.begin(visit.tx, visit.person, LIMITING, meant.patient.person.id, visit.now, detail)


def _show(visit: Visit, meant: Meant, wanted: Limits) -> None:
    visit.show(views.draft(staff_words(visit), visit.content, meant.now, wanted))


def _with_draft(visit: Visit, about: Subject, act: Callable[[Meant, Draft], str | None]) -> str | None:
    """Where the draft has been forgotten, or is about somebody else, it begins anew with what holds."""
    draft = _draft(visit, about)
    if draft is None:
        return begin(visit, about)
    return with_patient(visit, about, lambda meant: act(meant, draft))


def _draft(visit: Visit, about: Subject) -> Draft | None:
    mode = modes.current(visit.tx, visit.person.id, visit.now)
    if mode is None or mode.kind != LIMITING or mode.detail["subject"] != str(about):
        return None
    return Draft(_limits(mode.detail["base"]), _limits(mode.detail["wanted"]))


def _limits(tokens: Sequence[str]) -> Limits:
    return Limits(frozenset(read(token) for token in tokens))


def show_draft(visit: Visit, about: Subject) -> str | None:
    return _with_draft(visit, about, lambda meant, draft: _show(visit, meant, draft.wanted))


def pick(visit: Visit, about: Subject, kind: Kind) -> str | None:
    """Which exercise? First what it is for, where there are many."""
    if kind is Kind.LOW_IMPACT:
        return show_draft(visit, about)

    def act(meant: Meant, draft: Draft) -> None:
        found = candidates(visit, kind, draft.wanted)
        if kind is Kind.ALLOW:
            visit.show(views.pick(staff_words(visit), meant.now, kind, found))
        else:
            visit.show(views.pick_kind(staff_words(visit), meant.now, kind, found))

    return _with_draft(visit, about, act)


def pick_of(visit: Visit, about: Subject, kind: Kind, group: str) -> str | None:
    if group not in KINDS or kind is Kind.LOW_IMPACT:
        return show_draft(visit, about)

    def act(meant: Meant, draft: Draft) -> None:
        found = [each for each in candidates(visit, kind, draft.wanted) if kind_of(each) == group]
        visit.show(views.pick(staff_words(visit), meant.now, kind, found))

    return _with_draft(visit, about, act)


def candidates(visit: Visit, kind: Kind, wanted: Limits) -> list[Exercise]:
    """What such a limit can be about; nothing is said about what is left out."""
    every = [each for each in visit.content.catalogue.exercises.values() if not wanted.forbids(each.id)]
    if kind is Kind.ALLOW:
        return [each for each in every if may_be_allowed(each) and not wanted.allows(each.id)]
    return [each for each in every if takes_load(each)] if kind is Kind.LOAD else every


def ask_rung(visit: Visit, about: Subject, exercise: str) -> str | None:
    name = None if exercise == views.ALL else exercise
    if name is not None and name not in visit.content.catalogue.exercises:
        return show_draft(visit, about)
    return _with_draft(
        visit,
        about,
        lambda meant, draft: visit.show(views.which_rung(staff_words(visit), visit.content, meant.now, name)),
    )


def put(visit: Visit, about: Subject, limit: Limit) -> str | None:
    """Into the draft; what it contradicts goes."""
    known = visit.content.catalogue.exercises
    return _change(visit, about, lambda wanted: wanted.adding(limit) if is_meant(limit, known) else wanted)


def drop(visit: Visit, about: Subject, limit: Limit) -> str | None:
    return _change(visit, about, lambda wanted: wanted.without(limit))


def _change(visit: Visit, about: Subject, change: Callable[[Limits], Limits]) -> str | None:
    def act(meant: Meant, draft: Draft) -> None:
        changed = change(draft.wanted)
        _keep(visit, meant, Draft(draft.base, changed))
        _show(visit, meant, changed)

    return _with_draft(visit, about, act)


def ask_which_goes(visit: Visit, about: Subject) -> str | None:
    return _with_draft(
        visit,
        about,
        lambda meant, draft: visit.show(views.take_away(staff_words(visit), visit.content, meant.now, draft.wanted)),
    )


def take_words(visit: Visit, mode: Mode, written: Written) -> bool:
    """Everything is chosen by buttons: other words are heard as ever, and the draft stays."""
    return False


# -- deciding ----------------------------------------------------------------------------------------------------------


def check(visit: Visit, about: Subject) -> str | None:
    """*Done*: all that follows, before the second tap."""

    def act(meant: Meant, draft: Draft) -> str | None:
        _ = staff_words(visit)
        if draft.wanted == draft.base and not (draft.wanted and (meant.now.holds or meant.now.level == "advised")):
            return views.nothing_changed(_)
        if refused(visit, meant):
            return None
        if not _leaves_anything(meant.patient, draft.wanted):
            visit.show(views.leaves_nothing(_, meant.now))
            return None
        questions, when = asks_questions(meant), told(visit, meant)
        visit.show(
            views.whether_decided(_, visit.content, meant.now, draft.wanted, meant.mark, questions=questions, told=when)
        )
        return None

    return _with_draft(visit, about, act)


def _leaves_anything(patient: Visit, wanted: Limits) -> bool:
    before = history(patient, patient.day)
    return leaves_anything(patient.content.catalogue, patient.answers(), before, patient.day, wanted)


def decide(visit: Visit, about: Subject, mark: str) -> str | None:
    """The second tap; what a colleague has decided since the draft began stays. After a tap that came twice stands what
    holds now."""
    if _draft(visit, about) is None:
        return show(visit, about)

    def act(meant: Meant, draft: Draft) -> None:
        _, patient = staff_words(visit), meant.patient
        now = limits.current(visit.tx, patient.actor, patient.person.id)
        if now != draft.base:
            modes.end(visit.tx, visit.person.id)
            visit.show(outcome_views.screen(_, meant.now, outcome_views.since_changed(_)))
        elif not refused(visit, meant, mark) and _leaves_anything(patient, draft.wanted):
            modes.end(visit.tx, visit.person.id)
            deciding.within(patient, draft.wanted)
            close(visit, meant, Outcome.LIMITS if draft.wanted else Outcome.CLEAR)
            visit.show(outcome_views.limited(_, standing(visit, patient, about, meant.now.patient)))

    return _with_draft(visit, about, act)
