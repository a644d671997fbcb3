"""Transcripts are kept as text files, to be read aloud; a story has to reproduce its own to the letter.

`STEADY_WRITE_TRANSCRIPTS=1` writes them anew; read the difference before committing it.
"""

import os
from pathlib import Path

FOLDER = Path(__file__).parent / "transcripts"


def compare(name: str, text: str) -> None:
    path = FOLDER / f"{name}.txt"
    if os.environ.get("STEADY_WRITE_TRANSCRIPTS") == "1":
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")
    assert text == path.read_text(encoding="utf-8")
