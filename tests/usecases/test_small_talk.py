"""Replies to what tells of no symptom and of nothing done."""

from datetime import UTC, datetime

import pytest

from bot.core.dialogue import State
from bot.storage import conversations
from bot.usecases import small_talk
from bot.usecases.resume import resume
from tests.usecases.scene import Scene

MONDAY = datetime(2026, 3, 2, 7, 30, tzinfo=UTC)
STILL = 'press "Today" to see your exercises'


@pytest.fixture
async def scene(sqlite_database) -> Scene:
    scene = Scene(sqlite_database, now=MONDAY)
    await scene.arrive()
    return scene


async def say(scene: Scene, text: str) -> list[str]:
    """What the words are answered with."""
    said = len(scene.chat)
    await scene.run(small_talk.reply, text)
    return scene.texts(said)


async def test_a_question_is_answered_with_its_sources_behind_a_button(scene):
    (told,) = await say(scene, "can I swim?")
    assert told.startswith("Swimming and cycling are good for your heart")
    await scene.tap("Where is this from?")
    assert "https://www.nhs.uk" in scene.last.text
    await scene.tap("Back to the answer")
    assert scene.last.text == told
    await scene.taps("Back to the list", "Other questions")
    assert "What to avoid" in scene.last.buttons


async def test_a_question_is_answered_in_the_language_of_the_settings_whatever_it_was_asked_in(scene):
    (told,) = await say(scene, "mekik çekebilir miyim")
    assert told.startswith("Leave out sit-ups")


async def test_two_answers_that_fit_equally_are_offered(scene):
    (told,) = await say(scene, "slippers or stairs?")
    assert told == "Which of these do you mean?"
    assert list(scene.last.buttons) == ["Stairs at home", "Which shoes?", "Other questions"]


async def test_the_emergency_number_comes_first(scene):
    (told,) = await say(scene, "who do i call if i faint")
    assert told.startswith("Call 112.")
    assert "Pain or dizzy" in scene.last.buttons


async def test_an_exercise_of_todays_plan_is_shown_as_it_stands_there(scene):
    await scene.write("/today")
    await say(scene, "can I walk?")
    assert scene.last.text.startswith("It is in your plan for today, in the form that suits you:\nWalking:")
    await scene.tap("Show me how")
    assert scene.last.text.startswith("Walking")


async def test_an_exercise_that_is_kept_out_is_told_with_the_reason_and_without_a_yes(scene):
    (told,) = await say(scene, "may I do small jumps?")
    assert "That is why I leave out: small jumps." in told
    assert "yes" not in told.lower().split()


async def test_an_exercise_that_is_allowed_but_not_for_today_waits_for_the_plan(scene):
    (told,) = await say(scene, "are squats ok for me?")
    assert told.startswith("Small knee bends: it is not in your plan for today.")


async def test_on_hold_no_exercise_is_allowed_and_answers_say_that_theirs_are_paused(sqlite_database):
    scene = Scene(sqlite_database, now=MONDAY)
    await scene.arrive(professional_ok="not_yet", medical_caution="yes")
    (told,) = await say(scene, "can I walk?")
    assert "Please ask a doctor or physiotherapist first" in told
    (told,) = await say(scene, "is walking enough?")
    assert told.endswith("Your own exercises stay paused until a doctor or physiotherapist says yes.")


async def test_a_question_without_an_answer_is_left_to_a_person(scene):
    (told,) = await say(scene, "is tofu good for bones?")
    assert "Please ask your doctor or physiotherapist." in told
    await scene.tap("What I can answer")
    assert scene.last.text.startswith("What would you like to know?")


async def test_a_question_without_an_answer_names_the_clinic_where_there_is_one(sqlite_database):
    scene = Scene(sqlite_database, now=MONDAY, clinic_name="Fizyo", clinic_contact="0212 000 00 00")
    await scene.arrive()
    (told,) = await say(scene, "kalsiyum alayım mı?")
    assert "Your clinic, Fizyo: 0212 000 00 00." in told
    assert "Please ask your doctor" not in told


async def test_a_greeting_leads_to_todays_exercises_until_they_are_done(scene):
    await scene.write("/today")
    plan = scene.last
    (told,) = await say(scene, "good morning")
    assert told.startswith("Hello.")
    assert STILL in told
    assert scene.last.buttons == {"Today's exercises": "menu:today"}
    await scene.tap("Done all", plan)
    (told,) = await say(scene, "good morning")
    assert STILL not in told


async def test_a_reply_never_claims_that_they_are_well(scene):
    for text in ("no pain today", "feeling fine, never better", "ağrım yok", "the kettle is on"):
        (told,) = await say(scene, text)
        assert '"Pain or dizzy"' in told
        assert "glad" not in told


async def test_the_forms_of_a_reply_take_turns(scene):
    told = set()
    for _ in range(6):
        await scene.write("thank you dear")
        told.add(scene.last.text)
    assert {"You are welcome.", "You are very welcome.", "Gladly."} <= told


async def test_words_about_the_hour_a_pause_and_stopping_lead_there(scene):
    await say(scene, "can you write earlier")
    await scene.tap("Choose the hour")
    assert scene.last.text == "At what time shall I write to you each day?"
    await say(scene, "yarın yokum")
    assert "Pause for a while" in scene.last.buttons
    await say(scene, "stop")
    assert list(scene.last.buttons) == ["Yes, stop writing", "No, go on"]


