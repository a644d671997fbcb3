"""Two patients of the same name: a relative can tell in every message which of them it is."""

import pytest

from bot.core.family import Scope
from tests.usecases.family.joining import follow
from tests.usecases.scene import Scene


@pytest.fixture
async def aunt(scene: Scene) -> Scene:
    """Another Ayşe, who shares a day later."""
    other = scene.beside("Ayşe", 90)
    await other.arrive()
    return other


@pytest.fixture
async def daughter(scene: Scene, aunt: Scene) -> Scene:
    daughter = scene.beside("Elif", 88)
    await follow(scene, daughter, Scope.WARNINGS)
    await scene.wait(days=1)
    await follow(aunt, daughter, Scope.WARNINGS)
    return daughter


async def test_a_warning_says_which_of_the_two_it_is(scene: Scene, aunt: Scene, daughter: Scene) -> None:
    seen = len(daughter.chat)
    await aunt.write("my chest hurts and I cannot breathe")
    await scene.wait(minutes=1)
    [warning] = daughter.texts(seen)
    assert warning.startswith("Ayşe (since 3 March) reported something serious")


async def test_the_question_whom_it_is_about_tells_them_apart(daughter: Scene) -> None:
    await daughter.write("Something has happened")
    assert list(daughter.last.buttons) == ["Ayşe (since 2 March)", "Ayşe (since 3 March)"]
    await daughter.tap("Ayşe (since 2 March)")
    assert "phone Ayşe (since 2 March)" in daughter.last.text


async def test_kind_words_go_to_the_one_who_is_chosen(scene: Scene, aunt: Scene, daughter: Scene) -> None:
    await daughter.write("Send a kind word")
    await daughter.tap("Ayşe (since 3 March)")
    assert "Ayşe (since 3 March)" in daughter.last.text
    await daughter.tap("I am proud of you.")
    before = len(scene.chat)
    await scene.wait(hours=12)
    assert any("I am proud of you." in text for text in aunt.texts())
    assert not any("I am proud of you." in text for text in scene.texts(before))


async def test_each_summary_begins_with_a_name_of_its_own(scene: Scene, daughter: Scene) -> None:
    seen = len(daughter.chat)
    await scene.wait(days=6)
    heads = sorted(text.split(":")[0] for text in daughter.texts(seen))
    assert heads == ["Ayşe (since 2 March)", "Ayşe (since 3 March)"]


async def test_whoever_is_alone_with_a_name_is_called_by_it(scene: Scene, aunt: Scene, daughter: Scene) -> None:
    await daughter.write("My family")
    await daughter.tap("Ayşe (since 3 March)")
    await daughter.taps("Leave", "Yes, leave")
    await daughter.write("Something has happened")
    assert "If Ayşe is in danger" in daughter.texts()[-2]
