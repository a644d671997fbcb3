"""What a pause shows instead of exercises, and what is asked after an illness before they go on."""

from datetime import date, timedelta

from bot.core import schedule
from bot.core.dialogue import State
from bot.core.pause import Pause
from bot.usecases.visit import Visit
from bot.views import pause as views

CATCH_UP = "catch_up"


def pause_first(visit: Visit, *, although_away: bool = False) -> Pause | None:
    """The pause that stands before the exercises; a hold goes before it.

    `although_away`: somebody who is away wants them all the same.
    """
    pause = visit.pause
    return None if pause is None or visit.holds() or (although_away and not pause.rests) else pause


def show_pause(visit: Visit, pause: Pause) -> None:
    """How it stands, and the way back."""
    visit.say(views.paused(visit.words, pause, returns_on(visit, pause)))


def returns_on(visit: Visit, pause: Pause) -> date | None:
    """The day on which they are written to again; None for a pause without an end."""
    if pause.until is None:
        return None
    diary = visit.diary()
    return (diary and schedule.next_reminder_day(diary)) or pause.until + timedelta(days=1)


def ask_to_catch_up(visit: Visit) -> None:
    """Is anything new since the answers were confirmed (care rules §1)? Nothing is planned before it is answered."""
    since = visit.patient.catch_up_since
    if since is not None:
        visit.remember(State(question=CATCH_UP))
        visit.say(views.catch_up(visit.words, since))
