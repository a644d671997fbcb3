"""`python -m bot plan`, sentence by sentence (care rules §8)."""

import json
import os
import subprocess
import sys
from collections.abc import Sequence
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner, Result

from bot.__main__ import app
from bot.content.load import load_content
from bot.core.catalogue import GROUPS
from tests.program import ROOT

CLEAR: dict[str, Any] = {
    "spinal_fracture": "no",
    "frequent_fractures": "no",
    "falls_12m": "none",
    "unsteady": "no",
    "current_signs": [],
    "medical_caution": "no",
    "professional_ok": "yes",
    "equipment": ["chair", "counter", "wall", "band", "stairs_rail"],
}
UNSURE = dict.fromkeys(
    ["spinal_fracture", "frequent_fractures", "falls_12m", "unsteady", "medical_caution", "professional_ok"], "unsure"
) | {"current_signs": ["unsure"]}
EVERY_DAY = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"]
MONDAY, DAYS = date(2026, 1, 5), 14
# By id: the profile, its clearance and its reasons.
PEOPLE: dict[str, tuple[dict[str, Any], str, list[str]]] = {
    "clear": (CLEAR, "clear", ["C6"]),
    "Ayşe Öz": (CLEAR | {"days_off": ["sun", "wed"], "age_band": "50_64", "diagnosis": "yes"}, "clear", ["C6"]),
    "unsure": (UNSURE, "hold", ["C1", "C2", "C3", "C4"]),
    "nothing": ({}, "hold", ["C1", "C2", "C3", "C4", "S9"]),
    "nulls": (dict.fromkeys([*CLEAR, "days_off"]), "hold", ["C1", "C2", "C3", "C4", "S9"]),
    "hold and off": ({"days_off": EVERY_DAY}, "hold", ["C1", "C2", "C3", "C4", "S9"]),
    "a new sign": (CLEAR | {"current_signs": ["dizziness"]}, "hold", ["C3"]),
    "an unknown sign": (CLEAR | {"current_signs": ["tingling"]}, "hold", ["C3", "S9"]),
    "an old stoop": (CLEAR | {"current_signs": ["old_posture"]}, "clear", ["C1", "C6"]),
    "fracture, no word": (CLEAR | {"spinal_fracture": "yes", "professional_ok": "not_yet"}, "hold", ["C1"]),
    "all lifted": (
        CLEAR | {"frequent_fractures": "yes", "falls_12m": "two_plus", "medical_caution": "yes"},
        "clear",
        ["C1", "C2", "C4", "C6"],
    ),
    "limits": (CLEAR | {"unsteady": "yes", "professional_ok": "with_limits"}, "advised", ["C2", "C7"]),
    "no word yet": (CLEAR | {"professional_ok": "not_yet"}, "advised", ["C5"]),
    "an unknown word": (CLEAR | {"professional_ok": "perhaps"}, "advised", ["C5", "S9"]),
    "one fall, not asked on": (CLEAR | {"falls_12m": "one"}, "clear", ["C2", "C6", "S9"]),
    "one harmless fall": (CLEAR | {"falls_12m": "one", "serious_fall": "no"}, "clear", ["C6"]),
    "no equipment": (CLEAR | {"unsteady": "yes", "equipment": []}, "clear", ["C2", "C6"]),
}


def command(*arguments: str) -> subprocess.CompletedProcess[bytes]:
    """The real command, in a process of its own."""
    environment = {"PATH": os.defpath, "PYTHONPATH": str(ROOT), "LC_ALL": "C"}
    whole = [sys.executable, "-m", "bot", "plan", *arguments]
    return subprocess.run(whole, capture_output=True, env=environment, timeout=120, check=False)


