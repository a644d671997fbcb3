"""Messages that say nearly the same, so that none is learnt from and measured on at once."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from zlib import crc32

from bot.core.language.reading import read
from corpus.messages import Message

ALIKE = 0.55  # of all words of two messages, those that both have
RAREST = 4  # words by which two messages are brought together


def groups_of(messages: Sequence[Message]) -> list[int]:
    """The number of each message's group."""
    words = [frozenset(read(message.text).words) for message in messages]
    often = Counter(word for every in words for word in every)
    leader = list(range(len(messages)))
    seen: dict[str, list[int]] = defaultdict(list)
    for number, every in enumerate(words):
        for word in sorted(every, key=lambda each: (often[each], each))[:RAREST]:
            for other in seen[word]:
                if len(every & words[other]) >= ALIKE * len(every | words[other]):
                    leader[_first(number, leader)] = _first(other, leader)
            seen[word].append(number)
    return [_first(number, leader) for number in range(len(messages))]


def _first(number: int, leader: list[int]) -> int:
    while leader[number] != number:
        leader[number] = leader[leader[number]]
        number = leader[number]
    return number


def folds_of(messages: Sequence[Message], folds: int) -> list[int]:
    """Each message's fold; a group stays together."""
    return [crc32(str(messages[group].text).encode()) % folds for group in groups_of(messages)]
