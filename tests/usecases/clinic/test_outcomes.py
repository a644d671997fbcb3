"""What staff decide about a hold: may exercise, within limits, or wait until a day; and what the patient hears."""

import asyncio
from datetime import date, timedelta
from typing import Any

import pytest
from sqlalchemy import select

from bot.core.access import SYSTEM, Role
from bot.core.family import Scope
from bot.storage import cases, ladders, people, tables
from bot.views.message import Message
from tests.usecases.clinic.hiring import hire as hire_here
from tests.usecases.clinic.staffing import hire
from tests.usecases.family.joining import follow
from tests.usecases.scene import MONDAY, Scene
from tests.usecases.test_end_hold import DIZZY, STOOP, climb, report
from tests.usecases.test_report_symptom import FALL, HARMLESS

SURE = "Yes, they may exercise"


@pytest.fixture
async def scene(sqlite_database) -> Scene:
    scene = Scene(sqlite_database, now=MONDAY, clinic_name="Bahar Clinic")
    await scene.arrive()
    await scene.run(lambda visit: None)
    return scene


@pytest.fixture
async def deniz(scene: Scene) -> Scene:
    """A clinician."""
    deniz = await hire(scene, "Deniz Kaya", 500)
    await deniz.write("/cases")  # a message that buttons can stand below
    return deniz


async def every_case(scene: Scene) -> list[Any]:
    query = select(tables.cases).order_by(tables.cases.c.id)
    return list(await scene.database.run(lambda tx: tx.execute(query).all()))


async def decide(scene: Scene, member: Scene, *texts: str) -> None:
    """From the newest case."""
    await member.press(member.last, f"out:case:{(await every_case(scene))[-1].id}")
    await member.taps(*texts)


async def decide_from_card(scene: Scene, member: Scene, *texts: str) -> None:
    await member.press(member.last, f"out:patient:{(await scene.person()).id}")
    await member.taps(*texts)


async def test_a_referral_goes_from_the_patients_words_to_the_plan(scene, deniz):
    await report(scene, *STOOP)
    before = len(scene.chat)
    await decide(scene, deniz, "May exercise")
    assert "Ayşe, P1" in deniz.last.text
    assert await scene.hold_rules() == {"T3"}
    assert list(deniz.last.buttons) == ["No, go back", SURE]
    await deniz.tap(SURE)
    assert await scene.holds() == []
    told, plan = scene.texts(before)
    assert told == (
        "Good news: Bahar Clinic says that you may exercise again. We begin gently, with the easiest steps."
    )
    assert "Walking: 10 minutes" in plan
    [case] = await every_case(scene)
    assert (case.state, case.outcome) == ("closed", "clear")


async def test_the_hold_ends_with_who_and_when_at_the_lowest_rungs(scene, deniz):
    await report(scene, *STOOP)
    await scene.change(climb)
    await decide(scene, deniz, "May exercise", SURE)
    [ended] = await scene.ended_holds()
    member = await deniz.person()
    assert (ended.ended_by, ended.word) == ("clinic", "yes")
    cleared_by = await scene.database.run(lambda tx: tx.vault.open(ended.cleared_by))
    assert cleared_by == f"staff:{member.id} 2026-03-02"
    answers = await scene.answers()
    assert (answers.professional_ok, answers.signs_cleared) == ("yes", True)
    assert not (await scene.patient()).own_word
    tomorrow = scene.now.date() + timedelta(days=1)
    places = await scene.change(lambda tx, actor, person: ladders.places_before(tx, actor, person.id, tomorrow))
    assert {place.rung for place in places.values()} == {1}
    assert "hold_ended yes T3" in await scene.audited()


async def test_the_next_day_goes_on_as_any_other(scene, deniz):
    await report(scene, *STOOP)
    await decide(scene, deniz, "May exercise", SURE)
    await scene.wait(days=1)
    assert scene.last.text.startswith("Hello. Your exercises for today")


async def test_an_emergency_waits_for_the_next_day_and_then_for_the_six_questions(scene, deniz):
    await report(scene, "what:emergency")
    await decide(scene, deniz, "May exercise")
    assert "The hold can end from 3 March on, not earlier." in deniz.last.text
    assert await scene.hold_rules() == {"T1"}
    await scene.wait(days=1)
    await decide(scene, deniz, "May exercise")
    assert "First come the six questions again" in deniz.last.text
    before = len(scene.chat)
    await deniz.tap(SURE)
    told, question = scene.texts(before)
    assert "First I ask you the six questions again." in told
    assert question.startswith("1 of 6")
    assert await scene.holds() == []
    await scene.write("/today")
    assert "Done all" not in scene.last.buttons


async def test_dizziness_waits_for_the_next_day_too(scene, deniz):
    await report(scene, *DIZZY)
    await decide(scene, deniz, "May exercise")
    assert "not earlier" in deniz.last.text


