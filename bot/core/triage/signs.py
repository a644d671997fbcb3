"""Which rule of care §6 each sign falls under, and so how grave it is."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

SIGNS_OF: Mapping[str, tuple[str, ...]] = {
    "T1": (
        "chest_pain",
        "breathless",
        "collapse",
        "stroke",
        "head_injury",
        "cannot_bear_weight",
        "cauda_equina",
        "self_harm",
        "thunderclap_headache",
        "vision_loss",
        "seizure",
    ),
    "T2": ("back_pain", "sharp_pain"),
    "T3": ("height_loss", "stoop"),
    "T4": ("fall", "balance_loss", "near_fall"),
    "T5": ("dizziness", "faintness"),
    "T6": ("fracture", "numbness", "groin_pain", "calf_swelling", "back_pain_with_illness"),
    "T7": ("other_pain", "soreness", "stiffness", "fatigue"),
}
"""Rule → its signs, the commonest first."""

RULE_OF: Mapping[str, str] = {sign: rule for rule, signs in SIGNS_OF.items() for sign in signs}
"""Sign → T1 to T7. Old unchanged back pain is T7 all the same: the lexicon calls it `other_pain`."""


def rules_of(signs: Iterable[str]) -> tuple[str, ...]:
    """The rules of these signs, the gravest first."""
    order = ("T1", "T6", "T2", "T5", "T4", "T3", "T7")
    return tuple(sorted({RULE_OF[sign] for sign in signs}, key=order.index))
