"""Answers in words: whatever the newest buttons say can be written, with or without a polite word."""

import pytest
from sqlalchemy import select

from bot.storage import patients
from bot.storage.database import Database, Tx
from bot.storage.tables import feels
from bot.views import hold
from tests.usecases.scene import Scene


async def begun(database: Database, language: str = "en") -> Scene:
    scene = Scene(database, language)
    await scene.arrive()
    await scene.write("/today")
    return scene


@pytest.mark.parametrize("words", ["Done all", "hepsini yaptım", "DONE ALL!", "done all, thank you"])
async def test_the_words_of_a_button_are_a_tap_on_it_in_every_language(database: Database, words: str) -> None:
    scene = await begun(database)
    await scene.write(words)
    assert "Well done" in scene.last.text
    assert "Easy" in scene.last.buttons


@pytest.mark.parametrize(
    ("words", "feeling"),
    [("it was hard", "hard"), ("çok kolaydı", "easy"), ("just right thanks", "right"), ("iyiydi", "right")],
)
async def test_how_it_felt_can_be_written(database: Database, words: str, feeling: str) -> None:
    scene = await begun(database)
    await scene.write("Done all")
    before = len(scene.chat)
    await scene.write(words)
    assert "I will write tomorrow at 10:00" in scene.chat[before].text
    assert await scene.database.run(_feelings) == [feeling]


def _feelings(tx: Tx) -> list[str]:
    return list(tx.execute(select(feels.c.feel)).scalars())


async def test_what_a_tap_would_only_show_in_place_is_said(database: Database) -> None:
    scene = await begun(database)
    await scene.write("Done all")
    await scene.write("right")
    await scene.write("that is fine")
    assert scene.last.text == "Good. I will write to you each day at 10:00."


@pytest.mark.parametrize(
    "words",
    [
        *("no I didn't hit my head", "No, I did not hit my head.", "didn't hit my head", "I didn't bang my head dear"),
        *("hayır çarpmadı", "hayır, çarpmadım", "başımı çarpmadım", "yok kafamı vurmadım"),
    ],
)
async def test_a_denial_of_exactly_what_is_asked_is_a_no_to_it(database: Database, words: str) -> None:
    scene = await begun(database)
    await scene.write("I fell in the kitchen")
    await scene.write(words)
    assert "black out" in scene.last.text


@pytest.mark.parametrize(
    "words",
    [
        *("I didn't black out", "bayılmadım", "I didn't faint"),
        *("not sure I didn't hit it", "yes I didn't", "başımı çarpmadım galiba", "no blood"),
    ],
)
async def test_a_denial_of_anything_else_leaves_the_question_open(database: Database, words: str) -> None:
    scene = await begun(database)
    await scene.write("I fell in the kitchen")
    await scene.write(words)
    assert "hit your head" in scene.last.text


async def test_every_question_after_a_fall_can_be_denied_in_full_words(database: Database) -> None:
    scene = await begun(database)
    await scene.write("düştüm")
    denials = ("hayır çarpmadım", "bayılmadım", "yürüyebiliyorum", "no new pain")
    for words, question in zip(
        denials, ("black out", "unable to stand", "new pain in your hip", "on the floor for a long time"), strict=True
    ):
        await scene.write(words)
        assert question in scene.last.text
    await scene.write("neither")
    assert [hold.rule for hold in await scene.holds()] == ["T4"]


@pytest.mark.parametrize("words", ["no dear", "No.", "hayır canım", "sorry no", "no thank you"])
async def test_a_polite_no_is_a_no_to_the_questions_after_a_fall(database: Database, words: str) -> None:
    scene = await begun(database)
    await scene.write("I fell in the kitchen")
    assert "hit your head" in scene.last.text
    await scene.write(words)
    assert "black out" in scene.last.text


async def test_an_answer_with_more_behind_it_is_read_as_what_it_says(database: Database) -> None:
    scene = await begun(database)
    await scene.write("Done all")
    await scene.write("easy but my chest hurts")
    assert any("112" in text for text in scene.texts()[-3:])


async def test_words_that_fit_two_buttons_bring_the_question_again(database: Database) -> None:
    scene = Scene(database)
    await scene.write("/start")
    await scene.taps("Let's begin", "Yes, I agree", "I will")
    question = scene.last
    await scene.write("yes")
    assert (scene.last.text, list(scene.last.buttons)) == (question.text, list(question.buttons))


async def test_only_the_newest_buttons_can_be_said(database: Database) -> None:
    scene = await begun(database)
    await scene.write("Done all")
    before = len(scene.chat)
    await scene.write("Show me how")
    assert all("Lift one foot" not in text for text in scene.texts(before))


@pytest.mark.parametrize("words", ["yes I agree", "I agree", "kabul ediyorum", "izin veriyorum"])
async def test_consent_can_be_given_in_words_that_say_so(database: Database, words: str) -> None:
    scene = Scene(database)
    await scene.write("/start")
    await scene.write("let's begin")
    await scene.write(words)
    await scene.write("its for me")
    assert scene.last.text.startswith("1 of 6")


async def test_a_vague_word_is_no_consent(database: Database) -> None:
    scene = Scene(database)
    await scene.write("/start")
    await scene.write("begin")
    await scene.write("maybe")
    assert "six short questions" not in scene.last.text


