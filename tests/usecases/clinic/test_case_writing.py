"""Clinicians write to a patient and for themselves; what the patient answers arrives in the case."""

import pytest

from bot.core.cases import Kind, State
from bot.storage import case_notes, people
from bot.storage.case_notes import Note
from bot.usecases.clinic.leaving import end as end_membership
from tests.usecases.clinic.hiring import hire as hire_here
from tests.usecases.clinic.hiring import member_of
from tests.usecases.clinic.staffing import ADMINISTRATOR, CLINICIAN, hire, opened, the_case
from tests.usecases.scene import Scene

WORDS = "Please come on Monday at ten."
PASSED_ON = (
    "I have passed it on. The clinic reads it in working hours. I cannot call for you. In an emergency, call 112."
)


@pytest.fixture
async def dora(scene: Scene) -> Scene:
    """She has taken the only case."""
    dora = await hire(scene, "Dora Deniz", 501)
    await scene.write("I feel dizzy")
    await scene.tap("No, none of these")
    await dora.write("/cases")
    await dora.tap(next(iter(dora.last.buttons)))
    await dora.tap("I take it")
    return dora


async def write(dora: Scene, words: str = WORDS) -> None:
    await dora.tap("Write to the patient")
    await dora.write(words)
    await dora.tap("Send")


async def notes(scene: Scene) -> list[Note]:
    """Of the newest case, without what merely happened."""
    every = await scene.database.run(case_notes.of_case, (await opened(scene))[-1])
    return [note for note in every if note.kind is not case_notes.Kind.EVENT]


# -- to the patient ----------------------------------------------------------------------------------------------------


async def test_nothing_is_sent_before_a_draft_that_names_whom_it_goes_to(scene: Scene, dora: Scene) -> None:
    before = len(scene.chat)
    await dora.tap("Write to the patient")
    await dora.write(WORDS)
    assert dora.last.text == f"To Ayşe, P1:\n\n{WORDS}"
    assert (list(dora.last.buttons), dora.last.protected) == (["Send", "Cancel"], True)
    assert len(scene.chat) == before
    await dora.tap("Send")
    assert scene.last.text == f"From your clinic:\n\n{WORDS}\n\nI cannot call for you. In an emergency, call 112."
    assert list(scene.last.buttons) == ["Write an answer"]
    assert [(note.kind, note.words) for note in await notes(scene)] == [("to_patient", WORDS)]
    assert "case_written 1" in await scene.audited()


async def test_the_words_stay_as_they_were_written_and_the_frame_is_the_patient_s(sqlite_database) -> None:
    scene = Scene(sqlite_database, "tr", clinic_name="Fizik Kliniği")
    await scene.arrive()
    dora = await hire(scene, "Dora", 501)
    await scene.write("başım dönüyor")
    await dora.write("/cases")
    await dora.tap(next(iter(dora.last.buttons)))
    await write(dora, "Bugün <b>nasılsınız</b>?")
    assert scene.texts()[-2] == (
        "Gönderen: Fizik Kliniği\n\nBugün <b>nasılsınız</b>?\n\nSizin yerinize kimseyi arayamam."
        " Acil durumda arayın: 112."
    )


async def test_a_question_about_a_symptom_that_is_open_stands_below_it(scene: Scene) -> None:
    dora = await hire(scene, "Dora", 501)
    await scene.write("I feel dizzy")
    question = scene.last.text
    await dora.write("/cases")
    await dora.tap(next(iter(dora.last.buttons)))
    await write(dora)
    assert scene.texts()[-2].startswith("From your clinic:")
    assert scene.last.text == question


async def test_a_draft_is_sent_once_and_not_after_it_was_given_up(scene: Scene, dora: Scene) -> None:
    await dora.tap("Write to the patient")
    await dora.write("First words")
    first = dora.last
    await dora.write("Second words")
    second = dora.last
    await dora.press(first, first.buttons["Send"])
    assert dora.toast == "This draft is no longer open. Nothing was sent now."
    for _ in range(2):
        await dora.press(second, second.buttons["Send"])
    assert [note.words for note in await notes(scene)] == ["Second words"]
    await dora.tap("Write to the patient")
    await dora.write("Third words")
    third = dora.last
    await dora.press(third, "case:cancel")
    await dora.press(third, third.buttons["Send"])
    assert len(await notes(scene)) == 1


async def test_a_draft_is_forgotten_after_ten_minutes(scene: Scene, dora: Scene) -> None:
    await dora.tap("Write to the patient")
    await dora.write(WORDS)
    await scene.wait(minutes=11)
    await dora.tap("Send")
    assert dora.toast == "This draft is no longer open. Nothing was sent now."
    assert await notes(scene) == []


async def test_the_words_of_a_button_are_a_tap_on_it_and_no_message(scene: Scene, dora: Scene) -> None:
    await dora.tap("Write to the patient")
    await dora.write(WORDS)
    await dora.write("send")
    assert [note.words for note in await notes(scene)] == [WORDS]
    await dora.tap("Write to the patient")
    await dora.write("cancel")
    assert dora.last.text == "Nothing was sent."


