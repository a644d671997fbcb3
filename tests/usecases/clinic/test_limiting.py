"""Limits of one patient: put together by buttons, decided with a second tap, kept by every plan that follows."""

from datetime import date
from typing import Any

import pytest

from bot.core.access import SYSTEM
from bot.core.day_plan import item_of
from bot.core.limits import Kind, Limit, Limits
from bot.storage import ladders, limits, tables
from bot.views.plan import line
from tests.usecases.clinic.staffing import hire, opened
from tests.usecases.scene import MONDAY, Scene
from tests.usecases.test_end_hold import STOOP, clear, report

NO_STANCE, NO_BRIDGE = Limit(Kind.FORBID, "single_leg_stance"), Limit(Kind.FORBID, "bridge")
DECIDED = "Yes, this is decided"
EVERYWHERE = ["counter", "chair", "wall", "band", "stairs_rail"]
BROKEN = {"spinal_fracture": "yes", "falls_12m": "none", "serious_fall": None, "equipment": EVERYWHERE}


async def begun(database, **answers: Any) -> Scene:
    scene = Scene(database, now=MONDAY, clinic_name="Bahar Clinic")
    await scene.arrive(**answers)
    await scene.run(lambda visit: None)
    return scene


@pytest.fixture
async def scene(sqlite_database) -> Scene:
    return await begun(sqlite_database)


async def clinician(scene: Scene, name: str = "Deniz Kaya", user: int = 500) -> Scene:
    member = await hire(scene, name, user)
    await member.write("/cases")
    return member


@pytest.fixture
async def deniz(scene: Scene) -> Scene:
    return await clinician(scene)


async def limit(scene: Scene, member: Scene, *texts: str) -> None:
    """From the patient's card."""
    await member.press(member.last, f"out:patient:{(await scene.person()).id}")
    await member.taps("Limits", *texts)


async def now(scene: Scene) -> Limits:
    return await scene.change(lambda tx, actor, person: limits.current(tx, actor, person.id))


def leave_out(kind: str, exercise: str) -> tuple[str, ...]:
    return "Leave out an exercise", kind, exercise


LEFT_OUT = leave_out("Balance", "Standing on one leg")


async def test_a_referral_goes_from_the_patients_words_to_the_limited_plan(scene, deniz):
    await report(scene, *STOOP)
    before = len(scene.chat)
    await deniz.press(deniz.last, f"out:case:{(await opened(scene))[0].id}")
    await deniz.taps("Limits", *LEFT_OUT, "All exercises: not beyond a step", "Step 3", "Done")
    assert "may exercise, within these limits:" in deniz.last.text
    assert await now(scene) == Limits()
    assert await scene.hold_rules() == {"T3"}
    await deniz.tap(DECIDED)
    told, plan = scene.texts(before)
    assert told == (
        "Good news: Bahar Clinic says that you may exercise again, within limits:\n"
        "• Left out: Standing on one leg\n• All exercises: at most step 3 of 6\n\n"
        "Your plan keeps to them. We begin gently, with the easiest steps."
    )
    assert "Walking: 10 minutes" in plan
    assert "Standing on one leg" not in plan
    answers = await scene.answers()
    assert (answers.professional_ok, answers.limits_entered, answers.signs_cleared) == ("with_limits", True, True)
    assert (await scene.patient()).clearance == "clear"
    [case] = await opened(scene)
    assert (case.state, case.outcome) == ("closed", "limits")


async def test_limits_without_a_hold_change_todays_plan_at_once(scene, deniz):
    await scene.write("/today")
    assert "Standing on one leg" in scene.last.text
    old = scene.last
    before = len(scene.chat)
    await limit(scene, deniz, *LEFT_OUT, "Done", DECIDED)
    told, plan = scene.texts(before)
    assert told.startswith("Bahar Clinic has set limits for your exercises:\n• Left out: Standing on one leg")
    assert "Standing on one leg" not in plan
    await scene.tap("Done all", old)  # of the plan that does not count any more
    assert "Standing on one leg" not in scene.last.text


