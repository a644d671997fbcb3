"""All exercises to read about: for whom they are, and for whom not."""

import pytest

from tests.usecases.scene import Scene, content

STEPS = "1. "


@pytest.fixture
async def scene(database) -> Scene:
    scene = Scene(database)
    await scene.arrive()
    return scene


async def open_exercise(scene: Scene, exercise: str) -> str:
    await scene.write("/library")
    await scene.press(scene.last, f"lib:x:{exercise}")
    return scene.last.text


@pytest.mark.parametrize("words", ["/kutuphane", "All exercises", "Bütün egzersizler"])
async def test_it_can_be_asked_for_in_words_of_either_language(scene, words):
    await scene.write(words)
    assert "Balance" in scene.last.buttons


async def test_every_exercise_of_the_catalogue_stands_in_one_list(scene):
    await scene.write("/library")
    kinds, found = scene.last, []
    for data in [data for data in kinds.buttons.values() if data.startswith("lib:in:")]:
        await scene.press(kinds, data)
        assert len(scene.last.text) <= 350
        found += [data.removeprefix("lib:x:") for data in scene.last.buttons.values() if data.startswith("lib:x:")]
    assert sorted(found) == sorted(content().catalogue.exercises)


async def test_back_leads_back_to_the_menu(scene):
    await scene.write("/menu")
    await scene.taps("All exercises, and questions", "All exercises", "Balance", "Tai chi", "Why it helps")
    await scene.taps("Back", "Back", "Back", "Back", "Back")
    assert scene.last.text == "What would you like to do?"


async def test_what_is_in_todays_plan_is_shown_as_it_stands_there(scene):
    text = await open_exercise(scene, "single_leg_stance")
    assert "It is in your plan for today:\nStanding on one leg: both hands" in text
    assert STEPS in text


async def test_what_may_come_is_shown_at_its_easiest_step_and_nobody_is_told_to_do_it(scene):
    text = await open_exercise(scene, "tai_chi")
    assert text.index("It is not in your plan for today.") < text.index(STEPS)
    assert "at its easiest step:\nTai chi: 5 minutes" in text


async def test_what_is_left_out_has_its_reason_first_and_no_steps(scene):
    text = await open_exercise(scene, "stair_climbing")
    assert "You told me about one fall. That is why I leave out: stair climbing." in text
    assert "Your own stairs at home are fine" in text
    assert STEPS not in text
    assert "Why it helps" not in scene.last.buttons


async def test_what_needs_things_that_are_not_there_has_no_steps(scene):
    text = await open_exercise(scene, "band_row")
    assert "need things that you do not have" in text
    assert STEPS not in text


async def test_why_it_helps_names_its_sources(scene):
    await open_exercise(scene, "tai_chi")
    await scene.tap("Why it helps")
    assert "Where this comes from:\n• Royal Osteoporosis Society" in scene.last.text


async def test_an_exercise_that_rests_has_no_steps(scene):
    await report_a_sore_knee(scene)
    text = await open_exercise(scene, "sit_to_stand")
    assert STEPS not in text


async def report_a_sore_knee(scene: Scene) -> None:
    await scene.write("Pain or dizzy")
    await scene.answer("what:pain", "where:elsewhere", "kind:ache", "place:knee", "sudden:no", "strength:2")


@pytest.mark.parametrize("data", ["lib:open", "lib:in:balance", "lib:x:tai_chi", "lib:why:tai_chi"])
async def test_on_a_hold_all_exercises_wait(database, data):
    scene = Scene(database)
    await scene.arrive(spinal_fracture="yes", professional_ok="not_yet")
    await scene.write("/menu")
    await scene.press(scene.last, data)
    assert "hold:asked" in scene.last.buttons.values()
    assert STEPS not in scene.last.text


async def test_before_the_questions_are_answered_they_come_first(database):
    scene = Scene(database)
    await scene.arrive(confirmed=None)
    await scene.write("/library")
    assert "All correct" in scene.last.buttons


async def test_after_thoughts_of_self_harm_nothing_speaks_of_exercise(scene):
    await scene.write("I want to kill myself")
    await scene.write("/library")
    assert "exercise" not in scene.last.text.lower()
    assert "Somebody has helped me" in scene.last.buttons


@pytest.mark.parametrize("data", ["lib:x:nonsense", "lib:in:nonsense", "lib:why:nonsense"])
async def test_a_button_of_another_version_leads_to_the_kinds(scene, data):
    await scene.write("/library")
    await scene.press(scene.last, data)
    assert "Balance" in scene.last.buttons


@pytest.mark.parametrize("falls", ["none", "two_plus"])
async def test_a_card_has_either_steps_or_a_reason(sqlite_database, falls):
    scene = Scene(sqlite_database)
    await scene.arrive(falls_12m=falls)
    await scene.write("/library")
    for exercise in content().catalogue.exercises:
        await scene.press(scene.last, f"lib:x:{exercise}")
        assert (STEPS in scene.last.text) != ("leave out" in scene.last.text), exercise
