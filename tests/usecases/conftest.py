"""The usual scene; where other things have happened before, a file has its own."""

import pytest

from tests.usecases.scene import MONDAY, Scene


@pytest.fixture
async def scene(database) -> Scene:
    """Somebody whose programme has begun this Monday."""
    return await begun(database)


async def begun(database) -> Scene:
    scene = Scene(database, now=MONDAY)
    await scene.arrive()
    await scene.run(lambda visit: None)  # her next moment is computed
    return scene
