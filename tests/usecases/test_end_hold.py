"""How a hold ends: by a professional's word, given with a second tap, and not too early."""

from datetime import date, timedelta

import pytest

from bot.storage import ladders, patients, tables
from bot.usecases.keep_holds import open_holds_from_answers
from bot.usecases.planning import planned
from tests.usecases.scene import Scene

DIZZY = ("what:unsteady", "which:dizzy", "faint:no")
STOOP = ("what:pain", "where:elsewhere", "kind:stoop")


@pytest.fixture
async def scene(database) -> Scene:
    scene = Scene(database)
    await scene.arrive()
    return scene


async def report(scene: Scene, *answers: str) -> None:
    await scene.write("Pain or dizzy")
    await scene.answer(*answers)


async def clear(scene: Scene, word: str = "Yes, I may exercise") -> None:
    await scene.taps("I have asked a doctor or physiotherapist", word, "Yes, they told me so")


async def test_it_takes_a_second_tap(scene):
    await report(scene, *STOOP)
    await scene.taps("I have asked a doctor or physiotherapist", "Yes, I may exercise")
    assert await scene.hold_rules() == {"T3"}
    assert list(scene.last.buttons) == ["No, go back", "Yes, they told me so"]
    await scene.tap("Yes, they told me so")
    assert await scene.holds() == []


async def test_no_at_the_second_tap_asks_again(scene):
    await report(scene, *STOOP)
    await scene.taps("I have asked a doctor or physiotherapist", "Yes, I may exercise", "No, go back")
    assert await scene.hold_rules() == {"T3"}
    first, *rest = scene.last.buttons
    assert (first, rest) == ("Not to exercise for now", ["Not yet", "Yes, I may exercise", "Yes, with limits"])


async def test_a_professionals_no_keeps_the_hold_and_is_met_with_thanks(scene):
    await report(scene, *STOOP)
    await scene.taps("I have asked a doctor or physiotherapist", "Not to exercise for now")
    assert scene.last.text.startswith("Thank you for telling me. Then we wait")
    assert await scene.hold_rules() == {"T3"}


async def test_after_an_emergency_nobody_is_told_to_keep_moving(scene):
    await report(scene, "what:emergency")
    await scene.write("/today")
    await scene.taps("I have asked a doctor or physiotherapist", "Not yet")
    assert not [text for text in scene.texts() if "keep moving" in text or "no hurry" in text]
    assert scene.last.text.startswith("If you have not called 112 yet, call now.")


@pytest.mark.parametrize(("word", "stored"), [("Yes, I may exercise", "yes"), ("Yes, with limits", "with_limits")])
async def test_the_word_becomes_the_answer_and_the_exercises_come_back(scene, word, stored):
    await report(scene, *STOOP)
    await clear(scene, word)
    answers = await scene.answers()
    assert (answers.professional_ok, answers.signs_cleared) == (stored, True)
    assert "Done all" in scene.last.buttons
    [ended] = await scene.ended_holds()
    assert (ended.ended_by, ended.word) == ("patient", stored)
    assert f"hold_ended {stored} T3" in await scene.audited()


async def test_every_ladder_begins_again_at_its_lowest_rung(scene):
    await report(scene, *STOOP)
    await scene.change(climb)
    await clear(scene)
    tomorrow = scene.now.date() + timedelta(days=1)
    places = await scene.change(lambda tx, actor, person: ladders.places_before(tx, actor, person.id, tomorrow))
    assert {place.rung for place in places.values()} == {1}


def climb(tx, _actor, person) -> None:
    row = {"patient_id": person.id, "exercise": "brisk_walking", "bot_id": person.bot_id, "rung": 4}
    tx.execute(tables.places.insert().values(**row, since=date(2026, 11, 1)))


async def test_not_yet_is_met_with_kindness_and_keeps_the_hold(scene):
    await report(scene, *STOOP)
    await scene.taps("I have asked a doctor or physiotherapist", "Not yet")
    assert scene.last.text.startswith("Please ask your family doctor or a physiotherapist")
    assert await scene.hold_rules() == {"T3"}


async def test_who_should_be_seen_today_is_told_to_call_today(scene):
    await report(scene, "what:pain", "where:back", "back:yes", "back_flags:no", "back_ill:yes", "hard:no")
    assert "T6" in await scene.hold_rules()
    await scene.taps("I have asked a doctor or physiotherapist", "Not yet")
    assert scene.last.text.startswith("Please call your doctor today.")


