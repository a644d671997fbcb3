"""The second opinion: a linear model over features, learnt from labelled messages (corpus/README.md is its card).

It never lowers anything: it may raise what the lexicon heard, ask, or agree that there is nothing.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import exp, sqrt
from operator import itemgetter, mul
from zlib import crc32

NOTHING = "none"


def number_of(feature: str) -> int:
    """The number under which a feature is kept, 32 bits; two of 120,000 may share one, which does no harm."""
    return crc32(feature.encode(errors="surrogatepass"))


@dataclass(frozen=True, slots=True)
class Opinion:
    """`outcomes`: what a message can turn out to be; `numbers`: of the known features, ascending.

    `rarity`: of each feature, how much it says when it occurs; `weights`: by outcome, of each feature; `bias`: by
    outcome; `scale`: what a weight of 1 stands for.
    """

    outcomes: tuple[str, ...]
    numbers: array[int]
    rarity: array[int]
    weights: tuple[array[int], ...]
    bias: tuple[float, ...]
    scale: float

    def weigh(self, blocks: Sequence[Collection[str]]) -> Mapping[str, float]:
        """The probability of each outcome; they sum up to 1."""
        return self.together([self.share(block) for block in blocks])

    def together(self, shares: Iterable[Sequence[float]]) -> Mapping[str, float]:
        """The same from what each block says by itself."""
        return _probabilities(self.outcomes, [sum(every) for every in zip(self.bias, *shares, strict=True)])

    def share(self, block: Collection[str]) -> Sequence[float]:
        """What one set of features says for each outcome, the same in all however many it holds."""
        places = list(self._known(block))
        if not places:
            return (0.0,) * len(self.outcomes)
        rarities = _taken(self.rarity, places)
        scale = self.scale / sqrt(sum(map(mul, rarities, rarities)))
        return [sum(map(mul, _taken(weights, places), rarities)) * scale for weights in self.weights]

    def _known(self, features: Iterable[str]) -> Iterable[int]:
        numbers = self.numbers
        for number in map(number_of, features):
            place = bisect_left(numbers, number)
            if place < len(numbers) and numbers[place] == number:
                yield place


def _taken(values: Sequence[int], places: Sequence[int]) -> Sequence[int]:
    return itemgetter(*places)(values) if len(places) > 1 else (values[places[0]],)


def _probabilities(outcomes: Sequence[str], scores: Sequence[float]) -> Mapping[str, float]:
    highest = max(scores)
    grown = [exp(score - highest) for score in scores]
    whole = sum(grown)
    return {outcome: each / whole for outcome, each in zip(outcomes, grown, strict=True)}
