"""One process at a time on one SQLite file."""

import subprocess
import sys
from pathlib import Path

import pytest

from bot.storage.lock import AlreadyRunning, InstanceLock


def test_a_second_one_is_told_in_one_line(tmp_path: Path) -> None:
    InstanceLock(tmp_path / "steady.db").acquire()
    with pytest.raises(AlreadyRunning, match=r"steady\.db: stop it first") as told:
        InstanceLock(tmp_path / "steady.db").acquire()
    assert "\n" not in str(told.value)


def test_it_is_free_again_after_the_release(tmp_path: Path) -> None:
    first = InstanceLock(tmp_path / "steady.db")
    first.acquire()
    first.release()
    InstanceLock(tmp_path / "steady.db").acquire()


def test_two_files_do_not_hinder_each_other(tmp_path: Path) -> None:
    InstanceLock(tmp_path / "one.db").acquire()
    InstanceLock(tmp_path / "two.db").acquire()


def test_it_is_free_again_when_the_process_ends_however_that_happens(tmp_path: Path) -> None:
    program = (
        "import os, pathlib, sys; from bot.storage.lock import InstanceLock;"
        "InstanceLock(pathlib.Path(sys.argv[1])).acquire(); os.kill(os.getpid(), 9)"
    )
    ended = subprocess.run([sys.executable, "-c", program, str(tmp_path / "steady.db")], check=False)
    assert ended.returncode == -9
    InstanceLock(tmp_path / "steady.db").acquire()
