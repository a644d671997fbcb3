"""The words that the grammar knows, of all languages together: people mix them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from bot.core.activities.spelling import Speller
from bot.core.language.patterns import Patterns

NAME, PLANNED, CUE, HIDDEN = "name", "plan", "cue", "hidden"
TIERS = ("done", "named", "hinted")
STRENGTHS = ("said", "alone")
DONE = ("all", "some", "none")
CUES = (
    "did",
    "planned",
    "supposed",
    "asked",
    "opener",
    "before",
    "after",
    "other",
    "beside",
    "own",
    "ours",
    "helped",
    "carer",
    "yesterday",
    "today",
    "moment",
    "again",
    "corrects",
    "refuses",
    "return",
    "eachway",
    "sides",
    "circumstance",
    "felt",
)
"""did: a word of doing; planned, supposed, asked: nothing was done; opener: asks where it begins a clause; before and
after: denies what follows, what stands before; other, beside, own, ours, helped, carer: whose activity it is; today:
this very day; moment: a day or a time of day; again, corrects, refuses, return, eachway, sides: how two numbers of one
exercise go together; circumstance: only says when; felt: a word of complaint."""

KINDS = ("minutes", "hours", "seconds", "sets", "times", "reps", "steps", "laps", "strange")
"""What a number counts; strange: kilometres, floors, years and whatever else is no quantity of an exercise."""
MARKS = (
    "half",
    "quarter",
    "one",
    "of",
    "and",
    "more_half",
    "by",
    "to",
    "between",
    "clock",
    "late",
    "twice",
    "each_ending",
    "place_ending",
    "breaking",
    "joining",
    "telltale",
    "ambiguous",
    "filler",
    "quiet",
    "number_of",
    "long",
    "grouped",
    "from",
    "until",
    "for",
    "whole",
)
"""Small words with a part in the grammar."""


@dataclass(frozen=True, slots=True)
class ActivityWords:
    """`patterns` mean "name exercise tier", "plan done strength", "cue which" or "hidden".

    `numbers` and `each` (onar: ten each): word → value; `units`: word → kind; `marks`: mark → words.
    """

    patterns: Patterns
    numbers: Mapping[str, float]
    each: Mapping[str, float]
    units: Mapping[str, str]
    marks: Mapping[str, frozenset[str]]
    speller: Speller
