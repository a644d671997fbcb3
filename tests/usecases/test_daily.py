"""The daily message, what was done of it, how it felt, and the week."""

from datetime import UTC, datetime

from sqlalchemy import select

from bot.storage import tables
from tests.usecases.scene import MONDAY, Scene

REMINDER = "Hello. Your exercises for today"


async def skipped(scene: Scene) -> list[str]:
    query = select(tables.outbox.c.error).where(tables.outbox.c.state == "skipped").order_by(tables.outbox.c.id)
    return list(await scene.database.run(lambda tx: tx.execute(query).scalars().all()))


async def logged(scene: Scene) -> list[str]:
    query = select(tables.logs.c.exercise).order_by(tables.logs.c.id)
    return list(await scene.database.run(lambda tx: tx.execute(query).scalars().all()))


def reminders(scene: Scene) -> int:
    return sum(text.startswith(REMINDER) for text in scene.texts())


async def test_a_reminder_comes_every_day_at_the_patients_hour(scene):
    await scene.live(days=7)
    assert reminders(scene) == 7


async def test_no_reminder_comes_on_a_day_off(scene):
    await scene.write("/settings")
    await scene.taps("My days off", "Saturday", "Sunday", "Done")
    await scene.live(days=7)
    assert reminders(scene) == 5


async def test_no_reminder_comes_after_they_have_logged_and_that_is_recorded(scene):
    await scene.wait(hours=22)  # the next morning, before ten
    await scene.write("/today")
    await scene.tap("Done all")
    await scene.wait(hours=2)
    assert (reminders(scene), await skipped(scene)) == (0, ["logged"])


async def test_a_reminder_that_is_late_by_three_hours_is_skipped_and_recorded(scene):
    scene.now = datetime(2026, 3, 3, 10, 1, tzinfo=UTC)  # nobody looked for three hours
    await scene.wait(seconds=1)
    assert (reminders(scene), await skipped(scene)) == (0, ["stale"])
    await scene.wait(days=1)
    assert reminders(scene) == 1


async def test_after_days_without_power_only_what_still_makes_sense_is_sent(scene):
    scene.now = datetime(2026, 3, 7, 8, 0, tzinfo=UTC)
    await scene.wait(seconds=1)
    assert (reminders(scene), await skipped(scene)) == (1, ["stale"] * 4)


async def test_a_changed_hour_holds_from_the_next_message_on(scene):
    await scene.write("/settings")
    await scene.taps("The hour", "08:00")
    assert scene.with_button("The hour")
    await scene.wait(hours=20)
    assert reminders(scene) == 0
    await scene.wait(hours=2)
    assert reminders(scene) == 1


async def test_reminders_follow_the_clock_on_the_patients_wall_across_daylight_saving(scene):
    await scene.write("/settings")
    await scene.tap("My clock is different")
    await scene.write("07:31")  # London, while Istanbul has 10:30
    await scene.tap("07:30 · United Kingdom")
    assert "07:30" in scene.last.text
    scene.now = datetime(2026, 3, 28, 12, 0, tzinfo=UTC)
    await scene.wait(seconds=1)
    before = reminders(scene)
    scene.now = datetime(2026, 3, 29, 8, 59, tzinfo=UTC)
    await scene.wait(seconds=30)
    assert reminders(scene) == before
    await scene.wait(minutes=1)
    assert reminders(scene) == before + 1


async def test_done_all_twice_counts_once(scene):
    await scene.write("/today")
    plan = scene.last
    await scene.tap("Done all", plan)
    await scene.tap("Done all", plan)
    assert sorted(await logged(scene)) == ["brisk_walking", "single_leg_stance"]


async def test_some_of_it_logs_what_was_ticked_and_can_be_corrected(scene):
    await scene.write("/today")
    await scene.tap("Some or none")
    await scene.tap("Done")
    assert scene.toast == "Please tap what you did, or press Not today."
    await scene.taps("standing on one leg", "Done")
    assert await logged(scene) == ["single_leg_stance"]
    await scene.taps("Correct this", "✓ standing on one leg", "10 minutes of walking", "Done")
    assert await logged(scene) == ["brisk_walking"]


async def test_not_today_is_answered_kindly_and_logs_nothing(scene):
    await scene.write("/today")
    await scene.taps("Some or none", "Not today")
    assert "That is all right" in scene.last.text
    assert await logged(scene) == []


