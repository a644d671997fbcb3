"""Questions that only a person can answer: passed on by a button, and answered through the bot."""

import pytest

from bot.core.cases import Kind, Outcome, Severity, State
from bot.usecases.clinic.leaving import leave
from tests.usecases.clinic.staffing import hire, opened, the_case
from tests.usecases.scene import Scene

QUESTION = "Can I eat eggs for breakfast?"
CLOSING = "The clinic reads it in working hours. I cannot call for you. In an emergency, call 112."


@pytest.fixture
async def dora(scene: Scene) -> Scene:
    return await hire(scene, "Dora Deniz", 501)


async def test_without_a_clinician_nobody_can_be_asked(scene: Scene) -> None:
    await scene.write(QUESTION)
    assert list(scene.last.buttons) == ["What I can answer"]


async def test_what_nobody_here_can_answer_is_passed_on_by_a_button(scene: Scene, dora: Scene) -> None:
    await scene.write(QUESTION)
    assert list(scene.last.buttons) == ["Ask the clinic", "What I can answer"]
    assert await opened(scene) == []
    await scene.tap("Ask the clinic")
    case = await the_case(scene)
    assert (case.kind, case.severity, case.words, case.next_at) == (Kind.QUESTION, Severity.QUESTION, QUESTION, None)
    assert scene.last.text == f"I have passed your question on: “{QUESTION}”\n\n{CLOSING}"
    assert dora.chat == []  # until the morning


async def test_a_second_tap_repeats_no_question_and_a_later_one_asks_for_another(scene: Scene, dora: Scene) -> None:
    await scene.write(QUESTION)
    asked = scene.last
    await scene.tap("Ask the clinic")
    await scene.press(asked, asked.buttons["Ask the clinic"])
    assert scene.toast == "I have passed it on already."
    assert scene.last.text.startswith("I have passed your question on")
    await scene.wait(minutes=1)
    await scene.press(asked, asked.buttons["Ask the clinic"])
    assert len(await opened(scene)) == 1
    assert scene.last.text.startswith("Please write your question now")
    await scene.write("May I swim in the sea?")
    assert [case.words for case in await opened(scene)] == [QUESTION, "May I swim in the sea?"]


async def test_three_a_day_are_passed_on(sqlite_database) -> None:
    scene = Scene(sqlite_database, clinic_name="Physio", clinic_contact="0216 111")
    await scene.arrive()
    await hire(scene, "Dora", 501)
    for _ in range(4):
        await scene.write(QUESTION)
        await scene.tap("Ask the clinic")
    assert len(await opened(scene)) == 3
    assert scene.last.text == (
        "I have passed 3 questions on today already. Please ask again tomorrow, or phone. The clinic: 0216 111."
    )
    await scene.wait(days=1)
    await scene.write(QUESTION)
    await scene.tap("Ask the clinic")
    assert len(await opened(scene)) == 4


async def test_the_answer_closes_it_and_another_word_of_the_patient_s_opens_it(scene: Scene, dora: Scene) -> None:
    await scene.write(QUESTION)
    await scene.tap("Ask the clinic")
    await dora.write("/cases")
    await dora.tap("Questions")
    await dora.tap("P1 Ayşe – a question, 0 min")
    assert f"Their words: “{QUESTION}”" in dora.last.text
    assert "Decide: may they exercise?" not in dora.last.buttons
    await dora.tap("Write to the patient")
    await dora.write("Yes, as many as you like.")
    await dora.tap("Send")
    assert "Yes, as many as you like." in scene.last.text
    case = await the_case(scene)
    assert (case.state, case.outcome) == (State.CLOSED, Outcome.ANSWERED)
    await scene.write("thank you very much")
    case = await the_case(scene)
    assert (case.state, case.claimed_by) == (State.CLAIMED, (await dora.person()).id)
    await dora.tap("Open the case")
    await dora.tap("It is answered: close")
    await dora.tap("Yes, close it")
    assert (await the_case(scene)).outcome is Outcome.ANSWERED


async def test_a_symptom_in_the_question_goes_first_and_the_question_is_kept(scene: Scene, dora: Scene) -> None:
    await scene.write(QUESTION)
    asked = scene.last
    await scene.tap("Ask the clinic")
    await scene.press(asked, asked.buttons["Ask the clinic"])
    await scene.write("I feel dizzy, may I drive?")
    assert await scene.hold_rules() == {"T5"}
    assert {case.kind for case in await opened(scene)} == {Kind.QUESTION, Kind.SYMPTOM}


async def test_in_the_middle_of_the_questionnaire_the_open_question_is_asked_again(sqlite_database) -> None:
    scene = Scene(sqlite_database)
    await scene.write("/start")
    await hire(scene, "Dora", 501)
    await scene.taps("Let's begin", "Yes, I agree", "I will")
    question = scene.last.text
    await scene.write(QUESTION)
    await scene.tap("Ask the clinic")
    assert len(await opened(scene)) == 1
    assert scene.last.text == question


async def test_where_the_last_clinician_has_left_nothing_is_passed_on(scene: Scene, dora: Scene) -> None:
    await scene.write(QUESTION)
    await dora.run(leave)
    await scene.tap("Ask the clinic")
    assert scene.last.text == "At the moment nobody at the clinic reads questions here. Please phone."
    assert await opened(scene) == []
