"""`make` on a machine that lacks something says what to install."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.program import ROOT

pytestmark = pytest.mark.skipif(shutil.which("make") is None, reason="no make is installed")


def make(folder: Path, python: str) -> subprocess.CompletedProcess[str]:
    """`make install` where nothing is prepared, with this Python."""
    shutil.copyfile(ROOT / "Makefile", folder / "Makefile")
    for name in ("pyproject.toml", "uv.lock"):
        (folder / name).touch()
    command = ["make", f"PYTHON={python}", "install"]
    environment = {"PATH": os.environ["PATH"]}
    return subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, timeout=60)


def python_without(folder: Path, word: str) -> str:
    """A Python that fails where it is asked for `word`."""
    script = folder / "python"
    script.write_text(f'#!/bin/sh\ncase "$*" in *{word}*) exit 1;; esac\nexec {sys.executable} "$@"\n')
    script.chmod(0o700)
    return str(script)


def test_a_missing_venv_is_told_with_the_line_that_installs_it(tmp_path: Path) -> None:
    end = make(tmp_path, python_without(tmp_path, "ensurepip"))
    assert end.returncode != 0
    assert "sudo apt-get install -y python3-venv" in end.stdout
    assert not (tmp_path / ".venv").exists()


def test_an_old_python_is_told_which_one_is_needed(tmp_path: Path) -> None:
    end = make(tmp_path, python_without(tmp_path, "version_info"))
    assert end.returncode != 0
    assert "Steady needs Python 3.11 or newer" in end.stdout


def test_a_missing_python_is_told_with_the_line_that_installs_it(tmp_path: Path) -> None:
    end = make(tmp_path, "no-such-python")
    assert end.returncode != 0
    assert "sudo apt-get install -y python3 python3-venv" in end.stdout
