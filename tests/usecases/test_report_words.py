"""A symptom told in words leads into the same conversation as one told by taps."""

import pytest

from bot.content.words import LANGUAGES, words_for
from bot.core.findings import EMERGENCY
from bot.core.triage.signs import RULE_OF
from bot.storage.outbox import Lane
from bot.usecases import report_symptom
from tests.usecases.scene import content
from tests.usecases.telling import Telling, may_mean, means

HARMLESS = ("fall_head:no", "fall_blackout:no", "fall_stand:no", "fall_pain:no", "fall_long:no")
KNEE = ("where:elsewhere", "place:knee", "sudden:no")


@pytest.fixture
async def scene(database) -> Telling:
    """Her programme has begun, and today's plan is on the screen."""
    scene = Telling(database)
    await scene.arrive(falls_12m="none", serious_fall=None)
    await scene.write("/today")
    return scene


def starts(scene: Telling, since: int) -> list[str]:
    return [text.split(".")[0] for text in scene.texts(since)]


async def test_dizziness_holds_at_once_and_is_asked_about_below_the_advice(scene):
    before = len(scene.chat)
    await scene.tells(means("dizziness"), "i feel dizzy")
    assert await scene.hold_rules() == {"T5"}
    advice, thanks, question = scene.chat[before:]
    assert (advice.text[:23], advice.lane) == ("Sit or lie down now. Wh", Lane.URGENT)
    assert "What to tell them" in thanks.buttons
    assert question.text.startswith("Did you faint")
    await scene.answer("faint:no")
    assert "What were you doing just before?" in scene.last.text


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("sign", sorted(RULE_OF))
async def test_every_sign_is_acted_upon_with_the_words_of_its_rule(sqlite_database, language, sign):
    scene = Telling(sqlite_database, language)
    await scene.arrive()
    await scene.tells(means(sign))
    found = await scene.report()
    assert found.rule == RULE_OF[sign]
    assert sign in found.signs
    advice = content().referrals.self_harm if sign == "self_harm" else content().referrals.rule(found.rule).text
    same_day = content().referrals.rule(found.rule).advice(found.urgency)
    said = {words_for(language)(text, emergency="112") for text in (advice, same_day)}
    assert said & set(scene.texts())
    assert await scene.hold_rules() == (set() if RULE_OF[sign] == "T7" else {found.rule})


async def test_a_fall_is_followed_by_its_five_taps(scene):
    await scene.tells(means("fall"), "i fell")
    for answer in HARMLESS:
        await scene.answer(answer)
    found = await scene.report()
    assert (found.rule, found.urgency, found.signs) == ("T4", "within_days", ("fall",))
    answers = await scene.answers()
    assert (answers.falls_12m, answers.serious_fall) == ("one", "no")


async def test_a_fall_with_dizziness_asks_about_the_fall_first_and_about_fainting_afterwards(scene):
    await scene.tells(means("dizziness", "fall"))
    await scene.answer(*HARMLESS)
    assert scene.last.text.startswith("Did you faint")
    await scene.answer("faint:other")
    found = await scene.report()
    assert (found.level, found.signs) == (EMERGENCY, ("dizziness", "fall"))
    assert len(await scene.reports()) == 1


async def test_every_sign_of_one_report_holds(scene):
    await scene.tells(means("dizziness", "fall", "soreness"))
    assert await scene.hold_rules() == {"T4", "T5"}
    await scene.answer(*HARMLESS, "faint:no")
    await scene.taps("I have asked a doctor or physiotherapist", "Yes, I may exercise")
    assert "rest today all the same" in scene.last.text


async def test_taking_back_a_report_ends_all_its_holds(scene):
    await scene.tells(means("fracture", "fall"))
    await scene.answer(*HARMLESS, "bone:no")
    await scene.taps("I reported this by mistake", "Yes, it was a mistake")
    assert await scene.holds() == []


async def test_answers_about_a_fall_count_though_other_questions_follow(scene):
    await scene.tells(means("dizziness", "fall"))
    await scene.answer(*HARMLESS, "faint:no")
    assert (await scene.answers()).serious_fall == "no"


