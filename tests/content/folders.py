"""Copies of the content that a test may spoil."""

import shutil
from pathlib import Path

import pytest

from bot.content.load import FOLDER, load_content
from bot.content.source import ContentError, Fault


def copy_of_content(to: Path) -> Path:
    """The whole content in a folder of its own."""
    for part in ("data", "locales"):
        shutil.copytree(FOLDER / part, to / part)
    return to


def change(folder: Path, file: str, old: str, new: str) -> int:
    """Replace a text that stands there once; the line on which it stood."""
    path = folder / file
    text = path.read_text(encoding="utf-8")
    assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in {file}"
    path.write_text(text.replace(old, new), encoding="utf-8")
    return text[: text.index(old)].count("\n") + 1


def faults_of(folder: Path) -> tuple[Fault, ...]:
    """What loading refuses."""
    with pytest.raises(ContentError) as refused:
        load_content(folder)
    return refused.value.faults