async def test_a_plan_that_stays_as_it_is_is_not_sent_again(scene, deniz):
    await scene.write("/today")
    before = len(scene.chat)
    await limit(scene, deniz, *leave_out("Strength: hips", "Lifting the hips in bed"), "Done", DECIDED)
    assert len(scene.texts(before)) == 1


async def test_what_the_clinic_allows_comes_back_after_a_broken_spine_and_says_how(sqlite_database):
    scene = await begun(sqlite_database, **BROKEN)
    deniz = await clinician(scene)
    await limit(scene, deniz, "Allow an exercise")
    assert list(deniz.last.buttons)[:-1] == ["Hip hinge", "Lifting the hips in bed", "Standing tall against the wall"]
    await deniz.taps("Hip hinge", *leave_out("Strength: hips", "Leg back while standing"), "Done", DECIDED)
    await scene.live(days=1)
    for _day in range(10):
        await scene.write("/today")
        if "Hip hinge" in scene.last.text:
            break
        await scene.live(days=1)
    assert "Hip hinge: 5 times, slowly\nDo this only in the way that your clinic has shown you." in scene.last.text
    assert "Lifting the hips" not in scene.last.text
    await scene.tap("Show me how")
    while "Hip hinge" not in scene.last.text:
        await scene.tap("Next exercise")
    await scene.tap("Why this one?")
    assert "The clinic has allowed this exercise all the same" in scene.last.text


async def test_the_patient_can_read_the_limits_and_so_can_the_doctor(scene, deniz):
    await limit(scene, deniz, *LEFT_OUT, "Low impact only", "Done", DECIDED)
    await scene.write("/settings")
    await scene.tap("My answers")
    said = "Limits set by the clinic:\n• Left out: Standing on one leg\n• No hard jolts (low impact only)"
    assert said in scene.last.text
    before = len(scene.chat)
    await scene.write("/card")
    assert "Limits set by the clinic:\n• Left out: Standing on one leg" in "\n".join(scene.texts(before))


async def test_why_and_the_library_name_the_clinic(scene, deniz):
    await scene.write("/today")
    await limit(scene, deniz, *LEFT_OUT, "Done", DECIDED)
    await scene.tap("Show me how")
    await scene.tap("Next exercise")
    await scene.tap("Why this one?")
    assert "The clinic has set limits. That is why I leave out: standing on one leg." in scene.last.text
    await scene.write("May I do the standing on one leg?")
    assert "The clinic has set limits." in scene.last.text


async def test_a_weight_is_told_at_the_last_step_and_nowhere_else(sqlite_database):
    scene = await begun(sqlite_database, **BROKEN)
    deniz = await clinician(scene)
    await limit(scene, deniz, "Add a weight to an exercise", "Strength: calves, feet and back", "Rising onto your toes")
    await deniz.taps("Done", DECIDED)
    assert (await scene.answers()).loads == frozenset({"calf_raises"})
    weight = "Use the weight that your physiotherapist gave you"
    assert weight not in "".join(scene.texts())
    assert weight in await scene.run(calf_raises, 6)
    assert weight not in await scene.run(calf_raises, 5)


def calf_raises(visit, rung: int) -> str:
    exercise = visit.content.catalogue.exercises["calf_raises"]
    return line(visit.words, visit.content, visit.answers(), item_of(exercise, rung, ()))


async def test_a_new_symptom_holds_as_ever_and_the_limits_stay(scene, deniz):
    await limit(scene, deniz, *LEFT_OUT, "Done", DECIDED)
    await report(scene, *STOOP)
    assert await scene.hold_rules() == {"T3"}
    await clear(scene)
    assert await now(scene) == Limits(frozenset({NO_STANCE}))
    await scene.write("/today")
    assert "Standing on one leg" not in scene.last.text


