"""Cases as clinicians act on them: the lists, the card, and who has one."""

from datetime import timedelta

import pytest

from bot.core.cases import Kind, Outcome, Severity, State
from bot.storage import cases, patients, personal
from bot.usecases.clinic.leaving import end as end_membership
from bot.usecases.keep_holds import open_holds_from_answers
from bot.views.clinic.cases import card as card_views
from tests.usecases.clinic.hiring import member_of
from tests.usecases.clinic.staffing import ADMINISTRATOR, CLINICIAN, hire, keys_to_staff, the_case
from tests.usecases.scene import Scene


@pytest.fixture
async def dora(scene: Scene) -> Scene:
    return await hire(scene, "Dora Deniz", 501)


@pytest.fixture
async def eren(scene: Scene) -> Scene:
    return await hire(scene, "Eren Ay", 502)


async def patient(scene: Scene, name: str, user: int) -> Scene:
    other = scene.beside(name, user)
    await other.arrive()
    return other


def cases_in(shown_buttons: dict[str, str]) -> list[str]:
    return [text for text, data in shown_buttons.items() if data.startswith("case:open:")]


# -- the lists ---------------------------------------------------------------------------------------------------------


async def test_the_most_severe_come_first_and_of_those_the_oldest(scene: Scene, dora: Scene) -> None:
    fatma, hasan = await patient(scene, "Fatma", 90), await patient(scene, "Hasan", 91)
    await scene.write("I feel dizzy")
    await scene.wait(minutes=20)
    await hasan.write("I feel dizzy")
    await scene.wait(minutes=40)
    await fatma.write("I have chest pain")
    await dora.write("/cases")
    shown = dora.last
    assert shown.text == "Open cases, the most severe first."
    assert cases_in(shown.buttons) == [
        "EMERGENCY P3 Fatma – chest pain, 0 min",
        "P1 Ayşe – dizziness, 1 h",
        "P4 Hasan – dizziness, 40 min",
    ]
    assert shown.protected


async def test_eight_stand_on_a_screen_and_the_rest_on_the_next(scene: Scene, dora: Scene) -> None:
    for number in range(9):
        at = scene.now - timedelta(hours=9 - number)
        await scene.change(lambda tx, _, person, at=at: cases.add(tx, person, Kind.CONCERN, Severity.SAME_DAY, at))
    await dora.write("/vakalar")
    assert len(cases_in(dora.last.buttons)) == 8
    await dora.tap("More")
    assert cases_in(dora.last.buttons) == ["P1 Ayşe – a relative is worried, 1 h"]
    assert "More" not in dora.last.buttons


async def test_questions_and_what_i_have_taken_have_lists_of_their_own(scene: Scene, dora: Scene) -> None:
    await scene.write("Can I eat eggs for breakfast?")
    await scene.tap("Ask the clinic")
    await dora.write("/cases")
    assert dora.last.text == "No case is open."
    await dora.tap("Questions")
    assert cases_in(dora.last.buttons) == ["P1 Ayşe – a question, 0 min"]
    await dora.tap("My cases")
    assert dora.last.text == "You have taken no case."


async def test_those_on_hold_because_of_their_answers_wait_in_a_list_and_are_no_cases(
    scene: Scene, dora: Scene
) -> None:
    await scene.change(patients.answer, {"medical_caution": "yes", "professional_ok": "not_yet"}, scene.now)
    await scene.run(open_holds_from_answers)
    await scene.wait(days=3)
    await dora.write("/cases")
    await dora.tap("Waiting because of their answers")
    assert "P1 Ayşe, 3 days: the answers tell of a health condition, or of not being sure" in dora.last.text
    assert dora.last.buttons["P1 Ayşe"] == "pat:open:1"
    assert dora.last.protected


async def test_who_may_not_act_on_cases_sees_none(scene: Scene) -> None:
    ada = await hire(scene, "Ada", 503, ADMINISTRATOR)
    await scene.write("I have chest pain")
    await ada.write("/cases")
    assert "Your role does not include this." in ada.last.text
    stranger = scene.beside("Kim", 99)
    await stranger.write("/cases")
    assert not cases_in(stranger.last.buttons)


# -- the card ----------------------------------------------------------------------------------------------------------


async def test_the_card_holds_everything_that_belongs_to_the_case(scene: Scene, dora: Scene) -> None:
    await scene.write("/today")
    await scene.tap("Done all")
    await scene.tap("Just right")
    await scene.write("I feel dizzy")
    await scene.tap("No, none of these")
    await dora.write("/cases")
    await dora.tap(cases_in(dora.last.buttons)[0])
    card = dora.last
    assert card.protected
    for line in (
        "Case 1: Ayşe, P1",
        "dizziness (to be seen within days)",
        "Nobody has taken it.",
        "• In my own words: “I feel dizzy”",
        "• On hold since 2 Mar: dizziness or faintness was reported (T5)",
        "Last 14 days: moved on 1 day.",
        "It felt: Just right 1×",
        "One fall in the last 12 months.",
    ):
        assert line in card.text
    assert "case_read 1" in await scene.audited()
    assert list(card.buttons)[:2] == ["I take it", "Write to the patient"]
    assert card.buttons["Decide: may they exercise?"] == "out:case:1"