async def test_the_clinics_contact_is_offered_where_there_is_one(sqlite_database):
    scene = Scene(sqlite_database, clinic_name="Bahar Clinic", clinic_contact="0212 000 00 00")
    await scene.arrive()
    await report(scene, *STOOP)
    await scene.taps("I have asked a doctor or physiotherapist", "Not yet")
    assert "Your clinic, Bahar Clinic: 0212 000 00 00." in scene.last.text


async def test_dizziness_is_not_cleared_on_its_own_day(scene):
    await report(scene, *DIZZY)
    await scene.taps("I have asked a doctor or physiotherapist", "Yes, I may exercise")
    assert "rest today all the same" in scene.last.text
    assert await scene.hold_rules() == {"T5"}
    await scene.wait(days=1)
    await clear(scene)
    assert await scene.holds() == []


async def test_a_second_tap_kept_from_before_midnight_does_not_clear_what_came_since(scene):
    await report(scene, *STOOP)
    await scene.taps("I have asked a doctor or physiotherapist", "Yes, I may exercise")
    kept = scene.last
    await report(scene, *DIZZY)
    await scene.tap("Yes, they told me so", kept)
    assert await scene.hold_rules() == {"T3", "T5"}
    await scene.wait(days=1)
    await scene.tap("Yes, they told me so", kept)
    assert await scene.hold_rules() == {"T3", "T5"}
    assert "• They know about the dizziness." in scene.last.text


SHARP = ("what:pain", "where:elsewhere", "kind:sharp", "hard:no")


async def test_a_second_tap_from_before_a_second_report_of_the_same_kind_ends_nothing(scene):
    await report(scene, *SHARP)
    await scene.taps("I have asked a doctor or physiotherapist", "Yes, I may exercise")
    kept = scene.last
    await report(scene, *SHARP)
    await scene.tap("Yes, they told me so", kept)
    assert await scene.hold_rules() == {"T2"}
    await scene.tap("Yes, they told me so")
    assert await scene.holds() == []
    assert "hold_ended yes T2" in await scene.audited()


async def test_dizziness_that_comes_again_is_not_cleared_on_its_own_day(scene):
    await report(scene, *DIZZY)
    await scene.wait(days=1)
    await report(scene, *DIZZY)
    await scene.taps("I have asked a doctor or physiotherapist", "Yes, I may exercise")
    assert "rest today all the same" in scene.last.text
    assert await scene.hold_rules() == {"T5"}


async def test_a_word_from_before_the_second_emergency_does_not_count(scene):
    await emergency(scene)
    await scene.wait(days=2)
    await emergency(scene)
    await scene.wait(days=1)
    await scene.taps("I have asked a doctor or physiotherapist", "Yes, I may exercise", "My doctor", "Before that")
    assert scene.last.text.startswith("That was before you reported an emergency.")
    assert await scene.hold_rules() == {"T1"}


async def emergency(scene: Scene) -> None:
    await report(scene, "what:emergency")
    await scene.tap("Fainted, or had a fit")


async def test_an_emergency_is_not_cleared_on_its_own_day(scene):
    await emergency(scene)
    await scene.taps("I have asked a doctor or physiotherapist", "Yes, I may exercise")
    assert "rest today all the same" in scene.last.text


async def test_an_emergency_is_cleared_with_who_and_when_and_the_six_questions(scene):
    await emergency(scene)
    await scene.wait(days=1)
    await scene.taps("I have asked a doctor or physiotherapist", "Yes, I may exercise", "The hospital", "Today")
    assert "• They know about the emergency." in scene.last.text
    await scene.tap("Yes, they told me so")
    assert await scene.holds() == []
    assert scene.last.text.startswith("1 of 6.")
    assert (await scene.answers()).professional_ok is None
    [ended] = await scene.ended_holds()
    assert scene.database.vault.open(ended.cleared_by) == "hospital 2026-11-27"


async def test_a_word_from_before_the_emergency_does_not_count(scene):
    await emergency(scene)
    await scene.wait(days=1)
    await scene.taps("I have asked a doctor or physiotherapist", "Yes, I may exercise", "My doctor", "Before that")
    assert scene.last.text.startswith("That was before you reported an emergency.")
    assert await scene.hold_rules() == {"T1"}


@pytest.mark.parametrize("data", ["hold:sure:yes:1:-:0", "hold:sure:yes:1:nobody:0"])
async def test_an_emergency_is_never_cleared_without_who_and_when(scene, data):
    await emergency(scene)
    await scene.wait(days=1)
    await scene.press(scene.last, data)
    assert await scene.hold_rules() == {"T1"}
    assert scene.last.text == "Who told you that you may exercise again?"


