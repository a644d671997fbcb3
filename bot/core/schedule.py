"""When to write to a person next, unasked.

1. Every person has one next moment; it is computed anew whenever anything about them changes.
2. Local times are meant in the patient's own zone: once a day across daylight saving, never twice, never not at all.
3. Nothing at night (21:00 to 08:00) unless the patient chose such an hour, and on a hold only its own check-ins and the
   Sunday summary (care rules §6).
4. What is late by three hours is not sent any more: a duty says until when it is worth sending.
5. In a pause neither reminder nor summary; one without an end is asked about once a week. A hold goes before a pause.
6. Who does not answer is written to once a week, and in the end not at all (`bot.core.silence`).
7. The week is shared with the family on Sunday as well, also while the patient is on hold, silent or away.
8. With an appointment ahead nobody is asked whether they have seen somebody; they are asked the day after it. Nor is
   anybody before the day on which the clinic wants to look again.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

from bot.core.pause import Pause
from bot.core.silence import DAYS_APART, QUIET, Step, is_weekly, next_step

MORNING, EVENING = time(8), time(21)
SUMMARY_TIME = time(18)
NUDGE_TIME, LAST_HOUR_NUDGED = time(18, 30), time(16, 30)  # whose message comes later has had no time yet
STALE = timedelta(hours=3)
ASK_AGAIN = timedelta(hours=2)  # care rule T9
# Care rules §1: at most twice a week, after a month once.
CHECK_IN_DAYS, CHECK_IN_DAYS_LATER, A_MONTH = 4, 7, timedelta(days=30)
STILL_PAUSED_DAYS = 7
SUNDAY = 6


class Kind(StrEnum):
    REMINDER = "reminder"
    SUMMARY = "summary"
    CHECK_IN = "check_in"
    STILL_PAUSED = "still_paused"
    NUDGE = "nudge"
    ASK_AGAIN = "ask_again"
    FAMILY = "family"
    UNANSWERED = "unanswered"


@dataclass(frozen=True, slots=True)
class Diary:
    """What decides when to write. Times are aware and UTC, dates are the patient's local ones."""

    zone: str
    reminder_time: time
    days_off: frozenset[int] = frozenset()  # 0 is Monday
    reminded_on: date | None = None  # None: the programme has not begun
    summarised_on: date | None = None
    hold_opened_at: datetime | None = None  # None: no hold
    hold_checked_at: datetime | None = None  # when they were last asked about it
    hold_until: date | None = None  # the clinic looks at it again on this day
    asked_at: datetime | None = None  # an open question about a symptom
    asked_times: int = 0
    pause: Pause | None = None  # the present one, or the last one
    appointment_on: date | None = None  # on a hold: when they see somebody
    unanswered: int = 0  # messages since anything came from them
    nudge: bool = False  # whether they want a word in the evening
    nudged_on: date | None = None
    summary_time: time = SUMMARY_TIME
    family_on: date | None = None  # the last Sunday whose week was shared; None: with nobody
    reachable: bool = True  # whether anything is sent to them; what is shared is for others


@dataclass(frozen=True, slots=True)
class Duty:
    """Something to be written: when it is due, what local day it is for, and until when it makes sense."""

    kind: Kind
    due: datetime
    day: date
    expires: datetime | None = None


def local_moment(day: date, clock: time, zone: str) -> datetime:
    """The one UTC moment of a local wall-clock time; a time that daylight saving leaves out is moved on."""
    return datetime.combine(day, clock, ZoneInfo(zone)).astimezone(UTC)


def local_date(now: datetime, zone: str) -> date:
    return now.astimezone(ZoneInfo(zone)).date()


def next_wake(diary: Diary, now: datetime | None = None) -> datetime | None:
    """The next moment at which anything is due; it may lie in the past."""
    return min((duty.due for duty in _duties(diary, now)), default=None)


def due(diary: Diary, now: datetime) -> Duty | None:
    """The first duty whose moment has come. When it is done, ask again with the diary that follows from it."""
    ready = [duty for duty in _duties(diary, now) if duty.due <= now]
    return min(ready, key=lambda duty: duty.due, default=None)


def _duties(diary: Diary, now: datetime | None) -> Iterator[Duty]:
    if diary.family_on is not None:
        yield sharing_after(diary.family_on, diary.summary_time, diary.zone)
    if diary.reachable:
        yield from _own_duties(diary, now)


def _own_duties(diary: Diary, now: datetime | None) -> Iterator[Duty]:
    pause = diary.pause if diary.hold_opened_at is None else None
    endless = pause is not None and pause.until is None
    if diary.asked_at is not None:
        yield _question(diary, diary.asked_at, now)
    if (summarised := _summarised(diary)) and not endless:
        yield _summary(diary, _after(summarised, pause))
    if diary.hold_opened_at is not None:
        yield _check_in(diary, diary.hold_opened_at)
    elif pause is not None and endless:
        yield _still_paused(diary, pause)
    elif diary.reminded_on is not None:
        yield from _daily(diary, diary.reminded_on, pause)


def _summarised(diary: Diary) -> date | None:
    """The last Sunday; None for somebody who gets no summaries: not yet, or one message a week is enough."""
    return None if is_weekly(diary.unanswered) else diary.summarised_on


