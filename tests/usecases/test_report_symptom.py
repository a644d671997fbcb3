"""Something is wrong, reported by taps: acted upon at once, and never refused."""

import pytest
from sqlalchemy import select

from bot.content.words import LANGUAGES, words_for
from bot.core.findings import WOBBLY_TWICE
from bot.storage import outbox, tables
from bot.storage.outbox import Lane
from bot.usecases import report_symptom
from tests.usecases.scene import THURSDAY, Scene, content

DIZZY = ("what:unsteady", "which:dizzy")
FALL = ("what:unsteady", "which:fell", "floor:yes")
HARMLESS = ("fall_head:no", "fall_blackout:no", "fall_stand:no", "fall_pain:no", "fall_long:no")
BACK = ("what:pain", "where:back", "back:yes", "back_flags:no", "back_ill:no")
ACHE = ("what:pain", "where:elsewhere", "kind:ache", "place:knee", "sudden:no")


@pytest.fixture
async def scene(database) -> Scene:
    """Her programme has begun, and today's plan is on the screen."""
    scene = Scene(database)
    await scene.arrive()
    await scene.write("/today")
    return scene


async def report(scene: Scene, *answers: str) -> None:
    await scene.write("Pain or dizzy")
    await scene.answer(*answers)


async def test_nothing_is_created_until_a_sign_is_chosen(scene):
    await report(scene, "what:pain")
    assert (await scene.reports(), await scene.holds()) == ([], [])


async def test_the_first_screen_names_the_emergencies_and_the_number(scene):
    await scene.tap("Pain or dizzy")
    assert "call 112 now" in scene.last.text
    assert next(iter(scene.last.buttons)) == "Emergency"


async def test_words_that_are_not_understood_ask_whether_something_is_wrong(scene):
    await scene.run(report_symptom.not_understood)
    assert scene.last.text.startswith("I am not sure I understood. Is something wrong?")
    assert "112" in scene.last.text
    assert next(iter(scene.last.buttons)) == "Emergency"


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    ("answers", "rule"),
    [
        (("what:emergency",), "T1"),
        (("what:pain", "where:chest"), "T1"),
        ((*BACK, "hard:no"), "T2"),
        (("what:pain", "where:elsewhere", "kind:shorter"), "T3"),
        (FALL, "T4"),
        (DIZZY, "T5"),
        (("what:pain", "where:hip", "hip:new"), "T6"),
        ((*ACHE, "strength:3"), "T7"),
    ],
)
async def test_every_rule_is_reached_by_taps_and_says_its_words(sqlite_database, language, answers, rule):
    scene = Scene(sqlite_database, language)
    await scene.arrive()
    await report(scene, *answers) if language == "en" else await in_turkish(scene, *answers)
    assert (await scene.report()).rule == rule
    referral = content().referrals.rule(rule)
    assert words_for(language)(referral.text, emergency="112") in scene.texts()
    assert await scene.hold_rules() == (set() if rule == "T7" else {rule})


async def in_turkish(scene: Scene, *answers: str) -> None:
    await scene.write("Ağrı veya baş dönmesi")
    await scene.answer(*answers)


async def test_advice_goes_before_anything_else_that_waits(scene):
    await report(scene, *DIZZY)
    urgent = [shown for shown in scene.chat if shown.lane is Lane.URGENT]
    assert [shown.text[:23] for shown in urgent] == ["Sit or lie down now. Wh"]
    assert "Pain or dizzy" in urgent[0].keyboard


async def test_the_number_is_the_one_of_their_country(sqlite_database):
    scene = Scene(sqlite_database, country="GB")
    await scene.arrive()
    await report(scene, "what:emergency")
    assert any("Call 999" in text for text in scene.texts())


async def test_nobody_is_promised_that_a_clinic_reads_it(scene):
    await report(scene, *DIZZY)
    assert "clinic" not in " ".join(scene.texts()).lower()


async def test_a_reminder_that_waits_is_skipped_when_a_hold_opens(scene):
    await report(scene, "what:unsteady")
    await scene.change(queue_reminder)
    await scene.answer("which:dizzy")
    assert await scene.change(reminder) == ("skipped", "hold")
    assert "Hello. Your exercises" not in scene.texts()


