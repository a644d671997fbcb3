"""Twelve patients with different lives, four weeks each, from the welcome on: what they read is what was approved.

A transcript in `transcripts/lives` is its own script (`lives.py` has its language). For a new life write the person's
lines alone and run with STEADY_WRITE_TRANSCRIPTS=1; then read it aloud.
"""

import pytest

from tests.acceptance.lives import live
from tests.acceptance.phone import Sandbox
from tests.acceptance.transcripts import FOLDER, compare

LIVES = sorted(path.stem for path in (FOLDER / "lives").glob("*.txt"))


@pytest.mark.parametrize("life", LIVES)
async def test_four_weeks_of_a_life_read_as_they_were_approved(sandbox: Sandbox, life: str) -> None:
    script = (FOLDER / "lives" / f"{life}.txt").read_text(encoding="utf-8")
    language = next(line for line in script.splitlines() if line.startswith("# ")).split()[-1].rstrip(".").lower()
    compare(f"lives/{life}", await live(sandbox, script, {"english": "en", "turkish": "tr"}[language]))
