"""Every question about a symptom has its words, and none has words that nobody asks for."""

from pathlib import Path

import pytest

from tests.content.folders import change, faults_of

FILE = "data/symptoms.yaml"


@pytest.mark.parametrize(
    ("old", "new", "what"),
    [
        ("- id: calf", "- id: shin", "nobody asks shin"),
        ("- id: calf", "- id: shin", "calf has no words"),
        ("{value: knee,", "{value: elbow,", "place needs the answers neck, shoulder, arm, belly, knee, foot, other"),
        ('  dizziness: "Feeling dizzy"\n', "", "dizziness needs a button"),
        ("  dizziness:", "  seizure:", "seizure is no sign that could be guessed"),
        ("- {value: pain, text", "- {value: ache, text", "what needs the answers emergency, pain, unsteady, fine"),
    ],
)
def test_words_that_do_not_fit_the_table_are_refused(folder: Path, old: str, new: str, what: str) -> None:
    change(folder, FILE, old, new)
    assert any(what in fault.what for fault in faults_of(folder))


def test_a_number_cannot_take_the_place_of_answers(folder: Path) -> None:
    change(folder, FILE, '    text: "Where does it ache?"', '    text: "Where?"\n    number: "It was {number}."')
    assert any(fault.what.startswith("place needs the answers") for fault in faults_of(folder))