async def test_back_pain_after_a_fall_is_seen_the_same_day_and_not_asked_about_twice(scene):
    await scene.tells(means("back_pain", "fall"))
    found = await scene.report()
    assert (found.rule, found.urgency) == ("T2", "same_day")
    await scene.answer("fall_head:no", "fall_blackout:no", "fall_stand:no")
    assert scene.last.text.startswith("Were you on the floor for a long time")
    await scene.answer("fall_long:no")
    assert scene.last.text.startswith("Do you have any of these now?")
    await scene.answer("back_flags:no", "back_ill:no")
    assert (await scene.state()).question == ""
    assert (await scene.answers()).serious_fall == "yes"


async def test_back_pain_with_illness_still_asks_about_the_legs(scene):
    await scene.tells(means("back_pain_with_illness"))
    await scene.answer("back_flags:no")
    assert scene.last.text.startswith("Did it start after a fall")
    await scene.answer("hard:no")
    assert (await scene.report()).rule == "T6"


@pytest.mark.parametrize("sign", ["chest_pain", "thunderclap_headache", "vision_loss", "seizure"])
async def test_an_emergency_is_recorded_with_its_sign_and_nobody_asks_which_it_was(scene, sign):
    before = len(scene.chat)
    await scene.tells(means(sign))
    assert starts(scene, before) == ["Stop now", "If you have not called 112 yet, call now"]
    assert (await scene.report()).signs == (sign,)
    assert await scene.hold_rules() == {"T1"}
    assert (await scene.state()).question == ""


async def test_an_emergency_loses_no_other_sign(scene):
    await scene.tells(means("head_injury", "fall", "soreness"))
    found = await scene.report()
    assert (found.rule, found.signs) == ("T1", ("fall", "head_injury", "soreness"))
    assert (await scene.answers()).falls_12m == "one"


async def test_thoughts_of_self_harm_hear_their_own_words_alone(scene):
    before = len(scene.chat)
    await scene.tells(means("self_harm"))
    [text] = scene.texts(before)
    assert text.startswith("I'm very sorry you feel this way.")


async def test_an_ache_is_noted_at_once_and_asked_about(scene):
    await scene.tells(means("other_pain"), "my knee aches")
    assert (await scene.report()).rule == "T7"
    assert scene.last.text.startswith("Where is it?")
    await scene.answer(*KNEE, "strength:3")
    assert "What were you doing just before?" in scene.last.text
    assert await scene.holds() == []


async def test_an_ache_without_a_plan_that_day_ends_with_thanks(database):
    scene = Telling(database)
    await scene.arrive()
    await scene.tells(means("other_pain"))
    await scene.answer(*KNEE, "strength:3")
    assert scene.last.text == "Thank you. I wrote that down."


async def test_an_ache_that_turns_out_strong_is_a_referral(scene):
    await scene.tells(means("other_pain"))
    await scene.answer(*KNEE, "strength:8")
    found = await scene.report()
    assert (found.rule, found.urgency, len(await scene.reports())) == ("T2", "same_day", 1)
    assert "What to tell them" in scene.with_button("What to tell them").buttons


async def test_a_new_ache_of_the_back_turns_out_to_be_a_referral(scene):
    await scene.tells(means("soreness"))
    await scene.answer("where:back", "back:yes")
    assert await scene.hold_rules() == {"T2"}


async def test_an_old_ache_of_the_back_is_a_caution(scene):
    await scene.tells(means("other_pain"))
    await scene.answer("where:back", "back:no")
    assert scene.last.text.startswith("How strong is it")
    assert await scene.holds() == []
    await scene.answer("strength:3")
    assert (await scene.report()).signs == ("other_pain",)


async def test_unusual_tiredness_asks_about_the_chest(scene):
    await scene.tells(means("fatigue"))
    await scene.answer("tired:chest")
    assert await scene.hold_rules() == {"T1"}


async def test_the_same_ache_twice_in_two_weeks_pauses_the_exercises(scene):
    for days in (3, 0):
        await scene.tells(means("other_pain"))
        await scene.answer(*KNEE, "strength:2")
        assert await scene.hold_rules() == (set() if days else {"T8"})
        await scene.wait(days=days)


