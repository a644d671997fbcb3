"""`python -m corpus FILE`, as whoever labels messages sees it."""

import json
import os
import subprocess
import sys
from pathlib import Path

from tests.program import ROOT

MESSAGES = [
    {"id": "a", "lang": "en", "text": "I have chest pain", "level": "emergency", "signs": ["chest_pain"]},
    {"id": "b", "lang": "en", "text": "I fell yesterday", "level": "referral", "signs": ["fall"]},
    {"id": "c", "lang": "tr", "text": "göğsüm ağrıyor", "level": "emergency", "signs": ["chest_pain"]},
    {
        "id": "d",
        "lang": "en",
        "text": "walked 25 minutes",
        "activities": [{"exercise": "brisk_walking", "minutes": 25}],
    },
]


def corpus(*files: Path) -> subprocess.CompletedProcess[str]:
    whole = [sys.executable, "-m", "corpus", *map(str, files)]
    environment = {"PATH": os.defpath, "PYTHONPATH": str(ROOT), "PYTHONUTF8": "1"}
    return subprocess.run(
        whole, cwd=ROOT, env=environment, capture_output=True, encoding="utf-8", timeout=120, check=False
    )


def test_the_report_on_a_small_file(tmp_path: Path) -> None:
    file = tmp_path / "small.jsonl"
    file.write_text("\n".join(json.dumps(each) for each in MESSAGES), encoding="utf-8")
    ended = corpus(file)
    assert (ended.returncode, ended.stderr) == (0, "")
    lines = [" ".join(line.split()) for line in ended.stdout.splitlines()]
    assert [line for line in lines if "messages with" in line] == [
        "en: 2 messages with a level",
        "en: 1 messages with labelled activities",
        "tr: 1 messages with a level",
    ]
    assert lines.count("emergencies outright 1 of 1 100.0%") == 2
    assert "referral: flagged or asked 1 of 1 100.0%" in lines
    assert "activities exactly right 1 of 1 100.0%" in lines


def test_a_file_that_cannot_be_read_is_named(tmp_path: Path) -> None:
    ended = corpus(tmp_path / "none.jsonl")
    assert (ended.returncode, ended.stdout) == (2, "")
    assert "none.jsonl" in ended.stderr
    assert "Traceback" not in ended.stderr


def test_a_line_that_is_malformed_is_named(tmp_path: Path) -> None:
    file = tmp_path / "spoilt.jsonl"
    file.write_text('{"id": "a"}\n', encoding="utf-8")
    ended = corpus(file)
    assert (ended.returncode, ended.stdout, ended.stderr) == (2, "", "spoilt.jsonl:1: 'lang'\n")
