"""From the welcome to the first plan: consent, the six questions, going back, words for taps, taking up again."""

import pytest

from bot.storage import people
from tests.usecases.scene import BOT, USER, Scene

TO_THE_QUESTIONS = ("Let's begin", "Yes, I agree", "I will")
CLEAR = ("No, neither", "Never", "No, neither", "No, none of these", "No, none of these", "Yes, it is fine")


@pytest.fixture
async def scene(database) -> Scene:
    scene = Scene(database)
    await scene.write("/start")
    return scene


async def test_the_way_to_the_first_plan_takes_six_questions(scene):
    await scene.taps(*TO_THE_QUESTIONS, *CLEAR, "All correct", "Yes, I have them")
    assert "1. Walking: 10 minutes" in scene.last.text
    assert [text.split(".")[0] for text in scene.texts() if " of 6" in text] == [
        f"{n} of 6" for n in (1, 2, 3, 4, 5)
    ] + ["6 of 6, the last"]


async def test_declining_keeps_the_refusal_and_nothing_else(scene):
    await scene.taps("Let's begin", "No, thank you")
    person = await scene.database.run(people.find, BOT, USER)
    assert not await scene.database.run(people.has_consented, person.id)
    await scene.write("my back hurts")
    assert scene.last.text.startswith("Hello. I am your exercise companion")


async def test_a_name_is_stored_only_after_consent(scene):
    def name(tx):
        from sqlalchemy import select

        from bot.storage.tables import people as table

        return tx.vault.open(tx.execute(select(table.c.name)).scalar_one())

    assert await scene.database.run(name) == ""
    await scene.taps("Let's begin", "Yes, I agree")
    assert await scene.database.run(name) == "Ayşe"


async def test_an_answered_question_shows_the_answer_and_no_buttons(scene):
    await scene.taps(*TO_THE_QUESTIONS)
    question = scene.last
    await scene.tap("Not sure")
    assert scene.chat[scene.chat.index(scene.with_button("Once")) - 1].text.endswith("Your answer: Not sure")
    await scene.press(question, "q:q1:no")
    assert scene.toast == "This question is closed. Press Today to go on."
    assert (await scene.answers()).spinal_fracture == "unsure"


async def test_a_double_tap_answers_one_question_only(scene):
    await scene.taps(*TO_THE_QUESTIONS)
    question = scene.last
    await scene.press(question, "q:q1:both")
    await scene.press(question, "q:q1:both")
    assert scene.last.text.startswith("2 of 6")


async def test_back_asks_the_question_before_and_the_new_answer_counts(scene):
    await scene.taps(*TO_THE_QUESTIONS, "No, neither", "Once", "Yes", "Back")
    assert scene.last.text.startswith("When you fell")
    await scene.tap("No, none of these")
    answers = await scene.answers()
    assert (answers.falls_12m, answers.serious_fall) == ("one", "no")


async def test_the_first_question_has_no_way_back(scene):
    await scene.taps(*TO_THE_QUESTIONS)
    assert "Back" not in scene.last.buttons


async def test_answers_can_be_written_in_either_language(scene):
    await scene.write("let's begin")
    await scene.taps("Let's begin", "Yes, I agree")
    for words in (
        "I will",
        "hayır, hiçbiri",
        "never",
        "NO",
        "No, none of these",
        "no",
        "Yes, it is fine",
        "all correct",
    ):
        await scene.write(words)
    await scene.write("Yes, I have them")
    assert "1. Walking" in scene.last.text


@pytest.mark.parametrize(
    ("words", "falls"), [("2", "two_plus"), ("iki kez", "two_plus"), ("ONE", "one"), ("hiç", "none"), ("0", "none")]
)
async def test_how_often_they_fell_is_understood_as_people_write_it(scene, words, falls):
    await scene.taps(*TO_THE_QUESTIONS, "No, neither")
    await scene.write(words)
    assert (await scene.answers()).falls_12m == falls


async def test_a_yes_that_could_mean_two_things_asks_the_same_question_again(scene):
    await scene.taps(*TO_THE_QUESTIONS)
    await scene.write("yes")
    assert scene.last.text.startswith("1 of 6")
    assert (await scene.answers()).spinal_fracture is None


async def test_a_symptom_written_into_a_question_is_acted_upon(scene):
    await scene.taps(*TO_THE_QUESTIONS, "No, neither")
    await scene.write("never, but I feel very dizzy now")
    assert await scene.hold_rules() == {"T5"}
    assert scene.last.text.startswith("Did you faint")


async def test_after_a_slip_of_the_finger_the_question_comes_back(scene):
    await scene.taps(*TO_THE_QUESTIONS, "No, neither")
    await scene.write("Pain or dizzy")
    await scene.tap("I'm fine, pressed by mistake")
    assert scene.last.text.startswith("2 of 6")