async def test_earlier_cases_stand_below(scene: Scene, dora: Scene) -> None:
    await scene.write("my calf is hot and swollen")
    await dora.tap("Open the case")
    await dora.taps("Close without a change", "Yes, close it")
    await scene.wait(days=1)
    await scene.write("I have chest pain")
    await dora.tap("Open the case")
    assert "Earlier cases:\n• 2 Mar: hot or swollen calf. Closed without a change." in dora.last.text


async def test_a_case_that_is_too_long_takes_two_messages_at_most(scene: Scene, dora: Scene) -> None:
    await scene.write("I feel dizzy")
    await dora.write("/cases")
    await dora.tap(cases_in(dora.last.buttons)[0])
    opened_card = dora.last
    for number in range(8):
        await dora.press(opened_card, "case:note:1")
        await dora.write(f"{number} " + "é" * 1500)
    before = len(dora.chat)
    await dora.press(opened_card, "case:open:1")
    pages = dora.chat[before:]
    assert len(pages) == card_views.MESSAGES
    assert all(len(page.text.encode("utf-16-le")) // 2 <= card_views.LONGEST for page in pages)
    assert [bool(page.buttons) for page in pages] == [False, True]
    assert all(page.protected for page in pages)


async def test_a_case_that_is_gone_leads_back(scene: Scene, dora: Scene) -> None:
    await scene.write("I have chest pain")
    await dora.press(dora.last, "case:open:77")
    assert dora.last.text == "This case is not here any more."


# -- who has it --------------------------------------------------------------------------------------------------------


async def test_of_two_who_take_it_the_second_reads_who_was_faster(scene: Scene, dora: Scene, eren: Scene) -> None:
    await scene.write("my calf is hot and swollen")
    for member in (dora, eren):
        await member.tap("Open the case")
    await dora.tap("I take it")
    await eren.tap("I take it")
    assert (dora.toast, eren.toast) == ("You have taken it.", "Dora has taken it.")
    case = await the_case(scene)
    assert case.claimed_by == (await dora.person()).id
    assert "Dora has taken it." in eren.last.text
    assert "I take it" not in eren.last.buttons


async def test_what_is_given_back_is_open_again(scene: Scene, dora: Scene) -> None:
    await scene.write("my calf is hot and swollen")
    await dora.tap("Open the case")
    await dora.taps("I take it", "Give it back")
    case = await the_case(scene)
    assert (case.state, case.claimed_by) == (State.OPEN, None)
    assert case.next_at is not None
    stale = dora.with_button("I take it")
    await dora.press(stale, "case:release:1")
    assert dora.toast == "You have not taken this case."


async def test_a_colleague_s_case_can_be_taken_over_and_they_hear_of_it(scene: Scene, dora: Scene, eren: Scene) -> None:
    await scene.write("my calf is hot and swollen")
    await dora.tap("Open the case")
    await dora.tap("I take it")
    await eren.tap("Open the case")
    await eren.tap("Take it over")
    assert (await the_case(scene)).claimed_by == (await eren.person()).id
    assert dora.last.text == "Eren has taken over case 1 from you."


async def test_closing_takes_a_second_tap_and_changes_nothing_for_the_patient(scene: Scene, dora: Scene) -> None:
    await scene.write("my calf is hot and swollen")
    await dora.tap("Open the case")
    await dora.tap("Close without a change")
    assert (await the_case(scene)).state is State.CLAIMED
    question = dora.last
    await dora.tap("Yes, close it")
    await dora.press(question, "case:close:yes:1")
    case = await the_case(scene)
    assert (case.state, case.outcome) == (State.CLOSED, Outcome.UNCHANGED)
    assert await scene.hold_rules() == {"T6"}
    assert "Closed without a change." in dora.last.text
    assert (await scene.audited()).count("case_closed 1") == 1


async def test_a_closed_case_can_be_opened_again(scene: Scene, dora: Scene) -> None:
    await scene.write("my calf is hot and swollen")
    await dora.tap("Open the case")
    await dora.taps("Close without a change", "Yes, close it", "Open it again")
    case = await the_case(scene)
    assert (case.state, case.claimed_by) == (State.CLAIMED, (await dora.person()).id)


async def test_who_loses_the_right_loses_it_with_the_next_tap(scene: Scene, dora: Scene) -> None:
    ada = await hire(scene, "Ada", 503, ADMINISTRATOR, CLINICIAN)
    await scene.write("my calf is hot and swollen")
    await dora.tap("Open the case")
    await ada.run(end_membership, await member_of(dora), "staff_removed")
    await dora.tap("I take it")
    assert (await the_case(scene)).state is State.OPEN
    assert "case" not in dora.last.text.lower()


# -- the patient's own copy, and the end of it -------------------------------------------------------------------------


async def test_a_patient_takes_the_case_along_without_the_notes_of_staff(scene: Scene, dora: Scene) -> None:
    await scene.write("my calf is hot and swollen")
    await dora.tap("Open the case")
    await dora.tap("Write a note")
    await dora.write("Perhaps a thrombosis")
    held = await scene.change(personal.export)
    assert held["cases"][0]["rule"] == "T6"
    assert [note.get("words") for note in held["case_notes"]] == [None]


async def test_whoever_deletes_everything_is_not_told_of_to_staff_any_more(scene: Scene, dora: Scene) -> None:
    dora.away = True
    await scene.write("I have chest pain")
    assert len(await keys_to_staff(scene)) == 1
    await scene.change(personal.erase, scene.now)
    assert await keys_to_staff(scene) == []
