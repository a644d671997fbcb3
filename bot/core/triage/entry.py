"""Where a symptom that was told in words enters the questions about symptoms (care rules §6).

1. Each sign stands for taps: those that would have told it. What they leave open is asked next.
2. Of several signs the gravest rules, and all stay; the questions that can find an emergency are asked for each.
3. What the words have answered already is not asked.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace

from bot.core.findings import CAUTION, EMERGENCY, Finding, finding
from bot.core.symptom_table import QUESTIONS
from bot.core.symptoms import Taps, progress
from bot.core.triage.signs import RULE_OF, rules_of
from bot.core.triage.verdict import REFERRAL, UNSURE, Verdict


@dataclass(frozen=True, slots=True)
class Entry:
    """`finding`: what the words establish; `paths`: the taps they stand for, the most pressing questions first.

    `known`: answers that the words gave to questions further down.
    """

    finding: Finding
    paths: tuple[Taps, ...]
    known: Taps


def _taps(words: str) -> Taps:
    pairs = (word.partition(":") for word in words.split())
    return tuple((question, answer) for question, _, answer in pairs)


# Sign → taps, those of the most pressing questions first.
_PATHS: Mapping[str, Taps] = {
    sign: _taps(words)
    for sign, words in {
        "fall": "what:unsteady which:fell floor:yes",
        "numbness": "what:pain where:numb",
        "dizziness": "what:unsteady which:dizzy",
        "faintness": "what:unsteady which:dizzy",
        "fracture": "what:pain where:bone",
        "groin_pain": "what:pain where:hip hip:new",
        "back_pain": "what:pain where:back back:yes",
        "back_pain_with_illness": "what:pain where:back back:yes",
        "balance_loss": "what:unsteady which:unsteady",
        "near_fall": "what:unsteady which:fell",
        "calf_swelling": "what:pain where:calf calf:yes",
        "sharp_pain": "what:pain where:elsewhere kind:sharp",
        "height_loss": "what:pain where:elsewhere kind:shorter",
        "stoop": "what:pain where:elsewhere kind:stoop",
        "fatigue": "what:pain where:elsewhere kind:tired",
        "other_pain": "what:pain",
        "soreness": "what:pain",
        "stiffness": "what:pain",
    }.items()
}
_KNOWN: Mapping[str, Taps] = {
    "fall": _taps("hard:fall"),
    "back_pain_with_illness": _taps("back_ill:yes"),
    "other_pain": _taps("kind:ache"),
    "soreness": _taps("kind:sore"),
    "stiffness": _taps("kind:stiff"),
}
_WITH_A_FALL = frozenset({"back_pain", "back_pain_with_illness", "groin_pain"})  # what `fall_pain` asks about
_URGENT_AFTER_A_FALL = frozenset({"back_pain", "sharp_pain"})  # care rule T2
_LEVELS: Mapping[str, str] = {"T1": EMERGENCY, "T7": CAUTION}
SELF_HARM = "self_harm"
_ALIKE: Mapping[str, str] = {"dizziness": "faintness", "faintness": "dizziness", "near_fall": "fall"}


def enter(verdict: Verdict) -> Entry | None:
    """What follows from a verdict that is sure; None where it names nothing that could be acted upon."""
    if verdict.level == EMERGENCY:
        return Entry(finding("T1", _told(verdict)), (), ())
    if verdict.level not in (REFERRAL, CAUTION) or not verdict.signs:
        return None
    if verdict.level == CAUTION:
        return _caution(verdict.signs)
    every = frozenset(verdict.signs)
    same_day = "fall" in every and bool(every & _URGENT_AFTER_A_FALL)
    return Entry(finding(rules_of(every)[0], every, same_day=same_day), _paths(every), _known(every))


def _told(verdict: Verdict) -> tuple[str, ...]:
    """Which emergency it was is asked where nobody named it, but for self-harm, which has words of its own."""
    return tuple(sign for sign in verdict.signs if sign != verdict.guessed or sign == SELF_HARM)


def guess(verdict: Verdict) -> str | None:
    """The likeliest sign of an unsure verdict that is no emergency: the gravest (care rule T9)."""
    order = list(RULE_OF)
    milder = [sign for sign in verdict.signs if RULE_OF[sign] != "T1"]
    return min(milder, key=lambda sign: (rules_of(milder).index(RULE_OF[sign]), order.index(sign)), default=None)


def sure(sign: str) -> Verdict:
    """The verdict of somebody who names this one sign; KeyError where there is none."""
    rule = RULE_OF[sign]
    return Verdict(_LEVELS.get(rule, REFERRAL), (sign,), (rule,))


def without(verdict: Verdict, told: Collection[str]) -> Verdict | None:
    """What a verdict says beyond the signs that were told already; None where it says nothing new."""
    left = tuple(sign for sign in verdict.signs if sign not in told and _ALIKE.get(sign) not in told)
    if left == verdict.signs:
        return verdict
    if not left:
        return None
    rules = rules_of(left)
    if verdict.level == UNSURE:
        return replace(verdict, signs=left, rules=("T9", *rules))
    return replace(verdict, level=_LEVELS.get(rules[0], REFERRAL), signs=left, rules=rules)


def _caution(signs: Collection[str]) -> Entry:
    """Care rule T7."""
    first = [sign for sign in _PATHS if sign in signs][:1]
    return Entry(finding("T7", signs), tuple(_PATHS[sign] for sign in first), _known(first))


def _paths(signs: frozenset[str]) -> tuple[Taps, ...]:
    """The first one is always walked; others where an emergency can lie ahead. Aches beside a referral ask nothing."""
    ordered = dict.fromkeys(path for sign, path in _PATHS.items() if sign in signs and RULE_OF[sign] != "T7")
    first, *others = ordered
    return (first, *(path for path in others if _emergency_ahead(progress(path).question)))


def _known(signs: Collection[str]) -> Taps:
    known = tuple(tap for sign, taps in _KNOWN.items() if sign in signs for tap in taps)
    return (*known, ("fall_pain", "yes")) if "fall" in signs and _WITH_A_FALL & set(signs) else known


def _emergency_ahead(question: str | None) -> bool:
    if question is None:
        return False
    return any(option.rule == "T1" or _emergency_ahead(option.next) for option in QUESTIONS[question].options)
