"""No content may ask for what puts the spine at risk (care rules §2; source [2]).

Forward bending of the spine, sit-ups and twists are refused in an exercise's English and Turkish words. A warning
("Do not round your back") is welcome: in English the clause must begin its demand with a negation, in Turkish the
verb itself must be negative.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot.content.document import Document
from bot.content.exercise_schema import ExerciseFile
from bot.content.source import Fault

FORBIDDEN_SPINE = {"flexion": "spinal flexion", "end_range_twist": "an end-range twist"}

_BACK = r"(?:upper |lower |whole )?(?:back|spine|shoulders|trunk|body|chest)"
ENGLISH = re.compile(
    r"\btoe[- ]touch"
    r"|\b(?:touch|reach for|reach down to)(?:ing)? (?:your|the) (?:toes|feet|ankles|shins)"
    r"|\bsit[- ]?ups?\b(?! (?:tall|straight))"
    r"|\bcrunch"
    rf"|\b(?:round|curl|curve|hunch|flex)(?:ing)? (?:your |the )?{_BACK}"
    r"|\b(?:curl|roll|fold)(?:ing)? (?:up|down|forwards?|over)\b"
    r"|\bbend(?:ing)? (?:\w+ ){0,3}(?:forwards?|over|down)\b"
    r"|\blean(?:ing)? (?:over|forwards? from (?:your|the) (?:waist|back))\b"
    r"|\bchin (?:to|on) (?:your|the) chest"
    r"|\btwist"
    rf"|\b(?:turn|rotate)(?:ing)? (?:your |the )?{_BACK}"
    r"|\blook(?:ing)? (?:behind you|over your shoulder)"
    r"|\bwring",
    re.IGNORECASE,
)
NEGATED = re.compile(r"\b(?:do not|don't|never|without|avoid|no)\b(?! (?:forget|stop))(?: \w+){0,3} *$", re.IGNORECASE)
CLAUSE = re.compile(r"[.;:!?,\n]| and | then ")

_NOT = r"(?!m[ae](?:y[ıi]n|d[ae]n|z|s[ıi]n))"
TURKISH = re.compile(
    r"mekik"
    rf"|öne (?:doğru )?(?:eğil|bükül|kapan){_NOT}"
    rf"|bel(?:den|inizden) (?:\w+ )?(?:eğil|bükül){_NOT}"
    rf"|(?:sırt|bel|omurga|gövde|omuz)\w* (?:\w+ ){{0,3}}(?:yuvarla|kamburlaştır|bük|kıvır){_NOT}"
    rf"|(?:sırt|bel|omurga|gövde|omuz)\w* (?:\w+ ){{0,3}}(?:çevir|döndür|burk){_NOT}"
    r"|(?:ayak (?:parmak|uç)|parmak uç|ayak)\w* (?:dokun|uzan)"
    rf"|\barka(?:n[ıi]z)?a (?:dön|bak){_NOT}"
    rf"|\bburkul{_NOT}"
    rf"|çene\w* göğs\w* (?:\w+ )?(?:değdir|yaklaştır){_NOT}",
    re.IGNORECASE,
)


def risky_english(text: str) -> str | None:
    """The words that ask for a movement which puts the spine at risk; None when there are none."""
    for clause in CLAUSE.split(text):
        found = ENGLISH.search(clause)
        if found and not NEGATED.search(clause[: found.start()]):
            return found.group()
    return None


def risky_turkish(text: str) -> str | None:
    """The same for Turkish."""
    found = TURKISH.search(text.replace("İ", "i").replace("I", "ı").lower())
    return found.group() if found else None


def spine_faults(document: Document[ExerciseFile]) -> Iterator[Fault]:
    """What an exercise file marks or asks for that may not be prescribed."""
    for number, exercise in enumerate(document.model.exercises):
        if exercise.spine in FORBIDDEN_SPINE:
            yield document.fault(
                ("exercises", number, "spine"),
                f"{exercise.id} is marked with {FORBIDDEN_SPINE[exercise.spine]}: it may not be prescribed",
            )
    for path, text in document.texts():
        if words := risky_english(text):
            yield document.fault(path, f'"{words}" puts the spine at risk: it may not be asked for')
