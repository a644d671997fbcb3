"""What each rule does to each exercise, tried out on the tables of bot/core/prescribing.py."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from bot.content.words import Words
from bot.core.catalogue import RUNGS, Catalogue, Exercise
from bot.core.circumstances import Circumstances
from bot.core.history import Symptom
from bot.core.limits import Kind, Limit, Limits, may_be_allowed
from bot.core.prescribing import ruling
from bot.handbook import names
from bot.handbook.grid import Cell, Grid
from bot.handbook.people import DAY, on_a_day, somebody


@dataclass(frozen=True, slots=True)
class Trial:
    """A rule, and somebody to whom it applies; `about` says in words what is special about them."""

    rule: str
    about: str
    case: Circumstances


def trials(_: Words, catalogue: Catalogue) -> tuple[Trial, ...]:
    """The rules that put exercises out or cap them, one person each."""
    dizzy = Symptom(DAY, "referral", dizzy=True)
    return (
        Trial("S2", _("high fracture risk"), on_a_day(catalogue, somebody(spinal_fracture="yes"))),
        Trial("S3", _("no word about high impact"), on_a_day(catalogue, somebody(high_impact_ok=None))),
        Trial("S4", _("high falls risk"), on_a_day(catalogue, somebody(falls_12m="two_plus"))),
        Trial("S4", _("some falls risk"), on_a_day(catalogue, somebody(falls_12m="one", serious_fall="no"))),
        Trial("S7", _("dizzy not long ago"), on_a_day(catalogue, somebody(), dizzy)),
        Trial("S2", _("high fracture risk, allowed by the clinic"), _allowed(catalogue)),
        Trial("S8", _("unknown limits"), on_a_day(catalogue, somebody(professional_ok="with_limits"))),
        Trial("S8", _("low impact only, by the clinic"), on_a_day(catalogue, somebody(), limits=_LOW)),
        Trial("C5", _("no professional's word"), on_a_day(catalogue, somebody(professional_ok="not_yet"))),
        Trial("S10", _("no build-up to jumps"), on_a_day(catalogue, somebody())),
        Trial("S5", _("nothing at home"), on_a_day(catalogue, somebody(equipment=frozenset()))),
    )


_LOW = Limits(frozenset({Limit(Kind.LOW_IMPACT)}))


def _allowed(catalogue: Catalogue) -> Circumstances:
    """Everything that a clinic can allow is allowed."""
    marked = (exercise.id for exercise in catalogue.exercises.values() if may_be_allowed(exercise))
    limits = Limits(frozenset(Limit(Kind.ALLOW, each) for each in marked))
    return on_a_day(catalogue, somebody(spinal_fracture="yes"), limits=limits)


def effect(trial: Trial, exercise: Exercise) -> int:
    """The highest rung that the rule of this trial leaves: 0 is out, 6 is no limit."""
    found = ruling(exercise, trial.case)
    if trial.rule in found.out_by:
        return 0
    return found.top if trial.rule in found.limited_by else RUNGS


def effects_grid(_: Words, catalogue: Catalogue) -> Grid:
    """Every exercise against every rule: out, or up to a rung."""
    tried = trials(_, catalogue)
    rows = tuple(
        (_(exercise.name), tuple(_cell(_, effect(trial, exercise)) for trial in tried))
        for slot in names.slots(_)
        for exercise in catalogue.slot(*slot)
    )
    columns = tuple(f"{trial.rule}: {trial.about}" for trial in tried)
    return Grid(_("What the rules leave of each exercise"), _("Exercise"), columns, rows)


def _cell(_: Words, rung: int) -> Cell:
    if rung == 0:
        return Cell(_("out"), "out")
    return Cell("", "") if rung == RUNGS else Cell(_("≤ {rung}", rung=rung), "capped")


def effects_on(_: Words, catalogue: Catalogue, exercise: Exercise) -> Mapping[str, str]:
    """What the rules do to one exercise, by rule and occasion."""
    told = {}
    for trial in trials(_, catalogue):
        rung = effect(trial, exercise)
        if rung < RUNGS:
            key = f"{trial.rule}: {trial.about}"
            told[key] = _("out") if rung == 0 else _("up to rung {rung}", rung=rung)
    return told


def resting(_: Words, catalogue: Catalogue, places: Mapping[str | None, str]) -> tuple[tuple[str, str], ...]:
    """Care rule S6: the exercises that rest for an ache, by its place."""
    rows = []
    for place, name in places.items():
        rests = [_(exercise.name) for exercise in catalogue.exercises.values() if place in exercise.rests_for]
        rows.append((name, ", ".join(rests)))
    return tuple(rows)
