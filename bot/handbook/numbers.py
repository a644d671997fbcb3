"""What the numbers of the programme and of the code mean."""

from __future__ import annotations

from collections.abc import Mapping

from bot.content.load import Content
from bot.content.numbers import numbers
from bot.content.words import Words


def numbers_table(_: Words, content: Content) -> tuple[tuple[str, str, int], ...]:
    """Name, meaning with its unit, value: every number that a rule may read."""
    meanings = {**_timing(_), **_targets(_), **_intervals(_), **_asking(_), **_code(_)}
    return tuple((name, meanings[name], value) for name, value in numbers(content.catalogue).items())


def _timing(_: Words) -> Mapping[str, str]:
    return {
        "repetition": _("Length of a repetition, in seconds"),
        "between_sets": _("Rest between two sets, in seconds"),
        "between_exercises": _("Rest between two exercises, in seconds"),
        "warm_up": _("Warm-up, in seconds"),
        "session_limit": _("Longest session without walking, in minutes"),
    }


def _targets(_: Words) -> Mapping[str, str]:
    return {
        "moderate_minutes": _("Aim of a week: moderate minutes"),
        "impacts": _("Aim of a day: moderate impacts, where they are allowed"),
        "strength_days": _("Aim of a week: strength days"),
        "balance_days": _("Aim of a week: balance days"),
    }


def _intervals(_: Words) -> Mapping[str, str]:
    return {
        "resting": _("S6: days without the exercise that brought a caution"),
        "dizzy": _("S7: days after dizziness"),
        "jumping": _("S10: days at the top of heel drops before small jumps"),
        "block": _("Days for which a choice is kept"),
        "extras": _("Strength exercises beside the four groups, at most"),
        "rung": _("Days on a rung before the next"),
        "demanding": _("Days on a rung before support is taken away or impact rises"),
        "own_word": _("Days on a rung where the patient's own word ended the hold"),
        "sessions": _("Good sessions before a step up"),
        "group": _("Days between two steps up in a group"),
        "symptom": _("Days without a symptom before a step up"),
        "missed": _("Days without the exercise: down"),
        "long_missed": _("Days without any exercise: further down"),
    }


def _asking(_: Words) -> Mapping[str, str]:
    return {
        "put_off": _("Days until what was put off is asked once more"),
        "clear": _("Days clear before it is asked about high impact"),
        "high_impact": _("Days until that is asked again"),
        "first_check": _("Days from the first day to the first check of height and posture"),
        "check": _("Days between two checks of height and posture"),
        "height_loss": _("T3: millimetres below the first two measures"),
        "shortest": _("Smallest height that is taken, in millimetres"),
        "tallest": _("Greatest height that is taken, in millimetres"),
    }


def _code(_: Words) -> Mapping[str, str]:
    return {
        "jumps_from": _("S10: rung of heel drops before jumping"),
        "steady_from": _("S10: rung of standing on one leg or heel to toe before jumping"),
        "repeat": _("T8: days within which the same ache counts as coming back"),
        "mild": _("T8: strength of 10 up to which soreness, stiffness and tiredness do not count"),
        "severe": _("T7: strength of 10 from which an ache becomes a referral"),
    }
