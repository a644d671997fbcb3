"""From a message to a verdict: none must be proven (care rules §6).

1. What the lexicon hears and nothing softens, counts as it is said. The second opinion may raise it; where, unaware
   of what was heard, it is all but sure that there is nothing, it makes the bot ask. It never makes anything "none".
2. Where the lexicon hears nothing, the second opinion may still be sure enough to act upon.
3. Nothing is "none" unless the second opinion all but rules a symptom out. A softened sign needs that proof too, and
   once more from the words alone; a denied emergency or a sign denied twice is asked about always, and so is a message
   whose words hardly anybody knows.
4. A vague phrase ("I feel awful") that is all there is may mean anything: it is asked about, and nothing is guessed.
5. A message of nothing but approved phrases is what they say: nothing ("I am fasting"), or a sign that is asked about
   ("no balance", which may be the exercises that are left out).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from bot.core.language.patterns import Match
from bot.core.language.reading import Reading, read
from bot.core.language.vocabulary import Vocabulary
from bot.core.triage.contexts import DENIED, TWICE_DENIED, Heard, hear
from bot.core.triage.features import UNHEARD, features
from bot.core.triage.lexicon import ANOTHER, Lexicon
from bot.core.triage.opinion import NOTHING, Opinion
from bot.core.triage.signs import RULE_OF, SIGNS_OF, rules_of
from bot.core.triage.verdict import CAUTION, EMERGENCY, NONE, REFERRAL, UNSURE, Verdict

SELF_HARM = "self_harm"
BESIDE_VAGUE = 3  # words beside a vague phrase that do not say more than it does
SERIOUS = ("T1", "T2", "T3", "T4", "T5", "T6")


@dataclass(frozen=True, slots=True)
class Thresholds:
    """How sure the second opinion has to be, as probabilities.

    `emergency`, `referral`, `caution`: to call one by itself; `doubt`: to ask whether a caution is more;
    `harmless_emergency`, `harmless`: to ask whether what the lexicon heard was meant; `nothing`: to agree that there is
    nothing, `softened`: and from the words alone, where a softened sign was heard. `unknown`: the share of words that
    nobody knows from which on the bot asks; `guess`: to offer a sign that nobody named.
    """

    emergency: float
    referral: float
    caution: float
    doubt: float
    harmless_emergency: float
    harmless: float
    nothing: float
    softened: float
    unknown: float
    guess: float


@dataclass(frozen=True, slots=True)
class Understanding:
    """All that triage needs to know; `naming`: which sign it is, where the opinion finds one and the lexicon none."""

    lexicon: Lexicon
    vocabulary: Vocabulary
    opinion: Opinion
    naming: Opinion
    thresholds: Thresholds


@dataclass(frozen=True, slots=True)
class Opinions:
    """The second opinion.

    `weighed`: probabilities by outcome; `nothing_alone`: that of nothing, when it is not told what the lexicon heard;
    `unknown`: the share of words that nobody knows.
    """

    weighed: Mapping[str, float]
    nothing_alone: float
    unknown: float


def judge(text: str, understanding: Understanding, *, helper: bool = False) -> Verdict:
    """What these words say about the patient's health; `helper`: somebody writes for the patient."""
    vocabulary = understanding.vocabulary
    reading = read(text, understanding.lexicon.breaking)
    heard = hear(reading, understanding.lexicon, helper=helper)
    seen = features(reading, heard, vocabulary)
    opinions = _opinions(seen, understanding.opinion, share_unknown(reading, vocabulary))
    found = _of_approved(reading, understanding.lexicon) or _of_vague(reading, understanding.lexicon, heard)
    found = found or verdict(heard, opinions, understanding.thresholds)
    unnamed = unnamed_rule(found)
    return named(found, unnamed, understanding.naming.weigh(seen)) if unnamed else found


def speaks_of_another(text: str, understanding: Understanding) -> bool:
    """Whether a sign is named that is somebody else's."""
    lexicon = understanding.lexicon
    return any(each.softened == ANOTHER for each in hear(read(text, lexicon.breaking), lexicon))


