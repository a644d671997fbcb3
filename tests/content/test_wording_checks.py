"""Words that do not fit every rung of an exercise are refused, with the file and the line."""

from pathlib import Path

from tests.content.folders import change, faults_of

HINGE, BALANCE, SQUAT = "data/exercises/hinge.yaml", "data/exercises/balance.yaml", "data/exercises/squat.yaml"
EXERCISES_TR = "locales/tr/LC_MESSAGES/exercises.po"
FIRST_LINE = '          1: "Hip hinge: {reps} times, slowly"\n'
LATER_LINE = '          4: "Hip hinge: {sets} sets of {reps}, slowly"\n'


def told(folder: Path) -> set[str]:
    """What is wrong with the files of exercises, without what is only untranslated."""
    faults = [fault for fault in faults_of(folder) if fault.file.startswith("data/exercises")]
    return {f"{fault.line}: {fault.what}" for fault in faults if "translation of" not in fault.what}


def test_words_without_a_first_rung_are_refused(folder: Path) -> None:
    line = change(folder, HINGE, FIRST_LINE, "")
    assert told(folder) == {f"{line - 1}: the words for rung 1 are missing"}


def test_a_step_without_a_first_rung_is_refused(folder: Path) -> None:
    old = 'must be clear and dry."\n          - 1: "Stand beside the worktop, one hand on it."'
    line = change(folder, BALANCE, old, old.replace("- 1:", "- 2:"))
    assert told(folder) == {f"{line + 1}: the words for rung 1 are missing"}


def test_words_of_a_rung_that_is_not_there_are_refused(folder: Path) -> None:
    line = change(folder, HINGE, LATER_LINE, LATER_LINE.replace("4:", "7:"))
    assert any(each.startswith(f"{line}: ") and "less than or equal to 6" in each for each in told(folder))


def test_a_line_that_fills_in_what_the_rung_does_not_have_is_refused(folder: Path) -> None:
    line = change(folder, HINGE, FIRST_LINE, FIRST_LINE.replace("{reps} times", "{minutes} minutes"))
    assert f"{line - 1}: rung 1 has no minutes to fill in" in told(folder)


def test_a_line_that_forgets_the_sets_is_refused_for_each_rung_that_has_more_than_one(folder: Path) -> None:
    line = change(folder, HINGE, LATER_LINE, "")
    assert told(folder) == {f"{line - 2}: rung {rung} does not say its sets" for rung in (4, 5, 6)}


def test_steps_that_forget_the_dose_are_refused(folder: Path) -> None:
    steps = (folder / BALANCE).read_text(encoding="utf-8").splitlines()
    line = change(
        folder,
        BALANCE,
        '          - "Put the heel of one foot right in front of the toes of the other."\n'
        '          - "Stand tall and look straight ahead. Hold for {seconds} seconds."\n',
        '          - "Put the heel of one foot right in front of the toes of the other."\n'
        '          - "Stand tall and look straight ahead."\n',
    )
    at = max(number for number, text in enumerate(steps[:line], 1) if text == "        steps:")
    assert told(folder) == {f"{at}: rung {rung} does not say its seconds" for rung in range(1, 7)}


def test_a_text_that_would_read_one_minutes_is_refused(folder: Path) -> None:
    line = change(folder, BALANCE, '          1: "Marching while sitting: 1 minute"\n', "")
    change(
        folder,
        BALANCE,
        '2: "Marching while sitting: {minutes} minutes"',
        '1: "Marching while sitting: {minutes} minutes"',
    )
    assert told(folder) == {f"{line - 1}: rung 1 has 1 for {{minutes}}: give it words of its own"}


def test_words_for_equipment_that_the_exercise_does_not_use_are_refused(folder: Path) -> None:
    old = '      - equipment: chair\n        line:\n          1: "Standing on one leg'
    line = change(folder, BALANCE, old, old.replace("chair", "band"))
    assert told(folder) == {f"{line}: single_leg_stance does not use a band"}


def test_an_exercise_without_a_mistake_to_avoid_is_refused(folder: Path) -> None:
    old = '    mistakes:\n      - "Do not round your back."\n      - "Do not go so far that you lose your balance."\n'
    change(folder, HINGE, old, "")
    assert {each.partition(": ")[2] for each in told(folder)} == {"hip_hinge names no mistake to avoid"}


def test_an_exercise_has_at_least_three_steps(folder: Path) -> None:
    change(
        folder,
        SQUAT,
        '          - "Slowly straighten one knee until your leg is as straight as feels easy."\n'
        '          - "Lower your foot slowly."\n',
        "",
    )
    assert any("steps: Tuple should have at least 3 items" in each for each in told(folder))


def test_an_untranslated_rung_is_refused_on_its_line(folder: Path) -> None:
    change(folder, EXERCISES_TR, 'msgstr "Kalçayı geriye itme: yavaşça {reps} kez"', 'msgstr ""')
    lines = (folder / HINGE).read_text(encoding="utf-8").splitlines()
    (fault,) = faults_of(folder)
    assert fault.what == 'no tr translation of "Hip hinge: {reps} times, slowly"'
    assert lines[fault.line - 1] in FIRST_LINE