def queue_reminder(tx, _actor, person) -> None:
    message = {"method": "sendMessage", "params": {"text": "Hello. Your exercises"}, "created_at": THURSDAY}
    place = {"bot_id": person.bot_id, "chat_id": person.chat_id, "person_id": person.id}
    outbox.enqueue(tx, key="reminder", lane=Lane.REMINDER, **place, **message)


def reminder(tx, _actor, _person) -> tuple[str, str]:
    table = tables.outbox
    row = tx.execute(select(table.c.state, table.c.error).where(table.c.key == "reminder")).one()
    return row.state, row.error


async def test_a_question_that_was_answered_shows_its_answer_and_no_buttons(scene):
    await report(scene, "what:unsteady")
    assert "What is happening?\n\nYour answer: Dizzy, unsteady or a fall" in scene.texts()
    assert not any("Emergency" in shown.buttons for shown in scene.chat)


async def test_a_fall_holds_before_its_five_taps(scene):
    await report(scene, "what:unsteady", "which:fell")
    assert await scene.hold_rules() == {"T4"}


async def test_taps_about_a_fall_raise_it_to_an_emergency(scene):
    await report(scene, *FALL, "fall_head:unsure")
    assert await scene.hold_rules() == {"T4", "T1"}
    found = await scene.report()
    assert (found.rule, found.level, found.signs) == ("T1", "emergency", ("fall", "head_injury"))
    assert any(text.startswith("Stop now. Call 112.") for text in scene.texts())


async def test_blood_thinners_make_a_fall_urgent(scene):
    await report(scene, *FALL, *HARMLESS[:4], "fall_long:yes")
    assert (await scene.report()).urgency == "same_day"
    assert any("Speak to a doctor today" in text for text in scene.texts())


async def test_a_harmless_fall_counts_and_ends_the_professionals_word(database):
    scene = Scene(database)
    await scene.arrive(falls_12m="none", serious_fall=None)
    await report(scene, *FALL, *HARMLESS)
    answers = await scene.answers()
    assert (answers.falls_12m, answers.serious_fall, answers.professional_ok) == ("one", "no", "not_yet")


async def test_a_fall_counts_as_serious_until_its_taps_are_answered(sqlite_database):
    scene = Scene(sqlite_database)
    await scene.arrive(falls_12m="none", serious_fall=None)
    await report(scene, *FALL)
    assert (await scene.answers()).serious_fall == "unsure"
    await scene.answer("fall_head:no", "fall_blackout:no", "fall_stand:no", "fall_pain:yes")
    assert (await scene.answers()).serious_fall == "yes"


async def test_a_second_fall_is_two_or_more(scene):
    await report(scene, *FALL, *HARMLESS)
    assert (await scene.answers()).falls_12m == "two_plus"


async def test_a_fall_is_counted_once_however_often_its_question_is_answered(sqlite_database):
    scene = Scene(sqlite_database)
    await scene.arrive(falls_12m="none", serious_fall=None)
    await report(scene, *FALL)
    await scene.tap("Back")
    await scene.answer("floor:yes")
    assert (await scene.answers()).falls_12m == "one"


async def test_a_near_fall_changes_no_answer(scene):
    await report(scene, "what:unsteady", "which:fell", "floor:no")
    assert (await scene.answers()).falls_12m == "one"
    assert (await scene.report()).signs == ("near_fall",)


async def test_pain_after_a_fall_counts_the_fall(scene):
    await report(scene, *BACK, "hard:fall")
    assert (await scene.answers()).falls_12m == "two_plus"
    assert scene.last.text.startswith("Did you hit your head?")


async def test_the_sunday_question_about_falls_leads_to_the_taps_about_a_fall(scene):
    await scene.run(report_symptom.fell)
    assert await scene.hold_rules() == {"T4"}
    assert scene.last.text.startswith("Did you hit your head?")


async def test_a_double_tap_on_the_sunday_question_counts_one_fall(scene):
    await scene.run(report_symptom.fell)
    await scene.run(report_symptom.fell)
    assert len(await scene.reports()) == 1


async def test_back_leads_to_the_question_before(scene):
    await report(scene, "what:pain", "where:elsewhere")
    await scene.taps("Back", "Upper or lower back")
    assert scene.last.text == "Is this back pain new, or worse than usual?"


