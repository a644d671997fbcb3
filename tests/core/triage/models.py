"""Small models: each feature pushes one outcome."""

from array import array
from collections.abc import Mapping, Sequence

from bot.core.triage.opinion import Opinion, number_of


def model(outcomes: Sequence[str], pushes: Mapping[str, str], bias: Mapping[str, float] | None = None) -> Opinion:
    """`pushes`: feature → the outcome that it speaks for."""
    features = sorted(pushes, key=number_of)
    return Opinion(
        outcomes=tuple(outcomes),
        numbers=array("I", map(number_of, features)),
        rarity=array("B", [10] * len(features)),
        weights=tuple(array("b", [100 * (pushes[each] == outcome) for each in features]) for outcome in outcomes),
        bias=tuple((bias or {}).get(outcome, 0.0) for outcome in outcomes),
        scale=0.05,
    )
