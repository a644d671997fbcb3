"""Administrators change who works here; whoever is removed loses everything at once."""

import asyncio

import pytest
from sqlalchemy import insert, select

from bot.core.access import Role
from bot.storage import modes, staff
from bot.storage.tables import broadcasts, outbox
from bot.usecases.clinic import leaving, staffing
from bot.usecases.clinic.gate import run
from bot.usecases.clinic.telling import tell
from bot.views.clinic import menu
from bot.views.message import Message
from tests.usecases.clinic.hiring import hire, link, member_of
from tests.usecases.scene import BOT, Scene


@pytest.fixture
async def chief(sqlite_database) -> Scene:
    return await administrator(sqlite_database)


async def administrator(database) -> Scene:
    scene = Scene(database, user=50, clinic_name="Knochenhaus")
    scene.name = "Derya"
    await hire(scene, Role.ADMINISTRATOR)
    return scene


@pytest.fixture
async def doctor(chief) -> Scene:
    scene = chief.beside("Mehmet", 51, last_name="Demir")
    await hire(scene, Role.CLINICIAN)
    return scene


def commands(tx, chat: int) -> list[str]:
    query = select(outbox.c.params).where(outbox.c.chat_id == chat, outbox.c.method.like("%MyCommands"))
    return [tx.vault.open(params) for params in tx.execute(query.order_by(outbox.c.id)).scalars()]


async def test_an_administrator_makes_a_link_that_lets_somebody_in(chief):
    await chief.write("/staff")
    await chief.taps("Invite somebody", "Communicator")
    link = chief.last.text.split("\n")[0]
    assert link.startswith("https://t.me/steady_bot?start=")
    assert all("t.me" in address for address in chief.last.links.values())
    pressed = next(shown for shown in chief.chat if shown.text.startswith("A link for the role"))
    await chief.press(pressed, "staff:link:communicator:0")
    assert chief.toast == "A link has been made already. Press Staff to see it or to take it back."
    can = chief.beside("Can", 52)
    await can.write(f"/start {link.partition('=')[2]}")
    await can.tap("Join")
    assert (await member_of(can)).roles == (Role.COMMUNICATOR,)
    assert chief.last.text.startswith("Can has joined the team.")


async def test_a_link_can_be_taken_back(chief):
    await chief.write("Staff")
    await chief.taps("Invite somebody", "Clinician")
    code = chief.last.text.split("\n")[0].partition("=")[2]
    await chief.write("/staff")
    await chief.tap("Take back the link: Clinician")
    assert "Take back the link: Clinician" not in chief.last.buttons
    can = chief.beside("Can", 52)
    await can.write(f"/start {code}")
    assert can.last.text.startswith("This link was taken back")


async def test_a_long_list_comes_in_pages_and_not_every_link_can_be_open(chief, monkeypatch):
    monkeypatch.setattr(staffing, "ON_A_PAGE", 2)
    monkeypatch.setattr(staffing, "MOST_LINKS", 1)
    for number in range(3):
        await hire(chief.beside(f"Kim {number}", 60 + number), Role.COMMUNICATOR)
    await chief.write("/staff")
    assert list(chief.last.buttons)[:3] == ["Derya: Administrator", "Kim 0: Communicator", "More"]
    await chief.tap("More")
    assert list(chief.last.buttons)[:3] == ["Kim 1: Communicator", "Kim 2: Communicator", "Invite somebody"]
    await chief.taps("Invite somebody", "Clinician")
    await chief.write("/staff")
    await chief.taps("Invite somebody", "Clinician")
    assert chief.toast.startswith("Too many links are open.")


async def test_an_administrator_may_leave_while_another_stays(chief, doctor):
    await chief.write("/staff")
    await chief.taps("Mehmet Demir: Clinician", "Administrator")
    await chief.write("/staff")
    await chief.taps("Derya: Administrator", "Remove from the team", "Yes, remove from the team")
    assert any(text == "You are no longer on the team." for text in chief.texts())
    assert chief.last.text.startswith("You have left the team")
    assert await member_of(chief) is None


async def test_a_change_of_role_holds_from_the_members_next_message(chief, doctor):
    await chief.write("/staff")
    await chief.tap("Mehmet Demir: Clinician")
    await chief.tap("Communicator")
    await chief.tap("✓ Clinician")
    assert doctor.last.text.startswith("An administrator has changed what you can do here. Your role is now: Commun")
    assert doctor.last.keyboard == ("Broadcast",)
    await doctor.write("/patients")
    assert doctor.last.text.startswith("Your role does not include this.")
    assert '"cases"' not in (await doctor.database.run(commands, 51))[-1]
    assert "staff_roles_changed 2 communicator" in await chief.audited()