@pytest.fixture(scope="module")
def output(tmp_path_factory: pytest.TempPathFactory) -> str:
    """Two weeks of everybody, from one file with a byte order mark and blank lines."""
    file = tmp_path_factory.mktemp("plan") / "profiles.jsonl"
    lines = [json.dumps({"id": name} | profile, ensure_ascii=False) for name, (profile, *_) in PEOPLE.items()]
    file.write_text("\n\n".join(["", *lines, json.dumps(CLEAR)]) + "\n", encoding="utf-8-sig")
    ended = command("--profiles", str(file), "--start", str(MONDAY), "--days", str(DAYS))
    assert (ended.returncode, ended.stderr) == (0, b"")
    return ended.stdout.decode("utf-8")


@pytest.fixture(scope="module")
def days(output: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in output.splitlines()]


def of(days: Sequence[dict[str, Any]], name: object) -> list[dict[str, Any]]:
    return [day for day in days if day["id"] == name]


def invoked(*arguments: str) -> Result:
    """The same command in this process, for the many ways of getting it wrong."""
    return CliRunner().invoke(app, ["plan", *arguments])


def planned(folder: Path, profile: dict[str, Any], *arguments: str, start: date = MONDAY) -> list[dict[str, Any]]:
    file = folder / "profile.json"
    file.write_text(json.dumps(profile, indent=2))
    result = invoked("--profile", str(file), "--start", start.isoformat(), *arguments)
    assert result.exit_code == 0, result.stderr
    return [json.loads(line) for line in result.stdout.splitlines()]


# -- lines and their keys ----------------------------------------------------------------------------------------------


def test_there_is_one_line_a_day_by_profile_then_by_date(days: list[dict[str, Any]]) -> None:
    names = [*PEOPLE, 2 * len(PEOPLE) + 3]
    dates = [(MONDAY + timedelta(days=number)).isoformat() for number in range(DAYS)]
    assert [(day["id"], day["date"]) for day in days] == [(name, date) for name in names for date in dates]


def test_a_day_has_exactly_its_keys_in_their_order(days: list[dict[str, Any]]) -> None:
    keys = ["id", "date", "day", "clearance", "reasons", "session_minutes", "items", "notes"]
    assert {tuple(day) for day in days} == {tuple(keys)}


def test_an_item_has_exactly_its_keys_in_their_order(days: list[dict[str, Any]]) -> None:
    keys = ["exercise", "category", "group", "impact", "support", "sets", "reps", "seconds", "minutes", "impacts"]
    assert {tuple(item) for day in days for item in day["items"]} == {(*keys, "rung", "rules")}


def test_an_id_is_echoed_letter_for_letter_whatever_the_machines_language(output: str) -> None:
    assert '{"id": "Ayşe Öz", ' in output


# -- what a day says ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", PEOPLE)
def test_clearance_and_reasons_are_those_of_the_answers(days: list[dict[str, Any]], name: str) -> None:
    _, clearance, reasons = PEOPLE[name]
    assert [(day["clearance"], day["reasons"]) for day in of(days, name)] == [(clearance, reasons)] * DAYS


def test_on_hold_there_is_nothing_to_do_also_on_a_day_off(days: list[dict[str, Any]]) -> None:
    held = [day for day in days if day["clearance"] == "hold"]
    assert {day["id"] for day in held} >= {"nothing", "hold and off"}
    for day in held:
        assert (day["day"], day["session_minutes"], day["items"]) == ("hold", 0, [])


def test_on_a_day_off_there_is_nothing_to_do(days: list[dict[str, Any]]) -> None:
    off = [day for day in of(days, "Ayşe Öz") if day["day"] == "off"]
    assert {date.fromisoformat(day["date"]).weekday() for day in off} == {2, 6}
    assert len(off) == 4
    assert all((day["items"], day["session_minutes"]) == ([], 0) for day in off)


def test_everybody_else_has_exercises_on_every_other_day(days: list[dict[str, Any]]) -> None:
    for day in days:
        if day["day"] == "plan":
            assert day["clearance"] in ("advised", "clear")
            assert day["items"]
            assert day["session_minutes"] > 0


