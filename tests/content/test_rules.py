"""The rules in words are those of the code: none is missing, none is invented, no number is written twice."""

from pathlib import Path
from typing import Any

import pytest

from bot.content.load import load_content
from bot.content.numbers import numbers
from bot.content.text import placeholders
from bot.core.clearance import HOLDS
from bot.core.prescribing import CAP_RULES, OUT_RULES
from bot.core.progression import DROPS, RISES
from tests.content.folders import change, faults_of

RULES = "data/rules.yaml"


def told(folder: Path) -> list[str]:
    return [fault.what for fault in faults_of(folder) if fault.file == RULES]


@pytest.mark.parametrize("rule", [rule for table in (HOLDS, OUT_RULES, CAP_RULES, DROPS, RISES) for rule in table])
def test_every_rule_of_the_codes_tables_stands_in_words(rule: Any) -> None:
    assert load_content().rules.rule(rule.id).when


@pytest.mark.parametrize(
    "id", [f"{letter}{n}" for letter, last in (("C", 7), ("S", 10), ("T", 9)) for n in range(1, last + 1)]
)
def test_every_care_rule_stands_in_words_with_a_source(id: str) -> None:
    rule = load_content().rules.rule(id)
    assert rule.when
    assert rule.effect
    assert rule.sources


@pytest.mark.parametrize(
    ("chapter", "id"),
    [
        ("clearance", "C4"),
        ("clearance", "C6"),
        ("holds", "H2"),
        ("prescribing", "S10"),
        ("prescribing", "S1"),
        ("day", "D6"),
        ("rises", "settled"),
        ("drops", "wobbly"),
        ("triage", "T8"),
        ("because", "S4_bad_fall"),
        ("limits", "S4_near"),
    ],
)
def test_a_rule_that_is_missing_and_one_that_nobody_applies_are_refused(folder: Path, chapter: str, id: str) -> None:
    line = change(folder, RULES, f"\n  {id}:", "\n  X1:") + 1
    found = [fault for fault in faults_of(folder) if fault.file == RULES]
    assert {fault.what for fault in found} == {f"{chapter}: {id} is missing", f"{chapter}: the code has no X1"}
    assert line in {fault.line for fault in found}


def test_a_source_that_is_not_listed_is_refused(folder: Path) -> None:
    change(folder, RULES, 'advised."\n    sources: ["5"]', 'advised."\n    sources: [hearsay]')
    assert told(folder) == ["no source is called hearsay"]


def test_a_number_that_nobody_knows_is_refused(folder: Path) -> None:
    change(folder, RULES, "within {symptom} days", "within {fortnight} days")
    assert "nobody fills in fortnight" in told(folder)


def test_what_follows_stands_in_the_file_or_in_the_ladders_tables_and_never_in_both(folder: Path) -> None:
    change(folder, RULES, '    when: "It felt hard twice running."', '    when: "Yes."\n    effect: "No."')
    change(folder, RULES, '    effect: "Nothing is prescribed."\n', "")
    assert {"hard_twice has its effect from the code", "S1 needs an effect"} <= set(told(folder))


def test_every_number_in_a_rule_is_the_programmes_own() -> None:
    content = load_content()
    known = numbers(content.catalogue)
    entries = [rule for chapter in content.rules.chapters().values() for rule in chapter.values()]
    used = {name for rule in entries for name in placeholders(rule.when) | placeholders(rule.effect or "")}
    assert used
    assert used <= set(known)
    assert (known["dizzy"], known["rung"], known["jumps_from"]) == (content.catalogue.intervals.dizzy, 7, 6)