async def test_one_ache_alone_does_not_come_back(scene):
    await scene.tells(means("other_pain"))
    await scene.answer(*KNEE, "strength:2")
    await scene.tap("Standing on one leg")
    assert await scene.holds() == []


async def test_back_never_leads_behind_what_the_words_said(scene):
    await scene.tells(means("other_pain"))
    assert "Back" not in scene.last.buttons
    await scene.answer("where:elsewhere")
    assert "Back" in scene.last.buttons


# -- what is not sure --------------------------------------------------------------------------------------------------


async def test_words_that_may_name_a_symptom_offer_it_below_emergency(scene):
    await scene.tells(may_mean("dizziness", "soreness"), "not dizzy i think")
    assert scene.last.text.startswith("I am not sure I understood. Is something wrong?")
    expected = ["Emergency", "Feeling dizzy", "Pain", "Dizzy, unsteady or a fall", "I'm fine, pressed by mistake"]
    assert list(scene.last.buttons) == expected
    assert await scene.reports() == []


async def test_a_tap_on_what_the_words_may_mean_makes_them_sure(scene):
    await scene.tells(may_mean("dizziness"), "not dizzy i think")
    shown = scene.last
    await scene.tap("Feeling dizzy")
    found = await scene.report()
    assert (found.signs, found.details["words"]) == (("dizziness",), "not dizzy i think")
    assert "What is happening?\n\nYour answer: Feeling dizzy" in scene.texts()
    await scene.press(shown, "sym:guess:dizziness")
    assert scene.toast is not None
    assert len(await scene.reports()) == 1


async def test_what_the_words_may_mean_can_be_written_too(scene):
    await scene.tells(may_mean("dizziness"))
    await scene.write("feeling dizzy")
    assert await scene.hold_rules() == {"T5"}


async def test_words_that_may_name_an_emergency_alone_need_no_further_button(scene):
    await scene.tells(may_mean("chest_pain"))
    assert list(scene.last.buttons)[:2] == ["Emergency", "Pain"]


async def test_what_the_words_may_mean_stays_offered_when_it_is_asked_again(scene):
    await scene.tells(may_mean("fall"))
    await scene.wait(hours=3)
    assert scene.last.text.startswith("I have not heard from you yet.")
    assert list(scene.last.buttons)[1] == "I fell"
    await scene.tap("I fell")
    assert await scene.hold_rules() == {"T4"}


async def test_words_without_an_answer_are_kept_with_the_report_of_the_next_morning(scene):
    await scene.tells(may_mean("fall"), "did i fall")
    await scene.wait(hours=30)
    found = await scene.report()
    assert (found.rule, found.details["words"]) == ("T9", "did i fall")


async def test_an_old_screen_still_reports_what_the_words_may_mean(scene):
    await scene.tells(may_mean("dizziness"))
    old = scene.last
    await scene.wait(days=2)
    await scene.tap("Feeling dizzy", old)
    assert await scene.hold_rules() == {"T5"}


async def test_a_second_tap_after_all_is_well_reports_nothing(scene):
    await scene.tells(may_mean("dizziness"))
    old = scene.last
    await scene.answer("what:fine")
    await scene.press(old, "sym:guess:dizziness")
    assert scene.toast is not None
    assert await scene.reports() == []


async def test_a_made_up_guess_is_harmless(scene):
    await scene.tells(may_mean("dizziness"))
    await scene.press(scene.last, "sym:guess:chest_pain")
    assert scene.toast is not None
    assert await scene.reports() == []


async def test_words_go_with_what_was_tapped_below_them(scene):
    await scene.tells(may_mean(), "it feels funny")
    await scene.answer("what:unsteady", "which:dizzy")
    assert (await scene.report()).details["words"] == "it feels funny"


