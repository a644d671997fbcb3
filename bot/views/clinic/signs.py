"""What a case is about, in a few words on a button or in a line: for staff, who read many of them."""

from collections.abc import Iterable

from bot.content.words import Words
from bot.core.cases import Kind
from bot.core.triage.signs import rules_of


def sign_name(_: Words, sign: str) -> str:
    """Of one sign; the sign itself where it has no name."""
    return {
        "back_pain": _("back pain"),
        "sharp_pain": _("sudden sharp pain"),
        "other_pain": _("pain"),
        "soreness": _("soreness"),
        "stiffness": _("stiffness"),
        "fatigue": _("tiredness"),
        "dizziness": _("dizziness"),
        "faintness": _("faintness"),
        "balance_loss": _("unsteadiness"),
        "fall": _("a fall"),
        "near_fall": _("nearly a fall"),
        "height_loss": _("loss of height"),
        "stoop": _("stooping more"),
        "fracture": _("perhaps a broken bone"),
        "numbness": _("numbness"),
        "chest_pain": _("chest pain"),
        "breathless": _("struggling for breath"),
        "collapse": _("fainted or collapsed"),
        "stroke": _("signs of a stroke"),
        "head_injury": _("head injury"),
        "cannot_bear_weight": _("cannot stand"),
        "cauda_equina": _("numb between the legs, bladder or bowel"),
        "self_harm": _("thoughts of self-harm"),
        "thunderclap_headache": _("sudden severe headache"),
        "vision_loss": _("sudden loss of sight"),
        "seizure": _("seizure"),
        "groin_pain": _("groin or thigh pain"),
        "calf_swelling": _("hot or swollen calf"),
        "back_pain_with_illness": _("back pain and ill"),
        "emergency": _("emergency, not said which"),
    }.get(sign, sign)


def gravest(_: Words, signs: Iterable[str], rule: str | None) -> str:
    """One of several, for a line that has room for one; `rule`: under which they were told."""
    known = sorted(set(signs) - {"emergency"})
    if not known:
        return sign_name(_, "emergency") if rule == "T1" else kind_name(_, Kind.SYMPTOM)
    first = rules_of(known)[0]
    return next(sign_name(_, each) for each in known if rules_of([each]) == (first,))


def kind_name(_: Words, kind: Kind) -> str:
    """Of a case that is not about a sign."""
    return {
        Kind.SYMPTOM: _("a symptom"),
        Kind.UNSURE: _("not clear, and not answered at once"),
        Kind.SPINE: _("not sure about a broken bone of the spine"),
        Kind.CONCERN: _("a relative is worried"),
        Kind.QUESTION: _("a question"),
        Kind.LETTER: _("a message of the clinic"),
        Kind.REVIEW: _("to be looked at again"),
    }[kind]
