"""Fixtures for the content's tests."""

from pathlib import Path

import pytest

from tests.content.folders import copy_of_content


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the content to spoil."""
    return copy_of_content(tmp_path)
