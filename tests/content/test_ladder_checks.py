"""An exercise that does not fit its table, its ladder or its sources is refused, with the file and the line."""

from pathlib import Path

import pytest

from tests.content.folders import change, faults_of

PULL, BALANCE, LADDERS = "data/exercises/pull.yaml", "data/exercises/balance.yaml", "data/ladders.yaml"
FIRST = """  - id: band_row
    name: "Rowing with a band"
    done: "rowing with a band"
    impact: none
    spine: neutral
    equipment: [band]
    counts: [strength]
    ladder: A
    sources: ["6"]
"""


def one_fault(folder: Path, file: str, line: int) -> str:
    """What is wrong, when it is one thing and stands on that line."""
    (fault,) = faults_of(folder)
    assert (fault.file, fault.line) == (file, line)
    return fault.what


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        (
            "equipment: [band]",
            "equipment: [rope]",
            "Input should be 'chair', 'counter', 'wall', 'band' or 'stairs_rail'",
        ),
        ("impact: none", "impact: gentle", "Input should be 'none', 'low', 'moderate' or 'high'"),
        ("spine: neutral", "spine: flexion", "band_row is marked with spinal flexion: it may not be prescribed"),
        ("spine: neutral", "spine: end_range_twist", "marked with an end-range twist: it may not be prescribed"),
        ("spine: neutral", "spine: bent", "Input should be 'neutral', 'extension', 'flexion' or 'end_range_twist'"),
        ("counts: [strength]", "counts: [fun]", "Input should be 'moderate_minutes'"),
        ("counts: [strength]", "counts: [strength]\n    contraindications: [S3]", "Input should be 'S2', 'S4'"),
        ("counts: [strength]", "counts: [strength]\n    rests_for: [ears]", "Input should be 'neck'"),
        ("ladder: A", "ladder: Z", "no ladder is called Z"),
        ("ladder: A", "ladder: A\n    support: floating", "Input should be 'seated'"),
        ("ladder: A", "ladder: A\n    support: [rail, rail]", "one for each of the six rungs"),
        ("ladder: A", "ladder: A\n    hold_seconds: 0", "greater than or equal to 1"),
        ('sources: ["6"]', "sources: [somebody]", "no source is called somebody"),
        ('sources: ["6"]', "sources: []", "sources: Tuple should have at least 1 item"),
        ("id: band_row", "id: Band-Row", "String should match pattern"),
    ],
)
def test_a_value_that_nobody_knows_is_refused_on_its_line(folder: Path, old: str, new: str, told: str) -> None:
    wrong = FIRST.replace(old, new)
    line = change(folder, PULL, FIRST, wrong) + FIRST[: FIRST.index(old)].count("\n")
    lines = range(line, line + new.count("\n") + 1)
    about = [fault for fault in faults_of(folder) if told in fault.what]
    assert about, faults_of(folder)
    assert {(fault.file, fault.line in lines) for fault in about} == {(PULL, True)}


def test_what_stands_in_for_the_rest_may_need_no_equipment(folder: Path) -> None:
    line = change(folder, PULL, FIRST, FIRST.replace("ladder: A", "ladder: A\n    fallback: true"))
    assert one_fault(folder, PULL, line + 5) == "band_row is a fallback: it may need nothing"


@pytest.mark.parametrize("key", ["name", "done", "impact", "spine", "counts", "ladder", "sources"])
def test_an_exercise_that_lacks_something_is_refused(folder: Path, key: str) -> None:
    (left_out,) = (line for line in FIRST.splitlines(keepends=True) if line.startswith(f"    {key}:"))
    line = change(folder, PULL, FIRST, FIRST.replace(left_out, ""))
    told = {str(fault) for fault in faults_of(folder)}
    assert any(each.startswith(f"{PULL}:{line}: ") and f".{key}: Field required" in each for each in told), told


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("    - {minutes: 1}\n    - {minutes: 2}\n", "    - {minutes: 1}\n", "at least 6 items"),
        (
            "    - {sets: 2, seconds: 30, support: none}",
            "    - {sets: 2, seconds: 30, support: rope}",
            "should be 'seated'",
        ),
        (
            "    - {sets: 2, seconds: 30, support: none}",
            "    - {sets: 2, seconds: 0, support: none}",
            "greater than or",
        ),
        ("    - {sets: 2, seconds: 30, support: none}", "    - {sets: 2, weight: 3}", "weight: Extra inputs"),
    ],
)
def test_a_ladder_has_six_rungs_of_known_doses(folder: Path, old: str, new: str, told: str) -> None:
    change(folder, LADDERS, old, new)
    assert {fault.file for fault in faults_of(folder) if told in fault.what} == {LADDERS}


def test_what_to_hold_is_said_by_the_ladder_or_by_the_exercise_but_not_by_both(folder: Path) -> None:
    old = '    ladder: C\n    sources: [otago]\n    why: "Steps to the side'
    line = change(folder, BALANCE, old, old.replace("C\n", "C\n    support: rail\n"))
    assert one_fault(folder, BALANCE, line + 1) == "ladder C says already what to hold on to"


def test_how_long_to_hold_is_said_by_the_ladder_or_by_the_exercise_but_not_by_both(folder: Path) -> None:
    old = "    ladder: back_extension_hold\n"
    line = change(folder, "data/exercises/resistance.yaml", old, f"{old}    hold_seconds: 9\n")
    told = one_fault(folder, "data/exercises/resistance.yaml", line + 1)
    assert told == "ladder back_extension_hold says already how long to hold"