async def test_another_professionals_limits_are_not_those_that_the_clinic_knows(sqlite_database):
    """Care rules C7 and S8: unknown limits keep everything low, and what was allowed before is the clinic's again."""
    scene = await begun(sqlite_database, **BROKEN)
    deniz = await clinician(scene)
    await limit(scene, deniz, "Allow an exercise", "Hip hinge", *leave_out("Balance", "Standing on one leg"))
    await deniz.taps("Done", DECIDED)
    assert (await scene.patient()).clearance == "clear"
    await report(scene, *STOOP)
    await clear(scene, "Yes, with limits")
    assert (await scene.patient()).clearance == "advised"
    assert await now(scene) == Limits(frozenset({NO_STANCE}))


async def test_another_answer_about_the_word_is_another_word(scene, deniz):
    await limit(scene, deniz, *LEFT_OUT, "Done", DECIDED)

    def say(visit, word: str) -> None:
        visit.answer(professional_ok=word)

    await scene.run(say, "with_limits")
    assert (await scene.patient()).clearance == "clear"
    await scene.run(say, None)  # all six are asked again
    await scene.run(say, "with_limits")
    assert (await scene.patient()).clearance == "clear"
    await scene.run(say, "yes")
    await scene.run(say, "with_limits")
    assert (await scene.patient()).clearance == "advised"


async def test_limits_from_before_a_fall_or_a_fracture_are_not_those_of_a_later_word(scene, deniz):
    await limit(scene, deniz, *LEFT_OUT, "Done", DECIDED)

    def answer(visit, values: dict[str, str]) -> None:
        visit.answer(professional_ok=None, **dict.fromkeys(values))  # all six are asked again
        visit.answer(professional_ok="with_limits", **values)

    await scene.run(answer, {"falls_12m": "none", "spinal_fracture": "no"})
    assert (await scene.patient()).clearance == "clear"
    await scene.run(answer, {"spinal_fracture": "yes"})
    assert (await scene.patient()).clearance == "advised"
    assert await now(scene) == Limits(frozenset({NO_STANCE}))
    await limit(scene, deniz, "Done", DECIDED)
    assert (await scene.patient()).clearance == "clear"


async def test_a_cap_brings_the_ladder_down(scene, deniz):
    await scene.change(on_the_fifth_rung)
    await limit(scene, deniz, "An exercise: not beyond a step", "On your feet, for strong bones", "Walking", "Step 2")
    await deniz.taps("Done", DECIDED)
    await scene.wait(days=1)
    places = await scene.change(
        lambda tx, actor, person: ladders.places_before(tx, actor, person.id, scene.now.date().replace(day=20))
    )
    assert places["brisk_walking"].rung == 2


def on_the_fifth_rung(tx, _actor, person) -> None:
    row = {"patient_id": person.id, "exercise": "brisk_walking", "bot_id": person.bot_id, "rung": 5}
    tx.execute(tables.places.insert().values(**row, since=date(2026, 3, 1)))


async def test_limits_can_be_taken_away_again(scene, deniz):
    await limit(scene, deniz, *LEFT_OUT, "Done", DECIDED)
    before = len(scene.chat)
    await limit(scene, deniz, "Take one away", "Left out: Standing on one leg", "Done")
    assert "there are no limits any more" in deniz.last.text
    await deniz.tap(DECIDED)
    assert await now(scene) == Limits()
    assert scene.texts(before)[0] == "Bahar Clinic has ended the limits for your exercises."
    answers = await scene.answers()
    assert (answers.professional_ok, answers.limits_entered) == ("yes", False)


async def test_nothing_is_decided_without_a_change(scene, deniz):
    await limit(scene, deniz, "Done")
    assert deniz.toast == "Nothing is changed yet."


async def test_what_a_colleague_has_decided_meanwhile_stays(scene, deniz):
    umut = await clinician(scene, "Umut Er", 501)
    await limit(scene, umut, *LEFT_OUT, "Done")
    await limit(scene, deniz, *leave_out("Strength: hips", "Lifting the hips in bed"), "Done", DECIDED)
    before = len(scene.chat)
    await umut.tap(DECIDED)
    assert umut.last.text.startswith("Something has changed meanwhile.")
    assert "Left out: Lifting the hips in bed" in umut.last.text
    assert (await now(scene), scene.texts(before)) == (Limits(frozenset({NO_BRIDGE})), [])