async def test_back_from_the_second_question_shows_the_first_screen(scene):
    await report(scene, "what:pain")
    await scene.tap("Back")
    assert next(iter(scene.last.buttons)) == "Emergency"


async def test_back_never_takes_back_a_hold(scene):
    await report(scene, "what:unsteady", "which:fell")
    assert "Back" not in scene.last.buttons
    shown = scene.last
    await scene.press(shown, "sym:a:floor:-")
    assert scene.toast is not None
    assert await scene.hold_rules() == {"T4"}


async def test_what_was_found_is_never_lowered_by_going_back(scene):
    await report(scene, *FALL, *HARMLESS[:3], "fall_pain:yes")
    await scene.tap("Back")
    await scene.answer("fall_pain:no", "fall_long:no")
    assert (await scene.report()).urgency == "same_day"


async def test_pressed_by_mistake_asks_again_what_was_open(sqlite_database):
    scene = Scene(sqlite_database)
    await scene.write("/start")
    await scene.taps("Let's begin", "Yes, I agree", "I will")
    question = scene.last.text
    await report(scene, "what:fine")
    assert scene.last.text == question
    assert await scene.reports() == []


async def test_pressed_by_mistake_with_nothing_open_says_so_kindly(scene):
    await report(scene, "what:fine")
    assert scene.last.text == "Good. I am glad that you are well."


async def test_an_ache_goes_on_with_what_was_open(sqlite_database):
    scene = Scene(sqlite_database)
    await scene.write("/start")
    await scene.taps("Let's begin", "Yes, I agree", "I will")
    question = scene.last.text
    await report(scene, *ACHE, "strength:2")
    assert scene.last.text == question


async def test_a_double_tap_changes_nothing(scene):
    await scene.write("Pain or dizzy")
    screen = scene.last
    await scene.press(screen, "sym:a:what:emergency")
    before = len(scene.chat)
    await scene.press(screen, "sym:a:what:emergency")
    assert scene.toast is not None
    assert (len(await scene.reports()), len(scene.chat)) == (1, before)


async def test_a_second_tap_on_an_answered_question_is_told_so(scene):
    await report(scene, "what:unsteady")
    screen = scene.last
    await scene.answer("which:dizzy")
    await scene.press(screen, "sym:a:which:dizzy")
    assert scene.toast is not None
    await scene.answer("faint:no")
    await scene.press(screen, "sym:a:which:dizzy")
    assert scene.toast is not None
    assert [found.signs for found in await scene.reports()] == [("dizziness",)]


async def test_a_double_tap_on_a_plain_no_asks_the_open_question_no_second_time(scene):
    await report(scene, *FALL)
    screen, before = scene.last, len(scene.chat)
    await scene.answer("fall_head:no")
    await scene.press(screen, "sym:a:fall_head:no")
    assert scene.toast is not None
    assert len(scene.chat) == before + 1


async def test_a_symptom_chosen_after_its_question_was_closed_is_reported(scene):
    await report(scene, "what:unsteady")
    await scene.wait(hours=23)
    await scene.answer("which:dizzy")
    assert await scene.hold_rules() == {"T5"}
    assert any(text.startswith("Sit or lie down now.") for text in scene.texts())


async def test_a_symptom_chosen_in_a_question_that_was_pushed_aside_is_reported(scene):
    await report(scene, "what:unsteady")
    old = scene.last
    await report(scene, "what:fine")
    await scene.press(old, "sym:a:which:fell")
    assert await scene.hold_rules() == {"T4"}


async def test_severe_pain_told_late_is_to_be_seen_the_same_day(scene):
    await report(scene, *ACHE)
    await scene.wait(hours=23)
    await scene.answer("strength:8")
    found = await scene.report()
    assert (found.rule, found.urgency) == ("T2", "same_day")


async def test_an_answer_that_comes_late_and_says_too_little_asks_what_is_happening(scene):
    await report(scene, "what:pain")
    await scene.wait(hours=23)
    await scene.answer("where:back")
    assert next(iter(scene.last.buttons)) == "Emergency"
    assert (await scene.state()).question == "symptom"