def _of_approved(reading: Reading, lexicon: Lexicon) -> Verdict | None:
    """Nothing but phrases that say all when they stand alone; a longer one counts in place of those within it."""
    found = lexicon.alone.find(reading.words)
    longest = [each for each in found if not any(_lies_within(each, other) for other in found)]
    if len({place for each in longest for place in range(each.start, each.end)}) < max(len(reading.words), 1):
        return None
    asked = [each for each in longest if each.means != NOTHING]
    if not asked:
        return Verdict(NONE)
    signs = tuple(sorted({each.means for each in asked}))
    return Verdict(
        UNSURE, signs, ("T9", *rules_of(signs)), tuple(" ".join(reading.words[e.start : e.end]) for e in asked)
    )


def _lies_within(match: Match, other: Match) -> bool:
    return other.start <= match.start and match.end <= other.end and other.end - other.start > match.end - match.start


def _of_vague(reading: Reading, lexicon: Lexicon, heard: Sequence[Heard]) -> Verdict | None:
    """Nothing but a vague phrase, or one with little around it."""
    if heard or not (found := lexicon.vague.find(reading.words)):
        return None
    phrase = max(found, key=lambda match: match.end - match.start)
    if len(reading.words) - (phrase.end - phrase.start) > BESIDE_VAGUE:
        return None
    return Verdict(UNSURE, (), ("T9",), (" ".join(reading.words[phrase.start : phrase.end]),))


def _opinions(seen: Sequence[frozenset[str]], opinion: Opinion, unknown: float) -> Opinions:
    """With what the lexicon heard, which is the last of the sets, and without."""
    shares = [opinion.share(block) for block in seen]
    alone = opinion.together([*shares[:-1], opinion.share(UNHEARD)])
    return Opinions(opinion.together(shares), alone[NOTHING], unknown)


def share_unknown(reading: Reading, vocabulary: Vocabulary) -> float:
    """How many of the words nobody taught us, from 0 to 1; a single one among others may be a name."""
    if not reading.words:
        return 1.0
    words = [word for word in reading.words if not word.isdigit()]
    unknown = sum(vocabulary.kind(word) is None for word in words)
    return unknown / len(words) if unknown > 1 or len(words) == unknown == 1 else 0.0


def verdict(heard: Sequence[Heard], opinions: Opinions, thresholds: Thresholds) -> Verdict:
    """What the lexicon heard and the second opinion, put together."""
    meant = [each for each in heard if each.softened is None]
    sure = _sure(opinions.weighed, thresholds)
    if meant:
        return _asserted(heard, sure, opinions, thresholds)
    if sure and sure not in rules_of(each.sign for each in heard):
        return _found([], sure)
    if _is_proven(heard, opinions, thresholds):
        return Verdict(NONE)
    return _asking(heard, opinions.weighed, thresholds.guess)


def _sure(weighed: Mapping[str, float], thresholds: Thresholds) -> str | None:
    """The rule that the second opinion is sure of; None where it is not."""
    serious = sum(weighed[rule] for rule in SERIOUS)
    if weighed["T1"] >= thresholds.emergency:
        return "T1"
    if serious >= thresholds.referral:
        return max(SERIOUS[1:], key=lambda rule: weighed[rule])
    return "T7" if serious + weighed["T7"] >= thresholds.caution and weighed["T7"] > serious else None


def _asserted(heard: Sequence[Heard], sure: str | None, opinions: Opinions, thresholds: Thresholds) -> Verdict:
    meant = [each for each in heard if each.softened is None]
    rule = rules_of(each.sign for each in meant)[0]
    unclear = [each for each in heard if each.softened and _must_ask(each)]
    if rule == "T7" and unclear:
        return _asking(unclear, opinions.weighed, thresholds.guess)
    if _is_more(rule, sure, opinions, thresholds) or _is_less(rule, opinions, thresholds):
        return _asking(meant, opinions.weighed, thresholds.guess)
    return _found(meant, sure if sure and _gravity(sure) > _gravity(rule) else None)