async def test_what_words_may_mean_stays_offered_when_more_words_are_not_understood(scene):
    await scene.tells(may_mean("dizziness"), "not dizzy i think")
    await scene.tells(may_mean(), "hm")
    assert "Feeling dizzy" in scene.last.buttons
    await scene.run(report_symptom.unreadable)
    assert "Feeling dizzy" in scene.last.buttons
    await scene.tap("Feeling dizzy")
    assert (await scene.report()).details["words"] == "not dizzy i think\nhm"


# -- in the middle of the questions ------------------------------------------------------------------------------------


async def test_an_emergency_among_the_questions_about_an_ache_is_never_lost(scene):
    await scene.tells(means("other_pain"))
    await scene.answer("where:elsewhere")
    await scene.tells(means("chest_pain"), "my chest hurts now")
    [found] = await scene.reports()
    assert (found.rule, found.signs) == ("T1", ("chest_pain", "other_pain"))
    assert any(text.startswith("Stop now. Call 112.") for text in scene.texts())
    assert (await scene.state()).question == ""


async def test_an_emergency_among_the_first_taps_is_a_report(scene):
    await scene.write("Pain or dizzy")
    await scene.answer("what:pain")
    await scene.tells(means("chest_pain"))
    assert await scene.hold_rules() == {"T1"}


async def test_a_graver_sign_is_asked_about_first_and_the_open_question_afterwards(scene):
    await scene.tells(means("dizziness"))
    await scene.tells(means("fracture"))
    assert scene.last.text.startswith("Is it bent out of shape")
    await scene.answer("bone:no", "hard:no")
    assert scene.last.text.startswith("Did you faint")
    await scene.answer("faint:no")
    [found] = await scene.reports()
    assert (found.rule, found.signs) == ("T6", ("dizziness", "fracture"))


async def test_a_fall_told_below_another_referral_is_advised_on_and_asked_about(scene):
    await scene.tells(means("dizziness"))
    before = len(scene.chat)
    await scene.tells(means("fall"))
    advice, question = scene.texts(before)
    assert advice.startswith("Please stop today's exercises and sit down.")
    assert question.startswith("Did you hit your head?")


async def test_words_that_answer_the_open_question_replace_it(scene):
    await scene.write("Pain or dizzy")
    await scene.answer("what:pain")
    await scene.tells(means("back_pain"))
    await scene.answer("back_flags:no", "back_ill:no", "hard:no")
    assert (await scene.state()).question == ""


async def test_what_was_open_and_has_found_nothing_is_asked_again(scene):
    await scene.write("Pain or dizzy")
    await scene.answer("what:pain")
    await scene.tells(means("dizziness"))
    await scene.answer("faint:no")
    assert scene.last.text.startswith("Where is it?")


@pytest.mark.parametrize("verdict", [means("dizziness"), means("faintness"), means("soreness"), may_mean("chest_pain")])
async def test_words_that_are_not_graver_are_asked_to_be_an_answer(scene, verdict):
    await scene.tells(means("dizziness"))
    before, reported = await scene.state(), await scene.reports()
    await scene.tells(verdict)
    assert scene.last.text.startswith("I am not sure I understood. Please press an answer.")
    assert "Did you faint" in scene.last.text
    [found] = await scene.reports()
    assert (await scene.state(), [found.rule, found.signs]) == (before, [reported[0].rule, reported[0].signs])


# -- again -------------------------------------------------------------------------------------------------------------


async def test_still_dizzy_opens_no_second_report_and_hears_the_advice_again(scene):
    await scene.tells(means("dizziness"), "dizzy")
    await scene.answer("faint:no")
    await scene.wait(days=2)
    before = len(scene.chat)
    await scene.tells(means("dizziness"), "still dizzy")
    [found] = await scene.reports()
    assert found.details["words"] == "dizzy\nstill dizzy"
    advice, thanks = scene.texts(before)
    assert advice.startswith("Sit or lie down now.")
    assert thanks.startswith("Thank you for telling me.")
    assert len(await scene.holds()) == 1


async def test_something_new_on_a_hold_is_a_report_of_its_own(scene):
    await scene.tells(means("dizziness"))
    await scene.answer("faint:no")
    await scene.tells(means("dizziness", "fall"))
    assert await scene.hold_rules() == {"T5", "T4"}
    assert scene.last.text.startswith("Did you hit your head?")
    assert (await scene.report()).signs == ("dizziness", "fall")


