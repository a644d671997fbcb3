"""The numbers that the rules in words fill in, by name: so that no text can disagree with what is computed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, fields

from bot.core.catalogue import Asking, Catalogue, Intervals, Targets, Timing
from bot.core.prescribing import JUMPS_FROM, STEADY_FROM
from bot.core.repeats import MILD, REPEAT_DAYS
from bot.core.symptom_table import SEVERE

OF_THE_CODE: Mapping[str, int] = {
    "jumps_from": JUMPS_FROM,
    "steady_from": STEADY_FROM,
    "repeat": REPEAT_DAYS.days,
    "mild": MILD,
    "severe": SEVERE,
}
NAMES = frozenset(OF_THE_CODE) | {field.name for kind in (Asking, Intervals, Targets, Timing) for field in fields(kind)}


def numbers(catalogue: Catalogue) -> Mapping[str, int]:
    """Every number by its name: days, minutes, seconds, millimetres, rungs or counts, as programme.yaml says."""
    tables = (catalogue.timing, catalogue.targets, catalogue.intervals, catalogue.asking)
    return {name: value for table in tables for name, value in asdict(table).items()} | dict(OF_THE_CODE)