def _is_more(rule: str, sure: str | None, opinions: Opinions, thresholds: Thresholds) -> bool:
    """Perhaps graver than the caution that was heard."""
    serious = sum(opinions.weighed[each] for each in SERIOUS)
    return rule == "T7" and sure in (None, "T7") and serious >= thresholds.doubt


def _is_less(rule: str, opinions: Opinions, thresholds: Thresholds) -> bool:
    """Perhaps not meant at all."""
    least = thresholds.harmless_emergency if rule == "T1" else thresholds.harmless
    return opinions.nothing_alone >= least


def _gravity(rule: str) -> int:
    return {"T1": 2, "T7": 0}.get(rule, 1)


def _found(meant: Sequence[Heard], raised: str | None) -> Verdict:
    """`raised`: a graver rule than any that the lexicon heard; its sign is named later."""
    signs = tuple(sorted({each.sign for each in meant if not _is_part_of_graver(each, meant)}))
    rules = ((raised,) if raised else ()) + rules_of(signs)
    level = {"T1": EMERGENCY, "T7": CAUTION}.get(rules[0], REFERRAL)
    return Verdict(level, signs, rules, _words(meant))


def _is_part_of_graver(heard: Heard, meant: Sequence[Heard]) -> bool:
    """An ache or stiffness in the very words of something graver: "tightness in my chest" is no stiffness."""
    graver = (each for each in meant if RULE_OF[each.sign] != "T7")
    return RULE_OF[heard.sign] == "T7" and any(f" {heard.words} " in f" {each.words} " for each in graver)


def _is_proven(heard: Sequence[Heard], opinions: Opinions, thresholds: Thresholds) -> bool:
    if any(map(_must_ask, heard)) or opinions.unknown >= thresholds.unknown:
        return False
    if heard and opinions.nothing_alone < thresholds.softened:
        return False
    return opinions.weighed[NOTHING] >= thresholds.nothing


def _must_ask(heard: Heard) -> bool:
    """Never proven harmless: a sign denied twice, an emergency denied, and self-harm however it is put."""
    denied_emergency = heard.softened == DENIED and RULE_OF[heard.sign] == "T1"
    return heard.softened == TWICE_DENIED or denied_emergency or heard.sign == SELF_HARM


def _asking(heard: Sequence[Heard], weighed: Mapping[str, float], least: float) -> Verdict:
    """Care rule T9, the likeliest rule first; where nothing was heard its sign is named later, if it is `least`
    likely."""
    signs = {each.sign for each in heard}
    rules = sorted(rules_of(signs), key=lambda rule: -weighed[rule])
    likeliest = max((*SERIOUS, "T7"), key=lambda rule: weighed[rule])
    guesses = tuple(rules) or ((likeliest,) if weighed[likeliest] >= least else ())
    return Verdict(UNSURE, tuple(sorted(signs)), ("T9", *guesses), _words(heard))


def unnamed_rule(found: Verdict) -> str | None:
    """The rule that the second opinion brought in and that no sign stands for yet."""
    stood_for = rules_of(found.signs)
    return next((rule for rule in found.rules if rule not in stood_for and rule != "T9"), None)


def named(found: Verdict, rule: str, weighed: Mapping[str, float]) -> Verdict:
    """The same with the likeliest sign of this rule; `weighed`: probabilities by sign."""
    sign = max((each for each in SIGNS_OF[rule] if each in weighed), key=lambda each: weighed[each])
    signs = tuple(sorted({*found.signs, sign}))
    if sign == SELF_HARM and rule == found.rules[0]:  # too grave to be said to somebody on a guess alone: it is asked
        return replace(found, level=UNSURE, signs=signs, rules=("T9", *found.rules), guessed=sign)
    return replace(found, signs=signs, guessed=sign)


def _words(heard: Sequence[Heard]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(each.words for each in heard))