async def test_a_note_ends_the_message_that_was_begun(scene: Scene, dora: Scene) -> None:
    await dora.tap("Write to the patient")
    await dora.tap("Write a note", dora.with_button("Write a note"))
    before = len(scene.chat)
    await dora.write("Spoke to her daughter")
    assert [(note.kind, note.words) for note in await notes(scene)] == [("note", "Spoke to her daughter")]
    assert len(scene.chat) == before
    await dora.tap("Open the case")
    assert "note of Dora: Spoke to her daughter" in dora.last.text


async def test_only_words_can_be_sent_and_not_too_many(scene: Scene, dora: Scene) -> None:
    await dora.tap("Write to the patient")
    await dora.send(voice={"file_id": "1", "file_unique_id": "1", "duration": 3})
    assert dora.last.text == "I can only pass on words here. Please write them."
    await dora.write("x" * 3001)
    assert dora.last.text == "That is too long for one message. Please write it shorter."
    await dora.write(WORDS)
    await dora.tap("Send")
    assert len(await notes(scene)) == 1


async def test_whoever_cannot_be_reached_is_said_to_be_so_at_once(scene: Scene, dora: Scene) -> None:
    await dora.tap("Write to the patient")
    await dora.write(WORDS)
    await scene.database.run(people.change, (await scene.person()).id, stopped_at=scene.now)
    await dora.tap("Send")
    assert dora.last.text == "My messages do not reach Ayşe, P1 at the moment. Please phone."
    assert await notes(scene) == []
    await dora.tap("Write to the patient")
    assert dora.last.text == "My messages do not reach Ayşe, P1 at the moment. Please phone."


async def test_writing_takes_the_case_and_is_refused_where_a_colleague_has_it(scene: Scene, dora: Scene) -> None:
    eren = await hire(scene, "Eren", 502)
    await eren.write("/cases")
    await eren.tap(next(iter(eren.last.buttons)))
    await eren.press(eren.last, "case:write:1")
    assert eren.toast == "Dora has taken it."
    await dora.tap("Give it back")
    await eren.press(eren.last, "case:write:1")
    assert (await the_case(scene)).claimed_by == (await eren.person()).id


async def test_a_removed_member_s_draft_goes_nowhere(scene: Scene, dora: Scene) -> None:
    ada = await hire(scene, "Ada", 503, ADMINISTRATOR)
    await dora.tap("Write to the patient")
    await dora.write(WORDS)
    draft = dora.last
    await ada.run(end_membership, await member_of(dora), "staff_removed")
    await dora.press(draft, draft.buttons["Send"])
    assert await notes(scene) == []
    assert not any("From your clinic" in text for text in scene.texts())


async def test_a_letter_out_of_the_blue_has_a_case_for_its_answer(scene: Scene) -> None:
    dora = await hire(scene, "Dora", 501)
    await dora.write("/cases")
    await dora.press(dora.last, "case:letter:1")
    await dora.write(WORDS)
    await dora.tap("Send")
    case = await the_case(scene)
    assert (case.kind, case.state) == (Kind.LETTER, State.CLOSED)
    await scene.tap("Write an answer")
    await scene.write("I will come")
    case = await the_case(scene)
    assert (case.state, case.claimed_by) == (State.CLAIMED, (await dora.person()).id)
    await dora.press(dora.last, "case:letter:99")
    assert dora.last.text == "This patient is not here any more."


# -- a clinician who is a patient too ----------------------------------------------------------------------------------


async def test_somebody_who_works_here_and_is_unwell_is_heard(scene: Scene) -> None:
    neighbour = scene.beside("Fatma", 90)
    await neighbour.arrive()
    await neighbour.write("my calf is hot and swollen")
    await hire_here(scene, CLINICIAN)
    await scene.write("/cases")
    await scene.tap(next(iter(scene.last.buttons)))
    await scene.tap("Write to the patient")
    await scene.write("I have chest pain")
    draft = scene.last
    assert list(draft.buttons) == ["It is about me", "Send", "Cancel"]
    await scene.tap("It is about me")
    assert await scene.hold_rules() == {"T1"}
    assert not any("chest pain" in text and "From" in text for text in neighbour.texts())
    await scene.press(draft, draft.buttons["Send"])
    assert scene.toast == "This draft is no longer open. Nothing was sent now."


# -- the answer --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("words", ["Thank you, I will come at ten.", "yes", "at 10:00", "I walked 20 minutes"])
async def test_an_answer_arrives_in_the_case_and_with_whoever_wrote(scene: Scene, dora: Scene, words: str) -> None:
    await write(dora)
    await scene.tap("Write an answer")
    assert scene.last.text.startswith("Please write your answer now")
    await scene.write(words)
    assert scene.last.text == PASSED_ON
    assert scene.last.keyboard
    assert [(note.kind, note.words) for note in await notes(scene)][1:] == [("from_patient", words)]
    assert dora.last.text == "P1 Ayşe has answered."
    assert dora.last.protected


