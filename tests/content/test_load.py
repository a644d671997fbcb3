"""Content that is wrong is refused as a whole, with the file and the line."""

from pathlib import Path

import pytest

from bot.content.load import FOLDER, load_content
from tests.content.folders import change, faults_of

BALANCE, HINGE = "data/exercises/balance.yaml", "data/exercises/hinge.yaml"
LINES_OF_A_LADDER = 6
QUESTIONS, REFERRALS, SYMPTOMS = "data/questionnaire.yaml", "data/referrals.yaml", "data/symptoms.yaml"


def test_the_content_loads_and_waits_for_its_reviews() -> None:
    content = load_content()
    assert content.catalogue.exercises
    files = [*(FOLDER / "data").rglob("*.yaml"), *(FOLDER / "lexicon").rglob("*.yaml")]
    assert set(content.pending) == {file.relative_to(FOLDER).as_posix() for file in files}


def test_the_version_changes_with_the_data_and_with_nothing_else(folder: Path) -> None:
    before = load_content(folder).version
    assert before == load_content().version
    change(folder, "data/programme.yaml", "warm_up: 120", "warm_up: 130")
    assert load_content(folder).version != before


def test_a_signed_review_is_no_longer_pending(folder: Path) -> None:
    change(folder, HINGE, "review: pending", "review: {by: Dr Aydın, date: 2026-01-05}")
    content = load_content(folder)
    assert HINGE not in content.pending
    assert content.catalogue.exercises["hip_hinge"].review == "Dr Aydın, 2026-01-05"


@pytest.mark.parametrize(
    ("file", "old", "new", "told"),
    [
        (HINGE, "    spine: neutral\n    links: [bending]", "    spine: [neutral\n    links: bending]", "not YAML"),
        (HINGE, "    links: [bending]", "    links: [jumping]", "Input should be 'rising', 'bending' or 'head_turn'"),
        (HINGE, "    links: [bending]", "    kind: gentle", "kind: Extra inputs are not permitted"),
        (HINGE, "    support: none", "    sources: [sign_off]", "sources stands here twice"),
        (HINGE, "    ladder: A\n    support: none", "    ladder: Z\n    support: none", "no ladder is called Z"),
        (HINGE, '    sources: ["2"]', '    sources: ["2", guess]', "no source is called guess"),
        (HINGE, '    sources: ["2"]', "    sources: []", "sources: Tuple should have at least 1 item"),
        (HINGE, "    support: none", "    support: [none, none]", "one for each of the six rungs"),
        (HINGE, "  - id: hip_hinge", "  - id: swimming", "swimming stands there twice"),
        (HINGE, "category: resistance", "category: balance", "only resistance has groups"),
        (HINGE, "Hip hinge: {reps} times, slowly", "Hip hinge: {reps times", "cannot be filled in"),
        ("data/ladders.yaml", "    - {sets: 2, minutes: 15}\n  W:", "  W:", "at least 6 items"),
        ("data/ladders.yaml", "    - {sets: 4, reps: 12}", "    - {sets: 9, reps: 12}", "less than or equal to 4"),
        (
            QUESTIONS,
            "        sets: {falls_12m: one}",
            "        sets: {falls_12m: thrice}",
            "does not know the value thrice",
        ),
        (QUESTIONS, "sets: {unsteady: unsure}", "sets: {wobbly: unsure}", "wobbly does not know the value unsure"),
        (
            QUESTIONS,
            "sets: {current_signs: [back_pain]}",
            "sets: {current_signs: [itching]}",
            "does not know the value",
        ),
        (QUESTIONS, "sets: {equipment: [band]}", "sets: {unsteady: [band]}", "does not know the value"),
        (QUESTIONS, "3 of 6. Do you feel", "3 of 6, {name}. Do you feel", "nobody fills in name"),
        (REFERRALS, "  T8:\n    text: >-", "  T10:\n    text: >-", "Input should be 'T1'"),
        (SYMPTOMS, "  - id: hard", "  - id: harder", "nobody asks harder"),
        (
            SYMPTOMS,
            "      - {value: severe,",
            "      - {value: strong,",
            "hard needs the answers fall, severe",
        ),
        ("data/notes.yaml", "  squat_omitted_resting:", "  squat_resting:", "nobody reads squat_resting"),
        ("data/emergency.yaml", 'default: "112"', "default: 112", "default: Input should be a valid string"),
        ("data/programme.yaml", "session_limit: 30", "session_limit: 0", "greater than or equal to 1"),
    ],
)
def test_a_file_with_a_fault_is_refused_with_its_name_and_line(
    folder: Path, file: str, old: str, new: str, told: str
) -> None:
    line = change(folder, file, old, new)
    about = [fault for fault in faults_of(folder) if fault.file == file and told in fault.what]
    assert about, faults_of(folder)
    assert all(abs(line - fault.line) <= LINES_OF_A_LADDER for fault in about)


