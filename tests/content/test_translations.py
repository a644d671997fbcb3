"""What is not said in both languages is not said at all."""

from pathlib import Path

import pytest

from tests.content.folders import change, faults_of

HINGE = "data/exercises/hinge.yaml"
EXERCISES_TR, CARE_TR = "locales/tr/LC_MESSAGES/exercises.po", "locales/tr/LC_MESSAGES/care.po"


def test_an_edited_safety_sentence_is_refused_until_it_is_translated_and_its_variant_follows(folder: Path) -> None:
    line = change(folder, "data/notes.yaml", '"Go slowly."', '"Go very slowly."')
    variant = change(folder, "data/helper.yaml", '- text: "Go slowly."', '- text: "Go slowly."')
    assert [str(fault) for fault in faults_of(folder)] == [
        f'data/helper.yaml:{variant}: there is no text "Go slowly." any more',
        f'data/notes.yaml:{line}: no tr translation of "Go very slowly."',
    ]


def test_an_unconfirmed_translation_counts_as_none(folder: Path) -> None:
    yavas = 'msgid "Go slowly."\nmsgstr "Yavaş yapın."'
    change(folder, CARE_TR, yavas, f"#, fuzzy\n{yavas}")
    assert any('no tr translation of "Go slowly."' in fault.what for fault in faults_of(folder))


def test_a_translation_has_to_fill_in_the_same_values(folder: Path) -> None:
    line = change(folder, EXERCISES_TR, 'Kalçayı geriye itme: yavaşça {reps} kez"', 'Kalçayı geriye itme: {sets} kez"')
    (fault,) = faults_of(folder)
    assert (fault.file, fault.what) == (EXERCISES_TR, "not the same values to fill in as in English: reps, sets")
    assert abs(fault.line - line) <= 1


def test_a_translation_with_an_open_brace_is_refused(folder: Path) -> None:
    change(folder, EXERCISES_TR, 'Kalçayı geriye itme: yavaşça {reps} kez"', 'Kalçayı geriye itme: {reps kez"')
    assert any("cannot be filled in" in fault.what for fault in faults_of(folder))


@pytest.mark.parametrize("glued", ["{reps}e kadar", "{reps}'e kadar", "{reps}’ye kadar"])
def test_a_suffix_may_not_be_glued_to_a_value(folder: Path, glued: str) -> None:
    change(folder, EXERCISES_TR, 'geriye itme: yavaşça {reps} kez"', f'geriye itme: {glued}"')
    assert [fault.what for fault in faults_of(folder)] == ["a suffix is glued to a value: it will not fit every value"]


@pytest.mark.parametrize("spoil", [Path.unlink, lambda path: path.write_text('msgid "open\n')])
def test_a_catalogue_that_cannot_be_read_is_refused(folder: Path, spoil) -> None:
    spoil(folder / CARE_TR)
    (fault,) = faults_of(folder)
    assert fault.file == CARE_TR
    assert "cannot be read" in fault.what


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("Öne doğru eğilin.", "öne doğru eğil"),
        ("Başınızı dizinize yaklaştırın.", "başınızı dizinize yaklaştır"),
        ("Belinizi çevirin.", "belinizi çevir"),
        ("Ayak parmaklarınıza dokunun.", "ayak parmaklarınıza dokun"),
    ],
)
def test_a_risky_movement_in_turkish_is_refused_with_its_line(folder: Path, asked: str, found: str) -> None:
    line = change(folder, EXERCISES_TR, 'msgstr "Yalnızca biraz itin. Yavaşça doğrulun."', f'msgstr "{asked}"')
    (fault,) = faults_of(folder)
    assert (fault.file, abs(fault.line - line) <= 1) == (EXERCISES_TR, True)
    assert fault.what == f'"{found}" puts the spine at risk: it may not be asked for'


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("Bend forward and touch your toes.", "Bend forward"),
        ("Go on and reach down to your toes.", "reach down to your toes"),
        ("Swing round to look behind.", "Swing round"),
    ],
)
def test_a_risky_movement_in_english_is_refused_with_its_line(folder: Path, asked: str, found: str) -> None:
    line = change(folder, HINGE, '"Go only a little way. Straighten up slowly."', f'"{asked}"')
    told = f'{HINGE}:{line}: "{found}" puts the spine at risk: it may not be asked for'
    assert told in map(str, faults_of(folder))


@pytest.mark.parametrize(("mark", "told"), [("flexion", "spinal flexion"), ("end_range_twist", "an end-range twist")])
def test_an_exercise_marked_as_risky_for_the_spine_is_refused(folder: Path, mark: str, told: str) -> None:
    line = change(folder, HINGE, "    spine: neutral\n    links: [bending]", f"    spine: {mark}\n    links: [bending]")
    assert [str(fault) for fault in faults_of(folder)] == [
        f"{HINGE}:{line}: hip_hinge is marked with {told}: it may not be prescribed"
    ]
