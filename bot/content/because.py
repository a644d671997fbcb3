"""Why an exercise was chosen for this patient: which sentence belongs to a rule and to what was answered.

1. The first cause that applies is told, the gravest first; a missing answer counts as not sure (care rule S9).
2. A limit is told only where it means something for the exercise: who sits has nothing to hold on to.
"""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass

from bot.core.catalogue import Exercise
from bot.core.day_plan import WALKING
from bot.core.facts import Answers, falls_risk


@dataclass(frozen=True, slots=True)
class Cause:
    """What a patient may have answered that brings a rule about; `rule` and `name` make the sentence's key."""

    rule: str
    name: str
    applies: Callable[[Answers], bool]

    @property
    def key(self) -> str:
        return f"{self.rule}_{self.name}"


def _always(answers: Answers) -> bool:
    return True


CAUSES = (
    Cause("S2", "spine", lambda a: a.spinal_fracture == "yes"),
    Cause("S2", "frequent", lambda a: a.frequent_fractures == "yes"),
    Cause("S2", "stoop", lambda a: "old_posture" in (a.current_signs or ())),
    Cause("S2", "unsure", _always),
    Cause("S4", "falls", lambda a: a.falls_12m == "two_plus"),
    Cause("S4", "unsteady", lambda a: a.unsteady == "yes"),
    Cause("S4", "bad_fall", lambda a: a.falls_12m == "one" and a.serious_fall == "yes"),
    Cause("S4", "one_fall", lambda a: falls_risk(a) == "some"),
    Cause("S4", "unsure", _always),
    Cause("S7", "dizzy", _always),
    Cause("S6", "symptom", _always),
    Cause("C5", "not_yet", lambda a: a.professional_ok == "not_yet"),
    Cause("C5", "unsure", _always),
    Cause("S8", "limits", lambda a: a.professional_ok == "with_limits" and not a.limits_entered),
    Cause("S8", "clinic", _always),
    Cause("S3", "no_word", _always),
    Cause("S10", "no_build_up", _always),
    Cause("S5", "no_equipment", _always),
)
LIMITS = ("S2_allowed", "S4_walking", "S4_held", "S4_near", "S7_held", "C5_lowest", "S8_lowest", "S8_capped")


def cause_of(rule: str, answers: Answers) -> str | None:
    """The key of the sentence about what the patient answered; None where a rule has none."""
    return next((cause.key for cause in CAUSES if cause.rule == rule and cause.applies(answers)), None)


def limit_of(rule: str, exercise: Exercise, answers: Answers, limiting: Collection[str]) -> str | None:
    """The key of the sentence about what the rule limits; None where it changes nothing that one would notice.

    `limiting`: all rules that limit the exercise; of two that ask for a hold the stricter one is told.
    """
    if rule == "S2":
        return "S2_allowed"
    if rule == "S8" and cause_of(rule, answers) == "S8_clinic":
        return "S8_capped"
    if rule in ("C5", "S8"):
        return f"{rule}_lowest"
    if rule == "S4" and exercise.id == WALKING:
        return "S4_walking"
    if rule not in ("S4", "S7") or all(rung.support in (None, "seated") for rung in exercise.ladder):
        return None
    if rule == "S4" and falls_risk(answers) == "some":
        return None if "S7" in limiting else "S4_near"
    return None if rule == "S7" and falls_risk(answers) == "high" and "S4" in limiting else f"{rule}_held"