async def test_an_answer_from_an_older_report_shows_the_question_that_is_open(scene):
    await report(scene, "what:pain")
    old = scene.last
    await report(scene, *FALL)
    await scene.press(old, "sym:a:where:back")
    assert scene.last.text.startswith("Did you hit your head?")


async def test_the_buttons_of_an_old_screen_still_report_a_symptom(scene):
    await scene.tap("Pain or dizzy")
    old = scene.last
    await scene.write("Pain or dizzy")
    await scene.answer("what:fine")
    await scene.press(old, "sym:a:what:emergency")
    assert await scene.hold_rules() == {"T1"}


async def test_an_emergency_in_an_old_question_is_never_refused(scene):
    await report(scene, *FALL)
    old = scene.last
    await scene.write("Pain or dizzy")
    await scene.press(old, "sym:a:fall_head:yes")
    assert "T1" in await scene.hold_rules()
    assert any(text.startswith("Stop now. Call 112.") for text in scene.texts())
    again = len(await scene.reports())
    await scene.press(old, "sym:a:fall_head:yes")
    assert len(await scene.reports()) == again


@pytest.mark.parametrize("data", ["sym:a:what:nonsense", "sym:a:nonsense:yes", "sym:a:what:-"])
async def test_made_up_answers_are_harmless(scene, data):
    await scene.tap("Pain or dizzy")
    await scene.press(scene.last, data)
    assert scene.toast is not None
    assert await scene.reports() == []


async def test_a_new_report_leaves_the_question_of_another_one(scene):
    await report(scene, *FALL)
    await report(scene, *DIZZY)
    assert {found.rule for found in await scene.reports()} == {"T4", "T5"}
    assert await scene.hold_rules() == {"T4", "T5"}


async def test_a_question_without_an_answer_is_asked_once_more_after_two_hours(scene):
    await report(scene, "what:pain")
    before = len(scene.chat)
    await scene.wait(hours=6)
    [text] = scene.texts(before)
    assert text.startswith("I have not heard from you yet.\n\nWhere is it?")


async def test_the_first_screen_without_an_answer_is_asked_once_more(scene):
    await scene.run(report_symptom.not_understood)
    before = len(scene.chat)
    await scene.wait(hours=3)
    [text] = scene.texts(before)
    assert text.startswith("I have not heard from you yet. Is something wrong?")
    await scene.answer("what:emergency")
    assert await scene.hold_rules() == {"T1"}


async def test_no_answer_by_the_next_morning_is_a_report_of_its_own(scene):
    await report(scene, "what:pain")
    await scene.wait(hours=30)
    found = await scene.report()
    assert (found.rule, found.level) == ("T9", "unsure")
    assert (await scene.state()).question == ""
    assert await scene.holds() == []


async def test_what_was_found_stays_when_the_rest_is_not_answered(scene):
    await report(scene, *FALL)
    await scene.wait(days=2)
    assert [found.rule for found in await scene.reports()] == ["T4"]
    assert await scene.hold_rules() == {"T4"}


async def test_wobbly_twice_is_a_finding_like_any_other(scene):
    await scene.run(report_symptom.open_finding, WOBBLY_TWICE, {"feel": "wobbly"})
    assert await scene.hold_rules() == {"T4"}
    assert "What to tell them" in scene.with_button("What to tell them").buttons
    assert (await scene.report()).signs == ("balance_loss",)


async def test_wobbly_told_twice_by_a_double_tap_is_one_report(scene):
    await scene.run(report_symptom.open_finding, WOBBLY_TWICE)
    await scene.run(report_symptom.open_finding, WOBBLY_TWICE)
    assert len(await scene.reports()) == len(await scene.holds()) == 1
    await scene.wait(days=1)
    await scene.run(report_symptom.open_finding, WOBBLY_TWICE)
    assert len(await scene.reports()) == 2


async def test_the_open_question_can_be_answered_in_words(scene):
    await report(scene, *FALL)
    await scene.run(report_symptom.give, "no")
    assert scene.last.text == "Did you black out, even for a moment? If so, call 112 now."
    await scene.run(report_symptom.give, "-")
    assert scene.last.text.startswith("Did you hit your head?")


async def test_the_open_question_can_be_said_again(scene):
    await report(scene, "what:pain")
    await scene.run(report_symptom.show_again)
    assert scene.texts()[-1] == scene.texts()[-2]