def test_day_one_is_the_first_day(days: list[dict[str, Any]]) -> None:
    for name in ("clear", "Ayşe Öz", "limits"):
        first, *_ = of(days, name)
        assert [item["category"] for item in first["items"]] == ["weight_bearing", "balance"]


def test_an_items_numbers_are_those_of_one_set_at_its_rung(days: list[dict[str, Any]]) -> None:
    exercises = load_content().catalogue.exercises
    for item in (item for day in days for item in day["items"]):
        exercise = exercises[item["exercise"]]
        rung = exercise.rung(item["rung"])
        dose = {name: item[name] for name in ("sets", "reps", "seconds", "minutes", "impacts")}
        assert dose == {name: getattr(rung.dose, name) for name in dose}
        assert item["support"] == rung.support
        assert (item["category"], item["group"], item["impact"]) == (exercise.category, exercise.group, exercise.impact)
        assert item["group"] in (None, *GROUPS)
        assert 1 <= item["rung"] <= 6


def test_a_note_is_a_rule_and_an_english_sentence(days: list[dict[str, Any]]) -> None:
    for day in of(days, "no equipment"):
        assert "seated_march" in [item["exercise"] for item in day["items"]]
        seated = load_content().notes["balance_seated_equipment"]
        assert {"rule": "S5", "text": str(seated)} in day["notes"]
    assert {tuple(note) for day in days for note in day["notes"]} == {("rule", "text")}


def test_the_rules_that_limit_an_item_stand_with_it(days: list[dict[str, Any]]) -> None:
    walks = [item for day in of(days, "limits") for item in day["items"] if item["exercise"] == "brisk_walking"]
    assert len(walks) == DAYS
    assert all({"S4", "S8"} <= set(walk["rules"]) for walk in walks)


def test_missing_equipment_is_no_equipment_at_all(tmp_path: Path) -> None:
    without = {name: value for name, value in CLEAR.items() if name != "equipment"}
    assert planned(tmp_path, without, "--days", "28") == planned(tmp_path, CLEAR | {"equipment": []}, "--days", "28")


def test_a_programme_depends_on_the_answers_and_not_on_who_asks(days: list[dict[str, Any]]) -> None:
    def nameless(name: object) -> list[dict[str, Any]]:
        return [day | {"id": None} for day in of(days, name)]

    assert nameless("clear") == nameless(2 * len(PEOPLE) + 3)
    assert nameless("one harmless fall") != nameless("clear")


# -- days that were lived ----------------------------------------------------------------------------------------------


def rungs(days: Sequence[dict[str, Any]]) -> set[int]:
    return {item["rung"] for day in days for item in day["items"]}


def test_without_a_feeling_nothing_is_reported_and_nothing_counts_as_missed(tmp_path: Path) -> None:
    days = planned(tmp_path, CLEAR, "--days", "84")
    assert rungs(days) == {1}
    assert {day["day"] for day in days} == {"plan"}


@pytest.mark.parametrize("feel", ["easy", "right"])
def test_with_a_good_feeling_everything_was_done_and_the_rungs_rise_one_by_one(tmp_path: Path, feel: str) -> None:
    days = planned(tmp_path, CLEAR, "--days", "84", "--feel", feel)
    walks = [item["rung"] for day in days for item in day["items"] if item["exercise"] == "brisk_walking"]
    assert walks[0] == 1
    assert max(walks) > 2
    assert {then - now for now, then in pairwise(walks)} == {0, 1}


def test_what_is_hard_does_not_rise(tmp_path: Path) -> None:
    assert rungs(planned(tmp_path, CLEAR, "--days", "84", "--feel", "hard")) == {1}


def test_without_a_professionals_word_nothing_rises_however_easy(tmp_path: Path) -> None:
    advised = CLEAR | {"professional_ok": "not_yet"}
    assert rungs(planned(tmp_path, advised, "--days", "84", "--feel", "easy")) == {1}