async def test_later_today_keeps_the_plan(scene):
    await scene.write("/today")
    await scene.taps("Some or none", "Later today")
    await scene.write("Today")
    assert "Done all" in scene.last.buttons


async def test_yesterdays_plan_can_still_be_logged_but_not_an_older_one(scene):
    await scene.write("/today")
    plan = scene.last
    await scene.wait(days=1)
    await scene.tap("Done all", plan)
    assert len(await logged(scene)) == 2
    await scene.wait(days=1)
    await scene.tap("Done all", plan)
    assert scene.toast == "These exercises are from an earlier day. Press Today for the ones that count now."


async def test_a_card_of_an_older_plan_shows_todays_plan_instead(scene):
    await scene.write("/today")
    plan = scene.last
    await scene.wait(days=2)
    await scene.tap("Show me how", plan)
    assert scene.last.text.startswith("Today, about")


async def test_on_hold_an_older_plans_card_shows_no_exercise(scene):
    await scene.write("/today")
    plan = scene.last
    await scene.write("Pain or dizzy")
    await scene.answer("what:emergency")
    await scene.tap("Show me how", plan)
    assert scene.last.text.startswith("If you have not called 112 yet, call now.")


async def test_the_cards_lead_from_one_exercise_to_the_next_and_back(scene):
    await scene.write("/today")
    await scene.tap("Show me how")
    assert scene.last.text.startswith("Walking")
    await scene.tap("Next exercise")
    assert scene.last.text.startswith("Standing on one leg")
    assert "Next exercise" not in scene.last.buttons
    await scene.tap("Why this one?")
    assert "Where this comes from" in scene.last.text
    await scene.tap("Back to today")
    assert "Done all" in scene.last.buttons


async def test_the_plan_is_stored_with_its_rules_and_the_version_of_the_content(scene):
    await scene.write("/today")
    query = select(tables.plan_items.c.exercise, tables.plan_items.c.rules, tables.plans.c.content_version)
    rows = await scene.database.run(lambda tx: tx.execute(query.join(tables.plans)).all())
    assert {row.content_version for row in rows} == {scene.setup.content.version}
    assert "S4" in next(row.rules for row in rows if row.exercise == "single_leg_stance")


async def test_changed_answers_make_a_new_version_of_the_days_plan(scene):
    await scene.write("/today")
    await scene.run(lambda visit: visit.answer(equipment=[]))
    await scene.write("/today")
    query = select(tables.plans.c.version).order_by(tables.plans.c.version)
    assert await scene.database.run(lambda tx: tx.execute(query).scalars().all()) == [1, 2]


async def test_the_same_day_asked_twice_is_one_plan(scene):
    await scene.write("/today")
    await scene.write("Bugün")
    query = select(tables.plans.c.version)
    assert len(await scene.database.run(lambda tx: tx.execute(query).scalars().all())) == 1


async def test_the_first_feel_agrees_on_tomorrows_hour_and_later_ones_do_not(scene):
    await scene.write("/today")
    await scene.taps("Done all", "Just right")
    assert "I will write tomorrow at 10:00" in scene.last.text
    await scene.taps("Another hour", "09:00")
    await scene.wait(days=1)
    await scene.taps("Done all", "Hard")
    assert scene.last.text.startswith("Do you have a sturdy chair") or "half of it counts" in scene.last.text


async def test_wobbly_twice_in_two_weeks_is_a_referral(scene):
    await scene.write("/today")
    await scene.taps("Done all", "Wobbly, I held on")
    assert await scene.holds() == []
    await scene.wait(days=1)
    await scene.taps("Done all", "Wobbly, I held on")
    assert await scene.hold_rules() == {"T4"}


async def test_changing_a_feel_to_wobbly_twice_on_one_day_counts_once(scene):
    await scene.write("/today")
    await scene.tap("Done all")
    felt = scene.last
    await scene.tap("Wobbly, I held on", felt)
    await scene.tap("Wobbly, I held on", felt)
    assert await scene.holds() == []


async def test_the_same_feel_after_a_correction_closes_the_question_asked_anew(scene):
    await scene.write("/today")
    await scene.taps("Done all", "Hard", "Correct this", "✓ standing on one leg", "Done")
    await scene.tap("Hard", scene.last)
    assert list(scene.last.buttons) == ["Correct this"]


