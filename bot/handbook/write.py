"""Write the handbook into a folder."""

from __future__ import annotations

from pathlib import Path

from bot.content.load import Content
from bot.content.words import LANGUAGES
from bot.handbook.page import page


def write_handbook(content: Content, folder: Path) -> tuple[Path, ...]:
    """One file a language, `handbook-en.html` and so on; OSError where the folder cannot be used."""
    folder.mkdir(parents=True, exist_ok=True)
    files = []
    for language in LANGUAGES:
        file = folder / f"handbook-{language}.html"
        file.write_text(page(content, language), encoding="utf-8")
        files.append(file)
    return tuple(files)
