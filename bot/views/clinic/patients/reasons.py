"""Why a patient is on hold, and what the levels and pauses are called: for staff, in the third person."""

from bot.content.words import Words
from bot.core.pause import AWAY, HOSPITAL, ILL


def reason(_: Words, rule: str) -> str:
    """Of a hold, by its rule (care rules §1 and §6)."""
    return {
        "T1": _("an emergency was reported"),
        "T2": _("new, worse or sudden pain was reported"),
        "T3": _("loss of height or a stoop was reported"),
        "T4": _("a fall, nearly a fall or unsteadiness was reported"),
        "T5": _("dizziness or faintness was reported"),
        "T6": _("a sign to be seen on the same day was reported"),
        "T8": _("the same ache came twice in two weeks"),
        "S1": _("the clinic wants them to wait"),
        "C1": _("the answers tell of broken bones or a stoop, or of not being sure"),
        "C2": _("the answers tell of falls or unsteadiness, or of not being sure"),
        "C3": _("the answers tell of something new or getting worse, or of not being sure"),
        "C4": _("the answers tell of a health condition, or of not being sure"),
    }.get(rule, _("something was reported"))


def level(_: Words, found: str | None) -> str:
    """What the answers allow; None: they are not finished."""
    return {
        "clear": _("May exercise."),
        "advised": _("May exercise on the lowest steps: no word of a doctor or physiotherapist is known yet."),
        "hold": _("May not exercise: the answers ask for a doctor's or physiotherapist's word first."),
    }.get(found or "", _("Has not finished the safety questions."))


def pause(_: Words, kind: str) -> str:
    return {AWAY: _("away"), ILL: _("ill"), HOSPITAL: _("in hospital")}[kind]
