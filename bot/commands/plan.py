"""`python -m bot plan`: a programme day by day, from answers alone (care rules §8).

1. One line of JSON a day, by profile, then by date; nothing is printed before everything was checked.
2. Day 1 is the first day. Without a feeling nothing was reported and nothing counts as missed; with one, everything
   was done every day and felt so.
"""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import BinaryIO

from bot.commands.profiles import BadInput, Profile, read_profile, read_profiles
from bot.content.load import Content, load_content
from bot.content.words import words_for
from bot.core.day_plan import DayPlan
from bot.core.history import History
from bot.core.lived import live

FEELS = ("easy", "right", "hard")
ITEM = (
    "exercise",
    "category",
    "group",
    "impact",
    "support",
    "sets",
    "reps",
    "seconds",
    "minutes",
    "impacts",
    "rung",
    "rules",
)


@dataclass(frozen=True, slots=True)
class Request:
    """What was asked for, checked; at least one day, and the last one is a date too."""

    profiles: Sequence[Profile]
    start: date
    days: int
    feel: str | None


def read_request(profile: Path | None, profiles: Path | None, start: str, days: str, feel: str | None) -> Request:
    """Check the options, then every profile. BadInput says in one line what is wrong."""
    if (profile is None) == (profiles is None):
        raise BadInput("give either --profile or --profiles")
    if feel is not None and feel not in FEELS:
        raise BadInput(f"--feel must be one of {', '.join(FEELS)}")
    first, number = _date(start), _days(days)
    try:
        first + timedelta(days=number - 1)
    except OverflowError:
        raise BadInput(f"--days: {number} days from {first} on lead beyond the year 9999") from None
    found = [read_profile(profile)] if profile else read_profiles(profiles) if profiles else []
    return Request(found, first, number, feel)


def _date(text: str) -> date:
    try:
        if re.fullmatch("[0-9]{4}-[0-9]{2}-[0-9]{2}", text):
            return date.fromisoformat(text)
    except ValueError:
        pass
    raise BadInput("--start must be a date that exists, as YYYY-MM-DD")


def _days(text: str) -> int:
    if not re.fullmatch("0*[1-9][0-9]{0,8}", text):
        raise BadInput("--days must be a whole number, at least 1")
    return int(text)


def print_plans(request: Request, out: BinaryIO) -> None:
    """Write the lines as UTF-8, one after the other."""
    content = load_content()
    for profile in request.profiles:
        history = History(first_day=request.start, days_off=profile.days_off)
        plans = live(content.catalogue, profile.answers, history, request.start, request.days, request.feel)
        out.writelines(f"{line_of(profile, plan, content)}\n".encode() for plan in plans)


def line_of(profile: Profile, plan: DayPlan, content: Content) -> str:
    """One day as JSON; keys are always there, null where they do not apply."""
    english = words_for("en")
    day = {
        "date": plan.date.isoformat(),
        "day": plan.day,
        "clearance": plan.clearance.level,
        "reasons": plan.clearance.reasons,
        "session_minutes": plan.session_minutes,
        "items": [{name: getattr(item, name) for name in ITEM} for item in plan.items],
        "notes": [{"rule": note.rule, "text": english(content.notes[note.text_id])} for note in plan.notes],
    }
    return f'{{"id": {profile.id}, {json.dumps(day, ensure_ascii=False)[1:]}'
