"""Somebody of the staff writes what they have begun: their words belong there, and are read as nothing else.

A mode begins with a tap or a command and says whom its words go to; it ends when they are sent or given up, when
another begins, or after ten minutes (`storage.modes`).
"""

from collections.abc import Callable, Mapping
from typing import Any

from bot.core.access import Action, may
from bot.storage import audit, modes, people
from bot.storage.database import Tx
from bot.storage.modes import Mode
from bot.usecases.clinic import auditing, limiting, on_record, outcomes, tables
from bot.usecases.clinic.broadcasting import confirm, timing, writing
from bot.usecases.clinic.broadcasting.draft import COUNT, HOUR
from bot.usecases.clinic.cases.writing import LETTER, NOTE, REPLY, sounds_like_theirs, take_words
from bot.usecases.clinic.patients import find, invite
from bot.usecases.clinic.written import Written
from bot.usecases.meeting import leave, meet
from bot.usecases.occasion import Occasion
from bot.usecases.typed import plain_answer
from bot.usecases.visit import Visit
from bot.views import menu as patient_menu
from bot.views.clinic import menu

# By kind of mode: the right that it needs, and what takes the words; False where they were not for it after all.
Taking = tuple[Action, Callable[[Visit, Mode, Written], Any]]
TAKINGS: Mapping[str, Taking] = {
    writing.MODE: (Action.BROADCAST, writing.take),
    HOUR: (Action.BROADCAST, timing.take_hour),
    COUNT: (Action.BROADCAST, confirm.take_number),
    **dict.fromkeys((REPLY, LETTER, NOTE), (Action.ACT_ON_CASES, take_words)),
    find.SEARCH: (Action.SEE_PATIENTS, find.search),
    auditing.CODE: (Action.READ_AUDIT, auditing.take_code),
    invite.INVITE: (Action.INVITE_PATIENTS, invite.take),
    outcomes.UNTIL: (Action.SET_LIMITS, outcomes.take_day),
    limiting.LIMITING: (Action.SET_LIMITS, limiting.take_words),
    tables.TABLES: (Action.EXPORT_PATIENTS, tables.leave_words),
}
# Kinds whose words are shown before they go anywhere, or may well be about a patient's symptom: they take everything.
DRAFTED: frozenset[str] = frozenset({writing.MODE, REPLY, LETTER, NOTE})
EDITED: frozenset[str] = frozenset({writing.MODE})  # kinds that take what was changed later, too


def first(tx: Tx, occasion: Occasion, written: Written, otherwise: Callable[..., str | None], *args: Any) -> str | None:
    """What was sent goes to what they are writing; where they write nothing, `otherwise(tx, occasion, *args)`."""
    if _writes(tx, occasion):
        visit = meet(tx, occasion)
        if take(visit, written):
            return leave(visit, None)
    return otherwise(tx, occasion, *args)


def _writes(tx: Tx, occasion: Occasion) -> bool:
    """Asked before they are met: whoever is back after a silence is met once, and then welcomed."""
    person = people.find(tx, occasion.bot_id, occasion.user_id)
    return person is not None and modes.current(tx, person.id, occasion.now) is not None


def take(visit: Visit, written: Written) -> bool:
    """Whether these words were for what they are writing."""
    if visit.staff is None or _is_button(written.text):
        return False
    mode = modes.current(visit.tx, visit.person.id, visit.now)
    if mode is None or (written.edited and mode.kind not in EDITED):
        return False
    action, taken = TAKINGS[mode.kind]
    if not may(visit.staff.actor, action):
        modes.end(visit.tx, visit.person.id)
        audit.record(visit.tx, visit.staff.actor, visit.person, "refused", visit.now, str(action))
        return False
    if mode.kind not in DRAFTED and _is_about_themselves(visit, written.text):
        return False
    was_for_it = taken(visit, mode, written) is not False
    on_record.used(visit, visit.staff, action)
    return was_for_it


def _is_about_themselves(visit: Visit, text: str) -> bool:
    """Somebody who exercises too answers a question about a symptom, or tells of one: that goes before every search
    (care rules §6)."""
    if visit.is_staff_only:
        return False
    return plain_answer(visit, text) is not None or sounds_like_theirs(visit, text)


def _is_button(text: str) -> bool:
    """A button of a keyboard is pressed also while they write something."""
    return menu.is_button(text) or patient_menu.chosen(text) is not None
