"""Patients and their families, each with a telephone of their own: who is told what, when, and in whose language.

A transcript in `transcripts/family` is its own script (`lives.py` has its language). For a new one write the people's
lines alone and run with STEADY_WRITE_TRANSCRIPTS=1; then read it aloud, once as each of them.
"""

import pytest

from tests.acceptance.lives import live_together
from tests.acceptance.phone import Sandbox
from tests.acceptance.transcripts import FOLDER, compare

STORIES = sorted(path.stem for path in (FOLDER / "family").glob("*.txt"))


@pytest.mark.parametrize("story", STORIES)
async def test_a_family_is_told_what_was_approved(sandbox: Sandbox, story: str) -> None:
    script = (FOLDER / "family" / f"{story}.txt").read_text(encoding="utf-8")
    compare(f"family/{story}", await live_together(sandbox, script))
