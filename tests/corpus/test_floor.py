"""How well triage does on messages that nothing was learnt from."""

from collections.abc import Collection

import pytest

from bot.core.triage.verdict import CAUTION, EMERGENCY, NONE, REFERRAL, UNSURE
from corpus.messages import Message, aside
from tests.corpus.floor import FALSE_ALARMS, MISSES, OUTRIGHT, QUESTIONS
from tests.corpus.judged import judged


@pytest.fixture(scope="module")
def said() -> list[tuple[Message, str]]:
    return [(message, judged(message.text).level) for message in aside()]


def share(said: list[tuple[Message, str]], levels: Collection[str], verdicts: Collection[str]) -> float:
    """Of the messages with one of these levels, those that got one of these verdicts."""
    own = [verdict for message, verdict in said if message.level in levels]
    return sum(verdict in verdicts for verdict in own) / len(own)


def test_enough_messages_of_both_languages_are_kept_aside(said: list[tuple[Message, str]]) -> None:
    for lang in ("en", "tr"):
        assert sum(message.lang == lang for message, _ in said) >= 200


def test_hardly_any_emergency_or_referral_passes_as_nothing(said: list[tuple[Message, str]]) -> None:
    found = share(said, (EMERGENCY, REFERRAL), (NONE,))
    assert found <= MISSES


def test_most_emergencies_are_called_so_at_once(said: list[tuple[Message, str]]) -> None:
    found = share(said, (EMERGENCY,), (EMERGENCY,))
    assert found >= OUTRIGHT


def test_few_harmless_messages_are_taken_for_a_symptom(said: list[tuple[Message, str]]) -> None:
    found = share(said, (NONE,), (EMERGENCY, REFERRAL, CAUTION))
    assert found <= FALSE_ALARMS


def test_few_harmless_messages_are_asked_about(said: list[tuple[Message, str]]) -> None:
    found = share(said, (NONE,), (UNSURE,))
    assert found <= QUESTIONS
