"""Sentences as people write them, read by the bot itself: a symptom goes before everything else."""

import pytest

from tests.usecases.telling import Telling, means


@pytest.fixture
async def scene(sqlite_database) -> Telling:
    scene = Telling(sqlite_database)
    await scene.arrive()
    await scene.write("/today")
    return scene


@pytest.mark.parametrize(
    ("words", "rule"),
    [
        ("my chest hurts", "T1"),
        ("göğsüm ağrıyor", "T1"),
        ("I fell yesterday", "T4"),
        ("düştüm", "T4"),
        ("I feel dizzy", "T5"),
        ("başım dönüyor", "T5"),
    ],
)
async def test_a_plain_sentence_is_acted_upon(scene, words, rule):
    await scene.write(words)
    assert await scene.hold_rules() == {rule}
    assert (await scene.report()).details["words"] == words


async def test_a_symptom_beside_something_done_is_answered_first(scene):
    before = len(scene.chat)
    await scene.write("walked 20 minutes and then I felt dizzy")
    advice, echo, thanks, question = scene.texts(before)
    assert advice.startswith("Sit or lie down now.")
    assert echo == "I wrote down:\n• 20 minutes of walking"
    assert thanks.startswith("Thank you for telling me.")
    assert question.startswith("Did you faint")


async def test_an_ache_beside_something_done_is_answered_first_and_asks_last(scene):
    before = len(scene.chat)
    await scene.write("walked 20 minutes, my knee aches a bit")
    advice, echo, question = scene.texts(before)
    assert advice.startswith("Thank you for telling me. We leave that movement out")
    assert echo.startswith("I wrote down:")
    assert question.startswith("Where is it?")


async def test_beside_an_emergency_what_was_done_is_kept_without_a_word(scene):
    before = len(scene.chat)
    await scene.write("walked 20 minutes and my chest hurts")
    assert not [text for text in scene.texts(before) if "20 minutes" in text]
    await scene.write("/week")
    assert "20 active minutes" in scene.last.text


async def test_thoughts_of_self_harm_beside_something_done_hear_no_word_of_exercise(scene):
    before = len(scene.chat)
    await scene.write("walked 20 minutes but I want to die")
    assert [text[:10] for text in scene.texts(before)] == ["I'm very s"]


@pytest.mark.parametrize("command", ["/help", "/today", "/yardim", "/start", "/pain"])
async def test_words_behind_a_command_are_read_for_a_symptom(scene, command):
    await scene.write(f"{command} I fell and cannot get up")
    assert await scene.hold_rules() == {"T1", "T4"}


@pytest.mark.parametrize(("command", "answer"), [("/today please", "Today"), ("/start Xq7_9zk-bot", "This link")])
async def test_a_command_with_words_that_name_no_symptom_is_done(scene, command, answer):
    await scene.write(command)
    assert scene.last.text.startswith(answer)


@pytest.mark.parametrize(("command", "answer"), [("/yardım", "How I can help you"), ("/bugün", "Today")])
async def test_a_command_with_letters_that_telegram_leaves_out_is_meant_as_one(scene, command, answer):
    message = {"message_id": 4000, "text": command, "date": 1795678800, "chat": scene._chat, "from": scene._user}
    await scene.update(message=message)
    assert scene.last.text.startswith(answer)


@pytest.mark.parametrize("words", ["Mum fell", "annem düştü", "I fell and cannot get up"])
async def test_whoever_is_not_known_is_told_the_emergency_number_first_and_nothing_is_kept(sqlite_database, words):
    scene = Telling(sqlite_database)
    await scene.write(words)
    line, welcome = scene.texts()
    assert line.startswith("If somebody is in danger or cannot get up: call 112 now.")
    assert welcome.startswith("Hello. I am your exercise companion")
    assert await scene.hold_rules() == set()


async def test_a_greeting_before_consent_gets_the_welcome_alone(sqlite_database):
    scene = Telling(sqlite_database)
    await scene.write("hello there")
    assert len(scene.texts()) == 1


async def test_words_behind_a_command_wait_for_consent(sqlite_database):
    scene = Telling(sqlite_database)
    await scene.write("/help I feel dizzy")
    assert scene.last.text.startswith("How I can help you")
    assert await scene.hold_rules() == set()


async def test_words_below_a_picture_are_acted_upon(scene):
    await scene.shows("I fell and cannot get up")
    assert await scene.hold_rules() == {"T1", "T4"}


async def test_a_picture_is_asked_about_and_what_its_words_tell_is_written_down(scene):
    before = len(scene.chat)
    await scene.shows("walked 20 minutes")
    assert [text[:20] for text in scene.texts(before)] == ["I wrote down:\n• 20 m", "I cannot listen to m"]
    assert (await scene.state()).question == "symptom"


async def test_an_edited_message_behind_an_unknown_command_says_nothing_twice(scene):
    await scene.edits("/pain my chest hurts", 6000)
    before = len(scene.chat)
    await scene.edits("/pain my chest hurts!", 6000)
    assert len(scene.chat) == before
    assert len(await scene.reports()) == 1


async def test_an_emergency_in_the_middle_of_the_questions_is_acted_upon(scene):
    for words in ("Pain or dizzy", "pain", "my chest hurts now"):
        await scene.write(words)
    assert await scene.hold_rules() == {"T1"}


async def test_a_symptom_added_to_a_message_counts_and_is_told_once(scene):
    await scene.edits("walked 20 minutes, felt dizzy", 6000)
    assert await scene.hold_rules() == {"T5"}
    before = len(scene.chat)
    await scene.edits("walked 20 minutes, felt dizzy!", 6000)
    assert len(await scene.reports()) == 1
    assert not [text for text in scene.texts(before) if text.startswith(("Sit or lie down", "I am not sure"))]


async def test_an_edited_message_that_says_nothing_new_gets_no_reply(scene):
    before = len(scene.chat)
    await scene.edits("thank you", 6000)
    assert len(scene.chat) == before


async def test_an_edited_message_answers_no_question_about_a_symptom(scene):
    await scene.tells(means("fall"))
    before = await scene.state()
    await scene.edits("yes", 6000)
    assert await scene.state() == before
    assert await scene.hold_rules() == {"T4"}


async def test_the_keyboards_words_count_in_an_edited_message(scene):
    await scene.edits("Pain or dizzy", 6000)
    assert scene.last.text.startswith("Stop, and sit down")


async def test_whoever_was_misunderstood_about_self_harm_can_say_so(scene):
    await scene.write("I want to end it all")
    assert "You are not alone" in scene.last.text
    await scene.tap("You misunderstood me")
    assert "exercise" not in scene.last.text
    await scene.tap("Yes, it was a mistake")
    assert await scene.holds() == []