@pytest.mark.parametrize("start", [date(1, 1, 1), date(9999, 12, 4)])
def test_every_date_that_there_is_can_be_planned(tmp_path: Path, start: date) -> None:
    for feel in ([], ["--feel", "easy"]):
        assert len(planned(tmp_path, CLEAR, "--days", "28", *feel, start=start)) == 28


# -- bad input ---------------------------------------------------------------------------------------------------------


BAD_OPTIONS = [
    ({"--profiles": None}, "give either --profile or --profiles"),
    ({"--profile": "other.json"}, "give either --profile or --profiles"),
    ({"--profiles": "/nowhere/profiles.jsonl"}, "/nowhere/profiles.jsonl cannot be read: No such file or directory"),
    ({"--profiles": "/"}, "/ cannot be read: Is a directory"),
    ({"--days": "0"}, "--days must be a whole number, at least 1"),
    ({"--days": "-3"}, "--days must be a whole number, at least 1"),
    ({"--days": "seven"}, "--days must be a whole number, at least 1"),
    ({"--days": "7.0"}, "--days must be a whole number, at least 1"),
    ({"--days": "1_0"}, "--days must be a whole number, at least 1"),
    ({"--days": "9" * 5000}, "--days must be a whole number, at least 1"),
    ({"--days": "999999999"}, "--days: 999999999 days from 2026-01-05 on lead beyond the year 9999"),
    ({"--start": "9999-12-26"}, "--days: 7 days from 9999-12-26 on lead beyond the year 9999"),
    ({"--start": "2026-02-29"}, "--start must be a date that exists, as YYYY-MM-DD"),
    ({"--start": "20260105"}, "--start must be a date that exists, as YYYY-MM-DD"),
    ({"--start": "2026-W02-1"}, "--start must be a date that exists, as YYYY-MM-DD"),
    ({"--start": "0000-01-01"}, "--start must be a date that exists, as YYYY-MM-DD"),
    ({"--start": "today"}, "--start must be a date that exists, as YYYY-MM-DD"),
    ({"--feel": "wobbly"}, "--feel must be one of easy, right, hard"),
    ({"--feel": ""}, "--feel must be one of easy, right, hard"),
]


@pytest.mark.parametrize(("changed", "line"), BAD_OPTIONS, ids=[str(bad)[:60] for bad, _ in BAD_OPTIONS])
def test_an_option_that_cannot_be_is_one_clear_line(tmp_path: Path, changed: dict[str, Any], line: str) -> None:
    file = tmp_path / "profiles.jsonl"
    file.write_text(json.dumps(CLEAR))
    options = {"--profiles": str(file), "--start": "2026-01-05", "--days": "7"} | changed
    result = invoked(*(word for option, value in options.items() if value is not None for word in (option, value)))
    assert (result.exit_code, result.stdout, result.stderr) == (2, "", f"{line}\n")


def test_nothing_is_printed_before_everything_was_checked(tmp_path: Path) -> None:
    file = tmp_path / "profiles.jsonl"
    file.write_text("\n".join([json.dumps(CLEAR)] * 50 + ["", '{"fals_12m": "none"}', "nonsense"]))
    ended = command("--profiles", str(file), "--start", "2026-01-05", "--days", "7")
    assert (ended.returncode, ended.stdout) == (2, b"")
    assert ended.stderr == b'line 52: unknown field "fals_12m"; did you mean "falls_12m"?\n'


def test_whoever_stops_reading_ends_it_quietly(tmp_path: Path) -> None:
    file = tmp_path / "profile.json"
    file.write_text(json.dumps(CLEAR))
    arguments = ["--profile", str(file), "--start", "2026-01-05", "--days", "3000"]
    whole = [sys.executable, "-m", "bot", "plan", *arguments]
    with subprocess.Popen(whole, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        assert json.loads(process.stdout.readline())["id"] == 1
        process.stdout.close()
        assert process.stderr.read() == b""
        assert process.wait(60) == 0
