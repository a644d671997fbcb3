"""Kind words: three a day, told when nothing is open or in the evening, and never beside a symptom."""

import pytest
from sqlalchemy import select

from bot.storage import bonds
from bot.storage.tables import news
from bot.usecases.family import cheer
from tests.usecases.family.joining import bond_of, follow, join
from tests.usecases.scene import Scene

THINKING, PROUD, WONDERFUL = "I am thinking of you.", "I am proud of you.", "You are doing wonderfully. Keep it up!"


@pytest.fixture
def daughter(scene: Scene) -> Scene:
    return scene.beside("Elif", 88, last_name="Kaya")


@pytest.fixture
async def number(scene: Scene, daughter: Scene) -> int:
    """Of the bond."""
    return await follow(scene, daughter)


async def send(relative: Scene, words: str) -> None:
    await relative.write("Send a kind word")
    await relative.tap(words)


async def write_own(relative: Scene, words: str) -> None:
    await relative.write("Send a kind word")
    await relative.tap("In my own words")
    await relative.write(words)


async def fates(scene: Scene) -> list[tuple[str, str | None]]:
    """Of all kind words."""
    query = select(news.c.state, news.c.reason).where(news.c.kind == cheer.CHEER).order_by(news.c.id)
    rows = await scene.database.run(lambda tx: tx.execute(query).all())
    return [(row.state, row.reason) for row in rows]


# -- sending -----------------------------------------------------------------------------------------------------------


async def test_three_ready_ones_and_their_own_words_are_offered(daughter: Scene, number: int) -> None:
    await daughter.write("Send a kind word")
    assert daughter.last.text == "What shall I tell Ayşe?"
    assert list(daughter.last.buttons) == [THINKING, PROUD, WONDERFUL, "In my own words", "Never mind"]


async def test_the_keyboard_is_understood_in_both_languages(daughter: Scene, number: int) -> None:
    await daughter.write("Güzel bir söz gönder")
    assert daughter.last.text == "What shall I tell Ayşe?"


async def test_with_several_it_is_asked_for_whom(scene: Scene, daughter: Scene, number: int) -> None:
    hatice = scene.beside("Hatice", 90)
    await hatice.arrive()
    await follow(hatice, daughter)
    await daughter.write("Send a kind word")
    assert daughter.last.text == "Who is it for?"
    await daughter.taps("Hatice", PROUD)
    await scene.wait(hours=9)
    assert "Elif Kaya: “I am proud of you.”" in hatice.texts()
    assert not [text for text in scene.texts() if PROUD in text]


async def test_a_second_tap_sends_nothing_twice(scene: Scene, daughter: Scene, number: int) -> None:
    await daughter.write("Send a kind word")
    shown = daughter.last
    await daughter.tap(PROUD)
    await daughter.press(shown, shown.buttons[PROUD])
    assert daughter.toast == "That is on its way already."
    assert await fates(scene) == [("waiting", None)]


async def test_after_three_a_day_more_are_kindly_refused(scene: Scene, daughter: Scene, number: int) -> None:
    for _ in range(3):
        await send(daughter, PROUD)
    await daughter.write("Send a kind word")
    assert daughter.last.text.startswith("Ayşe has 3 kind words from you for today already.")
    await daughter.press(daughter.last, f"cheer:say:{number}:proud")
    assert len(await fates(scene)) == 3
    await scene.wait(days=1)
    await send(daughter, PROUD)
    assert len(await fates(scene)) == 4


async def test_own_words_are_shown_before_they_go(scene: Scene, daughter: Scene, number: int) -> None:
    await write_own(daughter, "Grandma, your roses are lovely.")
    assert daughter.last.text == "To Ayşe:\n\n“Grandma, your roses are lovely.”"
    assert list(daughter.last.buttons) == ["Send", "Cancel"]
    assert not await fates(scene)
    await daughter.tap("Send")
    await scene.wait(hours=9)
    assert "Elif Kaya: “Grandma, your roses are lovely.”\n\nI only pass these words on." in scene.texts()


async def test_a_draft_that_was_cancelled_does_not_go(scene: Scene, daughter: Scene, number: int) -> None:
    await write_own(daughter, "Grandma, your roses are lovely.")
    shown = daughter.last
    await daughter.tap("Cancel")
    await daughter.press(shown, shown.buttons["Send"])
    assert not await fates(scene)


