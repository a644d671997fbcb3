"""A pause: away, ill, in hospital or fasting, and what it leaves alone."""

from datetime import UTC, date, datetime

import pytest
from sqlalchemy import select

from bot.storage import outbox
from bot.storage.outbox import Lane
from bot.storage.tables import outbox as rows
from tests.usecases.scene import BOT, MONDAY, USER, Scene

REMINDER = "Hello. Your exercises for today"
WELCOME = "Welcome back. Begin gently and take your time."
DIZZY = ("what:unsteady", "which:dizzy", "faint:no")


async def skipped(scene: Scene) -> list[str]:
    query = select(rows.c.error).where(rows.c.state == "skipped").order_by(rows.c.id)
    return list(await scene.database.run(lambda tx: tx.execute(query).scalars().all()))


def openings(scene: Scene, since: int) -> list[str]:
    """How the messages since then begin."""
    return [text.splitlines()[0].partition(",")[0] for text in scene.texts(since)]


async def pause(scene: Scene, *texts: str) -> None:
    await scene.write("/pause")
    await scene.taps(*texts)


async def test_it_asks_what_it_is_and_back_changes_nothing(scene):
    await scene.write("/pause")
    assert list(scene.last.buttons) == ["Away", "Ill", "In hospital", "Fasting", "Back"]
    await scene.tap("Back")
    assert scene.last.text == "Good. We go on as before."
    assert (await scene.patient()).pause is None


@pytest.mark.parametrize("words", ["/ara", "A pause", "pause for a while", "Ara ver", "bir süre ara ver"])
async def test_it_can_be_asked_for_in_words_of_either_language(scene, words):
    await scene.write(words)
    assert "In hospital" in scene.last.buttons


async def test_the_menu_offers_it(scene):
    await scene.write("Menu")
    await scene.tap("Pause for a while")
    assert scene.last.text == "Of course. What is it?"


async def test_its_questions_can_be_answered_in_words(scene):
    await scene.write("/pause")
    await scene.write("bir süre yokum")
    assert scene.last.text == "For how long?"
    await scene.write("two weeks")
    assert "I will write to you again on Monday, 16 March." in scene.last.text


async def test_before_the_first_exercises_there_is_nothing_to_pause(database):
    scene = Scene(database, now=MONDAY)
    await scene.write("/start")
    await scene.taps("Let's begin", "Yes, I agree", "I will")
    await scene.write("/pause")
    assert "nothing to pause" in scene.chat[-2].text
    assert scene.last.text.startswith("1 of 6")


@pytest.mark.parametrize(("length", "days"), [("3 days", 3), ("A week", 7), ("Two weeks", 14)])
async def test_who_is_away_hears_nothing_and_then_is_welcomed_with_the_exercises_once(scene, length, days):
    await pause(scene, "Away", length)
    said = len(scene.chat)
    await scene.wait(days=days - 1, hours=23)
    assert len(scene.chat) == said
    await scene.wait(hours=1)
    assert openings(scene, said) == [WELCOME]
    await scene.live(days=3)
    assert [text.startswith(REMINDER) for text in scene.texts(said + 1)] == [True] * 3


async def test_the_welcome_waits_for_a_day_that_is_not_off(scene):
    await scene.write("/settings")
    await scene.taps("My days off", "Thursday", "Friday", "Done")
    await pause(scene, "Away", "3 days")
    assert "on Saturday, 7 March" in scene.last.text
    said = len(scene.chat)
    await scene.wait(days=5)
    assert openings(scene, said) == [WELCOME]


async def test_a_pause_that_ends_while_nobody_looked_is_over_all_the_same(scene):
    await pause(scene, "Away", "3 days")
    said = len(scene.chat)
    scene.now = datetime(2026, 3, 7, 12, 0, tzinfo=UTC)
    await scene.wait(days=1)
    assert await skipped(scene) == ["stale"] * 3
    assert openings(scene, said) == [REMINDER]


