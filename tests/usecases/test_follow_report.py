"""After a report: worse, a mistake, which emergency, and what to tell a doctor."""

import pytest

from bot.storage.outbox import Lane
from tests.usecases.scene import Scene

DIZZY = ("what:unsteady", "which:dizzy", "faint:no")
FALL = ("what:unsteady", "which:fell", "floor:yes")
HARMLESS = ("fall_head:no", "fall_blackout:no", "fall_stand:no", "fall_pain:no", "fall_long:no")


@pytest.fixture
async def scene(database) -> Scene:
    scene = Scene(database)
    await scene.arrive(falls_12m="none", serious_fall=None)
    await scene.write("/today")
    return scene


async def report(scene: Scene, *answers: str) -> None:
    await scene.write("Pain or dizzy")
    await scene.answer(*answers)


async def test_a_doctor_is_told_of_a_fall_by_its_own_answers_alone(sqlite_database):
    scene = Scene(sqlite_database)
    await scene.arrive(falls_12m="none", serious_fall=None)
    await report(scene, *FALL, *HARMLESS[:4], "fall_long:unsure")
    await scene.tap("What to tell them")
    assert "One fall in the last 12 months." in scene.last.text
    assert "in that fall" not in scene.last.text


async def test_what_can_be_done_is_said_before_the_last_question_about_dizziness(scene):
    await report(scene, "what:unsteady", "which:dizzy")
    assert "What to tell them" in scene.chat[-2].buttons
    assert scene.last.text.startswith("Did you faint")
    await scene.answer("faint:no")
    assert len([shown for shown in scene.chat if "What to tell them" in shown.buttons]) == 1


async def test_fainting_makes_dizziness_an_emergency(scene):
    await report(scene, "what:unsteady", "which:dizzy", "faint:fainted")
    assert await scene.hold_rules() == {"T5", "T1"}
    assert "It is getting worse" not in scene.last.buttons


async def test_which_emergency_it_was_is_for_the_record_alone(scene):
    await report(scene, "what:emergency")
    assert scene.last.text.startswith("First call 112.")
    await scene.tap("Chest pain, or hard to breathe")
    assert (await scene.report()).signs == ("breathless", "chest_pain")
    assert "What to tell them" in scene.last.buttons


async def test_which_emergency_it_was_is_told_once(scene):
    await report(scene, "what:emergency")
    asked = scene.last
    await scene.tap("Hit my head")
    await scene.press(asked, "sym:record:1:head")
    assert scene.toast is not None
    await scene.press(asked, "sym:record:1:nonsense")
    assert scene.toast is not None
    assert (await scene.report()).signs == ("head_injury",)


async def test_thoughts_of_self_harm_are_heard_though_another_emergency_was_tapped_first(scene):
    await report(scene, "what:emergency")
    asked = scene.last
    await scene.tap("Hit my head")
    await scene.press(asked, "sym:record:1:self_harm")
    assert scene.last.text.startswith("I'm very sorry you feel this way.")
    assert (await scene.report()).signs == ("head_injury", "self_harm")


async def test_an_emergency_during_an_emergency_is_written_down_with_it(scene):
    await report(scene, *FALL)
    old = scene.last
    await report(scene, "what:emergency")
    await scene.press(old, "sym:a:fall_head:yes")
    assert (await scene.report()).signs == ("head_injury",)
    assert len(await scene.reports()) == 2
    await scene.write("/today")
    await scene.tap("What to tell them")
    assert "I reported an emergency. I hit my head." in scene.last.text


async def test_getting_worse_during_an_emergency_is_told_to_the_doctor_too(scene):
    await report(scene, *DIZZY)
    worse = scene.with_button("It is getting worse")
    await report(scene, "what:emergency")
    await scene.tap("It is getting worse", worse)
    assert "It got worse." in await told(scene)


async def told(scene: Scene) -> str:
    await scene.write("/today")
    await scene.tap("What to tell them")
    return scene.last.text


async def test_getting_worse_during_an_emergency_makes_an_older_word_invalid(scene):
    await report(scene, *DIZZY)
    worse = scene.with_button("It is getting worse")
    await report(scene, "what:emergency")
    await scene.wait(days=1)
    await scene.tap("It is getting worse", worse)
    await scene.write("/today")
    await scene.taps("I have asked a doctor or physiotherapist", "Yes, I may exercise")
    assert "rest today all the same" in scene.last.text