async def test_words_right_below_the_message_are_an_answer_too(scene: Scene, dora: Scene) -> None:
    await write(dora)
    await scene.write("thank you very much")
    assert scene.last.text == PASSED_ON
    assert (await notes(scene))[-1].words == "thank you very much"


async def test_a_symptom_in_the_answer_is_a_report_and_the_words_arrive_all_the_same(scene: Scene, dora: Scene) -> None:
    await write(dora)
    await scene.tap("Write an answer")
    await scene.write("I fell this morning")
    assert "T4" in await scene.hold_rules()
    first = (await opened(scene))[0]
    assert [note.words for note in await scene.database.run(case_notes.of_case, first)][-1] == "I fell this morning"
    assert (await scene.state()).question == "symptom"
    assert "I have passed your words on to the clinic as well." in scene.texts()


async def test_an_emergency_in_the_answer_says_nothing_of_the_clinic_before_its_advice(
    scene: Scene, dora: Scene
) -> None:
    await write(dora)
    await scene.tap("Write an answer")
    before = len(scene.chat)
    await scene.write("I have chest pain and cannot breathe")
    assert scene.texts(before)[0].startswith("Stop now. Call 112.")
    assert not any("passed your words on" in text for text in scene.texts())


async def test_nothing_is_passed_on_that_they_would_rather_leave(scene: Scene, dora: Scene) -> None:
    await write(dora)
    await scene.taps("Write an answer", "Not now")
    assert (await scene.state()).question == ""
    assert len(await notes(scene)) == 1


async def test_a_week_later_a_closed_case_opens_again_for_its_answer(scene: Scene, dora: Scene) -> None:
    await write(dora)
    await dora.tap("Open the case")
    await dora.taps("Close without a change", "Yes, close it")
    await scene.wait(days=7)
    await scene.tap("Write an answer")
    await scene.write("thank you very much")
    await scene.tap("Write an answer")
    await scene.write("I will come at ten")
    case = await the_case(scene)
    assert (case.state, case.outcome, case.claimed_by) == (State.CLAIMED, None, (await dora.person()).id)
    assert [note.words for note in await notes(scene)][1:] == ["thank you very much", "I will come at ten"]
    assert dora.texts()[-2:] == ["P1 Ayşe has answered."] * 2


async def test_where_the_writer_is_gone_everybody_hears_of_the_answer(scene: Scene, dora: Scene) -> None:
    eren, ada = await hire(scene, "Eren", 502), await hire(scene, "Ada", 503, ADMINISTRATOR)
    await write(dora)
    await dora.tap("Open the case")
    await dora.taps("Close without a change", "Yes, close it")
    await ada.run(end_membership, await member_of(dora), "staff_removed")
    await scene.wait(hours=1)
    await scene.tap("Write an answer")
    await scene.write("yes")
    assert eren.last.text == "P1 Ayşe has answered."
    case = await the_case(scene)
    assert (case.state, case.claimed_by) == (State.OPEN, None)
    before = len(eren.chat)
    await scene.wait(days=1)
    assert eren.texts()[before:] == ["Cases that nobody has taken: 1 question."]


async def test_a_change_of_the_language_asks_for_the_answer_again(scene: Scene, dora: Scene) -> None:
    await write(dora)
    await scene.tap("Write an answer")
    await scene.write("/settings")
    await scene.tap("Language")
    await scene.tap("Türkçe")
    assert scene.last.text.startswith("Lütfen şimdi yanıtınızı yazın")


# -- somebody of the staff who exercises too ---------------------------------------------------------------------------


@pytest.fixture
async def eren(scene: Scene) -> Scene:
    """A clinician and a patient."""
    eren = scene.beside("Eren", 502)
    await eren.arrive()
    await hire_here(eren, CLINICIAN)
    return eren


async def test_a_symptom_of_their_own_is_no_search(scene: Scene, eren: Scene) -> None:
    await eren.write("/patients")
    await eren.write("I have chest pain")
    assert eren.texts()[-2].startswith("Stop now.")
    assert await eren.hold_rules() == {"T1"}


async def test_an_answer_about_their_own_symptom_is_no_search(scene: Scene, eren: Scene) -> None:
    await eren.write("I fell")
    assert "hit your head" in eren.last.text
    await eren.write("/invite")
    await eren.write("yes")
    assert "T1" in await eren.hold_rules()


async def test_a_note_that_may_be_about_the_writer_is_asked_about(scene: Scene, dora: Scene, eren: Scene) -> None:
    await eren.write("/cases")
    for member, asked in ((dora, False), (eren, True)):
        await member.press(member.last, f"case:note:{(await the_case(scene)).id}")
        await member.write("She has chest pain when she climbs")
        assert ("It is about me" in member.last.buttons) is asked
    await eren.tap("It is about me")
    assert "Pain" in eren.last.buttons
