"""What a person answered, and the facts that follow (care rules §1).

1. None is a missing or unknown answer; it counts as the cautious one (care rule S9).
2. Nobody outside this module reads a single answer to judge a risk: rules read facts.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

YES_NO = ("yes", "no", "unsure")
VALUES: Mapping[str, tuple[str, ...]] = {
    "spinal_fracture": YES_NO,
    "frequent_fractures": YES_NO,
    "falls_12m": ("none", "one", "two_plus", "unsure"),
    "serious_fall": YES_NO,
    "unsteady": YES_NO,
    "medical_caution": YES_NO,
    "professional_ok": ("yes", "with_limits", "not_yet", "unsure"),
    "age_band": ("under_50", "50_64", "65_plus"),
    "diagnosis": YES_NO,
    "high_impact_ok": YES_NO,
}
SIGNS = ("back_pain", "sharp_pain", "dizziness", "height_loss", "stoop", "unsure", "old_posture")
UNKNOWN = "unknown"
EQUIPMENT = ("chair", "counter", "wall", "band", "stairs_rail")


@dataclass(frozen=True, slots=True, kw_only=True)
class Answers:
    """The fields of care rules §1 by name; `current_signs` empty means none.

    `signs_cleared`: a professional's word given after the answer about current signs (ends C3). `limits_entered`: the
    limits of that word are known, for the clinic has entered them (C7). `loads`: exercises for which the clinic has
    given a weight; they change words only.
    """

    spinal_fracture: str | None = None
    frequent_fractures: str | None = None
    falls_12m: str | None = None
    serious_fall: str | None = None
    unsteady: str | None = None
    current_signs: frozenset[str] | None = None
    medical_caution: str | None = None
    professional_ok: str | None = None
    equipment: frozenset[str] = frozenset()
    age_band: str | None = None
    diagnosis: str | None = None
    high_impact_ok: str | None = None
    signs_cleared: bool = False
    limits_entered: bool = False
    loads: frozenset[str] = frozenset()

    @classmethod
    def from_values(cls, values: Mapping[str, object]) -> Answers:
        """Read stored or received values; whatever is not known becomes the cautious answer (S9)."""
        single = {name: _known(values.get(name), allowed) for name, allowed in VALUES.items()}
        return cls(
            **single,
            current_signs=_signs(values.get("current_signs")),
            equipment=frozenset(item for item in _strings(values.get("equipment")) if item in EQUIPMENT),
            signs_cleared=values.get("signs_cleared") is True,
            limits_entered=values.get("limits_entered") is True,
            loads=frozenset(item for item in _strings(values.get("loads")) if isinstance(item, str)),
        )


def _known(value: object, allowed: tuple[str, ...]) -> str | None:
    return value if isinstance(value, str) and value in allowed else None


def _strings(value: object) -> tuple[object, ...]:
    return tuple(value) if isinstance(value, list | tuple | set | frozenset) else ()


def _signs(value: object) -> frozenset[str] | None:
    if not isinstance(value, list | tuple | set | frozenset):
        return None
    return frozenset(sign if isinstance(sign, str) and sign in SIGNS else UNKNOWN for sign in value)


@dataclass(frozen=True, slots=True)
class Facts:
    """What the rules read. `professional`: yes, with_limits or no; `missing`: a value of Q1-Q6 was not known."""

    fracture_risk: str
    falls_risk: str
    new_signs: bool
    signs_cleared: bool
    medical_caution: bool
    professional: str
    limits_entered: bool
    high_impact_ok: bool
    no_falls: bool
    is_65_plus: bool
    missing: bool
    equipment: frozenset[str]


def facts_of(answers: Answers) -> Facts:
    """Derive the facts, each from its own answers, the cautious way (S9)."""
    return Facts(
        fracture_risk=fracture_risk(answers),
        falls_risk=falls_risk(answers),
        new_signs=answers.current_signs is None or bool(answers.current_signs - {"old_posture"}),
        signs_cleared=answers.signs_cleared,
        medical_caution=answers.medical_caution != "no",
        professional=_professional(answers.professional_ok),
        limits_entered=answers.limits_entered,
        high_impact_ok=answers.high_impact_ok == "yes",
        no_falls=answers.falls_12m == "none",
        is_65_plus=answers.age_band not in ("under_50", "50_64"),
        missing=is_missing(answers),
        equipment=answers.equipment,
    )


def fracture_risk(answers: Answers) -> str:
    """`high` or `low`; an old stoop may be a spinal fracture that nobody saw."""
    broken = answers.spinal_fracture != "no" or answers.frequent_fractures != "no"
    return "high" if broken or "old_posture" in (answers.current_signs or ()) else "low"


def falls_risk(answers: Answers) -> str:
    """`high`, `some` (one harmless fall) or `low`."""
    if answers.unsteady != "no" or answers.falls_12m not in ("none", "one"):
        return "high"
    if answers.falls_12m == "none":
        return "low"
    return "some" if answers.serious_fall == "no" else "high"


def is_missing(answers: Answers) -> bool:
    """Whether a value of Q1-Q6 is missing or unknown (S9); Q2a is only asked after one fall."""
    asked = [
        answers.spinal_fracture,
        answers.frequent_fractures,
        answers.falls_12m,
        answers.unsteady,
        answers.medical_caution,
        answers.professional_ok,
    ]
    if answers.falls_12m == "one":
        asked.append(answers.serious_fall)
    return None in asked or answers.current_signs is None or UNKNOWN in answers.current_signs


def _professional(answer: str | None) -> str:
    return answer if answer in ("yes", "with_limits") else "no"