async def test_which_emergency_it_was_opens_a_hold_again_when_the_first_is_over(scene):
    await report(scene, "what:emergency")
    asked = scene.last
    await scene.wait(days=1)
    await scene.write("/today")
    await scene.taps("I have asked a doctor or physiotherapist", "Yes, I may exercise", "My doctor", "Today")
    await scene.tap("Yes, they told me so")
    assert await scene.holds() == []
    await scene.tap("I think of harming myself", asked)
    assert await scene.hold_rules() == {"T1"}
    assert (await scene.report()).signs == ("self_harm",)
    assert scene.last.text.startswith("I'm very sorry you feel this way.")


async def test_getting_worse_counts_though_the_report_was_taken_back(scene):
    await report(scene, *DIZZY)
    thanks = scene.with_button("It is getting worse")
    await scene.taps("I reported this by mistake", "Yes, it was a mistake")
    await scene.tap("It is getting worse", thanks)
    assert await scene.hold_rules() == {"T1"}


async def test_what_to_tell_has_every_report_that_holds_newest_first(scene):
    await report(scene, *DIZZY)
    await scene.wait(hours=1)
    await report(scene, "what:pain", "where:elsewhere", "kind:stoop")
    text = await told(scene)
    assert 0 < text.index("11:40") < text.index("10:40: I felt dizzy or faint.")
    await scene.tap("Send to someone")
    assert "I felt dizzy or faint." in scene.last.text
    await scene.tap("What to tell them", scene.with_button("It is getting worse"))
    assert "I felt dizzy or faint." in scene.last.text


async def test_an_emergency_without_more_taps_is_not_asked_about_again(scene):
    await report(scene, "what:emergency")
    before = len(scene.chat)
    await scene.wait(days=1)
    assert scene.texts(before) == []


async def test_thoughts_of_self_harm_have_their_own_words_and_nothing_after_them(scene):
    await report(scene, "what:emergency")
    await scene.tap("I think of harming myself")
    assert scene.last.text.startswith("I'm very sorry you feel this way.")
    assert scene.last.lane is Lane.URGENT
    assert await scene.hold_rules() == {"T1"}


async def test_getting_worse_is_an_emergency_of_its_own(scene):
    await report(scene, *DIZZY)
    worse = scene.with_button("It is getting worse")
    await scene.tap("It is getting worse")
    assert await scene.hold_rules() == {"T5", "T1"}
    assert any(text.startswith("Stop now. Call 112.") for text in scene.texts())
    await scene.tap("It is getting worse", worse)
    assert len(await scene.reports()) == 2
    assert scene.last.text.startswith("Stop now. Call 112.")


async def test_a_mistake_takes_a_second_tap(scene):
    await report(scene, *DIZZY)
    await scene.tap("I reported this by mistake")
    assert await scene.hold_rules() == {"T5"}
    await scene.tap("Yes, it was a mistake")
    assert await scene.holds() == []
    [ended] = await scene.ended_holds()
    assert ended.ended_by == "withdrawn"
    assert "report_withdrawn T5" in await scene.audited()
    assert "Done all" in scene.last.buttons


async def test_no_mistake_after_all(scene):
    await report(scene, *DIZZY)
    await scene.taps("I reported this by mistake", "No, keep it")
    assert await scene.hold_rules() == {"T5"}
    assert len(await scene.reports()) == 1


async def test_a_fall_taken_back_takes_back_what_it_changed(scene):
    await report(scene, *FALL, *HARMLESS)
    await scene.taps("I reported this by mistake", "Yes, it was a mistake")
    answers = await scene.answers()
    assert (answers.falls_12m, answers.professional_ok) == ("none", "yes")


async def test_a_fall_taken_back_leaves_the_other_one(scene):
    await report(scene, *FALL, *HARMLESS)
    first = scene.with_button("I reported this by mistake")
    await report(scene, *FALL, *HARMLESS)
    await scene.tap("I reported this by mistake", first)
    await scene.tap("Yes, it was a mistake")
    answers = await scene.answers()
    assert (answers.falls_12m, answers.professional_ok) == ("one", "not_yet")
    assert await scene.hold_rules() == {"T4"}


async def test_a_second_report_taken_back_leaves_the_hold_of_the_first(scene):
    await report(scene, *DIZZY)
    await report(scene, *DIZZY)
    await scene.taps("I reported this by mistake", "Yes, it was a mistake")
    [first] = await scene.reports()
    assert [hold.report_id for hold in await scene.holds()] == [first.id]


async def test_a_mistake_in_the_middle_of_the_questions_ends_them(scene):
    await report(scene, "what:unsteady", "which:dizzy")
    await scene.taps("I reported this by mistake", "Yes, it was a mistake")
    assert (await scene.state()).question == ""
    before = len(scene.chat)
    await scene.wait(hours=6)
    assert scene.texts(before) == []