def test_an_exercise_that_stands_there_twice_is_refused_where_it_comes_again(folder: Path) -> None:
    change(folder, HINGE, "  - id: hip_hinge", "  - id: glute_squeeze")
    assert "glute_squeeze stands there twice" in [fault.what for fault in faults_of(folder)]


def test_a_question_about_a_symptom_has_to_have_its_words(folder: Path) -> None:
    change(folder, SYMPTOMS, "  - id: hard", "  - id: harder")
    assert "hard has no words" in {fault.what for fault in faults_of(folder)}


def test_a_question_or_reason_that_the_rules_rely_on_has_to_be_there(folder: Path) -> None:
    change(folder, QUESTIONS, "  - id: q5", "  - id: q7")
    change(folder, "data/outcomes.yaml", '  one_fall: "', '  two_falls: "')
    told = {fault.what for fault in faults_of(folder)}
    assert {"reasons: one_fall is missing", "reasons: nobody reads two_falls"} <= told
    assert "the questions have to be q1, q2, q2a, q3, q4, q5, q6, in this order" in told


def test_the_line_is_the_one_of_the_fault(folder: Path) -> None:
    line = change(folder, HINGE, '    sources: ["2"]', '    sources: ["2", guess]')
    (fault,) = faults_of(folder)
    assert str(fault) == f"{HINGE}:{line}: no source is called guess"


def test_every_fault_is_told_at_once(folder: Path) -> None:
    change(folder, HINGE, "    links: [bending]", "    links: [jumping]")
    change(folder, BALANCE, "    links: [head_turn]", "    wobble: 3")
    change(folder, "data/programme.yaml", "session_limit: 30", "session_limit: 0")
    assert {fault.file for fault in faults_of(folder)} == {HINGE, BALANCE, "data/programme.yaml"}


def test_walking_has_to_be_there(folder: Path) -> None:
    change(folder, "data/exercises/weight_bearing.yaml", "  - id: brisk_walking", "  - id: slow_walking")
    assert any("brisk_walking is missing" in fault.what for fault in faults_of(folder))


def test_a_missing_file_is_told(folder: Path) -> None:
    (folder / "data/sources.yaml").unlink()
    assert "data/sources.yaml:1: this file is missing" in map(str, faults_of(folder))


def test_a_file_that_nobody_reads_is_refused(folder: Path) -> None:
    (folder / "data/extra.yaml").write_text("review: pending\n")
    assert [str(fault) for fault in faults_of(folder)] == ["data/extra.yaml:1: no content file has this name"]


def test_an_empty_file_is_refused(folder: Path) -> None:
    (folder / HINGE).write_text("")
    assert f"{HINGE}:1: the file is empty" in map(str, faults_of(folder))


def test_a_file_that_is_no_mapping_is_refused(folder: Path) -> None:
    (folder / HINGE).write_text("- review\n")
    assert any(fault.file == HINGE and fault.line == 1 for fault in faults_of(folder))
