"""Pictures, a word in the evening, a habit, one's answers and one's home: what the settings let one choose."""

from bot.storage import reports
from tests.usecases.scene import MONDAY, Scene


async def test_pictures_and_the_evening_word_are_switched_in_place(scene):
    await scene.write("/settings")
    await scene.tap("Without pictures")
    assert "Pictures: no, thank you" in scene.last.text
    assert not (await scene.patient()).pictures
    await scene.taps("With pictures", "A word in the evening")
    assert "A word in the evening: yes, please" in scene.last.text
    assert (await scene.patient()).nudge
    await scene.tap("No word in the evening")
    assert not (await scene.patient()).nudge
    assert len(scene.chat) == 1


async def test_a_habit_stands_with_the_balance_exercise_that_is_held(scene):
    await scene.write("/today")
    assert "A good moment" not in scene.last.text
    await scene.write("/settings")
    await scene.taps("A moment for balance", "While the tea brews")
    assert scene.last.text.startswith("Good. While the tea brews")
    await scene.write("/today")
    lines = scene.last.text.splitlines()
    place = lines.index("A good moment: while the tea brews.")
    assert "hands on the worktop" in lines[place - 1]
    assert scene.last.text.count("A good moment") == 1


async def test_a_habit_can_be_changed_and_given_up(scene):
    await scene.write("/settings")
    await scene.taps("A moment for balance", "After prayer")
    await scene.write("/settings")
    await scene.taps("Moment for balance: after prayer", "At none of these")
    assert (await scene.patient()).habit is None
    await scene.write("/today")
    assert "A good moment" not in scene.last.text


async def test_a_habit_that_no_button_offers_changes_nothing(scene):
    await scene.write("/settings")
    await scene.press(scene.last, "habit:shower")
    assert (await scene.patient()).habit is None


async def test_answers_can_be_looked_at_and_changed_later(scene):
    await scene.write("/settings")
    await scene.tap("My answers")
    assert scene.last.text.startswith("Your answers:")
    await scene.tap("Change an answer")
    falls = next(text for text, data in scene.last.buttons.items() if data == "change:q2")
    await scene.taps(falls, "Two or more", "All correct")
    assert (await scene.answers()).falls_12m == "two_plus"


async def test_back_leads_from_the_answers_to_the_settings(scene):
    await scene.write("/settings")
    await scene.taps("My answers", "Back")
    assert scene.last.text.startswith("Settings")


async def test_what_a_home_has_is_ticked_and_counts_at_once(scene):
    await scene.write("/settings")
    await scene.taps("What I have at home", "Stairs with a firm handrail", "✓ A free stretch of wall, with a dry floor")
    assert (await scene.answers()).equipment == {"counter", "chair", "stairs_rail"}
    await scene.tap("Done")
    assert scene.last.text == "Thank you. I have noted what you have at home."


async def test_without_a_worktop_the_plan_of_today_asks_for_none(scene):
    await scene.write("/settings")
    await scene.taps("What I have at home", "✓ A worktop that cannot move")
    await scene.write("/today")
    assert "worktop" not in scene.last.text.partition("1.")[2].partition("Go slowly")[0]


async def test_what_is_not_asked_about_yet_is_asked_first(database):
    scene = Scene(database, now=MONDAY)
    await scene.write("/start")
    await scene.taps("Let's begin", "Yes, I agree", "I will")
    await scene.write("/settings")
    await scene.tap("My answers")
    assert scene.last.text.startswith("1 of 6.")


async def test_after_thoughts_of_self_harm_the_settings_say_nothing_of_exercise(scene):
    await scene.write("/settings")
    before = scene.last
    details = {"rule": "T1", "level": "emergency", "urgency": None, "signs": ["self_harm"], "exercise": None}
    report = await scene.change(lambda tx, actor, person: reports.add(tx, actor, person, MONDAY, **details, details={}))
    await scene.change(reports.hold, "T1", MONDAY, report)
    await scene.write("/settings")
    assert {"set:habit", "set:answers", "set:home"}.isdisjoint(scene.last.buttons.values())
    for data in ("set:habit", "set:answers", "set:home", "habit:tea"):
        await scene.press(before, data)
        assert "balance" not in scene.last.text
        assert "exercise" not in scene.last.text