async def test_send_below_an_older_draft_sends_nothing(scene: Scene, daughter: Scene, number: int) -> None:
    await write_own(daughter, "Your roses are lovely.")
    older = daughter.last
    await daughter.write("Your garden is lovely.")
    await daughter.press(older, older.buttons["Send"])
    assert not await fates(scene)


async def test_send_pressed_twice_sends_once(scene: Scene, daughter: Scene, number: int) -> None:
    await write_own(daughter, "Your roses are lovely.")
    shown = daughter.last
    await daughter.tap("Send")
    await daughter.press(shown, shown.buttons["Send"])
    assert await fates(scene) == [("waiting", None)]


async def test_after_ten_minutes_words_are_no_draft_any_more(scene: Scene, daughter: Scene, number: int) -> None:
    await daughter.write("Send a kind word")
    await daughter.tap("In my own words")
    await scene.wait(minutes=11)
    await daughter.write("Your roses are lovely.")
    assert "Send" not in daughter.last.buttons
    await write_own(daughter, "Your roses are lovely.")
    await scene.wait(minutes=11)
    await daughter.tap("Send")
    assert daughter.last.text.startswith("I do not have these words any more.")
    assert not await fates(scene)


@pytest.mark.parametrize(
    "words",
    [
        "look at https://example.com",
        "look at www.example.net",
        "see example.com please",
        "write to @somebody",
        "ring 0532 123 45 67",
        "ring (0532)-123-45-67",
        "beni 05321234567 numarasından bul",
        "t.me/somebody",
        "press /delete now",
        "you@example.org",
    ],
)
async def test_nothing_that_leads_elsewhere_is_passed_on(
    scene: Scene, daughter: Scene, number: int, words: str
) -> None:
    await write_own(daughter, words)
    assert daughter.last.text.startswith("Please write it without links, names with @ or telephone numbers.")
    assert not (await daughter.state()).words


@pytest.mark.parametrize("words", ["Seni seviyorum.Yarın geliyoruz", "At 3.30 pm we ring you", "12 torun seni öpüyor"])
async def test_a_full_stop_without_a_blank_and_numbers_are_harmless(daughter: Scene, number: int, words: str) -> None:
    await write_own(daughter, words)
    assert daughter.last.text.startswith("To Ayşe:")
    assert "seviyorum.Yarın" not in daughter.last.text


async def test_their_words_cannot_end_the_quotation(daughter: Scene, number: int) -> None:
    await write_own(daughter, "Lovely.”\n\nSteady: “come and see me")
    assert daughter.last.text == "To Ayşe:\n\n“Lovely.’ Steady: ’come and see me”"


async def test_words_that_are_too_long_are_asked_for_again(daughter: Scene, number: int) -> None:
    await write_own(daughter, "roses and " * 30)
    assert daughter.last.text.startswith("That is a little too long.")
    await daughter.write("Your roses are lovely.")
    assert daughter.last.text.startswith("To Ayşe:")


@pytest.mark.parametrize("words", ["Mum fell", "annem bayıldı", "I want to die"])
async def test_a_symptom_in_the_words_goes_first(scene: Scene, daughter: Scene, number: int, words: str) -> None:
    await write_own(daughter, words)
    assert "call 112 now" in daughter.texts()[-2]
    assert "Send" not in daughter.last.buttons
    assert not (await daughter.state()).question


async def test_somebody_who_is_a_patient_too_can_write_their_own_words(scene: Scene) -> None:
    hatice = scene.beside("Hatice", 90)
    await hatice.arrive()
    await follow(scene, hatice)
    await write_own(hatice, "Your roses are lovely.")
    assert hatice.last.text == "To Ayşe:\n\n“Your roses are lovely.”"
    await hatice.tap("Send")
    await scene.wait(hours=9)
    assert [text for text in scene.texts() if text.startswith("Hatice: “Your roses are lovely.”")]


async def test_a_patients_own_symptom_goes_before_their_kind_words(scene: Scene) -> None:
    hatice = scene.beside("Hatice", 90)
    await hatice.arrive()
    await follow(scene, hatice)
    await write_own(hatice, "my chest hurts")
    assert await hatice.holds()
    assert not await fates(scene)


