"""What a benchmark has to say: one line of a table, one line of JSON."""

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass


@dataclass(frozen=True)
class Result:
    """`target` as written in the project's quality goals; empty for those who are only measured beside it."""

    id: str
    who: str
    what: str
    value: float
    unit: str
    target: str = ""


def percentile(values: Sequence[float], share: float) -> float:
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(share * len(ordered)))]


def most_in_a_second(moments: Sequence[float]) -> int:
    """The largest number of moments within any window of one second."""
    ordered, first, most = sorted(moments), 0, 0
    for last, moment in enumerate(ordered):
        while ordered[first] <= moment - 1.0:
            first += 1
        most = max(most, last - first + 1)
    return most


def show(results: Sequence[Result]) -> None:
    """One aligned table."""
    lines = [(r.id, r.who, r.what, f"{r.value:,.1f} {r.unit}", r.target) for r in results]
    widths = [max(len(line[n]) for line in lines) for n in range(5)]
    for line in lines:
        print("  ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)).rstrip())


def note(result: Result) -> None:
    """One line of JSON."""
    print(json.dumps(asdict(result), ensure_ascii=False), flush=True)