async def test_what_has_become_more_pressing_is_a_report_of_its_own(scene):
    await scene.tells(means("back_pain"))
    await scene.answer("back_flags:no", "back_ill:no", "hard:no")
    await scene.tells(means("fall"))
    await scene.answer(*HARMLESS)
    await scene.tells(means("back_pain", "fall"))
    assert (await scene.report()).urgency == "same_day"


async def test_an_emergency_told_again_hears_its_words_again(scene):
    await scene.tells(means("chest_pain"))
    before = len(scene.chat)
    await scene.tells(means("chest_pain"))
    assert scene.texts(before)[0].startswith("Stop now. Call 112.")
    assert len(await scene.reports()) == 1


async def test_an_emergency_on_another_day_is_a_report_of_its_own(scene):
    await scene.tells(means("chest_pain"))
    await scene.wait(days=2)
    await scene.tells(means("collapse"))
    assert [found.signs for found in await scene.reports()] == [("chest_pain",), ("collapse",)]


async def test_the_same_ache_on_the_same_day_is_asked_about_again_in_its_report(scene):
    await scene.tells(means("other_pain"))
    await scene.answer(*KNEE, "strength:3")
    await scene.tells(means("other_pain"))
    assert scene.last.text.startswith("Where is it?")
    await scene.answer(*KNEE, "strength:3")
    assert (len(await scene.reports()), await scene.holds()) == (1, [])
    await scene.tells(means("other_pain"))
    await scene.answer(*KNEE, "strength:8")
    assert await scene.hold_rules() == {"T2"}


async def test_dizziness_that_returns_after_its_hold_has_ended_holds_again(scene):
    await scene.tells(means("dizziness"))
    await scene.answer("faint:no")
    await scene.wait(days=1)
    await scene.taps("I have asked a doctor or physiotherapist", "Yes, I may exercise", "Yes, they told me so")
    assert await scene.holds() == []
    await scene.tells(means("dizziness"))
    assert await scene.hold_rules() == {"T5"}


async def test_a_fall_on_another_day_is_another_fall(scene):
    fall_taps = [f"fall_{each}:no" for each in ("head", "blackout", "stand", "pain", "long")]
    await scene.tells(means("fall"))
    await scene.answer(*fall_taps)
    await scene.tells(means("fall"))
    assert len(await scene.reports()) == 1
    await scene.wait(days=3)
    await scene.tells(means("fall"))
    assert (await scene.state()).question == "symptom"
    await scene.answer(*fall_taps)
    assert len(await scene.reports()) == 2


async def test_words_in_the_middle_of_the_questions_go_to_the_doctor_too(scene):
    await scene.write("Pain or dizzy")
    await scene.answer("what:pain")
    await scene.tells(may_mean("numbness"), "my leg is asleep, sort of")
    await scene.answer("where:back", "back:yes")
    await scene.tells(may_mean("calf_swelling"), "and my calf is odd")
    assert (await scene.report()).details["words"] == "my leg is asleep, sort of\nand my calf is odd"


async def test_still_dizzy_answers_the_first_screen(scene):
    await scene.tells(means("dizziness"))
    await scene.answer("faint:no")
    await scene.write("Pain or dizzy")
    await scene.tells(means("dizziness"))
    assert (await scene.state()).question == ""


async def test_what_a_symptom_interrupted_is_asked_again_after_an_ache(sqlite_database):
    scene = Telling(sqlite_database)
    await scene.write("/start")
    await scene.taps("Let's begin", "Yes, I agree", "I will")
    question = scene.last.text
    await scene.tells(means("other_pain"))
    await scene.answer(*KNEE, "strength:2")
    assert scene.last.text == question


# -- the words themselves ----------------------------------------------------------------------------------------------


async def test_their_own_words_can_be_shown_to_a_doctor(scene):
    await scene.tells(means("dizziness"), "got  dizzy\nwhile {standing} up")
    await scene.answer("faint:no")
    await scene.tells(means("dizziness"), "still dizzy")
    await scene.tap("What to tell them")
    assert scene.last.text.count("In my own words: “got dizzy while {standing} up … still dizzy”") == 1


