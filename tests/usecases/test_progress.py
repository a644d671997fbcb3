"""Twelve weeks, one line each: from the first plan there ever was, with pauses, without counting up what was missed."""

import pytest

from bot.content.words import words_for
from bot.views import help as help_views
from bot.views.profile import profile_calls
from tests.usecases.scene import MONDAY, Scene


def lines(scene: Scene) -> list[str]:
    return [line for line in scene.last.text.splitlines() if line.startswith("• ")]


async def test_the_first_week_has_only_just_begun(scene):
    await scene.do_all(1)
    await scene.write("/progress")
    assert scene.last.text == (
        "Your first week has only just begun. From now on each week gets a line here."
        "\n\n• 2 Mar: 10 active minutes, balance on 1 day"
        "\n\nYou were active on 1 day. It counts."
    )


async def test_before_the_first_plan_there_is_a_way_to_begin(scene):
    await scene.write("/progress")
    assert scene.last.text == 'Your first week has not begun yet. Press "Today" and we start gently.'


async def test_each_week_is_a_line_and_one_without_exercises_is_a_quiet_one(scene):
    await scene.do_all(3)
    await scene.wait(days=11)  # to the Monday after next
    await scene.do_all(2)
    await scene.write("/progress")
    first, quiet, last = lines(scene)
    assert first.startswith("• 2 Mar: 30 active minutes, strength on 1 day, balance on 3 days")
    assert quiet == "• 9 Mar: a quiet week"
    assert last.startswith("• 16 Mar: 20 active minutes, ")
    assert scene.last.text.endswith("You were active on 5 days. Every one of them counts.")


async def test_there_are_never_more_than_twelve_weeks(scene):
    await scene.do_all(1)
    await scene.wait(days=7 * 20)
    await scene.write("/progress")
    assert [line.split(":")[0] for line in lines(scene)][::11] == ["• 4 May", "• 20 Jul"]
    assert scene.last.text.endswith("Every day is a good day to begin.")


async def test_weeks_on_hold_are_paused_and_nothing_before_is_forgotten(scene):
    await scene.do_all(3)
    await scene.write("Pain or dizzy")
    await scene.answer("what:unsteady", "which:unsteady")
    await scene.tap("No, none of these")
    await scene.wait(days=8)
    await scene.write("/progress")
    first, second = lines(scene)
    assert first.endswith(", paused")
    assert second == "• 9 Mar: paused"
    assert "Nothing of this is lost" in scene.last.text
    await scene.write("/today")
    await scene.taps("I have asked a doctor or physiotherapist", "Yes, I may exercise", "Yes, they told me so")
    await scene.wait(days=7)
    await scene.write("/progress")
    assert lines(scene)[:2] == [first, second]
    assert not lines(scene)[2].endswith("paused")


async def test_a_hold_that_was_a_mistake_paused_nothing(scene):
    await scene.do_all(1)
    await scene.write("Pain or dizzy")
    await scene.answer("what:unsteady", "which:unsteady")
    await scene.tap("No, none of these")
    await scene.wait(minutes=20)
    await scene.write("/progress")
    assert lines(scene)[0].endswith("paused")
    await scene.taps("I reported this by mistake", "Yes, it was a mistake")
    await scene.write("/progress")
    assert lines(scene) == ["• 2 Mar: 10 active minutes, balance on 1 day"]


async def test_after_thoughts_of_self_harm_nobody_counts_weeks(scene):
    await scene.write("Pain or dizzy")
    await scene.answer("what:emergency")
    await scene.tap("I think of harming myself")
    await scene.write("/progress")
    assert "week" not in scene.last.text


@pytest.mark.parametrize("words", ["/progress", "/ilerleme", "Progress", "12 weeks", "twelve weeks", "My twelve weeks",
                                   "ilerleme", "İlerleme", "on iki hafta", "12 hafta"])  # fmt: skip
async def test_it_is_found_by_its_words_in_both_languages(scene, words):
    await scene.do_all(1)
    await scene.write(words)
    assert scene.last.text.startswith("Your first week")


async def test_it_stands_in_the_menu(scene):
    await scene.do_all(1)
    await scene.write("/menu")
    await scene.tap("My weeks, and a card for my doctor")
    await scene.tap("My twelve weeks")
    assert scene.last.text.startswith("Your first week")


async def test_in_turkish_it_is_turkish(database):
    scene = Scene(database, language="tr", now=MONDAY)
    await scene.arrive()
    await scene.write("/bugun")
    await scene.tap("Hepsini yaptım")
    await scene.wait(days=8)
    await scene.write("/ilerleme")
    assert lines(scene) == ["• 2 Mar: 10 dakika hareket, 1 gün denge", "• 9 Mar: sakin bir hafta"]


@pytest.mark.parametrize(("language", "name"), [("en", "progress"), ("tr", "ilerleme")])
def test_it_is_among_the_commands_and_in_the_help(language, name):
    commands = [call["commands"] for method, call in profile_calls() if method == "setMyCommands"]
    named = {command["command"] for each in commands for command in each}
    assert name in named
    assert f"/{name}:" in help_views.help_text(words_for(language), "112").text
