"""The clinic's hours: as the operator wrote them for patients, and as the program counts them."""

from datetime import datetime
from functools import lru_cache

from bot.core import cases, clinic_hours
from bot.core.cases import Severity
from bot.core.clinic_hours import USUAL, Hours, read_hours
from bot.usecases.occasion import Setup


@lru_cache
def _read(words: str) -> Hours:
    return read_hours(words) or USUAL


def hours_of(setup: Setup) -> Hours:
    """What cannot be read is counted as the usual hours; the start has said so in the log."""
    return _read(setup.clinic_hours or "")


def is_open(setup: Setup, now: datetime) -> bool:
    return clinic_hours.is_open(hours_of(setup), now, setup.zone)


def told_again_at(setup: Setup, severity: Severity, now: datetime) -> datetime | None:
    return cases.told_again_at(severity, now, hours_of(setup), setup.zone)


def next_opening(setup: Setup, now: datetime) -> datetime:
    return clinic_hours.next_opening(hours_of(setup), now, setup.zone)


def last_opening(setup: Setup, moment: datetime) -> datetime:
    return clinic_hours.last_opening(hours_of(setup), moment, setup.zone)
