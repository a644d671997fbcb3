"""Whether a sign that is named is also meant: of the writer, now, and not denied (care rules §6).

1. A phrase that only looks like a sign ("fell asleep") hides what it covers; so does one that is a lesser sign than its
   words ("nearly fainted").
2. A denial reaches through its clause, and through a list of signs; two denials leave it open.
3. A supposition, somebody else or a time long ago reaches through its sentence, somebody else only until the writer
   speaks of themselves.
4. Who writes for the patient means the patient: then nobody is somebody else.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from bot.core.language.patterns import Match
from bot.core.language.reading import Reading
from bot.core.triage import lexicon as names
from bot.core.triage.lexicon import Lexicon

DENIED, TWICE_DENIED = "denied", "twice_denied"
REACH_BEFORE, REACH_AFTER = 5, 3  # words that a denial reaches over
REACH = 40  # words that anything reaches over, so that the work stays linear


@dataclass(frozen=True, slots=True)
class Heard:
    """A sign that is named with these words; `softened`: why it may not be meant, None where it is."""

    sign: str
    words: str
    softened: str | None = None


@dataclass(frozen=True, slots=True)
class _Around:
    """A sign in its surroundings: the cues near it, and which words belong to some sign."""

    reading: Reading
    sign: Match
    cues: Sequence[Match]
    named: frozenset[int]
    joining: frozenset[str]


def hear(reading: Reading, lexicon: Lexicon, *, helper: bool = False) -> tuple[Heard, ...]:
    """Every sign that the message names, in order; `helper`: somebody writes for the patient, who is then meant."""
    words = reading.words
    hidden = _places(lexicon.harmless.find(words))
    instead = [each for each in lexicon.instead.find(words) if hidden.isdisjoint(_places([each]))]
    covered = hidden | _places(instead)
    signs = [each for each in lexicon.signs.find(words, reading.sentences) if covered.isdisjoint(_places([each]))]
    signs = sorted(instead + signs, key=lambda sign: sign.start)
    if not signs:
        return ()
    cues = sorted(lexicon.cues.find(words), key=lambda cue: cue.start)
    for_patient = helper or any(cue.means == names.CARER for cue in cues)
    named = _places(signs)
    starts = [cue.start for cue in cues]
    heard = []
    for sign in signs:
        near = cues[bisect_left(starts, sign.start - REACH) : bisect_left(starts, sign.end + REACH)]
        around = _Around(reading, sign, near, named, lexicon.joining)
        heard.append(Heard(sign.means, " ".join(words[sign.start : sign.end]), _softened(around, for_patient)))
    return tuple(heard)


def _places(matches: Iterable[Match]) -> frozenset[int]:
    return frozenset(place for match in matches for place in range(match.start, match.end))


def _softened(around: _Around, for_patient: bool) -> str | None:
    denials = around.sign.denied + _apart([cue for cue in around.cues if _denies(cue, around)])
    means = {cue.means for cue in _in_sentence(around)}
    if denials:
        return TWICE_DENIED if denials > 1 or names.TWICE in means else DENIED
    if not for_patient and _is_anothers(around):
        return names.ANOTHER
    if names.HYPOTHETICAL in means:
        return names.HYPOTHETICAL
    return names.LONG_AGO if names.LONG_AGO in means and not _is_recent(around) else None


def _is_recent(around: _Around) -> bool:
    """Told in one breath with today or yesterday: "I fell years ago, and again today"."""
    clauses = around.reading.clauses
    return any(cue.means == names.NOW and clauses[cue.start] == clauses[around.sign.start] for cue in around.cues)


def _in_sentence(around: _Around) -> list[Match]:
    sentences = around.reading.sentences
    return [cue for cue in around.cues if sentences[cue.start] == sentences[around.sign.start]]


def _is_anothers(around: _Around) -> bool:
    """The last person that is named before the end of the sign is somebody else."""
    persons = [cue for cue in _in_sentence(around) if cue.start < around.sign.end]
    others = [cue.end for cue in persons if cue.means == names.ANOTHER]
    return bool(others) and not any(cue.means == names.OWN and cue.start >= max(others) for cue in persons)


def _apart(cues: Sequence[Match]) -> int:
    """How many there are; those that share a word are one: "not" and "not feeling"."""
    ends = [0]
    for cue in sorted(cues, key=lambda each: (each.start, each.end)):
        if cue.start >= ends[-1]:
            ends.append(cue.end)
        else:
            ends[-1] = max(ends[-1], cue.end)
    return len(ends) - 1


def _denies(cue: Match, around: _Around) -> bool:
    sign = around.sign
    if cue.means not in (names.DENIAL_BEFORE, names.DENIAL_AFTER):
        return False
    if sign.start <= cue.start and cue.end <= sign.end:  # "cannot get up" names its own denial, "head is not spinning"
        return cue.start in sign.skipped  # does not
    if cue.means == names.DENIAL_BEFORE:
        return cue.start < sign.end and _reaches(range(cue.end, sign.start), cue, around, REACH_BEFORE)
    return cue.end > sign.start and _reaches(range(sign.end, cue.start), cue, around, REACH_AFTER)


def _reaches(between: range, cue: Match, around: _Around, reach: int) -> bool:
    """Within its clause and near, or over words that only list signs: "no pain, dizziness or numbness"."""
    clauses, sentences, sign = around.reading.clauses, around.reading.sentences, around.sign
    if _denied_in(between, around):
        return False
    if clauses[cue.start] == clauses[sign.start] and len(between) <= reach:
        return True
    if sentences[cue.start] != sentences[sign.start] or not between:
        return False
    return all(place in around.named or around.reading.words[place] in around.joining for place in between)


def _denied_in(between: range, around: _Around) -> bool:
    """Another sign with a denial of its own stands in between: "no pain, no dizziness"."""
    denials = (names.DENIAL_BEFORE, names.DENIAL_AFTER)
    denied = any(cue.means in denials and cue.start in between for cue in around.cues)
    return denied and not around.named.isdisjoint(between)