async def test_after_a_fall_it_is_asked_what_is_new_before_anything_goes_on(scene, deniz):
    await report(scene, *FALL, *HARMLESS)
    await decide(scene, deniz, "May exercise", SURE)
    assert await scene.holds() == []
    assert "is there anything new that you have not told me?" in scene.last.text
    assert "Done all" not in scene.last.buttons


async def test_at_night_the_patient_hears_of_it_in_the_morning_and_the_plan_comes_at_its_hour(scene, deniz):
    await report(scene, *STOOP)
    await scene.wait(hours=14)  # half past midnight
    before = len(scene.chat)
    await decide(scene, deniz, "May exercise")
    assert "It is night there" in deniz.last.text
    await deniz.tap(SURE)
    assert scene.texts(before) == []
    await scene.wait(hours=12)
    told, plan = scene.texts(before)
    assert told.startswith("Good news: Bahar Clinic")
    assert plan.startswith("Hello. Your exercises for today")


async def test_good_news_of_the_night_are_not_told_on_top_of_a_new_hold(scene, deniz):
    await report(scene, *STOOP)
    await scene.wait(hours=14)
    await decide(scene, deniz, "May exercise", SURE)
    await report(scene, *STOOP)
    before = len(scene.chat)
    await scene.wait(hours=12)
    assert not [text for text in scene.texts(before) if "Good news" in text]


async def test_a_second_tap_that_comes_too_late_changes_nothing_and_shows_how_it_stands(scene, deniz):
    await report(scene, *STOOP)
    await decide(scene, deniz, "May exercise")
    asked = deniz.last
    await report(scene, *DIZZY)
    await deniz.tap(SURE, asked)
    assert deniz.last.text.startswith("Something has changed meanwhile.")
    assert await scene.hold_rules() == {"T3", "T5"}


async def test_tapped_twice_it_is_decided_once(scene, deniz):
    await report(scene, *STOOP)
    await decide(scene, deniz, "May exercise")
    asked = deniz.last
    await deniz.tap(SURE)
    before = len(scene.chat)
    await deniz.press(asked, asked.buttons[SURE])
    assert scene.texts(before) == []
    assert deniz.toast == "This case is closed."


async def test_of_two_at_the_same_moment_the_first_wins_and_the_other_reads_what_was_decided(scene, deniz):
    umut = await hire(scene, "Umut Er", 501)
    await umut.write("/cases")
    await report(scene, *STOOP)
    await decide_from_card(scene, umut, "Wait until a day")
    asked = umut.last
    await scene.database.run(_give_back, (await every_case(scene))[-1].id)
    await decide(scene, deniz, "May exercise", SURE)
    before = len(scene.chat)
    await umut.press(asked, f"out:wait:p{(await scene.person()).id}:2026-03-09:1")
    assert umut.last.text.startswith("Something has changed meanwhile.")
    assert "Deniz decided on 2 March: may exercise." in umut.last.text
    assert (await scene.holds(), scene.texts(before)) == ([], [])


def _give_back(tx, case_id: int) -> None:
    tx.execute(tables.cases.update().where(tables.cases.c.id == case_id).values(**cases.UNTAKEN | {"state": "open"}))


async def test_what_a_colleague_has_taken_is_decided_by_the_colleague(scene, deniz):
    umut = await hire(scene, "Umut Er", 501)
    await umut.write("/cases")
    await report(scene, *STOOP)
    await decide(scene, deniz)
    await decide(scene, umut)
    assert "Deniz has taken it." in (umut.toast or "")
    assert await scene.hold_rules() == {"T3"}


async def test_while_a_symptom_is_being_told_no_hold_ends(scene, deniz):
    await report(scene, *STOOP)
    await scene.write("Pain or dizzy")
    await decide(scene, deniz, "May exercise")
    assert "is telling me of a symptom at this moment" in deniz.last.text
    assert await scene.hold_rules() == {"T3"}


async def test_waiting_until_a_day_rests_the_questions_and_brings_the_case_back(scene, deniz):
    await report(scene, *STOOP)
    await decide(scene, deniz, "Wait until a day", "A week: 9 March")
    assert await scene.holds()
    before = len(scene.chat)
    await deniz.tap("Yes, they wait")
    [told] = scene.texts(before)
    assert told.startswith("Bahar Clinic asks you to wait with the exercises and looks at it again on Monday, 9 March.")
    [case] = await every_case(scene)
    assert (case.state, case.outcome) == ("closed", "hold")
    await scene.write("/today")
    assert "The clinic looks at it again on Monday, 9 March." in scene.last.text
    before = len(scene.chat)
    await scene.wait(days=6, hours=20)
    quiet = [text for text in scene.texts(before) if "Have you spoken to one?" in text]
    assert quiet == []
    assert any("The clinic looks at it again on Monday, 9 March." in text for text in scene.texts(before))  # Sunday
    await scene.wait(hours=6)
    assert "Have you spoken to one?" in scene.last.text
    assert await scene.hold_rules() == {"T3"}
    [case] = await every_case(scene)
    assert case.state == "open"