@pytest.mark.parametrize("kind", [("Away", "Until I say so"), ("Ill",), ("In hospital",)])
async def test_without_an_end_it_is_asked_about_kindly_once_a_week_and_never_more(scene, kind):
    await pause(scene, *kind)
    said = len(scene.chat)
    await scene.wait(days=28)
    asked = scene.chat[said:]
    assert ["Shall we begin again?" in shown.text for shown in asked] == [True] * 4
    assert {shown.lane for shown in asked} == {Lane.REMINDER}
    assert list(asked[0].buttons) == ["Not yet, thank you", "I am back"]


async def test_a_weekly_question_that_is_late_is_skipped_and_recorded(scene):
    await pause(scene, "Ill")
    said = len(scene.chat)
    scene.now = datetime(2026, 3, 9, 12, 0, tzinfo=UTC)
    await scene.wait(days=6)
    assert (await skipped(scene), len(scene.chat)) == (["stale"], said)


async def test_the_weekly_question_is_not_put_on_top_of_one_about_a_symptom(scene):
    await pause(scene, "Ill")
    await scene.wait(days=6, hours=23)
    await scene.write("Pain or dizzy")
    said = len(scene.chat)
    await scene.wait(hours=1)
    assert (len(scene.chat), await skipped(scene)) == (said, ["symptom"])


async def test_the_weekly_question_leaves_another_open_question_as_it_is(scene):
    await pause(scene, "Ill")
    await scene.write("/settings")
    await scene.tap("The hour")
    await scene.wait(days=7)
    assert "Shall we begin again?" in scene.last.text
    await scene.write("14:05")
    assert f"{(await scene.patient()).reminder_time:%H:%M}" == "14:05"


async def test_not_yet_is_fine_by_tap_and_in_words_and_the_next_question_waits_a_week(scene):
    await pause(scene, "Ill")
    await scene.wait(days=7)
    await scene.wait(days=3)
    await scene.tap("Not yet, thank you")
    assert scene.last.text == "That is quite all right. Take all the time you need."
    said = len(scene.chat)
    await scene.wait(days=6)
    assert len(scene.chat) == said
    await scene.wait(days=1)
    await scene.write("henüz değil")
    assert scene.last.text == "That is quite all right. Take all the time you need."


async def test_what_waits_to_be_sent_is_taken_back(scene):
    await scene.write("/pause")
    said = len(scene.chat)
    await scene.change(remind)
    await scene.tap("Ill")
    assert await skipped(scene) == ["paused"]
    assert "a reminder" not in scene.texts(said)


def remind(tx, _actor, person) -> None:
    values = {"bot_id": BOT, "chat_id": USER, "person_id": person.id, "lane": Lane.REMINDER, "created_at": MONDAY}
    outbox.enqueue(tx, key="reminder", method="sendMessage", params={"text": "a reminder"}, **values)


async def test_today_shows_how_it_stands_and_only_who_is_away_may_exercise(scene):
    await pause(scene, "Away", "A week")
    await scene.write("/today")
    assert "on Monday, 9 March" in scene.last.text
    await scene.tap("Show today's exercises all the same")
    await scene.tap("Done all")
    assert scene.last.text.startswith("Well done. I wrote down")
    await pause(scene, "It is something else now", "Ill")
    await scene.write("Today")
    assert list(scene.last.buttons) == ["I am back"]


@pytest.mark.parametrize("words", ["/short", "/start", "/today", "Bugün"])
async def test_who_is_ill_is_shown_no_exercises_by_any_command(scene, words):
    await pause(scene, "Ill")
    await scene.write(words)
    assert scene.last.text.startswith("You told me that you are ill")


@pytest.mark.parametrize("button", ["Show me how"])
async def test_who_is_ill_is_shown_no_exercises_by_an_older_button(scene, button):
    await scene.write("/today")
    plan = scene.last
    await pause(scene, "In hospital")
    await scene.tap(button, plan)
    assert scene.last.text.startswith("You are in hospital")
    await scene.press(scene.last, "pause:show")
    assert scene.last.text.startswith("You are in hospital")