def _daily(diary: Diary, last: date, pause: Pause | None) -> Iterator[Duty]:
    if next_step(diary.unanswered) is not Step.OVER:
        yield _reminder(diary, _after(last, pause))
    if _may_be_nudged(diary, last) and not (pause and pause.covers(last)):
        at = local_moment(last, NUDGE_TIME, diary.zone)
        yield Duty(Kind.NUDGE, at, last, _until(at, last, diary.zone))


def _may_be_nudged(diary: Diary, day: date) -> bool:
    """On the day of the last message, not long after it, and not beside the Sunday summary."""
    wanted = diary.nudge and (diary.nudged_on is None or diary.nudged_on < day)
    quiet = diary.unanswered >= QUIET or day.weekday() in diary.days_off | {SUNDAY}
    return wanted and not quiet and diary.reminder_time <= LAST_HOUR_NUDGED


def _after(last: date, pause: Pause | None) -> date:
    """The day after which the next one may come: the last one, or the end of a pause."""
    return max(last, pause.until) if pause and pause.until else last


def next_reminder_day(diary: Diary) -> date | None:
    """The local day of the next reminder; None where none is to come."""
    return next((duty.day for duty in _duties(diary, None) if duty.kind is Kind.REMINDER), None)


def _reminder(diary: Diary, last: date) -> Duty:
    days = DAYS_APART if is_weekly(diary.unanswered) else 1
    return _at_their_hour(Kind.REMINDER, diary, _working_day(diary, last + timedelta(days=days)))


def _still_paused(diary: Diary, pause: Pause) -> Duty:
    day = (pause.asked_on or pause.since) + timedelta(days=STILL_PAUSED_DAYS)
    return _at_their_hour(Kind.STILL_PAUSED, diary, _working_day(diary, day))


def _working_day(diary: Diary, day: date) -> date:
    """This day, or the next one that is not off."""
    while day.weekday() in diary.days_off:
        day += timedelta(days=1)
    return day


def _summary(diary: Diary, last: date) -> Duty:
    day = _sunday_after(last)
    at = local_moment(day, diary.summary_time, diary.zone)
    return Duty(Kind.SUMMARY, at, day, _until(at, day, diary.zone))


def sharing_after(last: date, hour: time, zone: str) -> Duty:
    """The next week for those it is shared with, whatever the patient's own summary does."""
    day = _sunday_after(last)
    return Duty(Kind.FAMILY, local_moment(day, hour, zone), day)


def _sunday_after(day: date) -> date:
    day += timedelta(days=1)
    return day + timedelta(days=(SUNDAY - day.weekday()) % 7)


def _check_in(diary: Diary, opened: datetime) -> Duty:
    last = diary.hold_checked_at or opened
    often = last - opened < A_MONTH and not is_weekly(diary.unanswered)
    day = local_date(last, diary.zone) + timedelta(days=CHECK_IN_DAYS if often else CHECK_IN_DAYS_LATER)
    if diary.hold_until is not None and local_date(last, diary.zone) < diary.hold_until:
        day = diary.hold_until
    if (appointment := appointment_ahead(diary)) is not None:
        day = max(appointment, local_date(last, diary.zone)) + timedelta(days=1)
    elif day.weekday() == SUNDAY and (summarised := _summarised(diary)) and summarised < day:
        day += timedelta(days=1)  # the summary asks the same that evening
    return _at_their_hour(Kind.CHECK_IN, diary, day)


def appointment_ahead(diary: Diary) -> date | None:
    """The appointment that has not been asked about; one from before the hold says nothing about it."""
    day, opened = diary.appointment_on, diary.hold_opened_at
    return day if day and opened and day >= local_date(opened, diary.zone) else None


def _at_their_hour(kind: Kind, diary: Diary, day: date) -> Duty:
    at = local_moment(day, diary.reminder_time, diary.zone)
    return Duty(kind, at, day, _until(at, day, diary.zone))


def _question(diary: Diary, asked: datetime, now: datetime | None) -> Duty:
    """Care rule T9: two hours later once more, by 21:00 or else at 08:00; the morning after it counts as unanswered."""
    if diary.asked_times < 2:
        # However late it has become, a question waits for the day.
        at = by_day(max(asked + ASK_AGAIN, now) if now else asked + ASK_AGAIN, diary.zone)
        return Duty(Kind.ASK_AGAIN, at, local_date(at, diary.zone))
    day = local_date(asked, diary.zone) + timedelta(days=1)
    return Duty(Kind.UNANSWERED, local_moment(day, MORNING, diary.zone), day)


def by_day(moment: datetime, zone: str) -> datetime:
    """The same moment, or the end of the night that it lies in."""
    local = moment.astimezone(ZoneInfo(zone))
    if local.time() > EVENING:
        return local_moment(local.date() + timedelta(days=1), MORNING, zone)
    return moment if local.time() >= MORNING else local_moment(local.date(), MORNING, zone)


def _until(at: datetime, day: date, zone: str) -> datetime:
    """Three hours, and not into the night unless the patient chose an hour of the night."""
    night = local_moment(day, EVENING, zone)
    return min(at + STALE, night) if at < night else at + STALE
