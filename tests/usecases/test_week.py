"""How it goes: the week and twelve weeks as a picture with words that say the same, or as words alone."""

from xml.etree import ElementTree

from bot.storage import patients
from bot.storage.outbox import Lane
from tests.usecases.scene import Scene


async def dizzy(scene: Scene) -> None:
    await scene.write("Pain or dizzy")
    await scene.answer("what:unsteady", "which:unsteady")
    await scene.tap("No, none of these")


async def no_pictures(scene: Scene) -> None:
    await scene.change(lambda tx, actor, person: patients.change(tx, actor, person.id, pictures=False))


def drawn(svg: str | None) -> list[str]:
    """The words in a picture."""
    assert svg is not None
    return [each.text or "" for each in ElementTree.fromstring(svg).iter("{http://www.w3.org/2000/svg}text")]


async def test_my_week_is_a_picture_and_its_words_say_the_same(scene):
    await scene.do_all(2)
    await scene.write("My week")
    assert scene.last.text == (
        "Your week so far"
        "\n\n• 20 active minutes; the aim, step by step, is 150"
        "\n• Balance on 2 days; the aim is 2"
        "\n• Strength on 1 day; the aim is 2"
        "\n• You were active on 2 days"
        "\n\n• Monday: 10 minutes, balance"
        "\n• Tuesday: 10 minutes, strength, balance"
        "\n\nEvery one of these counts. A missed day loses nothing."
    )
    assert drawn(scene.last.picture)[:4] == [
        "This week",
        "20",
        "active minutes",
        "The aim, step by step, is 150",
    ]
    assert scene.last.keyboard


async def test_whoever_wants_no_pictures_gets_the_same_words(scene):
    await scene.do_all(1)
    await scene.write("/week")
    with_picture = scene.last
    await no_pictures(scene)
    await scene.write("/week")
    assert scene.last.picture is None
    assert (scene.last.text, scene.last.keyboard) == (with_picture.text, with_picture.keyboard)
    await scene.write("/progress")
    assert scene.last.picture is None


async def test_a_week_with_nothing_written_down_is_told_in_words(scene):
    await scene.write("/week")
    assert scene.last.picture is None
    assert "Every day is a good day to begin." in scene.last.text


async def test_swimming_is_told_apart_from_walking_in_both(scene):
    await scene.write("I swam for 30 minutes")
    await scene.write("I walked for 20 minutes")
    await scene.write("/week")
    assert "• 50 active minutes" in scene.last.text
    assert "• 20 minutes of walking and the like\n• 30 minutes of other movement" in scene.last.text
    assert "• Monday: 50 minutes, 30 of them other movement" in scene.last.text
    assert "30 minutes of other movement" in drawn(scene.last.picture)


async def test_on_hold_my_week_is_a_picture_without_an_aim(scene):
    await scene.do_all(2)
    await dizzy(scene)
    await scene.write("/week")
    assert "20" in drawn(scene.last.picture)
    assert "aim" not in scene.last.text + str(scene.last.picture)
    assert "Nothing of this is lost" in scene.last.text


async def test_on_sunday_the_week_comes_as_a_picture_and_the_question_about_a_fall_on_its_own(scene):
    await scene.do_all(3)
    begun = len(scene.chat)
    await scene.wait(days=3, hours=14)
    summary, fall = [shown for shown in scene.chat[begun:] if shown.lane == Lane.SUMMARY]
    assert summary.text.startswith("Your week\n\n• 30 active minutes")
    assert drawn(summary.picture)[0] == "This week"
    assert (fall.text, fall.picture) == ("Did you fall this week?", None)


async def test_on_hold_sunday_asks_in_words_alone_so_that_its_buttons_can_change_them(scene):
    await scene.do_all(3)
    await dizzy(scene)
    begun = len(scene.chat)
    await scene.wait(days=3, hours=14)
    summary = next(shown for shown in scene.chat[begun:] if shown.text.startswith("Your week"))
    assert summary.picture is None
    assert "Not yet" in summary.buttons


async def test_twelve_weeks_are_a_picture_with_the_paused_ones_marked(scene):
    await scene.do_all(3)
    await dizzy(scene)
    await scene.wait(days=8)
    await scene.write("/progress")
    assert "• 9 Mar: paused" in scene.last.text
    assert {"Active minutes", "2 Mar", "now", "Paused"} <= set(drawn(scene.last.picture))


async def test_before_anything_was_done_twelve_weeks_are_told_in_words(scene):
    await scene.write("/today")
    await scene.write("/progress")
    assert scene.last.text.startswith("Your first week has only just begun.")
    assert scene.last.picture is None


async def test_after_thoughts_of_self_harm_there_is_no_picture(scene):
    await scene.do_all(1)
    await scene.write("Pain or dizzy")
    await scene.answer("what:emergency")
    await scene.tap("I think of harming myself")
    for command in ("/week", "/progress"):
        await scene.write(command)
        assert scene.last.picture is None


async def test_no_summary_comes_while_a_question_about_a_symptom_is_open(scene):
    await scene.wait(days=6, hours=7)  # Sunday, half past five
    await scene.write("blorp snarf gribble")
    before = len(scene.chat)
    await scene.wait(hours=1)
    assert [shown for shown in scene.chat[before:] if shown.lane is Lane.SUMMARY] == []
    assert (await scene.state()).question == "symptom"
