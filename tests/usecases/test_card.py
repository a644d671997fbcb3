"""The card for a doctor: what it says, and in how many messages."""

from datetime import UTC, datetime, timedelta

import pytest

from bot.storage import measurements, reports
from bot.views.card import cut
from tests.usecases.scene import Scene

DIZZY = ("what:unsteady", "which:dizzy", "faint:no")


@pytest.fixture
async def scene(database) -> Scene:
    scene = Scene(database)
    await scene.arrive()
    return scene


async def card(scene: Scene, words: str = "/card") -> str:
    before = len(scene.chat)
    await scene.write(words)
    return "\n\n".join(scene.texts(before))


@pytest.mark.parametrize("words", ["/kart", "A card for my doctor", "Doktorum için kart"])
async def test_it_can_be_asked_for_in_words_of_either_language(scene, words):
    assert "To show my doctor. As of 26 November 2026." in await card(scene, words)


async def test_it_says_what_was_answered_and_what_is_done(scene):
    await scene.write("/today")
    await scene.taps("Done all")
    text = await card(scene)
    assert "My answers of 26 November 2026:\n• No spine fracture that I know of.\n• One fall" in text
    assert "My exercises were never paused" in text
    assert "• 23 Nov: 10 active minutes, balance on 1 day" in text
    assert "• Standing on one leg: both hands on the worktop, 5 seconds each leg, 2 times (step 1 of 6)" in text


async def test_the_messages_of_the_card_have_no_buttons_so_that_they_can_be_sent_on(scene):
    await scene.write("/card")
    assert [bool(shown.buttons) for shown in scene.chat[-2:]] == [False, True]
    await scene.tap("Send to someone")
    assert "choose Forward" in scene.last.text.replace("Choose", "choose")


async def test_a_hold_stands_on_it_with_its_days_and_who_ended_it(scene):
    await scene.write("Pain or dizzy")
    await scene.answer(*DIZZY)
    text = await card(scene)
    assert "• Since 26 November 2026, and still. I reported dizziness or faintness." in text
    scene.now += timedelta(days=2)
    await scene.write("/today")
    await scene.taps("I have asked a doctor or physiotherapist", "Yes, I may exercise", "Yes, they told me so")
    text = await card(scene)
    assert (
        "• From 26 November 2026 to 28 November 2026. I reported dizziness or faintness. I said that a doctor" in text
    )


async def test_after_a_fall_it_does_not_deny_the_word_from_before_it(scene):
    await scene.write("I fell this morning")
    text = await card(scene)
    assert (await scene.answers()).professional_ok == "not_yet"
    assert "No doctor or physiotherapist has said yet that I may exercise as I am now." in text


async def test_whoever_was_not_sure_about_broken_bones_is_not_said_to_have_them(scene):
    await scene.change(reports.hold, "C1", scene.now)
    assert "My answers told of broken bones or a stoop, or that I was not sure." in await card(scene)


async def test_on_a_hold_no_dose_stands_on_it(scene):
    await scene.write("/today")
    await scene.write("Pain or dizzy")
    await scene.answer(*DIZZY)
    text = await card(scene)
    assert "My exercises are paused now. On 26 November 2026 they were:\n• Walking (step 1 of 6)" in text
    assert "5 seconds" not in text


async def test_after_an_emergency_it_says_who_gave_the_word_and_when(scene):
    await scene.write("Pain or dizzy")
    await scene.answer("what:emergency")
    scene.now += timedelta(days=3)
    await scene.write("/today")
    await scene.taps("I have asked a doctor or physiotherapist", "Yes, I may exercise", "The hospital", "Yesterday")
    await scene.tap("Yes, they told me so")
    text = await card(scene)
    assert "I reported an emergency." in text
    assert "The hospital told me so on 28 November 2026 or before." in text
    assert "I have not confirmed my answers" in text


async def test_symptoms_stand_on_it_with_the_time_at_which_they_were_told(scene):
    await scene.write("I fell last night")
    text = await card(scene)
    assert "with the time at which I told it:\n• 26 November 2026, 10:40: I fell." in text
    assert "“I fell last night”" in text


async def test_what_was_taken_back_is_marked(scene):
    await scene.write("Pain or dizzy")
    await scene.answer(*DIZZY)
    report = await scene.report()
    await scene.press(scene.last, f"sym:mistake:{report.id}:yes")
    text = await card(scene)
    assert "I felt dizzy or faint." in text
    assert "I took that back on the same day: it was a mistake." in text
    assert "On 26 November 2026. I reported dizziness or faintness. I took that back: it was a mistake." in text


async def test_measured_heights_stand_on_it(scene):
    await scene.change(lambda tx, actor, person: measurements.add(tx, actor, person, "height", 1615, scene.now))
    assert "My height, measured at home:\n• 26 November 2026: 161.5 cm" in await card(scene)


async def test_it_comes_in_the_other_language_for_a_doctor_abroad(scene):
    await scene.write("/card")
    await scene.tap("In Turkish")
    turkish, offer = scene.chat[-2:]
    assert turkish.text.startswith("Doktoruma göstermek için. Tarih: 26 Kasım 2026.")
    assert "In English" in offer.buttons
    await scene.tap("In English")
    assert scene.chat[-2].text.startswith("To show my doctor.")


async def test_an_unknown_language_is_their_own(scene):
    await scene.write("/card")
    await scene.press(scene.last, "card:in:xx")
    assert scene.chat[-2].text.startswith("To show my doctor.")


async def test_where_a_helper_writes_the_card_is_about_the_person_who_exercises(database):
    scene = Scene(database, now=datetime(2026, 11, 26, 7, 40, tzinfo=UTC))
    await scene.arrive()
    await scene.run(lambda visit: visit.change_patient(exerciser="helper", helped_name="Rose"))
    text = await card(scene)
    assert "To show the doctor, about Rose. As of 26 November 2026." in text
    assert "Somebody who helps Rose wrote this down." in text
    assert "The answers of" in text


async def test_after_thoughts_of_self_harm_nothing_speaks_of_exercise(scene):
    await scene.write("I want to kill myself")
    assert "exercise" not in (await card(scene)).lower()


async def test_thoughts_of_self_harm_are_not_sent_on_with_it(scene):
    await scene.write("I want to kill myself")
    scene.now += timedelta(days=3)
    await scene.write("/today")
    await scene.taps("Somebody has helped me", "Yes", "The hospital", "Yesterday", "Yes, they told me so")
    text = await card(scene)
    assert "kill" not in text
    assert "very low" not in text
    assert "I reported an emergency." in text


async def test_before_the_first_answers_it_says_so(database):
    scene = Scene(database)
    await scene.write("/start")
    await scene.taps("Let's begin", "Yes, I agree", "I will")
    assert "I have not confirmed my answers" in await card(scene)


def test_long_words_are_cut_between_paragraphs():
    pages = list(cut("\n\n".join(["a" * 3000, "b" * 1000, "c" * 200]), 4096))
    assert pages == ["a" * 3000 + "\n\n" + "b" * 1000, "c" * 200]


def test_a_long_paragraph_is_cut_between_lines():
    pages = list(cut("\n".join(["a" * 60] * 100), 4096))
    assert all(len(page) <= 4096 for page in pages)
    assert "\n".join(pages) == "\n".join(["a" * 60] * 100)


def test_signs_that_count_twice_are_counted_twice():
    pages = list(cut("🌀" * 3000, 4096))
    assert [len(page) for page in pages] == [2048, 952]