async def test_how_it_felt_is_not_asked_of_what_was_taken_back(scene):
    await scene.write("/today")
    await scene.tap("Done all")
    asked = scene.last
    await scene.taps("Correct this", "Not today")
    await scene.tap("Just right", asked)
    assert scene.last.text.startswith("Which did you do?")
    assert scene.last.buttons.keys() >= {"10 minutes of walking", "Not today"}


async def test_the_week_adds_up_what_was_done(scene):
    await scene.write("/week")
    assert "Nothing is written down yet" in scene.last.text
    for _ in range(3):
        await scene.write("/today")
        await scene.tap("Done all")
        await scene.wait(days=1)
    await scene.write("My week")
    assert "• 30 active minutes" in scene.last.text
    assert "• Balance on 3 days; the aim is 2" in scene.last.text


async def test_on_sunday_evening_the_week_is_summed_up_and_a_fall_asked_about(scene):
    await scene.write("/today")
    await scene.tap("Done all")
    await scene.wait(days=6, hours=8)
    assert scene.chat[-2].text.startswith("Your week")
    assert scene.last.text == "Did you fall this week?"
    await scene.tap("No")
    assert scene.last.text.endswith("Good to hear.")


async def test_a_week_without_exercises_is_summed_up_in_two_kind_sentences(scene):
    await scene.write("/today")
    await scene.live(days=13)
    await scene.wait(hours=8)
    assert scene.chat[-2].text == (
        "Your week\n\nNothing is written down yet this week. Every day is a good day to begin.\n\n"
        "A new week begins tomorrow."
    )


async def test_a_fall_named_on_sunday_leads_into_the_questions_about_it(scene):
    await scene.wait(days=6, hours=8)
    await scene.tap("Yes")
    assert await scene.hold_rules() == {"T4"}


async def test_on_hold_the_summary_names_what_happened_and_asks_for_a_professionals_word(scene):
    await scene.wait(days=2)
    await scene.write("Pain or dizzy")
    await scene.answer("what:unsteady", "which:dizzy")
    await scene.wait(days=4, hours=8)
    summary = next(shown for shown in reversed(scene.chat) if shown.text.startswith("Your week"))
    assert "On Wednesday you felt dizzy" in summary.text
    assert list(summary.buttons) == ["Not yet", "Yes, I may exercise", "Yes, with limits"]


async def test_the_advised_are_told_weekly_to_talk_to_somebody(scene):
    await scene.run(lambda visit: visit.answer(professional_ok="not_yet"))
    await scene.wait(days=6, hours=8)
    assert any("Until then they stay gentle" in text for text in scene.texts())


async def test_in_turkish_nothing_is_left_in_english(database):
    scene = Scene(database, language="tr", now=MONDAY)
    await scene.arrive()
    await scene.write("/bugun")
    assert scene.last.text.startswith("Bugün, yaklaşık 15 dakika")
    await scene.write("/haftam")
    assert "Bu hafta henüz" in scene.last.text


async def test_after_a_hold_the_programme_begins_like_a_first_week(scene):
    await scene.wait(days=8)
    await scene.write("Pain or dizzy")
    await scene.answer("what:unsteady", "which:unsteady")
    await scene.tap("No, none of these")
    await scene.write("/today")
    await scene.taps("I have asked a doctor or physiotherapist", "Yes, I may exercise", "Yes, they told me so")
    plan = scene.last.text
    assert "2. " in plan
    assert "3. " not in plan  # care rules §4: walking and one balance exercise


async def test_why_the_second_wobble_stops_the_exercises_is_said(scene):
    await scene.write("/today")
    await scene.taps("Done all", "Wobbly, I held on")
    await scene.wait(days=1)
    await scene.taps("Done all", "Wobbly, I held on")
    assert any("twice in two weeks" in text for text in scene.texts())


async def test_why_an_exercise_was_chosen_tells_what_the_patients_answers_led_to(scene):
    await scene.write("/today")
    await scene.taps("Show me how", "Next exercise", "Why this one?")
    reason, _, sources = scene.last.text.partition("\n\nWhere this comes from:\n")
    assert "You told me about one fall." in reason
    assert "NICE" in sources