@pytest.mark.parametrize(
    "data",
    [
        "hold:who:yes:nobody",
        "hold:when:yes:gp:3",
        "hold:when:yes:nobody:0",
        "hold:when:maybe:gp:0",
        "hold:sure:yes:1:gp:9",
    ],
)
async def test_numbers_and_words_that_no_button_has_are_harmless(scene, data):
    await emergency(scene)
    await scene.wait(days=1)
    await scene.press(scene.last, data)
    assert scene.toast is not None
    assert await scene.hold_rules() == {"T1"}


@pytest.mark.parametrize("data", ["hold:word:yes", "hold:when:yes:gp:0", "hold:sure:yes:1:-:0", "hold:word:maybe"])
async def test_buttons_of_a_hold_that_is_over_say_so(scene, data):
    await scene.write("/today")
    await scene.press(scene.last, data)
    assert scene.toast == "Your exercises are not paused."


@pytest.mark.parametrize("data", ["hold:asked", "hold:how"])
async def test_without_a_hold_the_next_step_is_shown(scene, data):
    await scene.write("/today")
    await scene.press(scene.last, data)
    assert "Done all" in scene.last.buttons


async def test_how_exercises_come_back_follows_the_gravest_rule(scene):
    await report(scene, *DIZZY)
    await scene.taps("What to tell them", "How do I get my exercises back?")
    assert scene.last.text.startswith("Ask a doctor or physiotherapist; by telephone is fine.")
    await emergency(scene)
    await scene.taps("What to tell them", "How do I get my exercises back?")
    assert scene.last.text.startswith("First get help.")


# -- holds from the answers --------------------------------------------------------------------------------------------


async def answered(scene: Scene, **answers: object) -> None:
    await scene.change(store, answers, scene.now)
    await scene.run(open_holds_from_answers)


def store(tx, actor, person, answers, now) -> None:
    if answers:
        patients.answer(tx, actor, person, answers, now)


@pytest.mark.parametrize(
    ("answers", "rule"),
    [
        ({"spinal_fracture": "yes", "professional_ok": "not_yet"}, "C1"),
        ({"falls_12m": "two_plus", "professional_ok": "unsure"}, "C2"),
        ({"current_signs": ["back_pain"]}, "C3"),
        ({"medical_caution": "unsure", "professional_ok": "not_yet"}, "C4"),
    ],
)
async def test_answers_open_their_holds_and_better_ones_end_them(scene, answers, rule):
    await answered(scene, **answers)
    await answered(scene)
    assert [hold.rule for hold in await scene.holds()] == [rule]
    await answered(scene, spinal_fracture="no", falls_12m="none", current_signs=[], medical_caution="no")
    assert await scene.holds() == []
    [ended] = await scene.ended_holds()
    assert ended.ended_by == "answers"


async def test_dizziness_told_in_the_answers_waits_for_the_next_day_too(scene):
    await answered(scene, current_signs=["dizziness"])
    await scene.write("/today")
    await scene.taps("I have asked a doctor or physiotherapist", "Yes, I may exercise")
    assert "rest today all the same" in scene.last.text
    await scene.wait(days=1)
    await clear(scene)
    assert await scene.holds() == []


async def test_what_was_begun_on_the_day_of_a_hold_is_nothing_new_on_the_next(scene):
    await scene.write("/today")
    await report(scene, *STOOP)
    await clear(scene)
    assert "Walking" in scene.last.text
    await scene.wait(days=1)
    [new] = [line for line in scene.last.text.splitlines() if line.startswith("New today")]
    assert "Walking" not in new


def keep_rules(visit, found):
    found.update(rule for item in planned(visit, visit.day).items for rule in item.rules)


async def test_dizziness_is_not_forgotten_when_the_questions_are_asked_again(scene):
    """Care rule S7: within 14 days, even when cleared."""
    await answered(scene, current_signs=["dizziness"])
    await scene.wait(days=1)
    await scene.write("/today")
    await clear(scene)
    await scene.wait(days=1)
    await answered(scene, current_signs=[])
    await scene.run(keep_rules, rules := set())
    assert "S7" in rules
    await scene.wait(days=13)
    await scene.run(keep_rules, rules := set())
    assert rules
    assert "S7" not in rules


async def test_a_wrong_tap_that_is_corrected_on_the_same_day_was_no_dizziness(scene):
    await answered(scene, current_signs=["dizziness"])
    await answered(scene, current_signs=[])
    await scene.run(keep_rules, rules := set())
    assert rules
    assert "S7" not in rules