async def test_a_newer_hold_asks_as_ever(scene, deniz):
    await report(scene, *STOOP)
    await decide(scene, deniz, "Wait until a day", "A month: 1 April", "Yes, they wait")
    await report(scene, *DIZZY)
    before = len(scene.chat)
    await scene.wait(days=5)
    assert any("Have you spoken to one?" in text for text in scene.texts(before))


async def test_the_day_can_be_written(scene, deniz):
    await report(scene, *STOOP)
    await decide(scene, deniz, "Wait until a day", "Another day")
    await deniz.write("yesterday")
    assert deniz.last.text.startswith("I did not understand that as a day")
    await deniz.write("12 March")
    await deniz.tap("Yes, they wait")
    assert {hold.until for hold in await scene.holds()} == {date(2026, 3, 12)}


async def test_the_day_can_be_written_where_days_are_offered(scene, deniz):
    await report(scene, *STOOP)
    await decide(scene, deniz, "Wait until a day")
    await deniz.write("12 March")
    assert "wait until Thursday, 12 March?" in deniz.last.text
    await deniz.tap("No, go back")
    await deniz.tap("Wait until a day")
    await deniz.write("Another day")  # still the button's words
    assert "until which day? Write it" in deniz.last.text


async def test_after_an_emergency_nobody_who_waits_is_told_to_keep_moving(scene, deniz):
    await report(scene, "what:emergency")
    before = len(scene.chat)
    await decide(scene, deniz, "Wait until a day", "A week: 9 March", "Yes, they wait")
    [told] = scene.texts(before)
    assert "If anything gets worse, call 112." in told
    assert "moving" not in told


async def test_after_thoughts_of_self_harm_nothing_is_said_of_exercise(scene, deniz):
    await scene.write("I want to kill myself")
    before = len(scene.chat)
    await decide(scene, deniz, "Wait until a day", "A week: 9 March", "Yes, they wait")
    [told] = scene.texts(before)
    assert told.startswith("How you feel matters. Bahar Clinic keeps you in mind")
    assert "exercise" not in told


async def test_staff_can_put_somebody_on_hold_from_the_card_and_their_own_word_ends_it(scene, deniz):
    before = len(scene.chat)
    await decide_from_card(scene, deniz, "Wait until a day", "A week: 9 March", "Yes, they wait")
    assert await scene.hold_rules() == {"S1"}
    assert scene.texts(before)[0].startswith("Bahar Clinic asks you to wait")
    [case] = await every_case(scene)
    assert (case.kind, case.state) == ("review", "closed")
    await scene.write("/today")
    assert "Done all" not in scene.last.buttons
    await scene.write("/card")
    assert "The clinic wanted the exercises to wait." in "".join(scene.texts(before))
    await scene.taps("I have asked a doctor or physiotherapist", "Yes, I may exercise")
    assert "• They know that the clinic wanted me to wait." in scene.last.text
    await scene.tap("Yes, they told me so")
    assert await scene.holds() == []


async def test_whoever_exercises_without_a_word_may_be_given_one(sqlite_database):
    scene = Scene(sqlite_database, now=MONDAY, clinic_name="Bahar Clinic")
    await scene.arrive(professional_ok="not_yet")
    deniz = await hire(scene, "Deniz Kaya", 500)
    await deniz.write("/cases")
    await decide_from_card(scene, deniz, "May exercise", SURE)
    assert (await scene.answers()).professional_ok == "yes"
    assert scene.last.text.startswith("Bahar Clinic says that exercise is fine for you.")
    asked = deniz.last
    await deniz.press(asked, f"out:clear:p{(await scene.person()).id}:0")
    assert deniz.last.text.startswith("Something has changed meanwhile.")


async def test_nothing_is_said_to_somebody_who_has_blocked_the_bot(scene, deniz):
    await report(scene, *STOOP)
    person = await scene.person()
    await scene.database.run(lambda tx: people.change(tx, person.id, blocked_at=scene.now))
    before = len(scene.chat)
    await decide(scene, deniz, "May exercise")
    assert "Nothing reaches this patient" in deniz.last.text
    await deniz.tap(SURE)
    assert (await scene.holds(), scene.texts(before)) == ([], [])


async def test_a_helper_is_told_of_the_one_who_exercises(scene, deniz):
    await scene.run(lambda visit: visit.change_patient(exerciser="helper", helped_name="Hatice"))
    await report(scene, *STOOP)
    before = len(scene.chat)
    await decide(scene, deniz, "May exercise", SURE)
    assert scene.texts(before)[0].startswith("Good news: Bahar Clinic says that Hatice may exercise again.")


