"""Few rows that hold every pair of values of any two columns (pairwise testing), the same ones every time."""

from collections.abc import Mapping, Sequence
from itertools import combinations
from random import Random
from typing import Any

Row = dict[str, Any]
Columns = Mapping[str, Sequence[Any]]
Pair = tuple[tuple[str, int], tuple[str, int]]


def pairs_of(columns: Columns) -> set[Pair]:
    """Every pair that some row has to hold; values by their place in their column."""
    return {
        ((one, a), (other, b))
        for one, other in combinations(columns, 2)
        for a in range(len(columns[one]))
        for b in range(len(columns[other]))
    }


def pairs_in(row: Mapping[str, int]) -> set[Pair]:
    return set(combinations(row.items(), 2))


def pairwise(columns: Columns, seed: int = 0) -> list[Row]:
    """Greedy: each row begins with a pair that is still missing and takes, column by column, what adds most."""
    random, missing, rows = Random(seed), pairs_of(columns), []
    while missing:
        start = min(missing) if not rows else random.choice(sorted(missing))
        chosen = dict(start)
        for column in random.sample(sorted(set(columns) - set(chosen)), len(columns) - 2):
            chosen[column] = _best(column, len(columns[column]), chosen, list(columns), missing, random)
        row = {column: chosen[column] for column in columns}
        missing -= pairs_in(row)
        rows.append({column: columns[column][place] for column, place in row.items()})
    return rows


def _best(
    column: str, size: int, chosen: Mapping[str, int], order: list[str], missing: set[Pair], random: Random
) -> int:
    def gain(value: int) -> int:
        return sum(_pair(order, (column, value), each) in missing for each in chosen.items())

    return max(random.sample(range(size), size), key=gain)


def _pair(order: list[str], one: tuple[str, int], other: tuple[str, int]) -> Pair:
    return (one, other) if order.index(one[0]) < order.index(other[0]) else (other, one)
