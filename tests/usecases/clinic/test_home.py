"""Somebody of the staff who is no patient: where every word and command leads, and how they leave."""

import pytest

from bot.core.access import Role
from tests.usecases.clinic.hiring import hire, member_of
from tests.usecases.family.joining import follow
from tests.usecases.scene import Scene

HOME = "Knochenhaus\n\nYour role: Clinician\n\nWhat would you like to do?"


@pytest.fixture
async def doctor(sqlite_database) -> Scene:
    scene = Scene(sqlite_database, user=51, clinic_name="Knochenhaus")
    scene.name = "Mehmet"
    await hire(scene, Role.CLINICIAN)
    return scene


async def test_start_brings_the_keyboard_and_what_they_can_do(doctor):
    await doctor.write("/start")
    assert doctor.chat[-2].keyboard == ("Cases", "Patients", "Broadcast", "The clinic today")
    assert doctor.last.text == HOME
    assert "Staff" not in doctor.last.buttons
    assert list(doctor.last.buttons)[-1] == "I want to exercise myself"


@pytest.mark.parametrize("words", ["good morning", "/today", "/menu", "/week"])
async def test_whatever_nobody_waits_for_leads_home(doctor, words):
    await doctor.write(words)
    assert doctor.last.text == HOME


async def test_an_emergency_in_their_words_brings_the_emergency_line_first(doctor):
    await doctor.write("I have chest pain and cannot breathe")
    assert [shown.text for shown in doctor.chat if "112" in shown.text]
    assert doctor.last.text == HOME


async def test_a_picture_or_a_voice_is_not_passed_on_and_they_are_told_so(doctor):
    for sent in (
        {"voice": {"file_id": "1", "file_unique_id": "1", "duration": 3}},
        {"location": {"latitude": 1, "longitude": 1}},
    ):
        await doctor.send(**sent)
        assert doctor.last.text.startswith("I cannot look at pictures or listen")


async def test_help_settings_and_privacy_are_those_of_somebody_who_works_here(doctor):
    await doctor.write("/help")
    assert "• /cases: Cases" in doctor.last.text
    assert "/today" not in doctor.last.text
    await doctor.write("/settings")
    await doctor.taps("Language", "Türkçe")
    await doctor.write("/ayarlar")
    assert doctor.last.text.startswith("Ayarlar")
    await doctor.write("/gizlilik")
    assert "rol" in doctor.last.text or "görev" in doctor.last.text


async def test_the_clock_can_be_set_in_words(doctor):
    await doctor.write("/settings")
    await doctor.tap("My clock is different")
    await doctor.write("08:40")
    await doctor.tap(next(iter(doctor.last.buttons)))
    assert (await doctor.person()).zone != "Europe/Istanbul"


async def test_they_can_become_a_patient_and_stay_what_they_are(doctor):
    await doctor.write("/start")
    await doctor.tap("I want to exercise myself")
    await doctor.tap("Back")
    assert doctor.last.text == HOME
    await doctor.taps("I want to exercise myself", "Let's begin", "Yes, I agree")
    assert doctor.last.text.startswith("Now six short questions")
    assert await member_of(doctor) is not None
    shown = next(shown for shown in reversed(doctor.chat) if shown.keyboard)
    assert shown.keyboard[-1] == "My clinic"


async def test_somebody_who_follows_a_patient_too_has_both_sides(doctor):
    ayse = doctor.beside("Ayşe", 77)
    await ayse.arrive()
    await follow(ayse, doctor)
    await doctor.write("/start")
    keyboard = next(shown.keyboard for shown in reversed(doctor.chat) if shown.keyboard)
    assert keyboard[0] == "Something has happened"
    assert "Cases" in keyboard
    assert doctor.last.text == HOME
    await doctor.write("Something has happened")
    assert "112" in doctor.chat[-2].text


# -- leaving -----------------------------------------------------------------------------------------------------------


async def test_stop_ends_the_membership_after_a_second_tap(doctor):
    await hire(doctor.beside("Derya", 50), Role.ADMINISTRATOR)
    await doctor.write("/stop")
    assert list(doctor.last.buttons) == ["No, go on", "Yes, leave"]
    await doctor.tap("Yes, leave")
    assert await member_of(doctor) is None
    assert doctor.last.text.startswith("You have left the team")
    assert doctor.last.keyboard == ()
    assert "staff_left 1" in await doctor.audited()
    await doctor.write("/start")
    assert doctor.last.text.startswith("Hello. I am your exercise companion")


async def test_the_last_administrator_is_asked_a_second_time(sqlite_database):
    chief = Scene(sqlite_database, user=50)
    await hire(chief, Role.ADMINISTRATOR)
    await chief.write("/stop")
    await chief.tap("Yes, leave")
    assert chief.last.text.startswith("You are the only administrator.")
    assert await member_of(chief) is not None
    await chief.tap("Leave all the same")
    assert await member_of(chief) is None


async def test_a_patient_who_stops_leaves_the_team_too_and_is_told_so_before(doctor):
    ayse = doctor.beside("Ayşe", 77)
    await ayse.arrive()
    await hire(ayse, Role.COMMUNICATOR)
    await ayse.write("/stop")
    assert "You then leave the team of the clinic, too." in ayse.last.text
    await ayse.tap("Yes, stop writing")
    assert await member_of(ayse) is None
    assert (await ayse.person()).stopped_at is not None


async def test_delete_takes_the_membership_with_it(doctor):
    await hire(doctor.beside("Derya", 50), Role.ADMINISTRATOR)
    await doctor.write("/delete")
    assert "You then leave the team of the clinic" in doctor.last.text
    await doctor.write("DELETE")
    assert doctor.last.text.startswith("Everything about you is deleted")
    await doctor.write("Cases")
    assert doctor.last.text.startswith("Hello. I am your exercise companion")


async def test_the_last_administrator_writes_the_word_twice(sqlite_database):
    chief = Scene(sqlite_database, user=50)
    await hire(chief, Role.ADMINISTRATOR)
    await chief.write("/delete")
    await chief.write("DELETE")
    assert chief.last.text.startswith("You are the only administrator.")
    assert await member_of(chief) is not None
    await chief.write("DELETE")
    assert chief.last.text.startswith("Everything about you is deleted")