async def test_a_voice_message_is_asked_about(scene):
    await scene.run(report_symptom.unreadable)
    assert scene.last.text.startswith("I cannot listen to messages")
    assert next(iter(scene.last.buttons)) == "Emergency"


async def test_a_voice_message_leaves_the_questions_about_a_fall_where_they_are(scene):
    await report(scene, *FALL, "fall_head:no")
    before = await scene.state()
    await scene.run(report_symptom.unreadable)
    assert scene.last.text.startswith("I cannot listen to messages or look at pictures.")
    assert "Did you black out" in scene.last.text
    assert await scene.state() == before
    await scene.answer("fall_blackout:yes")
    assert (await scene.report()).signs == ("collapse", "fall")


@pytest.mark.parametrize("language", LANGUAGES)
async def test_words_in_the_middle_of_the_questions_leave_them_where_they_are(sqlite_database, language):
    scene = Scene(sqlite_database, language)
    await scene.arrive()
    await report(scene, *FALL) if language == "en" else await in_turkish(scene, *FALL)
    before, question = await scene.state(), scene.last
    await scene.write("qwertz")
    assert scene.last.text.endswith(question.text)
    assert scene.last.text != question.text
    assert "112" in scene.last.text
    assert scene.last.buttons == question.buttons
    assert await scene.state() == before


async def test_who_reported_a_symptom_is_not_told_that_all_is_well(scene):
    await report(scene, *FALL)
    await report(scene, "what:fine")
    assert "Good. I am glad that you are well." not in scene.texts()
    assert "What to tell them" in scene.last.buttons


async def test_an_exercise_that_brings_an_ache_rests_for_a_week(scene):
    await report(scene, *ACHE, "strength:4")
    await scene.tap("Standing on one leg")
    assert (await scene.report()).exercise == "single_leg_stance"
    assert "rests for seven days" in scene.last.text
    await scene.write("/today")
    assert "Standing on one leg" not in scene.last.text
    assert await scene.holds() == []
    await scene.wait(days=8)
    await scene.write("/today")
    assert "one leg" in scene.last.text.lower() or "balance" in scene.last.text.lower()


@pytest.mark.parametrize(("where", "sign"), [("bone", "fracture"), ("numb", "numbness")])
async def test_what_must_be_seen_the_same_day_holds_before_the_next_question(scene, where, sign):
    await report(scene, "what:pain", f"where:{where}")
    assert await scene.hold_rules() == {"T6"}
    found = await scene.report()
    assert (found.urgency, found.signs) == ("same_day", (sign,))


async def test_strong_pain_is_no_ache(scene):
    await report(scene, *ACHE, "strength:8")
    found = await scene.report()
    assert (found.rule, found.urgency) == ("T2", "same_day")


async def test_every_button_fits_into_what_telegram_carries(scene):
    await report(scene, *FALL, *HARMLESS)
    assert all(len(data.encode()) <= 64 for shown in scene.chat for data in shown.buttons.values())


async def test_who_has_not_consented_is_shown_the_way_in(sqlite_database):
    scene = Scene(sqlite_database)
    await scene.write("Pain or dizzy")
    assert "call 112" in scene.last.text


async def test_the_same_ache_twice_in_two_weeks_pauses_the_exercises(scene):
    await report(scene, *ACHE, "strength:2")
    await scene.wait(days=3)
    await report(scene, *ACHE, "strength:2")
    assert await scene.hold_rules() == {"T8"}
    assert any(text.startswith("This is the second time in two weeks.") for text in scene.texts())


async def test_the_same_exercise_twice_in_two_weeks_pauses_the_exercises(scene):
    await report(scene, *ACHE, "strength:2")
    await scene.tap("Walking")
    await report(scene, "what:pain", "where:calf", "calf:no", "sudden:no", "strength:2")
    assert await scene.holds() == []
    await scene.tap("Walking")
    assert await scene.hold_rules() == {"T8"}


async def test_the_same_ache_after_three_weeks_is_a_new_one(scene):
    await report(scene, *ACHE, "strength:2")
    await scene.wait(days=21)
    await report(scene, *ACHE, "strength:2")
    assert await scene.holds() == []