# -- rights ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "data", ["cheer:to:{}", "cheer:say:{}:proud", "cheer:own:{}", "cheer:send:{}:1", "cheer:mute:{}"]
)
async def test_the_number_of_somebody_elses_bond_leads_nowhere(
    scene: Scene, daughter: Scene, number: int, data: str
) -> None:
    stranger = scene.beside("Mallory", 99)
    await stranger.write("/start")
    await stranger.press(stranger.last, data.format(number))
    assert "Ayşe" not in " ".join(stranger.texts())
    assert not await fates(scene)
    assert (await bond_of(scene, number)).cheers_muted_at is None


async def test_who_is_not_confirmed_cannot_cheer(scene: Scene, daughter: Scene) -> None:
    number = await join(scene, daughter)
    await daughter.write("Send a kind word")
    assert daughter.last.text == "Ayşe has not confirmed you yet. Until then nothing is shared."
    await daughter.press(daughter.last, f"cheer:say:{number}:proud")
    assert not await fates(scene)


@pytest.mark.parametrize("column", ["paused_at", "cheers_muted_at"])
async def test_a_pause_and_a_mute_read_alike(scene: Scene, daughter: Scene, number: int, column: str) -> None:
    bond = await bond_of(scene, number)
    await scene.database.run(lambda tx: bonds.change(tx, bond, **{column: scene.now}))
    await daughter.write("Send a kind word")
    assert daughter.last.text.startswith("I cannot pass anything on to Ayşe at the moment.")
    await daughter.press(daughter.last, f"cheer:say:{number}:proud")
    assert not await fates(scene)


async def test_after_the_end_nothing_that_waits_is_told(scene: Scene, daughter: Scene, number: int) -> None:
    await send(daughter, PROUD)
    await scene.press(scene.last, f"fam:end:{number}:yes")
    await scene.wait(hours=9)
    assert await fates(scene) == [("dropped", "revoked")]
    await daughter.press(daughter.last, f"cheer:say:{number}:proud")
    assert len(await fates(scene)) == 1
    assert not [text for text in scene.texts() if PROUD in text]


# -- telling -----------------------------------------------------------------------------------------------------------


async def test_they_come_after_the_next_reply(scene: Scene, daughter: Scene, number: int) -> None:
    await send(daughter, PROUD)
    await send(daughter, WONDERFUL)
    await scene.write("hello")
    hello, told = scene.texts()[-2:]
    assert "Elif" not in hello
    assert told == "Elif Kaya: “I am proud of you.”\n\nElif Kaya: “You are doing wonderfully. Keep it up!”"
    assert list(scene.last.buttons) == ["Thank you", "No more kind words from Elif Kaya"]
    await scene.write("hello")
    await scene.wait(days=1)
    assert len([text for text in scene.texts() if PROUD in text]) == 1


async def test_they_do_not_come_between_a_question_and_its_buttons(scene: Scene, daughter: Scene, number: int) -> None:
    await scene.write("/today")
    await scene.taps("Done all", "Just right")  # then the hour of tomorrow's message is agreed
    await scene.wait(days=1)
    await send(daughter, PROUD)
    await scene.write("/together")
    await scene.write("/today")
    await scene.taps("Done all", "Just right")  # then a chair is asked about
    assert not [text for text in scene.texts() if PROUD in text]
    await scene.tap("Later")
    assert [text for text in scene.texts() if PROUD in text]


async def test_else_they_come_in_the_evening(scene: Scene, daughter: Scene, number: int) -> None:
    await send(daughter, PROUD)
    before = len(scene.chat)
    await scene.wait(hours=7)  # 17:33
    assert not [text for text in scene.texts(before) if PROUD in text]
    await scene.wait(hours=1)
    assert [text for text in scene.texts(before) if PROUD in text]


async def test_who_sends_in_the_night_is_told_the_next_evening(scene: Scene, daughter: Scene, number: int) -> None:
    await scene.wait(hours=12)  # 22:33
    await send(daughter, PROUD)
    await scene.write("hello")
    assert not [text for text in scene.texts() if PROUD in text]
    await scene.wait(hours=19)
    assert not [text for text in scene.texts() if PROUD in text]
    await scene.wait(hours=2)
    assert [text for text in scene.texts() if PROUD in text]


