"""A programme lived day after day, so that one can look ahead (care rules §8)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date as Date
from datetime import timedelta

from bot.core.catalogue import Catalogue
from bot.core.day_plan import DayPlan
from bot.core.facts import Answers
from bot.core.history import SESSIONS_KEPT, History, Session
from bot.core.planning import plan_day


def live(
    catalogue: Catalogue, answers: Answers, history: History, start: Date, days: int, feel: str | None = None
) -> Iterator[DayPlan]:
    """The plans of so many days. With `feel` every item of every day was done and felt so; without, nothing is told."""
    for date in (start + timedelta(days=number) for number in range(days)):
        plan = plan_day(catalogue, answers, history, date)
        yield plan
        history = after(history, plan, feel)


def after(history: History, plan: DayPlan, feel: str | None) -> History:
    """The history of the day after this plan."""
    kept = replace(history, places={**history.places, **plan.places}, blocks={**history.blocks, **plan.blocks})
    if feel is None or not plan.items:
        return kept
    return replace(kept, sessions=_with(history.sessions, plan, feel), last_active=plan.date)


def _with(sessions: Mapping[str, tuple[Session, ...]], plan: DayPlan, feel: str) -> dict[str, tuple[Session, ...]]:
    """What was known of each exercise, without what is too old, and what was done today."""
    found = dict(sessions)
    for item in plan.items:
        recent = [s for s in found.get(item.exercise, ()) if plan.date - s.date < SESSIONS_KEPT]
        found[item.exercise] = (*recent, Session(plan.date, item.rung, done=True, feel=feel))
    return found
