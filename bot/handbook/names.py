"""What the ids of the code and of the content are called, where no text of the content names them."""

from __future__ import annotations

from collections.abc import Mapping

from bot.content.words import Words

Names = Mapping[str | None, str]


def slots(_: Words) -> Mapping[tuple[str, str | None], str]:
    """By category and group."""
    return {
        ("weight_bearing", None): _("On your feet (weight-bearing)"),
        ("balance", None): _("Balance exercises"),
        ("resistance", "squat"): _("Strength: squat"),
        ("resistance", "push"): _("Strength: push"),
        ("resistance", "pull"): _("Strength: pull"),
        ("resistance", "hinge"): _("Strength: hinge"),
        ("resistance", None): _("Strength: extras outside the four groups"),
    }


def impacts(_: Words) -> Names:
    return {"none": _("no impact"), "low": _("low impact"), "moderate": _("moderate impact"), "high": _("high impact")}


def supports(_: Words) -> Names:
    return {
        None: _("nothing to hold on to"),
        "seated": _("sitting"),
        "both_hands": _("both hands"),
        "one_hand": _("one hand"),
        "fingertips": _("fingertips"),
        "hover": _("hands just above"),
        "rail": _("a hand on the rail"),
        "none": _("without holding on"),
    }


def equipment(_: Words) -> Names:
    return {
        "counter": _("kitchen worktop"),
        "chair": _("chair with a straight back"),
        "wall": _("free wall"),
        "band": _("exercise band"),
        "stairs_rail": _("stairs with a handrail"),
    }


def links(_: Words) -> Names:
    return {"rising": _("rising"), "bending": _("bending"), "head_turn": _("turning the head")}


def counts(_: Words) -> Names:
    return {
        "moderate_minutes": _("moderate minutes"),
        "weight_bearing_minutes": _("weight-bearing minutes"),
        "impacts": _("moderate impacts"),
        "strength": _("strength days"),
        "balance": _("balance days"),
    }


def places(_: Words) -> Names:
    """Where it can ache (care rule S6)."""
    return {
        "neck": _("neck"),
        "shoulder": _("shoulder"),
        "arm": _("arm or hand"),
        "belly": _("belly"),
        "knee": _("knee"),
        "foot": _("lower leg or foot"),
        "hip": _("groin, hip or thigh"),
    }


def values(_: Words) -> Names:
    """What the fields of the questionnaire hold; None is a missing or unknown value (care rule S9)."""
    return {
        None: _("not answered"),
        "yes": _("yes"),
        "no": _("no"),
        "unsure": _("not sure"),
        "none": _("none"),
        "one": _("one"),
        "two_plus": _("two or more"),
        "with_limits": _("with limits"),
        "not_yet": _("not yet"),
        "under_50": _("under 50"),
        "50_64": _("50 to 64"),
        "65_plus": _("65 or older"),
        "back_pain": _("back pain"),
        "sharp_pain": _("sudden sharp pain"),
        "dizziness": _("dizziness"),
        "height_loss": _("loss of height"),
        "stoop": _("stooping more"),
        "old_posture": _("an old stoop or height loss only"),
    }


def fields(_: Words) -> Names:
    """The fields of the questionnaire (care rules §1)."""
    return {
        "spinal_fracture": _("Broken bone in the spine"),
        "frequent_fractures": _("Broken bones twice or more"),
        "falls_12m": _("Falls in 12 months"),
        "serious_fall": _("Hurt, fainted or not up alone"),
        "unsteady": _("Unsteady, stick or frame"),
        "current_signs": _("New or worse signs"),
        "medical_caution": _("A condition that needs care"),
        "professional_ok": _("A professional's word"),
        "high_impact_ok": _("A professional's word about high impact"),
        "age_band": _("Age"),
        "diagnosis": _("Osteoporosis"),
        "equipment": _("At home"),
    }


def facts(_: Words) -> Names:
    """What the rules read (bot/core/facts.py)."""
    return {
        "fracture_risk": _("Fracture risk"),
        "falls_risk": _("Falls risk"),
        "new_signs": _("New signs (C3)"),
        "medical_caution": _("Medical caution (C4)"),
        "professional": _("Professional's word"),
        "high_impact_ok": _("High impact allowed (S3)"),
        "is_65_plus": _("65 or older (S10)"),
        "high": _("high"),
        "some": _("some"),
        "low": _("low"),
        "yes": _("yes"),
        "no": _("no"),
        "with_limits": _("with limits"),
        "missing": _("S9"),
    }


def levels(_: Words) -> Names:
    """Of a clearance and of a finding."""
    return {
        "hold": _("hold"),
        "advised": _("advised"),
        "clear": _("clear"),
        "emergency": _("emergency"),
        "referral": _("referral"),
        "caution": _("caution"),
        "unsure": _("asks"),
    }


def urgencies(_: Words) -> Names:
    return {None: "", "same_day": _("the same day"), "within_days": _("within days")}
