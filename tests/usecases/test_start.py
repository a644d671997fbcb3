"""/start of somebody who is known, with an old link, and after /stop."""

import pytest

from tests.usecases.scene import MONDAY, Scene

KEYBOARD = ("Pain or dizzy", "Today", "My week", "Menu")


async def test_whoever_is_known_gets_the_keyboard_and_the_next_step_and_never_begins_again(scene):
    await scene.write("/start")
    assert scene.chat[0].keyboard == KEYBOARD
    assert "Today, about" in scene.last.text
    assert (await scene.answers()).professional_ok == "yes"


async def test_amid_the_questions_the_open_one_is_shown(database):
    scene = Scene(database, now=MONDAY)
    await scene.write("/start")
    await scene.taps("Let's begin", "Yes, I agree", "I will", "No, neither")
    await scene.write("/start")
    assert scene.last.text.startswith("2 of 6.")
    assert scene.chat[-2].keyboard == KEYBOARD


@pytest.mark.parametrize("link", ["/start fam_8Kx2", "/start 9f3a1c"])
async def test_an_invitation_that_nobody_knows_gets_a_kind_word_and_the_keyboard_stays(scene, link):
    await scene.write(link)
    assert [shown.text.split(";")[0] for shown in scene.chat] == ["This link leads nowhere"]
    assert scene.last.keyboard == KEYBOARD


async def test_somebody_new_with_such_an_invitation_can_begin_to_exercise_all_the_same(database):
    scene = Scene(database, now=MONDAY)
    await scene.write("/start fam_8Kx2")
    assert scene.last.text.startswith("This link leads nowhere")
    await scene.tap("I want to exercise myself")
    assert scene.last.text.startswith("Hello. I am your exercise companion")
    await scene.tap("Let's begin")
    assert "Yes, I agree" in scene.last.buttons


async def test_words_behind_start_are_no_invitation(scene):
    await scene.write("/start I fell")
    assert all(not text.startswith("This link") for text in scene.texts())
    assert "fell" in scene.last.text or "head" in scene.last.text


async def test_after_stop_the_same_account_goes_on_where_it_was(scene):
    await scene.write("/stop")
    await scene.tap("Yes, stop writing")
    await scene.write("/basla")
    welcome, *_ = [shown for shown in scene.chat if shown.text.startswith("Welcome back.")]
    assert welcome.keyboard == KEYBOARD
    assert "Today, about" in scene.last.text
    assert (await scene.person()).stopped_at is None


async def test_an_open_question_about_a_symptom_goes_before_the_next_step(scene):
    await scene.write("Pain or dizzy")
    await scene.write("/start")
    assert "Emergency" in scene.last.buttons
