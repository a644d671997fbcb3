"""A link of the staff: what it offers, who may join with it, and who hears of it."""

import asyncio

import pytest

from bot.core.access import Role
from bot.storage import staff, staff_invitations
from bot.usecases.clinic import joining
from tests.usecases.clinic.hiring import hire, link, member_of
from tests.usecases.conftest import begun
from tests.usecases.scene import BOT, Scene

OFFERED = "Knochenhaus\n\nThis link lets you work here with me.\n\nYour role would be: Clinician. You see"


@pytest.fixture
async def chief(sqlite_database) -> Scene:
    scene = Scene(sqlite_database, user=50, clinic_name="Knochenhaus")
    scene.name = "Derya"
    await hire(scene, Role.ADMINISTRATOR)
    return scene


@pytest.fixture
def doctor(chief) -> Scene:
    return chief.beside("Mehmet", 51, last_name="Demir")


async def test_whoever_opens_a_link_sees_the_clinic_and_the_role_and_joins_with_a_tap(chief, doctor):
    made_by = (await chief.person()).id
    await doctor.write(await link(chief, made_by=made_by))
    assert doctor.last.text.startswith(OFFERED)
    assert list(doctor.last.buttons) == ["Not me", "Join", "Türkçe"]
    await doctor.tap("Join")
    member = await member_of(doctor)
    assert member is not None
    assert (member.roles, member.name) == ((Role.CLINICIAN,), "Mehmet Demir")
    assert any("Cases" in shown.keyboard for shown in doctor.chat)
    assert doctor.last.text == "Knochenhaus\n\nYour role: Clinician\n\nWhat would you like to do?"
    assert chief.last.text.startswith("Mehmet Demir has joined the team. Role: Clinician.")
    assert "staff_joined 1 clinician" in await chief.audited()


async def test_the_offer_can_be_read_in_the_other_language_before_anything_is_decided(chief):
    doctor = chief.beside("Mehmet", 51, language="tr")
    await doctor.write(await link(chief))
    await doctor.tap("English")
    assert doctor.last.text.startswith(OFFERED)
    assert await member_of(doctor) is None
    await doctor.tap("Not me")
    assert doctor.last.text.startswith("That is fine; nothing has changed.")
    assert await member_of(doctor) is None


async def test_of_a_link_of_the_operators_every_administrator_hears(chief, doctor):
    await doctor.write(await link(chief))
    await doctor.tap("Join")
    assert chief.last.text.startswith("Mehmet Demir has joined the team.")


async def test_a_link_works_once(chief, doctor):
    pressed = await link(chief)
    await doctor.write(pressed)
    await doctor.taps("Join")
    other = chief.beside("Can", 52)
    await other.write(pressed)
    assert other.last.text.startswith("This link has been used already")
    await doctor.write(pressed)
    assert doctor.last.text == "You have this role already: Clinician."
    assert await member_of(other) is None


async def test_a_second_tap_on_join_changes_nothing(chief, doctor):
    await doctor.write(await link(chief))
    offered = doctor.last
    await doctor.tap("Join")
    told = len(chief.chat)
    await doctor.press(offered, next(data for text, data in offered.buttons.items() if text == "Join"))
    assert (await chief.audited()).count("staff_joined 1 clinician") == 1
    assert len(chief.chat) == told


async def test_a_link_that_is_too_old_or_was_taken_back_says_so(chief, doctor):
    old, revoked = await link(chief), await link(chief)
    assert await chief.database.run(staff_invitations.revoke, BOT, 2, chief.now)
    await doctor.write(revoked)
    assert doctor.last.text.startswith("This link was taken back")
    await doctor.write(old)
    offered = doctor.last
    await chief.wait(hours=48)
    await doctor.press(offered, offered.buttons["Join"])
    assert doctor.last.text.startswith("This link is too old; a link for staff works for 48 hours.")
    assert await member_of(doctor) is None


async def test_of_many_who_press_join_at_the_same_moment_one_joins(database):
    chief = Scene(database, user=50)
    await hire(chief, Role.ADMINISTRATOR)
    code = (await link(chief)).removeprefix("/start ")
    others = [chief.beside(f"Kim {number}", 60 + number) for number in range(4)]
    await asyncio.gather(*(each.database.run(each._visited, joining.answer, code, True) for each in others))
    assert len(await database.run(staff.everyone, BOT)) == 2


async def test_codes_that_nobody_made_count_as_tries_also_in_forged_buttons(chief, doctor):
    right = await link(chief)
    await doctor.write(right)
    shown = doctor.last
    for number in range(7):
        await doctor.press(shown, f"staff:join:Zm9vYmFyYmF6cXV{number}:yes")
    await doctor.press(shown, shown.buttons["Join"])
    await doctor.write(right)
    assert await member_of(doctor) is None
    assert (await chief.audited()).count("links_tried_too_often") >= 1


async def test_words_of_a_stranger_bring_the_offer_again_and_the_emergency_line_first(chief, doctor):
    await doctor.write(await link(chief))
    await doctor.write("who is this?")
    assert doctor.last.text.startswith(OFFERED)
    await doctor.write("I have chest pain and cannot breathe")
    assert "112" in doctor.chat[-2].text
    assert doctor.last.text.startswith(OFFERED)


async def test_a_second_link_adds_its_role_to_those_that_somebody_has(chief):
    await chief.write(await link(chief))
    await chief.tap("Join")
    member = await member_of(chief)
    assert member is not None
    assert member.roles == (Role.ADMINISTRATOR, Role.CLINICIAN)


async def test_a_patient_who_joins_stays_a_patient(sqlite_database):
    scene = await begun(sqlite_database)
    await scene.write(await link(scene))
    await scene.tap("Join")
    assert await member_of(scene) is not None
    shown = next(shown for shown in reversed(scene.chat) if shown.keyboard)
    assert shown.keyboard == ("Pain or dizzy", "Today", "My week", "Menu", "My clinic")
    await scene.write("/today")
    assert "Today, about" in scene.last.text
    await scene.write("My clinic")
    assert scene.last.text.startswith("The clinic\n\nYour role: Clinician")
    assert "I want to exercise myself" not in scene.last.buttons
