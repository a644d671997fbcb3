"""Who of the staff hears of a case, by the clock: at once, when nobody takes it, and in the morning's digest."""

from datetime import UTC, datetime

import pytest
from sqlalchemy import update

from bot.core.cases import Outcome, Severity
from bot.core.family import Scope
from bot.storage import cases, clinic, people, tables
from bot.storage.outbox import Lane
from bot.usecases.clinic.leaving import end as end_membership
from tests.usecases.clinic.hiring import member_of
from tests.usecases.clinic.staffing import ADMINISTRATOR, CLINICIAN, hire, keys_to_staff, the_case
from tests.usecases.family.joining import follow
from tests.usecases.scene import BOT, Scene

EMERGENCY, TODAY = "I have chest pain", "my calf is hot and swollen"


@pytest.fixture
async def dora(scene: Scene) -> Scene:
    return await hire(scene, "Dora Deniz", 501)


@pytest.fixture
async def eren(scene: Scene) -> Scene:
    return await hire(scene, "Eren", 502, CLINICIAN, language="tr")


@pytest.fixture
async def ada(scene: Scene) -> Scene:
    return await hire(scene, "Ada", 503, ADMINISTRATOR)


async def on_call(scene: Scene, member: Scene) -> None:
    person = await member.person()
    await scene.database.run(lambda tx: clinic.change(tx, BOT, on_call_id=person.id))


async def at(scene: Scene, day: int, hour: int, minute: int = 0) -> None:
    """By the clinic's clock, in March 2026; the second is a Monday."""
    await scene.wait(seconds=(datetime(2026, 3, day, hour - 3, minute, tzinfo=UTC) - scene.now).total_seconds())


# -- at once -----------------------------------------------------------------------------------------------------------


async def test_an_emergency_goes_to_whoever_is_on_call_before_everything_else(
    scene: Scene, dora: Scene, eren: Scene
) -> None:
    await on_call(scene, eren)
    await scene.write(EMERGENCY)
    [told] = eren.chat
    assert told.text == (
        "ACİL DURUM bildirildi. P1 Ayşe: göğüs ağrısı, Pazartesi, saat 10.30."
        " Hastaya kendisinin yardım çağırması gerektiği söylendi."
    )
    assert (told.lane, told.protected, list(told.buttons)) == (Lane.URGENT, True, ["Vakayı aç"])
    assert dora.chat == []


async def test_without_anybody_on_call_all_clinicians_hear_of_it_at_any_hour(
    scene: Scene, dora: Scene, eren: Scene, ada: Scene
) -> None:
    await at(scene, 7, 23)  # Saturday night
    await scene.write(EMERGENCY)
    assert (len(dora.chat), len(eren.chat), len(ada.chat)) == (1, 1, 0)


async def test_whoever_is_on_call_and_cannot_be_reached_is_stood_in_for(scene: Scene, dora: Scene, eren: Scene) -> None:
    await on_call(scene, eren)
    await scene.database.run(people.change, (await eren.person()).id, blocked_at=scene.now)
    await scene.write(EMERGENCY)
    assert len(dora.chat) == 1


@pytest.mark.parametrize(("hour", "told"), [(12, 1), (20, 0)])
async def test_what_is_for_the_same_day_is_told_at_once_in_working_hours(
    scene: Scene, dora: Scene, hour: int, told: int
) -> None:
    await at(scene, 3, hour)
    await scene.write(TODAY)
    assert [shown.text[:17] for shown in dora.chat] == ["To be seen today."] * told


async def test_a_notification_says_no_more_than_is_needed_and_is_on_record(scene: Scene, dora: Scene) -> None:
    await scene.write("my calf is hot and swollen since I came back from Izmir")
    assert dora.last.text == "To be seen today. P1 Ayşe: hot or swollen calf, Monday, 10:30."
    person = await dora.person()
    assert f"clinic_told 1 {person.id}" in await scene.audited()


async def test_nothing_is_told_twice_by_an_occasion_that_is_repeated(scene: Scene, dora: Scene) -> None:
    await scene.write(EMERGENCY)
    await scene.wait(minutes=40)
    keys = await keys_to_staff(scene)
    assert len(keys) == len(set(keys)) == 2
    assert all(key.startswith("clinic:case:1:") for key in keys)


# -- when nobody takes it ----------------------------------------------------------------------------------------------


async def test_an_emergency_climbs_every_quarter_of_an_hour_also_in_the_night_of_a_weekend(
    scene: Scene, dora: Scene, eren: Scene, ada: Scene
) -> None:
    await on_call(scene, eren)
    await at(scene, 8, 3)  # Sunday
    await scene.write(EMERGENCY)
    await scene.wait(minutes=14)
    assert (len(dora.chat), len(ada.chat)) == (0, 0)
    await scene.wait(minutes=1)
    assert dora.last.text == "EMERGENCY that nobody has taken yet. P1 Ayşe: chest pain, since Sunday, 03:00."
    assert (len(eren.chat), len(ada.chat)) == (2, 0)
    await scene.wait(minutes=15)
    assert ada.last.text == "An emergency has waited since Sunday, 03:00 and nobody has taken it."
    assert (ada.last.protected, ada.last.buttons) == (False, {})
    await scene.wait(hours=4)
    assert (len(dora.chat), len(eren.chat), len(ada.chat)) == (1, 2, 1)


