"""Care rules §1 a second time: from raw answers to facts, and from facts to the clearance and its reasons."""

from collections.abc import Mapping
from typing import Any, NamedTuple

SIGNS = ("back_pain", "sharp_pain", "dizziness", "height_loss", "stoop", "unsure", "old_posture")
ANSWERS = {
    "spinal_fracture": ("yes", "no", "unsure"),
    "frequent_fractures": ("yes", "no", "unsure"),
    "falls_12m": ("none", "one", "two_plus", "unsure"),
    "serious_fall": ("yes", "no", "unsure"),
    "unsteady": ("yes", "no", "unsure"),
    "medical_caution": ("yes", "no", "unsure"),
    "professional_ok": ("yes", "with_limits", "not_yet", "unsure"),
    "age_band": ("under_50", "50_64", "65_plus"),
    "diagnosis": ("yes", "no", "unsure"),
    "high_impact_ok": ("yes", "no", "unsure"),
}
SIX_QUESTIONS = ("spinal_fracture", "frequent_fractures", "falls_12m", "unsteady", "medical_caution", "professional_ok")

Raw = Mapping[str, Any]


class Facts(NamedTuple):
    """`word`: of a professional, `yes`, `with_limits` or `no`; `missing`: an answer to Q1-Q6 was not known (S9);
    `entered`: the clinic has entered the limits of that word (C7)."""

    fracture: str
    falls: str
    signs: bool
    cleared: bool
    medical: bool
    word: str
    high_impact: bool
    no_falls: bool
    old: bool
    missing: bool
    entered: bool = False


def said(raw: Raw, field: str) -> str | None:
    """The answer, or None where it is missing or means nothing."""
    value = raw.get(field)
    return value if isinstance(value, str) and value in ANSWERS[field] else None


def signs_in(raw: Raw) -> set[str] | None:
    """The signs that were ticked, `?` for each that means nothing; None where the question was not answered."""
    value = raw.get("current_signs")
    if not isinstance(value, (list, tuple, set, frozenset)):
        return None
    return {sign if isinstance(sign, str) and sign in SIGNS else "?" for sign in value}


def falls(raw: Raw) -> str:
    times, serious, unsteady = said(raw, "falls_12m"), said(raw, "serious_fall"), said(raw, "unsteady")
    if unsteady != "no" or times in ("two_plus", "unsure", None) or (times == "one" and serious != "no"):
        return "high"
    return "some" if times == "one" else "low"


def fracture(raw: Raw) -> str:
    never = said(raw, "spinal_fracture") == "no" and said(raw, "frequent_fractures") == "no"
    return "low" if never and "old_posture" not in (signs_in(raw) or ()) else "high"


def missing(raw: Raw) -> bool:
    signs = signs_in(raw)
    asked = [*SIX_QUESTIONS, *(["serious_fall"] if said(raw, "falls_12m") == "one" else [])]
    return signs is None or "?" in signs or any(said(raw, field) is None for field in asked)


def facts(raw: Raw) -> Facts:
    signs = signs_in(raw)
    word = said(raw, "professional_ok")
    return Facts(
        fracture=fracture(raw),
        falls=falls(raw),
        signs=signs is None or bool(signs - {"old_posture"}),
        cleared=raw.get("signs_cleared") is True,
        medical=said(raw, "medical_caution") != "no",
        word=word if word in ("yes", "with_limits") else "no",
        high_impact=said(raw, "high_impact_ok") == "yes",
        no_falls=said(raw, "falls_12m") == "none",
        old=said(raw, "age_band") not in ("under_50", "50_64"),
        missing=missing(raw),
        entered=raw.get("limits_entered") is True,
    )


def clearance(fact: Facts) -> tuple[str, tuple[str, ...]]:
    """The level and its reasons in order."""
    reasons = [
        *(["C1"] if fact.fracture == "high" else []),
        *(["C2"] if fact.falls == "high" else []),
        *(["C3"] if fact.signs else []),
        *(["C4"] if fact.medical else []),
    ]
    word_lifts = fact.word != "no"
    hold = any(not (fact.cleared if reason == "C3" else word_lifts) for reason in reasons)
    known = fact.word == "yes" or (fact.word == "with_limits" and fact.entered)
    level = "hold" if hold else "clear" if known else "advised"
    if level == "advised" and fact.word == "no":
        reasons.append("C5")
    if level == "clear":
        reasons.append("C6")
    if fact.word == "with_limits":
        reasons.append("C7")
    if fact.missing:
        reasons.append("S9")
    return level, tuple(reasons)