async def test_new_signs_show_the_emergencies_first_and_an_empty_done_is_refused(scene):
    await scene.taps(*TO_THE_QUESTIONS, *CLEAR[:3], "Yes, one or more")
    assert scene.chat[-2].text.startswith("Emergency means")
    await scene.tap("Done")
    assert scene.toast == "Please choose at least one, or press Back."
    await scene.taps("Sudden sharp pain", "Back pain", "✓ Back pain", "Done", *CLEAR[4:])
    assert (await scene.answers()).current_signs == {"sharp_pain"}


async def test_the_read_back_lets_one_answer_be_changed_before_anything_is_decided(scene):
    await scene.taps(*TO_THE_QUESTIONS, *CLEAR)
    assert "• Falls: Never" in scene.last.text
    await scene.taps("Change an answer", "Falls", "Two or more")
    assert "• Falls: Two or more" in scene.last.text
    assert await scene.holds() == []
    await scene.tap("All correct")
    assert await scene.hold_rules() == set()  # a professional's word lifts C2
    assert "falls check" in scene.last.text


@pytest.mark.parametrize(
    ("answers", "rules"),
    [
        (("Yes, in my back", *CLEAR[1:5], "Not yet"), {"C1"}),
        (("Not sure", *CLEAR[1:5], "Not sure"), {"C1"}),
        (("No, neither", "Two or more", *CLEAR[2:5], "Not yet"), {"C2"}),
        (("No, neither", "Never", "Not sure", *CLEAR[3:5], "Not yet"), {"C2"}),
        ((*CLEAR[:3], "Not sure", *CLEAR[4:]), {"C3"}),
        ((*CLEAR[:4], "Yes", "Not yet"), {"C4"}),
    ],
)
async def test_what_needs_a_professional_first_opens_a_hold_with_the_way_back(scene, answers, rules):
    await scene.taps(*TO_THE_QUESTIONS, *answers, "All correct")
    assert await scene.hold_rules() == rules
    assert "I have asked a doctor or physiotherapist" in scene.last.buttons
    await scene.write("/today")
    assert "Please ask a doctor or physiotherapist first" in scene.last.text


async def test_a_wrong_tap_that_opened_a_hold_can_be_corrected(scene):
    await scene.taps(*TO_THE_QUESTIONS, "Yes, both", *CLEAR[1:5], "Not yet", "All correct")
    await scene.taps("Change my answers", "Broken bones", "No, neither", "All correct")
    assert await scene.hold_rules() == set()
    assert "You can start today" in scene.last.text


async def test_taken_up_after_a_day_the_current_signs_are_asked_again(scene):
    await scene.taps(*TO_THE_QUESTIONS, *CLEAR[:4])
    await scene.wait(hours=25)
    await scene.write("/start")
    assert scene.last.text.startswith("4 of 6")


async def test_taken_up_after_two_weeks_everything_is_asked_again(scene):
    await scene.taps(*TO_THE_QUESTIONS, *CLEAR[:4])
    await scene.wait(days=15)
    await scene.write("/start")
    assert scene.last.text.startswith("1 of 6")


async def test_start_shows_the_next_step_and_never_begins_again(scene):
    await scene.taps(*TO_THE_QUESTIONS, *CLEAR[:2])
    await scene.write("/start")
    assert scene.last.text.startswith("3 of 6")


async def test_the_language_can_be_switched_in_the_middle_and_every_answer_is_kept(scene):
    await scene.taps(*TO_THE_QUESTIONS, *CLEAR[:2])
    await scene.write("/settings")
    await scene.taps("Language", "Türkçe")
    assert scene.last.text.startswith("3. soru (toplam 6)")


async def test_without_a_worktop_the_first_balance_exercise_is_done_with_what_is_there(scene):
    await scene.taps(*TO_THE_QUESTIONS, *CLEAR, "All correct", "No")
    assert "worktop" in scene.last.text
    await scene.tap("No, I have none")
    assert (await scene.answers()).equipment == frozenset()
    assert "1. Walking" in scene.last.text
    assert "both hands on the worktop" not in scene.last.text


async def test_a_helper_is_asked_whether_the_patient_agrees(scene):
    await scene.taps("Let's begin", "Yes, I agree", "Someone I am helping", "They have not agreed yet")
    await scene.write("/start")
    assert "Who will do the exercises?" in scene.last.text
    await scene.taps("Someone I am helping", "Yes, they agree")
    assert scene.last.text.startswith("What shall I call the person you help?")
    assert "helper_agreed" in await scene.audited()


async def test_what_follows_from_answers_that_were_changed_later_is_told_before_the_exercises(scene):
    await scene.taps(*TO_THE_QUESTIONS, *CLEAR, "All correct", "Yes, I have them")
    await scene.write("/settings")
    await scene.taps("My answers", "Change an answer", "Falls", "Once", "No, none of these", "All correct")
    outcome, plan = scene.texts()[-2:]
    assert "You told me about one fall" in outcome
    assert "1. Walking" in plan