async def test_a_referral_climbs_in_working_hours_alone(scene: Scene, dora: Scene, ada: Scene) -> None:
    await at(scene, 6, 15)  # Friday
    await scene.write("I feel dizzy")
    await at(scene, 9, 10, 59)  # Monday
    assert [shown.text[:5] for shown in dora.chat] == ["Cases"]  # the digest
    await at(scene, 9, 11)
    assert dora.last.text == "Nobody has taken this yet. P1 Ayşe: dizziness, since Friday, 15:00."
    await at(scene, 9, 14, 59)
    assert ada.chat == []
    await at(scene, 9, 15)
    assert ada.last.text == "A case has waited since Friday, 15:00 and nobody has taken it."
    assert (await the_case(scene)).next_at is None


async def test_what_somebody_has_taken_climbs_no_further(scene: Scene, dora: Scene, ada: Scene) -> None:
    await scene.write(EMERGENCY)
    await dora.tap("Open the case")
    await dora.tap("I take it")
    before = len(dora.chat)
    await scene.wait(hours=5)
    assert (len(dora.chat), len(ada.chat)) == (before, 0)


async def test_without_a_clinician_who_can_be_reached_the_administrators_are_next(
    scene: Scene, dora: Scene, ada: Scene
) -> None:
    await scene.database.run(people.change, (await dora.person()).id, blocked_at=scene.now)
    await scene.write(EMERGENCY)
    await scene.wait(minutes=15)
    assert len(ada.chat) == 1


async def test_the_family_who_are_to_be_warned_hear_once_that_nobody_has_answered(scene: Scene, dora: Scene) -> None:
    daughter, son = scene.beside("Elif", 88), scene.beside("Can", 89)
    await follow(scene, daughter, Scope.WARNINGS)
    await follow(scene, son, Scope.NUMBERS)
    await scene.write(EMERGENCY)
    await scene.wait(hours=2)
    said = [text for text in daughter.texts() if text.startswith("Nobody at the clinic has answered yet")]
    assert said == [
        "Nobody at the clinic has answered yet about what Ayşe reported. Please phone Ayşe and ask how things are."
        " In an emergency, call 112."
    ]
    assert not any("clinic" in text for text in son.texts())


async def test_the_family_hears_nothing_of_what_was_taken_while_they_slept(scene: Scene, dora: Scene) -> None:
    daughter = scene.beside("Elif", 88)
    await follow(scene, daughter, Scope.WARNINGS)
    await scene.database.run(people.change, (await daughter.person()).id, zone="America/Los_Angeles")
    await at(scene, 4, 16, 59)  # Wednesday
    await scene.write("I feel dizzy")
    await at(scene, 5, 16, 59)  # eight working hours later; six in the morning for her
    await dora.write("/cases")
    await dora.tap(next(iter(dora.last.buttons)))
    await dora.tap("I take it")
    await at(scene, 6, 12)
    assert not any(text.startswith("Nobody at the clinic") for text in daughter.texts())


async def test_a_decision_to_look_again_brings_the_case_back_and_is_no_emergency(scene: Scene, dora: Scene) -> None:
    await scene.write(EMERGENCY)
    before = len(dora.chat)
    case = await the_case(scene)
    back = datetime(2026, 3, 12, 6, tzinfo=UTC)
    await scene.database.run(cases.close, case, Outcome.HOLD, scene.now, back)
    await at(scene, 12, 9)
    again = await the_case(scene)
    assert (again.is_closed, again.outcome, again.opened_at) == (False, None, back)
    assert again.severity is Severity.WITHIN_DAYS
    assert dora.texts()[before:] == []  # until the digest, or when nobody takes it


# -- the digest --------------------------------------------------------------------------------------------------------


async def test_the_morning_of_a_working_day_tells_every_clinician_what_is_open(
    scene: Scene, dora: Scene, eren: Scene, ada: Scene
) -> None:
    neighbour = scene.beside("Fatma", 90)
    await neighbour.arrive()
    await at(scene, 6, 16)  # Friday
    await scene.write("I feel dizzy")
    await neighbour.write("Can I eat eggs for breakfast?")
    await neighbour.tap("Ask the clinic")
    await at(scene, 9, 8, 59)
    assert (dora.chat, eren.chat) == ([], [])
    await at(scene, 9, 9)
    assert dora.last.text == "Cases that nobody has taken: 1 new, 1 question."
    assert eren.last.text == "Kimsenin üstlenmediği vakalar: 1 yeni, 1 soru."
    assert (list(dora.last.buttons), ada.chat) == (["Open"], [])