async def test_a_shorter_day_can_be_had_while_away(scene):
    await scene.wait(days=1)  # a day with strength exercises, which can be left out
    await pause(scene, "Away", "A week")
    await scene.write("/short")
    assert scene.last.text.startswith("Shorter today")


async def test_my_week_speaks_of_the_pause_and_of_no_aim(scene):
    await scene.write("/today")
    await scene.tap("Done all")
    await pause(scene, "Away", "A week")
    await scene.write("/week")
    assert "You are having a pause" in scene.last.text
    assert "10 active minutes" in scene.last.text
    assert "aim" not in scene.last.text


async def test_the_twelve_weeks_name_the_paused_ones(scene):
    await scene.write("/today")
    await pause(scene, "Away", "A week")
    await scene.wait(days=20)
    await scene.write("/progress")
    lines = [line for line in scene.last.text.splitlines() if line.startswith("•")]
    assert [line.endswith("paused") for line in lines] == [True, False, False]


async def test_fasting_pauses_nothing_and_moves_the_hour(scene):
    await pause(scene, "Fasting")
    assert "after the evening meal" in scene.last.text
    await scene.tap("20:00")
    found = await scene.patient()
    assert (found.reminder_time.hour, found.pause) == (20, None)
    await pause(scene, "Fasting")
    await scene.write("20:30")
    assert f"{(await scene.patient()).reminder_time:%H:%M}" == "20:30"


async def test_a_second_tap_on_the_same_answer_changes_nothing(scene):
    await scene.write("/pause")
    question = scene.last
    await scene.tap("Ill")
    said, before = len(scene.chat), await scene.patient()
    await scene.press(question, "pause:kind:ill")
    assert scene.toast == "That is noted already."
    assert (len(scene.chat), await scene.patient()) == (said, before)


@pytest.mark.parametrize("data", ["pause:kind:tired", "pause:for:5", "pause:for:99999999999", "pause:for:x", "pause:x"])
async def test_data_that_no_button_of_ours_carries_pauses_nothing(scene, data):
    await scene.write("/pause")
    await scene.press(scene.last, data)
    assert (await scene.patient()).pause is None


async def test_the_pause_is_written_down_with_its_kind_and_its_last_day(scene):
    await pause(scene, "Away", "3 days")
    await scene.tap("I am back")
    assert (await scene.audited())[-2:] == ["paused away 2026-03-04", "pause_ended away"]


# -- with a symptom or a hold ------------------------------------------------------------------------------------------


async def test_a_symptom_in_a_pause_is_acted_on_as_always(scene):
    await pause(scene, "Ill")
    await scene.write("başım dönüyor")
    await scene.answer("faint:no")
    assert await scene.hold_rules() == {"T5"}
    await scene.write("/today")
    assert "I have asked a doctor or physiotherapist" in scene.last.buttons


async def test_while_a_question_about_a_symptom_is_open_it_comes_first(scene):
    await scene.write("Pain or dizzy")
    for words in ("/pause", "Ara ver", "I am back"):
        await scene.write(words)
        assert "What is happening?" in scene.last.text


async def test_a_hold_in_a_pause_keeps_its_check_ins_and_its_sunday(scene):
    await pause(scene, "Away", "Two weeks")
    await scene.write("Pain or dizzy")
    await scene.answer(*DIZZY)
    said = len(scene.chat)
    await scene.wait(days=10)
    assert sum("Have you spoken to one?" in text for text in scene.texts(said)) == 3
    assert any(text.startswith("Your week") for text in scene.texts(said))