async def test_a_word_about_earlier_signs_says_nothing_about_new_ones(scene):
    await report(scene, *STOOP)
    await clear(scene)
    await scene.wait(hours=1)
    await answered(scene, current_signs=["back_pain"])
    assert await scene.hold_rules() == {"C3"}


async def test_answers_do_not_end_what_a_symptom_opened(scene):
    await report(scene, *STOOP)
    await answered(scene)
    assert await scene.hold_rules() == {"T3"}


async def test_a_word_about_falls_is_asked_about_balance_exercise_at_home(scene):
    await answered(scene, falls_12m="two_plus", professional_ok="not_yet")
    await scene.write("/today")
    await scene.taps("I have asked a doctor or physiotherapist", "Yes, I may exercise")
    assert "• They said yes to balance exercises at home." in scene.last.text
    await scene.tap("Yes, they told me so")
    assert await scene.holds() == []
    assert "Done all" in scene.last.buttons


async def test_after_a_second_fall_balance_exercise_at_home_is_asked_about_too(scene):
    await report(scene, "what:unsteady", "which:fell", "floor:yes")
    await scene.answer(*(f"fall_{tap}:no" for tap in ("head", "blackout", "stand", "pain", "long")))
    await scene.taps("I have asked a doctor or physiotherapist", "Yes, I may exercise")
    assert "• They know that I fell, nearly fell or was unsteady." in scene.last.text
    assert "• They said yes to balance exercises at home." in scene.last.text
    await scene.taps("Yes, they told me so", "No, nothing new")
    assert "Done all" in scene.last.buttons


async def test_on_hold_today_says_why_and_what_to_do(scene):
    await answered(scene, spinal_fracture="yes", professional_ok="not_yet")
    await scene.write("/today")
    assert scene.last.text.startswith("Exercise can help you")
    await scene.tap("What to tell them")
    assert "I have had a broken bone in my spine." in scene.last.text
    await scene.tap("Where can I turn?")
    assert scene.last.text.startswith("Please ask your family doctor or a physiotherapist")


# -- asked now and then ------------------------------------------------------------------------------------------------


async def test_a_hold_is_asked_about_on_sunday_and_four_days_later(scene):
    await report(scene, *STOOP)
    before = len(scene.chat)
    await scene.wait(days=7, hours=1)
    asked = [
        shown for shown in scene.chat[before:] if "Have you spoken to one?" in shown.text and "week" not in shown.text
    ]
    assert len(asked) == 1
    assert list(asked[0].buttons) == ["Not yet", "Yes, I may exercise", "Yes, with limits", "I have an appointment"]


async def test_a_hold_from_falls_is_asked_about_balance(scene):
    await answered(scene, falls_12m="two_plus", professional_ok="not_yet")
    before = len(scene.chat)
    await scene.wait(days=7, hours=1)
    assert any("yes to balance exercises at home" in text for text in scene.texts(before))


async def test_after_thoughts_of_self_harm_nothing_is_said_about_exercise(scene):
    await report(scene, "what:emergency")
    before = len(scene.chat)
    await scene.tap("I think of harming myself")
    await scene.wait(days=2, hours=6)
    said = " ".join(scene.texts(before)).lower()
    assert "112" in said
    assert "exercise" not in said


async def test_after_thoughts_of_self_harm_there_is_a_way_back_without_a_word_of_exercise(scene):
    await report(scene, "what:emergency")
    await scene.tap("I think of harming myself")
    await scene.wait(days=1)
    before = len(scene.chat)
    await scene.write("/today")
    await scene.tap("Somebody has helped me")
    await scene.tap("Not yet")
    await scene.taps("Somebody has helped me", "Yes", "My doctor", "Today")
    said = scene.chat[before:-1]
    assert "exercise" not in " ".join([shown.text for shown in said]).lower()
    assert "exercise" not in " ".join(label for shown in said for label in shown.buttons).lower()
    await scene.tap("Yes, they told me so")
    assert await scene.holds() == []


async def test_the_hold_remembers_when_it_was_last_asked_about(scene):
    await report(scene, *STOOP)
    await scene.wait(days=4, minutes=30)
    assert all(hold.checked_at is not None for hold in await scene.holds())


async def test_a_word_about_high_impact_from_before_the_hold_does_not_outlast_it(scene):
    await scene.run(lambda visit: visit.answer(high_impact_ok="yes"))
    await report(scene, *STOOP)
    await clear(scene)
    assert (await scene.answers()).high_impact_ok is None