async def test_tapped_twice_or_late_it_is_decided_once(scene, deniz):
    await limit(scene, deniz, *LEFT_OUT, "Done")
    asked = deniz.last
    await deniz.tap(DECIDED)
    before = len(scene.chat)
    await deniz.press(asked, asked.buttons[DECIDED])
    assert deniz.last.text.endswith("May exercise.\n\nLimits:\n• Left out: Standing on one leg")
    await deniz.tap("Limits")
    assert "Nothing changes before you press Done" in deniz.last.text
    await scene.wait(minutes=11)
    await deniz.tap("Leave out an exercise")
    assert scene.texts(before) == []
    assert await now(scene) == Limits(frozenset({NO_STANCE}))


async def test_a_draft_that_is_forgotten_decides_nothing(scene, deniz):
    await limit(scene, deniz, *LEFT_OUT, "Done")
    await scene.wait(minutes=11)
    await deniz.tap(DECIDED)
    assert "No limits." in deniz.last.text
    assert await now(scene) == Limits()


async def test_limits_that_leave_nothing_are_refused(scene, deniz):
    await limit(scene, deniz)
    subject = f"p{(await scene.person()).id}"
    for exercise in scene.setup.content.catalogue.exercises:
        await deniz.press(deniz.last, f"out:put:{subject}:forbid.{exercise}")
    await deniz.tap("Done")
    assert "leave no exercise at all" in deniz.last.text


async def test_a_day_for_which_nothing_is_left_is_said_and_not_sent(scene, deniz):
    await limit(scene, deniz)
    subject = f"p{(await scene.person()).id}"
    for exercise in scene.setup.content.catalogue.exercises.values():
        if exercise.category != "resistance":
            await deniz.press(deniz.last, f"out:put:{subject}:forbid.{exercise.id}")
    await deniz.taps("Done", DECIDED)
    await scene.write("/today")
    assert scene.last.text.startswith("There are no exercises for today: the clinic has left them out.")


async def test_buttons_that_nobody_has_shown_change_nothing(scene, deniz):
    await limit(scene, deniz)
    subject = f"p{(await scene.person()).id}"
    for data in ("put:%s:allow.small_jumps", "put:%s:cap.bridge.9", "put:%s:nonsense", "drop:%s:forbid.bridge",
                 "pick:%s:low_impact", "list:%s:forbid:nowhere", "rungs:%s:handstand"):  # fmt: skip
        await deniz.press(deniz.last, "out:" + data % subject)
    await deniz.write("a few words in between")
    assert "No limits." in next(text for text in reversed(deniz.texts()) if "which limits" in text)
    assert await now(scene) == Limits()


async def test_before_the_questions_are_answered_limits_are_only_noted(sqlite_database):
    scene = await begun(sqlite_database, confirmed=None, professional_ok=None)
    deniz = await clinician(scene)
    await limit(scene, deniz, *LEFT_OUT, "Done", DECIDED)
    assert await now(scene) == Limits(frozenset({NO_STANCE}))
    assert (await scene.answers()).professional_ok is None


async def test_who_entered_a_limit_and_when_is_on_record(scene, deniz):
    await limit(scene, deniz, *LEFT_OUT, "Done", DECIDED)
    [entered] = await scene.change(lambda tx, _actor, person: limits.entered(tx, SYSTEM, person.id))
    assert (entered.limit, entered.made_by, entered.made_at) == (NO_STANCE, (await deniz.person()).id, scene.now)
    assert "limits_set 1" in await scene.audited()


async def test_staff_see_the_limits_on_the_card_and_in_the_case(scene, deniz):
    await limit(scene, deniz, *LEFT_OUT, "Done", DECIDED)
    await deniz.press(deniz.last, f"pat:open:{(await scene.person()).id}")
    assert "Left out: Standing on one leg" in deniz.last.text
    await report(scene, *STOOP)
    before = len(deniz.chat)
    await deniz.press(deniz.last, f"case:open:{(await opened(scene))[0].id}")
    assert "Left out: Standing on one leg" in "".join(deniz.texts(before))