async def test_very_long_words_are_shortened(scene):
    await scene.tells(means("dizziness"), "x" * 4096)
    assert len((await scene.report()).details["words"]) == 500
    await scene.answer("faint:no")
    await scene.tells(means("dizziness"), "y" * 300)
    assert len((await scene.report()).details["words"]) == 500


# -- edited words ------------------------------------------------------------------------------------------------------


async def test_a_symptom_added_by_editing_counts(scene):
    message = await scene.tells(means("soreness"))
    await scene.corrects(message, means("dizziness", "soreness"))
    assert await scene.hold_rules() == {"T5"}


async def test_what_the_message_has_told_before_is_not_told_twice(scene):
    message = await scene.tells(means("dizziness"))
    await scene.answer("faint:no")
    before = len(scene.chat)
    await scene.corrects(message, means("dizziness"))
    assert (len(scene.chat), len(await scene.reports())) == (before, 1)


async def test_an_edited_emergency_is_told_once(scene):
    message = await scene.tells(means("chest_pain"))
    before = len(scene.chat)
    await scene.corrects(message, means("chest_pain"))
    assert scene.texts(before) == []
    await scene.corrects(message, means("chest_pain", "collapse"))
    assert scene.texts(before)[0].startswith("Stop now. Call 112.")
    await scene.corrects(message, means("chest_pain"))
    assert len([text for text in scene.texts(before) if text.startswith("Stop now.")]) == 1


async def test_a_message_edited_after_its_hold_has_ended_opens_no_new_one(scene):
    message = await scene.tells(means("dizziness"))
    await scene.answer("faint:no")
    await scene.wait(days=1)
    await scene.taps("I have asked a doctor or physiotherapist", "Yes, I may exercise", "Yes, they told me so")
    before = len(scene.chat)
    await scene.corrects(message, means("dizziness"))
    assert (await scene.holds(), len(scene.chat)) == ([], before)


async def test_an_edit_that_tells_what_holds_already_is_not_answered(scene):
    await scene.tells(means("dizziness"))
    await scene.answer("faint:no")
    before = len(scene.chat)
    await scene.corrects(9999, means("dizziness"))
    assert len(scene.chat) == before


async def test_words_that_stay_unsure_are_asked_about_once(scene):
    message = await scene.tells(may_mean("dizziness"))
    before = len(scene.chat)
    await scene.corrects(message, may_mean("dizziness"))
    assert len(scene.chat) == before
    await scene.corrects(message, means("dizziness"))
    assert await scene.hold_rules() == {"T5"}


async def test_an_edit_that_becomes_unsure_is_asked_about(scene):
    await scene.corrects(9999, may_mean("dizziness"))
    assert scene.last.text.startswith("I am not sure I understood.")


# -- a mere yes or no --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("asked", "words", "rule"),
    [
        (("fall",), "yes", "T1"),
        (("fall",), "Yep!", "T1"),
        (("fall",), "emin değilim", "T1"),
        (("fall",), "I don't know", "T1"),
        (("fall",), "hayır", "T4"),
        (("dizziness",), "yes", "T1"),
        (("dizziness",), "evet", "T1"),
        (("dizziness",), "nope", "T5"),
        (("numbness",), "yes", "T1"),
        (("numbness",), "yok", "T6"),
    ],
)
async def test_a_question_can_be_answered_with_a_mere_yes_or_no(scene, asked, words, rule):
    await scene.tells(means(*asked))
    question = scene.last.text
    await scene.write(words)
    assert (await scene.report()).rule == rule
    assert question not in scene.texts()[-1:]


async def test_a_yes_that_can_mean_two_answers_is_asked_again(scene):
    await scene.tells(means("sharp_pain"))
    question = scene.last.text
    await scene.write("yes")
    assert scene.last.text == question


async def test_no_on_the_first_screen_means_that_all_is_well(scene):
    await scene.tells(may_mean("dizziness"))
    await scene.write("No")
    assert scene.last.text == "Good. I am glad that you are well."
