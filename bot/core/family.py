"""What a relative may see, and the numbers of sharing: how long a link lasts, how often it may be guessed, cheers.

1. Nothing flows before the patient has confirmed who opened the link, and nothing after either of the two has ended it.
2. A scope holds everything that a narrower one holds.
"""

import re
from datetime import datetime, timedelta
from enum import StrEnum

from bot.core.schedule import NUDGE_TIME, by_day, local_date, local_moment


class Scope(StrEnum):
    MOVED = "moved"  # on which days they moved, and whether their exercises are paused
    NUMBERS = "numbers"  # the week's totals as well
    WARNINGS = "warnings"  # why they are paused, something serious, and a long silence as well


class Relation(StrEnum):
    """What the relative is to the patient."""

    DAUGHTER = "daughter"
    SON = "son"
    PARTNER = "partner"
    SIBLING = "sibling"
    GRANDCHILD = "grandchild"
    FRIEND = "friend"
    CARER = "carer"
    OTHER = "other"


INVITATION_LASTS = timedelta(days=7)
CODE_BYTES = 12  # 96 bits
MOST_TRIES, TRIES_WITHIN = 5, timedelta(hours=1)  # of wrong links, a person
MOST_BONDS = 10  # a patient, invitations that are open included
CHEERS_A_DAY, LONGEST_CHEER = 3, 200  # a relative for each patient; characters
DRAFT_LASTS = timedelta(minutes=10)  # own words that were not sent are forgotten
SUMMARY_LASTS = timedelta(hours=48)  # the week's news is no news any more after it


_CODE = re.compile(r"(?=.*[A-Z0-9_-])[A-Za-z0-9_-]{16}")  # CODE_BYTES in base64


def is_code(word: str) -> bool:
    """Whether a word looks like a link's code, which may hold letters that stand for something: "7cm"."""
    return _CODE.fullmatch(word) is not None


def told_at(moment: datetime, zone: str) -> datetime:
    """When news of this moment may reach somebody in this zone: never at night."""
    return by_day(moment, zone)


def evening_after(moment: datetime, zone: str) -> datetime:
    """When kind words of this moment are told at the latest, wherever nothing came from the patient before."""
    day = local_date(moment, zone)
    evening = local_moment(day, NUDGE_TIME, zone)
    return evening if moment < evening else local_moment(day + timedelta(days=1), NUDGE_TIME, zone)
