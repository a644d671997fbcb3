"""The words for activities are refused where a line is wrong, with file and line."""

import shutil
from pathlib import Path

import pytest

from bot.content.lexicon.load_activities import FOLDER, load_activity_words
from bot.content.source import ContentError


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the words to spoil."""
    for language in ("en", "tr"):
        (tmp_path / language).mkdir()
        for file in (FOLDER / language).glob("activities*.yaml"):
            shutil.copy(file, tmp_path / language)
    return tmp_path


@pytest.mark.parametrize(
    ("line", "wrong", "what"),
    [
        ("  heel_drops:", "  heel_flops:", "heel_flops is not known"),
        ("  marching_on_spot:", "  plan:", "plan is not known"),
        ("  planned: [", "  unplanned: [", "unplanned is not known"),
        ("  minutes: [", "  moments: [", "moments is not known"),
        ("  clock: [", "  watch: [", "watch is not known"),
        ("  some:", "  most:", "most is not known"),
        ("    alone: [all", "    lonely: [all", "lonely is not known"),
        ("misspelt: {", "misspelled: {", "Extra inputs are not permitted"),
        ("  kin: [son", "  kin: [2024-01-01, son", "Input should be a valid string"),
        ("  circumstance: [", '  circumstance: ["<nobody>", ', "there is no class <nobody>"),
        ("review: pending", "review: [", "not YAML"),
    ],
)
def test_a_wrong_line_is_named(folder: Path, line: str, wrong: str, what: str) -> None:
    texts = {file: file.read_text(encoding="utf-8") for file in sorted((folder / "en").iterdir())}
    file, text = next((file, text) for file, text in texts.items() if line in text)
    file.write_text(text.replace(line, wrong, 1), encoding="utf-8")
    with pytest.raises(ContentError) as refused:
        load_activity_words(folder)
    assert any(fault.file == f"lexicon/en/{file.name}" and what in fault.what for fault in refused.value.faults)
    assert all(fault.line >= 1 for fault in refused.value.faults)


def test_the_words_of_both_languages_are_read_together(folder: Path) -> None:
    words = load_activity_words(folder)
    assert words.numbers["twenty"] == words.numbers["yirmi"] == 20
    assert words.each["onar"] == 10
    assert words.units["dk"] == words.units["min"] == "minutes"