async def test_everybody_keeps_at_least_one_role_and_the_last_administrator_stays_one(chief, doctor):
    await chief.write("/staff")
    await chief.tap("Mehmet Demir: Clinician")
    await chief.tap("✓ Clinician")
    assert chief.toast.startswith("Everybody here has at least one role.")
    await chief.write("/staff")
    await chief.tap("Derya: Administrator")
    await chief.tap("Clinician")
    await chief.tap("✓ Administrator")
    assert chief.toast.startswith("You are the only administrator.")
    await chief.tap("Remove from the team")
    await chief.tap("Yes, remove from the team")
    assert chief.toast.startswith("You are the only administrator.")
    assert (await member_of(chief)).roles == (Role.ADMINISTRATOR, Role.CLINICIAN)


async def test_whoever_gives_the_administration_away_is_shown_their_new_home(chief, doctor):
    await chief.write("/staff")
    await chief.tap("Mehmet Demir: Clinician")
    await chief.tap("Administrator")
    await chief.write("/staff")
    await chief.tap("Derya: Administrator")
    await chief.tap("Communicator")
    await chief.tap("✓ Administrator")
    shown = next(shown for shown in chief.chat if shown.text.startswith("Knochenhaus\n\nYour role: Communicator"))
    assert list(shown.buttons) == ["Broadcast", "I want to exercise myself"]


async def test_whoever_is_removed_loses_everything_at_once(chief, doctor):
    doctor_id = (await doctor.person()).id
    draft = {"bot_id": BOT, "author_id": doctor_id, "audience": {}, "created_at": doctor.now}
    await doctor.database.run(lambda tx: tx.execute(insert(broadcasts).values(draft)) and None)
    await doctor.run(lambda visit: modes.begin(visit.tx, visit.person, "note", 1, visit.now))
    doctor.away = True
    await chief.run(lambda visit: tell(visit, staff.of_person(visit.tx, doctor_id), Message("Fatma fell"), "case:1"))
    gone = []
    leaving.ON_LEAVING.append(lambda visit, member: gone.append(member.id))
    try:
        await chief.write("/staff")
        await chief.tap("Mehmet Demir: Clinician")
        await chief.tap("Remove from the team")
        await chief.tap("Yes, remove from the team")
    finally:
        leaving.ON_LEAVING.pop()
    doctor.away = False
    await doctor.run(lambda visit: None)
    assert not any("Fatma" in text for text in doctor.texts())
    assert doctor.last.text.startswith("Your work with me at the clinic has ended")
    assert gone == [2]
    assert await doctor.database.run(lambda tx: tx.execute(select(broadcasts.c.state)).scalar()) == "cancelled"
    assert await doctor.database.run(modes.current, doctor_id, doctor.now) is None
    assert "deleteMyCommands" in await doctor.database.run(_methods, 51)
    await doctor.write("/patients")
    assert doctor.last.text.startswith("How I can help you")
    await doctor.write("Cases")
    assert doctor.last.text.startswith("Hello. I am your exercise companion")
    assert "staff_removed 2" in await chief.audited()
    assert chief.last.text == "Mehmet Demir is no longer on the team."


def _methods(tx, chat: int) -> list[str]:
    return list(tx.execute(select(outbox.c.method).where(outbox.c.chat_id == chat)).scalars())


async def test_a_second_tap_on_remove_changes_nothing(chief, doctor):
    await chief.write("/staff")
    await chief.taps("Mehmet Demir: Clinician", "Remove from the team")
    asked = chief.last
    await chief.tap("Yes, remove from the team")
    told = len(doctor.chat)
    await chief.press(asked, "staff:out:2:yes")
    assert chief.toast == "This is no longer open."
    assert len(doctor.chat) == told
    assert (await chief.audited()).count("staff_removed 2") == 1


async def test_a_mere_yes_removes_nobody_where_something_else_was_said_since(chief, doctor):
    await chief.write("/staff")
    await chief.taps("Mehmet Demir: Clinician", "Remove from the team")
    can = chief.beside("Can", 52)
    await can.write(await link(chief))
    await can.tap("Join")
    await chief.write("yes")
    assert chief.last.text.startswith("Remove Mehmet Demir from the team?")
    assert await member_of(doctor) is not None
    await chief.write("yes")
    assert await member_of(doctor) is None


async def test_of_two_administrators_who_remove_each_other_at_the_same_moment_one_stays(database):
    chief = await administrator(database)
    other = chief.beside("Mehmet", 51)
    await hire(other, Role.ADMINISTRATOR)
    right, _ = menu.ENTRIES["staff"]
    tries = [(chief, 2), (other, 1)]
    await asyncio.gather(
        *(scene.database.run(scene._visited, run, right, staffing.remove, number, True) for scene, number in tries)
    )
    assert len(await database.run(staff.everyone, BOT)) == 1


async def test_somebody_who_is_a_patient_too_keeps_their_programme_when_they_are_removed(chief):
    ayse = chief.beside("Ayşe", 77)
    await ayse.arrive()
    await hire(ayse, Role.CLINICIAN)
    await chief.write("/staff")
    await chief.taps("Ayşe: Clinician", "Remove from the team", "Yes, remove from the team")
    assert ayse.last.keyboard == ("Pain or dizzy", "Today", "My week", "Menu")
    await ayse.write("/today")
    assert "Today, about" in ayse.last.text