async def test_a_cry_for_help_and_a_lone_question_mark_are_asked_about(scene):
    for text in ("help!", "imdat", "?"):
        await say(scene, text)
        assert next(iter(scene.last.buttons)) == "Emergency"


async def test_amid_the_questions_one_short_line_and_the_open_question_again(sqlite_database):
    scene = Scene(sqlite_database, now=MONDAY)
    await scene.arrive(unsteady=None, current_signs=None, confirmed=None)
    await scene.run(resume)
    asked = scene.last.text
    for text, begins in (
        ("good morning", "Hello."),
        ("can I swim?", "Swimming and"),
        ("the kettle is on", "Thank you"),
    ):
        line, again = await say(scene, text)
        assert line.startswith(begins)
        assert again == asked
    told = await say(scene, "can I dance?")
    assert told[-1] == asked
    assert len(told) == 2
    assert (await scene.state()).question == "q3"


@pytest.mark.parametrize("question", ["who", "helping", "read_back", "equipment", "signs", "worktop", "chair", "wall"])
async def test_every_question_on_the_way_to_a_plan_is_asked_again(scene, question):
    await scene.change(lambda tx, actor, person: conversations.save(tx, actor, person, State(question), MONDAY))
    line, again = await say(scene, "thank you")
    assert line != again
    assert scene.last.buttons
    assert (await scene.state()).question == question


async def test_a_question_that_somebody_opened_on_a_whim_is_not_asked_again(scene):
    await scene.write("/settings")
    await scene.tap("The hour")
    assert len(await say(scene, "thank you")) == 1


async def test_an_open_question_about_a_symptom_stays_open(scene):
    await scene.write("Pain or dizzy")
    answer, again = await say(scene, "who do I call if I faint?")
    assert answer.startswith("Call 112.")
    assert again.startswith("Stop, and sit down")
    await say(scene, "thank you")
    assert next(iter(scene.last.buttons)) == "Emergency"
    assert (await scene.state()).question == "symptom"


async def test_after_thoughts_of_self_harm_nothing_speaks_of_exercise(scene):
    await scene.write("Pain or dizzy")
    await scene.answer("what:emergency")
    await scene.tap(next(text for text in scene.last.buttons if "harm" in text.lower()))
    said = len(scene.chat)
    for text in ("can I swim?", "good morning", "how much a week?", "I feel so alone", "the kettle is on"):
        await say(scene, text)
    for command in ("/faq", "/avoid", "/sources"):
        await scene.write(command)
    assert len(scene.chat) == said + 8
    assert {text.partition(".")[0] for text in scene.texts(said)} == {"How you feel matters"}


@pytest.fixture
async def paused(scene) -> Scene:
    await scene.write("Pain or dizzy")
    await scene.answer("what:unsteady", "which:dizzy", "faint:no")
    return scene


@pytest.mark.parametrize(
    "words",
    [
        *("my doctor says that I can go on", "I have asked, she said it is fine", "I've asked", "she said yes"),
        *("Doktora gittim, devam edebilirsin dedi", "sordum, olur dedi", "sordum", "tamam dedi"),
    ],
)
async def test_a_doctors_word_is_asked_about_with_buttons_and_ends_no_hold_by_itself(paused, words):
    assert (await say(paused, words))[-1] == "What did they say?"
    assert len(await paused.holds()) == 1


@pytest.mark.parametrize("words", ["can I go on?", "may I exercise again", "devam edebilir miyim?"])
async def test_whether_they_may_go_on_is_answered_with_what_they_wait_for(paused, words):
    (told,) = await say(paused, words)
    assert "Please ask a doctor or physiotherapist first." in told
    assert "I have asked a doctor or physiotherapist" in paused.last.buttons


@pytest.mark.parametrize("words", ["my doctor says that I can go on", "can I go on?"])
async def test_words_about_a_hold_are_ordinary_words_where_there_is_none(scene, words):
    (told,) = await say(scene, words)
    assert "What did they say?" not in told


async def test_a_question_that_only_a_person_can_answer_lifts_no_hold(paused):
    (told,) = await say(paused, "will it rain tomorrow?")
    assert told.endswith("Your own exercises stay paused until a doctor or physiotherapist says yes.")


async def test_after_an_emergency_no_story_is_answered_before_help_has_come(scene):
    await scene.write("Pain or dizzy")
    await scene.answer("what:emergency")
    (told,) = await say(scene, "my grandson is here")
    assert told.startswith("If you have not called 112 yet, call now.")


@pytest.mark.parametrize("words", ["no", "not yet", "yes", "hayır", "tamam"])
async def test_after_an_emergency_a_mere_word_is_answered_with_whom_to_call(scene, words):
    await scene.write("Pain or dizzy")
    await scene.answer("what:emergency")
    (told,) = await say(scene, words)
    assert told.startswith("If you have not called 112 yet, call now.")


async def test_words_about_a_hold_do_not_push_a_safety_question_aside(scene):
    await scene.write("Pain or dizzy")
    await scene.answer("what:unsteady", "which:unsteady")
    asked = scene.last.text
    assert asked in (await say(scene, "can I go on?"))[-1]
