"""How well triage and the activity grammar do on labelled messages."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from typing import Any

from bot.core.triage.signs import RULE_OF
from bot.core.triage.verdict import CAUTION, EMERGENCY, NONE, REFERRAL, UNSURE, Verdict
from corpus.messages import Message

LEVELS = (EMERGENCY, REFERRAL, CAUTION, NONE)
SAID = (EMERGENCY, REFERRAL, CAUTION, UNSURE, NONE)
Judged = Sequence[tuple[Message, Verdict]]


def report(judged: Judged, read: Callable[[str], Sequence[dict[str, Any]]] | None = None) -> Iterator[str]:
    """Lines to print, by language."""
    for lang in sorted({message.lang for message, _ in judged}):
        own = [each for each in judged if each[0].lang == lang]
        labelled = [each for each in own if each[0].level]
        if labelled:
            yield from _levels(lang, labelled)
        if read is not None and (logs := [message for message, _ in own if message.activities is not None]):
            yield from _activities(lang, logs, {message.id: verdict for message, verdict in own}, read)


def _levels(lang: str, judged: Judged) -> Iterator[str]:
    yield f"{lang}: {len(judged)} messages with a level"
    for level in (EMERGENCY, REFERRAL, CAUTION):
        given = [verdict for message, verdict in judged if message.level == level]
        yield _line(f"{level}: flagged or asked", sum(verdict.level != NONE for verdict in given), len(given))
    serious = [(message, verdict) for message, verdict in judged if message.level in (EMERGENCY, REFERRAL)]
    yield _line("misses (emergency or referral → none)", sum(v.level == NONE for _, v in serious), len(serious))
    grave = [verdict for message, verdict in judged if message.level == EMERGENCY]
    yield _line("emergencies outright", sum(verdict.level == EMERGENCY for verdict in grave), len(grave))
    referrals = [(message, verdict) for message, verdict in judged if message.level == REFERRAL]
    right = sum(_is_right(message, verdict) for message, verdict in referrals)
    yield _line("referrals referred, or asked with the right first guess", right, len(referrals))
    under = sum(verdict.level == CAUTION for _, verdict in serious)
    yield _line("under-levelled (emergency or referral → caution)", under, len(serious))
    harmless = [verdict for message, verdict in judged if message.level == NONE]
    alarms = sum(verdict.level in (EMERGENCY, REFERRAL, CAUTION) for verdict in harmless)
    yield _line("false alarms (harmless → any level)", alarms, len(harmless))
    yield _line("questions on harmless messages", sum(v.level == UNSURE for v in harmless), len(harmless))
    yield from _confusion(judged)


def _is_right(message: Message, verdict: Verdict) -> bool:
    if verdict.level in (EMERGENCY, REFERRAL):
        return True
    fitting = {RULE_OF[sign] for sign in message.signs if sign in RULE_OF}
    return verdict.level == UNSURE and len(verdict.rules) > 1 and verdict.rules[1] in fitting


def _line(what: str, part: int, whole: int) -> str:
    share = f"{part / whole:6.1%}" if whole else "     –"
    return f"  {what:<58}{part:>5} of {whole:<5} {share}"


def _confusion(judged: Judged) -> Iterator[str]:
    counted = Counter((message.level, verdict.level) for message, verdict in judged)
    yield "  " + "labelled ↓ said →".ljust(20) + "".join(said.rjust(11) for said in SAID)
    for level in LEVELS:
        yield "  " + level.ljust(20) + "".join(str(counted[level, said]).rjust(11) for said in SAID)


def _activities(
    lang: str, logs: Sequence[Message], verdicts: dict[str, Verdict], read: Callable[[str], Sequence[dict[str, Any]]]
) -> Iterator[str]:
    yield f"{lang}: {len(logs)} messages with labelled activities"
    exact = sum(list(read(message.text)) == list(message.activities or ()) for message in logs)
    yield _line("activities exactly right", exact, len(logs))
    plain = [message for message in logs if message.activities and message.level in (None, NONE)]
    yield _line("questions on plain activity logs", sum(verdicts[m.id].level == UNSURE for m in plain), len(plain))
    flagged = sum(verdicts[message.id].level in (EMERGENCY, REFERRAL, CAUTION) for message in plain)
    yield _line("false alarms on plain activity logs", flagged, len(plain))