async def test_a_mistake_leaves_the_question_about_another_report_open(scene):
    await report(scene, *DIZZY)
    dizzy = scene.with_button("I reported this by mistake")
    await report(scene, "what:pain")
    question, open_before = scene.last, await scene.state()
    await scene.tap("I reported this by mistake", dizzy)
    await scene.tap("Yes, it was a mistake")
    assert await scene.state() == open_before
    assert scene.last.text == question.text


async def test_a_report_cannot_be_taken_back_the_next_day(scene):
    await report(scene, *DIZZY)
    await scene.wait(days=1)
    await scene.tap("I reported this by mistake")
    assert scene.toast.startswith("This can no longer be taken back.")
    assert await scene.hold_rules() == {"T5"}


async def test_a_report_taken_back_is_not_taken_back_again(scene):
    await report(scene, *DIZZY)
    thanks = scene.with_button("I reported this by mistake")
    await scene.taps("I reported this by mistake", "Yes, it was a mistake")
    await scene.tap("I reported this by mistake", thanks)
    assert scene.toast is not None
    assert await scene.holds() == []


async def test_what_they_were_doing_is_kept_with_the_report(scene):
    await report(scene, *DIZZY)
    asked = scene.last
    assert asked.text == "What were you doing just before?"
    await scene.tap("Standing on one leg")
    await scene.press(asked, "sym:before:1:brisk_walking")
    assert (await scene.report()).exercise == "single_leg_stance"
    assert scene.toast is not None


async def test_something_else_is_an_answer_too(scene):
    await report(scene, *DIZZY)
    await scene.tap("Something else")
    assert (await scene.report()).exercise is None
    assert scene.last.text == "What were you doing just before?\n\nYour answer: Something else"


@pytest.mark.parametrize("data", ["sym:before:1:nonsense", "sym:before:99:-", "sym:tell:99", "sym:worse:99"])
async def test_taps_about_what_is_not_there_are_harmless(scene, data):
    await report(scene, *DIZZY)
    before = len(scene.chat)
    await scene.press(scene.last, data)
    assert scene.toast is not None
    assert len(scene.chat) == before


async def test_who_shrinks_is_not_asked_what_happened_just_before(scene):
    await report(scene, "what:pain", "where:elsewhere", "kind:shorter")
    assert "What were you doing just before?" not in scene.texts()


async def test_what_to_tell_reads_as_whole_sentences(scene):
    await report(scene, *DIZZY)
    await scene.taps("Standing on one leg", "What to tell them")
    text = scene.last.text
    assert text.startswith("To show your doctor:\n\nThursday, 10:40: I felt dizzy or faint.")
    assert "Standing on one leg" in text
    assert "I was holding on with both hands." in text
    assert "No spine fracture that I know of." in text


async def test_what_to_tell_about_a_fall_says_what_did_not_happen(scene):
    await report(scene, *FALL, *HARMLESS)
    await scene.tap("What to tell them")
    assert "I fell. I did not hit my head. I did not black out." in scene.last.text
    assert "nearly" not in scene.last.text


async def test_not_sure_is_not_told_as_yes(scene):
    await report(scene, *FALL, "fall_head:unsure")
    await scene.tap("What to tell them")
    assert "I am not sure whether I hit my head." in scene.last.text
    assert ". I hit my head." not in scene.last.text


async def test_how_strong_an_ache_was_is_told_as_a_number(scene):
    await report(scene, "what:pain", "where:hip", "hip:sore", "strength:8")
    await scene.tap("What to tell them")
    assert "How strong it was, from 0 to 10: 8." in scene.last.text


async def test_what_was_done_this_week_is_told(scene):
    await scene.tap("Done all")
    await report(scene, *DIZZY)
    await scene.tap("What to tell them")
    assert "minutes of walking." in scene.last.text


async def test_the_words_to_send_on_stand_in_a_message_without_buttons(scene):
    await report(scene, *DIZZY)
    await scene.taps("What to tell them", "Send to someone")
    assert scene.last.text.startswith("To show your doctor:")
    assert scene.last.buttons == {}
    assert "choose Forward" in scene.chat[-2].text


async def test_in_turkish_too(sqlite_database):
    scene = Scene(sqlite_database, "tr")
    await scene.arrive()
    await scene.write("/bugun")
    await scene.write("Ağrı veya baş dönmesi")
    await scene.answer(*DIZZY)
    await scene.taps("Tek ayak üzerinde durma", "Doktora ne diyeceğim?")
    assert scene.last.text.startswith("Doktorunuza göstermek için:\n\nPerşembe, saat 10.40: ")
    assert "İki elimle tutunuyordum." in scene.last.text