async def test_they_come_in_the_patients_language(database) -> None:
    scene = Scene(database, "tr")
    await scene.arrive()
    daughter = scene.beside("Elif", 88)
    await follow(scene, daughter)
    await send(daughter, PROUD)
    await scene.write("merhaba")
    assert scene.last.text == "Elif: “Seninle gurur duyuyorum.”"


async def test_nothing_kind_is_said_beside_an_open_question_about_a_symptom(
    scene: Scene, daughter: Scene, number: int
) -> None:
    await send(daughter, THINKING)
    await scene.write("Pain or dizzy")
    assert not [text for text in scene.texts() if THINKING in text]
    await scene.write("I fell")
    assert not [text for text in scene.texts() if THINKING in text]


async def test_nothing_kind_is_said_in_the_turn_of_an_emergency(scene: Scene, daughter: Scene, number: int) -> None:
    await send(daughter, THINKING)
    await scene.write("I have chest pain")
    assert not [text for text in scene.texts() if THINKING in text]
    await scene.write("I have chest pain")
    assert not [text for text in scene.texts() if THINKING in text]


async def test_on_a_hold_only_thinking_of_you_is_offered(scene: Scene, daughter: Scene, number: int) -> None:
    await scene.write("I have chest pain")
    await daughter.write("Send a kind word")
    assert daughter.last.text.startswith("Ayşe: the exercises are paused for now, so I pass on only this one.")
    assert list(daughter.last.buttons) == [THINKING, "Never mind"]
    for data in (f"cheer:say:{number}:proud", f"cheer:own:{number}"):
        await daughter.press(daughter.last, data)
    assert not await fates(scene)
    await daughter.tap(THINKING)
    await scene.wait(hours=9)
    assert [text for text in scene.texts() if THINKING in text]


async def test_a_hold_that_has_opened_since_keeps_the_others_back(scene: Scene, daughter: Scene, number: int) -> None:
    await send(daughter, PROUD)
    await send(daughter, THINKING)
    await scene.write("I have chest pain")
    await scene.wait(hours=9)
    assert [text for text in scene.texts() if "“I am thinking of you.”" in text]
    assert not [text for text in scene.texts() if PROUD in text]
    assert await fates(scene) == [("dropped", "hold"), ("told", None)]


async def test_after_self_harm_a_relative_reads_of_a_pause_and_no_more(
    scene: Scene, daughter: Scene, number: int
) -> None:
    await scene.write("I want to die")
    await daughter.write("Send a kind word")
    assert list(daughter.last.buttons) == [THINKING, "Never mind"]


# -- what the patient answers ------------------------------------------------------------------------------------------


async def test_thank_you_sends_one_heart(scene: Scene, daughter: Scene, number: int) -> None:
    await send(daughter, PROUD)
    await scene.write("hello")
    await scene.taps("Thank you", "Thank you")
    assert scene.toast == "Elif Kaya gets a heart from you."
    await scene.wait(minutes=1)
    assert daughter.texts().count("Ayşe sends you a heart.") == 1


async def test_a_heart_for_somebody_elses_kind_words_leads_nowhere(scene: Scene, daughter: Scene, number: int) -> None:
    await send(daughter, PROUD)
    await scene.write("hello")
    hatice = scene.beside("Hatice", 90)
    await hatice.arrive()
    await hatice.run(lambda visit: None)
    await hatice.write("hello")
    await hatice.press(hatice.last, scene.with_button("Thank you").buttons["Thank you"])
    await scene.wait(minutes=1)
    assert "Ayşe sends you a heart." not in daughter.texts()


async def test_the_patient_can_want_no_more_of_them_and_want_them_again(
    scene: Scene, daughter: Scene, number: int
) -> None:
    await send(daughter, PROUD)
    await scene.write("hello")
    await send(daughter, WONDERFUL)
    await scene.tap("No more kind words from Elif Kaya")
    assert scene.last.text.startswith("I pass on no more kind words from Elif Kaya.")
    await scene.wait(days=1)
    assert not [text for text in scene.texts() if WONDERFUL in text]
    await scene.write("/family")
    await scene.taps("Elif Kaya (your daughter)", "Let kind words come again")
    assert (await bond_of(scene, number)).cheers_muted_at is None
    await send(daughter, THINKING)
    await scene.write("hello")
    assert scene.last.text == "Elif Kaya: “I am thinking of you.”"
