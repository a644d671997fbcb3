"""Words that ask for what puts the spine at risk: bending it forward, sit-ups, twists (care rules §2; source [2]).

A warning ("Do not round your back") is welcome, and so is leaning or bending from the hips. In English a warning has
to begin with a negation; in Turkish the verb itself has to be negative.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator


def _any(*patterns: str) -> re.Pattern[str]:
    return re.compile("|".join(patterns), re.IGNORECASE)


_BACK = r"(?:your |the )?(?:upper |lower |whole )?(?:back|spine|shoulders|trunk|torso|waist|body|chest)"
_LOW = r"(?:toes|feet|ankles|shins|floor|ground)"
ENGLISH = _any(
    # reaching down; heels and feet may touch the floor
    r"\btoe[- ]touch",
    rf"(?<!heels )(?<!heel )(?<!feet )(?<!toes )\btouch(?:ing)? (?:\w+ ){{0,2}}{_LOW}",
    rf"\breach(?:ing)? (?:\w+ ){{0,3}}{_LOW}",
    r"\breach(?:ing)? (?:down|forwards?)\b",
    r"\bpick(?:ing)? (?:\w+ ){1,4}(?:from|off) the (?:floor|ground)",
    # sit-ups
    r"\bsit[- ]?ups?\b(?! (?:tall|straight))",
    r"\bcrunch",
    r"\b(?:head|shoulders|upper body)(?: \w+){0,2} (?:off|up from) (?:your|the) (?:floor|bed|mat|ground|pillow)",
    # a round back
    rf"\b(?:round|curl|curve|hunch|flex|bow)(?:ing)? {_BACK}",
    r"\b(?:round|rounded|curved) (?:back|spine)\b",
    r"\blike a cat\b|\bcat (?:stretch|pose)|\bstoop",
    r"\b(?:bone|vertebra) by (?:bone|vertebra)",
    # bending forward
    r"\b(?:curl|roll|fold|double)(?:ing)? (?:\w+ )?(?:up|down|forwards?|over)\b",
    r"\bbend(?:ing)? (?:\w+ ){0,3}(?:forwards?|over|down)\b",
    r"\bbend(?:ing)? (?:\w+ ){0,3}(?:at|from) (?:your|the) (?:waist|back|spine)",
    r"\bbow(?:ing)? (?:\w+ ){0,2}(?:forwards?|over|down|low|head)\b",
    r"\b(?:lean|tip|tilt|hang)(?:ing)? (?:\w+ ){0,2}(?:over|forwards?)\b(?! (?:\w+ )?from (?:your|the) hips)",
    r"\b(?:chin|head|nose|forehead)(?: \w+){0,2} (?:to|on|onto|towards?|into|between) (?:\w+ )?(?:chest|knee|lap)",
    r"\bknees?(?: \w+){0,2} (?:to|towards?|into) (?:your |the )?chest",
    r"\bchest(?: \w+){0,2} (?:to|towards?|onto) (?:your |the )?(?:knee|leg|thigh)",
    # twisting
    r"\btwist|\bwring",
    rf"\b(?:turn|rotate|rotating|swing|swivel|spin)(?:ing)? {_BACK}",
    r"\b(?:turn|rotate|rotating|swing|swivel)(?:ing)? (?:\w+ ){0,4}(?:as far as|from the waist|at the waist)",
    r"\b(?:swing|swivel|spin|whirl)(?:ing)? (?:\w+ ){0,2}a?round\b",
    r"\bturn(?:ing)? (?:\w+ ){0,2}from side to side",
    r"\b(?:look|glance|turn)(?:ing)? (?:\w+ ){0,3}(?:behind|over (?:\w+ ){0,2}shoulder)",
)
CLAUSE = _any(
    r"[.;:!?,\n]",
    r" (?:and|then|but|while|when|until|before|after|instead) ",
    r"(?<!far) as (?!far\b)",
)
_STILL_ASKS = r"(?! (?:forget|stop|worry|hesitate|hurry|rush|be|mind|need)\b)"
NEGATED = _any(
    rf"^\W*(?:please )?(?:do not|don't|never|avoid)\b{_STILL_ASKS}",
    rf"\b(?:do not|don't|never|without|avoid|no)\b{_STILL_ASKS}(?: \w+){{0,3}} *$",
)

_NOT = (
    r"(?!m[ae](?:y[ıi]n|y[ıi]p|d[ae]n|z|s[ıi]n|m|kt[ae]n (?:kaç|sakın|uzak)"
    r"|k (?:yok|yasak|sakıncalı|tehlikeli|zararlı|riskli)))"
)
_FEW = r"(?:\w+ ){0,3}"
_SIRT = r"\b(?:sırt|bel(?!ir|ki|ge|li)|omurga|gövde|omuz|omz|üst (?:beden|vücu))\w*"
_ONE = r"\b(?:öne|ileri(?:ye)?|aşağı(?:ya)?|yere|ikiye|bel(?:in)?(?:iz)?den) (?:doğru )?"
_AYAGA = r"\b(?:ayak(?!ta\b)|ayağ|parmak)\w*(?: (?:parmak|uç|uc|bile[kğ])\w*)?(?<=[ae])"
TURKISH = _any(
    # reaching down; toes and heels may touch the floor
    rf"{_AYAGA} {_FEW}(?:dokun|uzan|eriş|yetiş|değ){_NOT}",
    rf"\byere (?:\w+ )?dokun(?!sun){_NOT}",
    rf"(?<!ayak )\b(?:el|parmak|avu[çc])\w* {_FEW}yere {_FEW}(?:değ|dokun|uzat|koy){_NOT}",
    rf"\byerden {_FEW}(?:al|topla)(?:ın|ıp|yın|yıp|arak|yarak)\b",
    # sit-ups
    r"\bmekik",
    rf"\b(?:başı|omuz)\w* {_FEW}(?:yataktan|yerden|zeminden|minderden|yastıktan) {_FEW}kaldır{_NOT}",
    # a round back
    rf"{_SIRT} {_FEW}(?:yuvarla|kamburlaştır|bük|kıvır|katla){_NOT}",
    rf"\bkambur\w* çıkar{_NOT}",
    r"\biki büklüm|\bkedi (?:gibi|duruş|esne|deve)",
    # bending forward
    rf"(?:{_ONE})?\beğil(?!im){_NOT}",
    rf"{_ONE}{_FEW}(?:bükül|katlan|kapan|kıvrıl|sark){_NOT}",
    rf"\böne (?:doğru )?(?:uzan|yaslan){_NOT}",
    rf"(?:{_SIRT}|\bbaşı\w*) {_FEW}eğ(?:in|erek|ip|ebil|iniz)\b",
    rf"\b(?:çene|başı|alnı|burnu)\w* {_FEW}(?:göğ[sü]|diz)\w* {_FEW}(?:değ|yaklaştır|indir|koy|götür|çek|daya){_NOT}",
    rf"\bdiz\w* {_FEW}göğs\w* {_FEW}(?:çek|yaklaştır|getir|değ){_NOT}",
    # twisting
    rf"{_SIRT} {_FEW}(?:çevir|döndür|burk|savur){_NOT}",
    rf"\b(?:bel|gövde)\w*?(?:den|le) {_FEW}dön{_NOT}",
    rf"\bsağa sola {_FEW}(?:dön|çevir){_NOT}",
    rf"\b(?:burul|burkul){_NOT}",
    rf"\b(?:arka(?:n[ıi]z)?a|geri(?:ye)?) (?:doğru |dönüp )?bak{_NOT}",
    rf"\barkan[ıi]za (?:doğru )?dön{_NOT}",
    rf"\bomz\w* (?:üst|üzer)\w* {_FEW}bak{_NOT}",
)
FROM_THE_HIPS = _any(r"\bkalça\w*dan (?:\w+ ){0,2}$")


def risky_english(text: str) -> str | None:
    """The words that ask for a movement which puts the spine at risk; None when there are none."""
    return next((words for clause in CLAUSE.split(text) for words in _asked(ENGLISH, clause, NEGATED.search)), None)


def risky_turkish(text: str) -> str | None:
    """The same for Turkish."""
    lower = text.replace("İ", "i").replace("I", "ı").lower()
    return next(_asked(TURKISH, lower, FROM_THE_HIPS.search), None)


def _asked(risky: re.Pattern[str], text: str, is_safe_after: Callable[[str], object]) -> Iterator[str]:
    for found in risky.finditer(text):
        if not is_safe_after(text[: found.start()]):
            yield found.group()