async def test_the_next_digest_calls_it_waiting_and_later_ones_no_more_where_all_is_taken(
    scene: Scene, dora: Scene
) -> None:
    await at(scene, 3, 16)
    await scene.write("I feel dizzy")
    await at(scene, 5, 9)
    digests = [text for text in dora.texts() if text.startswith("Cases that")]
    assert digests == ["Cases that nobody has taken: 1 new.", "Cases that nobody has taken: 1 waiting."]
    await dora.tap("Open")
    await dora.tap(next(iter(dora.last.buttons)))
    await dora.tap("I take it")
    await at(scene, 10, 12)
    assert len([text for text in dora.texts() if text.startswith("Cases that")]) == 2


async def test_whoever_has_taken_a_case_is_reminded_of_it_every_morning_until_it_is_closed(
    scene: Scene, dora: Scene, eren: Scene
) -> None:
    other = scene.beside("Fatma", 90)
    await other.arrive()
    for patient, words in ((scene, EMERGENCY), (other, TODAY)):
        await patient.write(words)
        await eren.tap("Vakayı aç")
        await eren.tap("Üstleniyorum")
    await at(scene, 3, 9)
    assert eren.last.text == "Üstlendiğiniz 2 vaka hâlâ açık, biri ACİL DURUM."
    assert list(eren.last.buttons) == ["Benim vakalarım"]
    assert not any("still open" in text for text in dora.texts())
    await scene.database.run(cases.close, await the_case(scene), Outcome.CLEAR, scene.now)
    await at(scene, 4, 9)
    assert eren.last.text == "Üstlendiğiniz 1 vaka hâlâ açık."
    await scene.database.run(cases.close, await the_case(other), Outcome.CLEAR, scene.now)
    before = len(eren.chat)
    await at(scene, 6, 12)
    assert len(eren.chat) == before


async def test_an_emergency_that_nobody_has_taken_stays_one_in_every_digest(scene: Scene, dora: Scene) -> None:
    await scene.write("I have chest pain")
    for day in (3, 4):
        await at(scene, day, 12)
        digest = next(text for text in reversed(dora.texts()) if text.startswith("Cases that"))
        assert digest == "Cases that nobody has taken: 1 EMERGENCY."


async def test_a_clinic_without_cases_is_never_woken(scene: Scene, dora: Scene) -> None:
    await at(scene, 12, 12)
    assert (dora.chat, await scene.database.run(clinic.find, BOT)) == ([], clinic.Clinic())


async def test_hours_of_the_operator_s_own_are_counted(sqlite_database) -> None:
    scene = Scene(sqlite_database, now=datetime(2026, 3, 2, 7, 30, tzinfo=UTC), clinic_hours="Sal, Per 13-15")
    await scene.arrive()
    dora = await hire(scene, "Dora", 501)
    await scene.write("I feel dizzy")
    await at(scene, 3, 12, 59)
    assert dora.chat == []
    await at(scene, 3, 13)
    assert dora.last.text == "Cases that nobody has taken: 1 new."
    await at(scene, 5, 14, 59)
    assert len(dora.chat) == 2  # the digest of Thursday
    await at(scene, 5, 15)
    assert dora.last.text.startswith("Nobody has taken this yet.")


# -- who works here no more --------------------------------------------------------------------------------------------


async def test_whoever_leaves_gives_back_what_they_had_taken_and_the_call(
    scene: Scene, dora: Scene, eren: Scene, ada: Scene
) -> None:
    await on_call(scene, dora)
    await scene.write(EMERGENCY)
    await dora.tap("Open the case")
    await dora.tap("I take it")
    member = await member_of(dora)
    await ada.run(end_membership, member, "staff_removed")
    case = await the_case(scene)
    assert (case.claimed_by, str(case.state)) == (None, "open")
    assert (await scene.database.run(clinic.find, BOT)).on_call_id is None
    assert eren.last.text.startswith("ACİL DURUM bildirildi.")


async def test_nothing_that_waits_reaches_somebody_who_was_removed(scene: Scene, dora: Scene) -> None:
    dora.away = True
    await scene.write(EMERGENCY)
    await dora.run(lambda visit: end_membership(visit, visit.member, "staff_left"))
    dora.away = False
    await scene.wait(minutes=1)
    assert dora.chat == []


async def test_a_case_that_cannot_be_read_keeps_neither_others_nor_patients_waiting(scene: Scene, dora: Scene) -> None:
    other = scene.beside("Fatma", 90)
    await other.arrive()
    await scene.write(TODAY)
    await other.write(TODAY)
    broken = update(tables.cases).where(tables.cases.c.patient_id == (await scene.person()).id)
    await scene.database.run(lambda tx: tx.execute(broken.values(words=b"nobody has this key")))
    await scene.wait(hours=5)
    told = [text for text in dora.texts() if text.startswith("Nobody has taken this yet")]
    assert len(told) == 1
    assert "P3 Fatma" in told[0]


async def test_a_digest_that_fails_keeps_no_patient_waiting(scene: Scene, dora: Scene) -> None:
    other = scene.beside("Fatma", 90)
    await other.arrive()
    await other.write("/today")
    await at(scene, 2, 20)
    await scene.write(TODAY)
    await scene.database.run(lambda tx: tx.execute(update(tables.staff).values(name=b"nobody has this key")))
    before = len(other.chat)
    await at(scene, 3, 12)
    assert any("Your exercises for today" in text for text in other.texts(before))
