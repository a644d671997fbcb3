"""A symptom stays one when it is said a little differently: louder, misspelt, dictated, or beside an activity."""

from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path
from random import Random
from zlib import crc32

import pytest

from bot.core.triage.signs import RULE_OF
from bot.core.triage.verdict import EMERGENCY, NONE, REFERRAL
from corpus.messages import Message, aside, read, symptoms
from tests.corpus.changes import CHANGES
from tests.corpus.floor import TAKEN_BACK
from tests.corpus.judged import judged

PLAIN = read([Path(__file__).parent / "plain_symptoms.jsonl"])
SEED, SAMPLE = 2026, 150  # messages of each language


def changed(message: Message, change: str) -> str:
    """The same slip in the same message every time."""
    return CHANGES[change](message.text, message.lang, Random(crc32(message.text.encode())))


def serious(messages: Iterable[Message]) -> Iterator[Message]:
    return (message for message in messages if message.level in (EMERGENCY, REFERRAL))


def sample(lang: str) -> list[Message]:
    """Emergencies and referrals that are recognised as they are."""
    own = [message for message in serious(symptoms()) if message.lang == lang]
    drawn = Random(SEED).sample(own, len(own))
    return list(islice((message for message in drawn if judged(message.text).level in (EMERGENCY, REFERRAL)), SAMPLE))


def test_the_plain_sentences_tell_of_every_sign_in_both_languages() -> None:
    for lang in ("en", "tr"):
        own = [message for message in PLAIN if message.lang == lang]
        assert len(own) == 60
        assert {sign for message in own for sign in message.signs} == set(RULE_OF)


@pytest.mark.parametrize("message", PLAIN, ids=lambda message: message.id)
def test_a_plain_sentence_is_no_less_than_what_it_says(message: Message) -> None:
    order = ("caution", "referral", "emergency")
    said = judged(message.text).level
    assert said in order
    assert order.index(said) >= order.index(message.level or "")


@pytest.mark.parametrize("change", CHANGES)
def test_a_plain_symptom_stays_one_however_it_is_said(change: str) -> None:
    texts = [changed(message, change) for message in PLAIN]
    lost = [text for text in texts if judged(text).level == NONE]
    assert lost == []


def test_hardly_any_symptom_is_lost_when_it_is_said_a_little_differently() -> None:
    messages = [message for message in serious(aside()) if judged(message.text).level != NONE]
    messages += [message for lang in ("en", "tr") for message in sample(lang)]
    tried = [(message, change) for message in messages for change in CHANGES]
    lost = [f"{message.id} {change}" for message, change in tried if judged(changed(message, change)).level == NONE]
    assert len(lost) <= TAKEN_BACK * len(tried), "\n".join(lost)


def test_every_change_changes_something_and_takes_nothing_away() -> None:
    for name in CHANGES:
        pairs = [(message.text, changed(message, name)) for message in PLAIN]
        assert any(text != other for text, other in pairs)
        assert all(len(other) >= len(text) - 1 for text, other in pairs)
