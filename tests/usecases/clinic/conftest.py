"""The usual scene on SQLite: what differs between the databases is tried below this, in `tests/storage`, by the files
about confirming, changing and warning, and by several processes in `tests/faults`."""

import pytest

from tests.usecases.conftest import begun
from tests.usecases.scene import Scene


@pytest.fixture
async def scene(sqlite_database) -> Scene:
    """Somebody whose programme has begun this Monday."""
    return await begun(sqlite_database)