async def test_whoever_may_not_decide_is_refused(scene, deniz):
    umut = await hire(scene, "Umut Er", 501, Role.COMMUNICATOR)
    await umut.write("/start")
    await report(scene, *STOOP)
    await decide(scene, umut)
    assert umut.last.text.startswith("Your role does not include this.")
    assert "refused set_limits" in await scene.audited()


async def test_the_patients_own_word_works_as_ever_beside_the_clinic(scene, deniz):
    await report(scene, *STOOP)
    await decide(scene, deniz, "Wait until a day", "A week: 9 March", "Yes, they wait")
    await scene.write("/today")
    await scene.taps("I have asked a doctor or physiotherapist", "Yes, I may exercise", "Yes, they told me so")
    [ended] = await scene.ended_holds()
    assert ended.ended_by == "patient"
    assert "Done all" in scene.last.buttons


async def test_after_a_decision_to_wait_the_other_one_reads_it(scene, deniz):
    umut = await hire(scene, "Umut Er", 501)
    await umut.write("/cases")
    await decide_from_card(scene, umut, "Wait until a day", "A week: 9 March", "Yes, they wait")
    await decide_from_card(scene, deniz, "May exercise")
    asked = deniz.last
    await decide_from_card(scene, umut, "Wait until a day", "A month: 1 April", "Yes, they wait")
    await deniz.tap(SURE, asked)
    assert deniz.last.text.startswith("Something has changed meanwhile.")
    assert "The clinic looks at it again on 1 April 2026." in deniz.last.text
    assert await scene.hold_rules() == {"S1"}


async def test_the_family_reads_that_the_clinic_wants_it(scene, deniz):
    son = scene.beside("Can", 600)
    await follow(scene, son, Scope.WARNINGS)
    await decide_from_card(scene, deniz, "Wait until a day", "Two weeks: 16 March", "Yes, they wait")
    before = len(son.chat)
    await scene.wait(days=7)
    assert "The reason: the clinic wants the exercises to wait." in "".join(son.texts(before))


async def test_two_who_tap_at_the_same_moment_decide_once(database):
    scene = Scene(database, now=MONDAY, clinic_name="Bahar Clinic")
    await scene.arrive()
    await report(scene, *STOOP)
    case = (await every_case(scene))[-1].id
    choices = ((("May exercise",), SURE), (("Wait until a day", "A week: 9 March"), "Yes, they wait"))
    taps = []
    for user, (texts, yes) in enumerate(choices, 500):
        member = await hire(scene, "Deniz Kaya", user)
        await member.write("/cases")
        await decide_from_card(scene, member, *texts)
        taps.append((member, member.last.buttons[yes]))
        await scene.database.run(_give_back, case)
    await asyncio.gather(*(member.press(member.last, data) for member, data in taps))
    kept = await scene.holds()
    assert len([member for member, _ in taps if member.last.text.startswith("Done.")]) == 1
    assert not kept or kept[0].until == date(2026, 3, 9)


async def test_what_is_told_once_more_before_the_second_tap_is_read_first(scene, deniz):
    await scene.write("I have lost height")
    await decide(scene, deniz, "May exercise")
    asked = deniz.last
    await scene.write("I have lost height again, and more than before")
    assert len(await scene.holds()) == 1
    await deniz.tap(SURE, asked)
    assert any(text.startswith("Something has changed meanwhile.") for text in deniz.texts())
    assert await scene.hold_rules() == {"T3"}


async def test_nobody_decides_about_themselves(scene, deniz):
    await hire_here(scene, Role.CLINICIAN)
    await scene.write("/patients")
    await scene.press(scene.last, f"out:patient:{(await scene.person()).id}")
    assert scene.last.text == "This is about yourself. Please let a colleague decide."


async def test_a_case_of_another_clinic_is_nobodys_to_decide(scene, deniz):
    await deniz.press(deniz.last, "out:case:999")
    await deniz.press(deniz.last, "out:patient:999")
    await deniz.press(deniz.last, "out:show:x1")
    assert await scene.database.run(lambda tx: cases.of_patient(tx, SYSTEM, 1)) == []


async def test_words_below_something_else_decide_nothing_and_ask_again(scene, deniz):
    await report(scene, *STOOP)
    await decide(scene, deniz, "May exercise")
    await deniz.run(lambda visit: visit.say(Message("Something else.")))
    await deniz.write(SURE)
    assert "may they exercise?" in deniz.last.text
    assert deniz.last.protected
    assert await scene.hold_rules() == {"T3"}
    await deniz.write(SURE)
    assert await scene.holds() == []
