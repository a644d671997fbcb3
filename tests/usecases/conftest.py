"""The usual scene; where other things have happened before, a file has its own. Some run on PostgreSQL too."""

import pytest

from tests.databases import ENGINES
from tests.usecases import engines
from tests.usecases.scene import MONDAY, Scene


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    if "database_url" not in metafunc.fixturenames:
        return
    if engines.both(metafunc.module.__name__, metafunc.function.__name__):
        metafunc.parametrize("database_url", ENGINES, indirect=True)


@pytest.fixture
def database_url(request: pytest.FixtureRequest) -> str:
    """The address of a fresh database with all tables."""
    on_postgres = getattr(request, "param", "sqlite") == "postgresql"
    url: str = request.getfixturevalue("postgres_url" if on_postgres else "sqlite_url")
    return url


@pytest.fixture
async def scene(database) -> Scene:
    """Somebody whose programme has begun this Monday."""
    return await begun(database)


async def begun(database) -> Scene:
    scene = Scene(database, now=MONDAY)
    await scene.arrive()
    await scene.run(lambda visit: None)  # her next moment is computed
    return scene