async def test_a_pause_on_a_hold_neither_ends_nor_hides_it(scene):
    await scene.write("Pain or dizzy")
    await scene.answer(*DIZZY)
    await pause(scene, "Ill")
    assert "until a doctor or physiotherapist has said yes" in scene.last.text
    said = len(scene.chat)
    await scene.wait(days=4)
    assert "Have you spoken to one?" in scene.texts(said)[0]
    await scene.write("/today")
    assert "I have asked a doctor or physiotherapist" in scene.last.buttons
    assert await scene.hold_rules() == {"T5"}


async def test_when_a_hold_ends_within_a_pause_the_pause_goes_on(scene):
    await pause(scene, "Away", "A week")
    await scene.write("Pain or dizzy")
    await scene.answer(*DIZZY)
    await scene.wait(days=2)
    await scene.taps("I have asked a doctor or physiotherapist", "Yes, I may exercise", "Yes, they told me so")
    assert "on Monday, 9 March" in scene.last.text
    said = len(scene.chat)
    await scene.wait(days=4)
    assert len(scene.chat) == said
    await scene.wait(days=1)
    assert openings(scene, said) == [WELCOME]


async def test_after_thoughts_of_self_harm_nobody_speaks_of_pausing_exercises(scene):
    await scene.write("Pain or dizzy")
    await scene.answer("what:emergency")
    await scene.press(scene.last, f"sym:record:{(await scene.report()).id}:self_harm")
    said = len(scene.chat)
    await scene.write("/pause")
    assert "exercise" not in " ".join(scene.texts(said))
    assert "How you feel matters" in scene.last.text


# -- what else may happen meanwhile ------------------------------------------------------------------------------------


async def test_in_another_zone_the_pause_ends_on_its_day_there_and_once(scene):
    await pause(scene, "Away", "3 days")
    await scene.write("/settings")
    await scene.tap("My clock is different")
    await scene.tap(next(text for text in scene.last.buttons if "New York" in text))
    said = len(scene.chat)
    await scene.wait(days=4, hours=12)
    assert openings(scene, said) == [WELCOME, REMINDER]


async def test_the_clocks_change_within_a_pause_and_the_hour_stays(database):
    scene = Scene(database, now=datetime(2026, 3, 27, 9, 30, tzinfo=UTC), zone="Europe/London")
    await scene.arrive()
    await pause(scene, "Away", "3 days")
    said = len(scene.chat)
    await scene.wait(days=2, hours=23, minutes=29)  # 09:59 in London, where it is summer now
    assert len(scene.chat) == said
    await scene.wait(minutes=1)
    assert scene.last.text.startswith(WELCOME)


async def test_stop_and_start_leave_the_pause_as_it_is(scene):
    await pause(scene, "In hospital")
    await scene.write("/stop")
    await scene.tap("Yes, stop writing")
    said = len(scene.chat)
    await scene.wait(days=20)
    assert len(scene.chat) == said
    await scene.write("/start")
    assert scene.last.text.startswith("You are in hospital")
    said = len(scene.chat)
    await scene.wait(days=7)
    assert (len(scene.chat) - said, await skipped(scene)) == (1, [])


async def test_a_language_switch_keeps_the_pause(scene):
    await pause(scene, "Ill")
    await scene.write("/settings")
    await scene.taps("Language", "Türkçe")
    await scene.write("Bugün")
    assert scene.last.text.startswith("Hasta olduğunuzu söylediniz")
    assert list(scene.last.buttons) == ["Geri döndüm"]


async def test_nothing_is_promised_for_tomorrow_in_a_pause(scene):
    await scene.write("/today")
    await scene.tap("Done all")
    felt = scene.last
    await pause(scene, "Away", "A week")
    await scene.tap("Just right", felt)
    assert "tomorrow" not in scene.last.text


async def test_the_first_day_of_a_pause_is_the_patients_own(scene):
    scene.now = datetime(2026, 3, 2, 21, 30, tzinfo=UTC)  # 00:30 on Tuesday in Istanbul
    await pause(scene, "Away", "3 days")
    found = await scene.patient()
    assert (found.paused_on, found.paused_until) == (date(2026, 3, 3), date(2026, 3, 5))