@pytest.mark.parametrize("words", ["im fine", "nothing is wrong", "iyiyim bir sey yok", "Yanlışlıkla bastım"])
async def test_somebody_who_is_well_can_say_so_to_the_screen_of_symptoms(database: Database, words: str) -> None:
    scene = await begun(database)
    await scene.write("Pain or dizzy")
    await scene.write(words)
    assert "I am glad that you are well" in " ".join(scene.texts()[-2:])


@pytest.mark.parametrize(
    ("words", "answer"),
    [
        ("I fell twice last year", "Two or more"),
        ("geçen yıl iki kez düştüm", "Two or more"),
        ("just once", "Once"),
        ("I don't know", "Not sure"),
        ("never, thank you", "Never"),
    ],
)
async def test_falls_of_the_last_year_are_an_answer_to_the_question_about_them(
    database: Database, words: str, answer: str
) -> None:
    scene = Scene(database)
    await scene.write("/start")
    await scene.taps("Let's begin", "Yes, I agree", "I will", "No, neither")
    await scene.write(words)
    answers = await scene.change(lambda tx, actor, person: patients.every_answer(tx, actor, person.id))
    given = {field: each.value for field, each in answers}["falls_12m"]
    assert given == {"Two or more": "two_plus", "Once": "one", "Not sure": "unsure", "Never": "none"}[answer]


async def test_a_mere_yes_is_never_a_doctors_unlimited_word(database: Database) -> None:
    scene = Scene(database)
    await scene.write("/start")
    await scene.taps("Let's begin", "Yes, I agree", "I will", "No, neither", "Never")
    await scene.taps("No, neither", "No, none of these", "No, none of these")
    for words in ("yes", "yeah", "evet"):
        await scene.write(words)
    answers = await scene.change(lambda tx, actor, person: patients.every_answer(tx, actor, person.id))
    assert "professional_ok" not in dict(answers)


@pytest.mark.parametrize("words", ["No", "no falls", "düşmedim", "hayır"])
async def test_no_fall_this_week_can_be_written_and_leaves_nothing_open(database: Database, words: str) -> None:
    scene = await begun(database)
    await scene.wait(days=3, hours=8)
    assert scene.last.text == "Did you fall this week?"
    await scene.write(words)
    assert scene.last.text.endswith("Good to hear.")
    state = await scene.state()
    assert (state.question, state.asked_at, await scene.holds()) == ("", None, [])


@pytest.mark.parametrize("words", ["Yes", "evet", "yes I fell"])
async def test_a_fall_this_week_can_be_written(database: Database, words: str) -> None:
    scene = await begun(database)
    await scene.wait(days=3, hours=8)
    await scene.write(words)
    assert await scene.hold_rules() == {"T4"}


async def test_no_to_another_question_is_no_answer_to_an_open_one_about_a_symptom(database: Database) -> None:
    scene = await begun(database)
    await scene.write("my back hurts a lot since today")
    assert "numbness between the legs" in scene.last.text
    await scene.run(lambda visit: visit.say(hold.check_in(visit.words, visit.content, "T2", visit.emergency_number)))
    await scene.write("no")
    assert "back_flags" not in (await scene.report()).details
    assert "numbness between the legs" in scene.last.text


async def test_a_yes_below_something_else_takes_back_no_report(database: Database) -> None:
    scene = await begun(database)
    await scene.write("my back hurts a lot since today")
    await scene.answer("back_flags:no", "back_ill:no", "hard:severe")
    await scene.tap("I reported this by mistake")
    await scene.write("thank you")
    await scene.write("yes")
    assert await scene.hold_rules() == {"T2"}
    assert scene.last.text.startswith("Shall I take back what you reported?")
    await scene.write("yes")
    assert await scene.hold_rules() == set()


@pytest.mark.parametrize("words", ["bilmiyorum", "I can't remember", "i dont know", "hatırlamıyorum"])
async def test_not_knowing_is_never_a_symptom(database: Database, words: str) -> None:
    scene = Scene(database)
    await scene.write("/start")
    await scene.taps("Let's begin", "Yes, I agree")
    question = scene.last.text
    await scene.write(words)
    assert scene.last.text == question
    await scene.taps("I will", "No, neither", "Never")
    await scene.write(words)
    assert scene.last.text.startswith("4 of 6")


async def test_a_word_that_is_no_consent_brings_the_question_again_and_not_the_welcome(database: Database) -> None:
    scene = Scene(database)
    await scene.write("/start")
    await scene.tap("Let's begin")
    question = scene.last.text
    await scene.write("tamam")
    assert scene.last.text == question


@pytest.mark.parametrize("words", ["hayır", "no", "evet"])
async def test_a_mere_no_is_nobodys_name(database: Database, words: str) -> None:
    scene = Scene(database)
    await scene.write("/start")
    await scene.taps("Let's begin", "Yes, I agree", "Someone I am helping", "Yes, they agree")
    question = scene.last.text
    await scene.write(words)
    assert scene.last.text == question


async def test_a_tick_that_is_pressed_twice_stays(database: Database) -> None:
    scene = await begun(database)
    await scene.tap("Some or none")
    shown = scene.last
    tick = next(data for data in shown.buttons.values() if data.startswith("did:"))
    await scene.press(shown, tick)
    await scene.press(shown, tick)
    assert sum(text.startswith("✓") for text in scene.last.buttons) == 1


@pytest.mark.parametrize("words", ["I am fasting", "oruç tutuyorum"])
async def test_fasting_moves_the_hour_and_is_no_symptom(database: Database, words: str) -> None:
    scene = await begun(database)
    await scene.write(words)
    assert scene.last.text.startswith("While you fast")
    assert await scene.holds() == []
