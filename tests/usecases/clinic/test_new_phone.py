"""A patient's new phone: staff confirm it, everything moves there, and nothing reaches the old chat afterwards."""

import re

import pytest
from sqlalchemy import select

from bot.core.access import Role
from bot.storage import people
from bot.storage.outbox import Lane, enqueue
from bot.storage.tables import outbox
from bot.storage.tables import people as people_table
from tests.usecases.clinic.hiring import hire as hire_here
from tests.usecases.clinic.hiring import member_of
from tests.usecases.clinic.staffing import hire
from tests.usecases.clinic.writing import send
from tests.usecases.conftest import begun
from tests.usecases.scene import BOT, Scene


@pytest.fixture
async def scene(sqlite_database) -> Scene:
    ayse = await begun(sqlite_database)
    ayse.setup = type(ayse.setup)(content=ayse.setup.content, bot_username="steady_bot", clinic_name="Knochenhaus")
    await ayse.write("/today")
    return ayse


@pytest.fixture
async def deniz(scene: Scene) -> Scene:
    return await hire(scene, "Deniz", 500)


@pytest.fixture
def new(scene: Scene) -> Scene:
    return scene.beside("Ayşe", 78, last_name="Yılmaz")


async def link(deniz: Scene, scene: Scene) -> str:
    await deniz.write("/patients")
    await deniz.press(deniz.last, f"pat:open:{(await scene.person()).id}")
    await deniz.taps("A new phone", "Make the link")
    found = re.search(r"start=([\w-]{16})\n", deniz.last.text)
    assert found is not None
    return f"/start {found[1]}"


async def opened(deniz: Scene, scene: Scene, new: Scene) -> None:
    await new.write(await link(deniz, scene))
    await new.tap("It is me")


async def reach(scene: Scene) -> list[str]:
    """What has gone to this chat, or waits for it."""
    query = select(outbox.c.method, outbox.c.state).where(outbox.c.chat_id == scene.user)
    gone = await scene.database.run(lambda tx: tx.execute(query).all())
    return [method for method, state in gone if state in ("sent", "waiting", "sending")]


async def test_everything_moves_and_the_old_chat_gets_one_goodbye_and_nothing_more(
    deniz: Scene, scene: Scene, new: Scene
) -> None:
    number = (await scene.person()).id
    await opened(deniz, scene, new)
    assert deniz.last.text == (
        "Somebody called Ayşe Yılmaz has opened the link for the new phone of Ayşe, P1. Is it the right person?"
        " After a yes everything moves there."
    )
    before = len(scene.chat)
    await deniz.tap("Yes, they belong together")
    [goodbye] = scene.texts(before)
    assert goodbye.startswith("I do not write here any more.")
    assert not any(word in goodbye for word in ("exercise", "health", "Ayşe", "Steady"))
    moved = await new.person()
    assert (moved.id, moved.chat_id) == (number, new.user)
    assert any("Knochenhaus has confirmed that it is you." in text for text in new.texts())
    assert any("Pain or dizzy" in shown.keyboard for shown in new.chat)
    assert "phone_moved 1" in await deniz.audited()
    gone = await reach(scene)
    said = len(new.chat)
    await new.write("/today")
    await new.tap("Done all")
    await new.wait(days=2)
    assert await reach(scene) == gone
    assert len(new.chat) > said + 3
    assert len(scene.chat) == before + 1


async def test_what_waits_for_the_patient_goes_to_the_new_chat_and_changes_of_old_messages_nowhere(
    deniz: Scene, scene: Scene, new: Scene
) -> None:
    def wait(tx, actor, person) -> None:
        common = {"bot_id": BOT, "chat_id": person.chat_id, "person_id": person.id, "lane": Lane.BROADCAST}
        common |= {"created_at": scene.now}
        enqueue(tx, key="k1", method="sendMessage", params={"text": "Hello"}, **common)
        enqueue(tx, key="k2", method="editMessageText", params={"text": "Hello", "message_id": 1}, **common)

    await opened(deniz, scene, new)
    scene.away = new.away = True
    await scene.change(wait)
    await deniz.tap("Yes, they belong together")
    query = select(outbox.c.key, outbox.c.chat_id, outbox.c.state).where(outbox.c.key.in_(["k1", "k2"]))
    rows = await scene.database.run(lambda tx: sorted(tuple(row) for row in tx.execute(query)))
    assert rows == [("k1", new.user, "waiting"), ("k2", scene.user, "skipped")]


async def test_whoever_writes_from_the_old_phone_is_a_stranger(deniz: Scene, scene: Scene, new: Scene) -> None:
    await opened(deniz, scene, new)
    await deniz.tap("Yes, they belong together")
    await scene.write("/week")
    assert scene.last.text.startswith("Hello. I am")
    await scene.tap("Done all")
    assert "exercises" not in scene.last.text or scene.last.text.startswith("Hello. I am")


async def test_after_a_no_everything_stays(deniz: Scene, scene: Scene, new: Scene) -> None:
    await opened(deniz, scene, new)
    before = len(scene.chat)
    await deniz.tap("No, that is somebody else")
    assert new.last.text.startswith("Knochenhaus could not confirm")
    assert len(scene.chat) == before
    assert (await scene.person()).chat_id == scene.user
    assert await scene.database.run(people.name, (await new.person()).id) == ""
    assert "phone_refused 1" in await deniz.audited()


async def test_two_answers_of_staff_move_once(deniz: Scene, scene: Scene, new: Scene) -> None:
    await opened(deniz, scene, new)
    shown, data = deniz.last, deniz.last.buttons["Yes, they belong together"]
    await deniz.press(shown, data)
    said = len(new.chat), len(scene.chat)
    for answer in (data, data.replace("yes", "no")):
        await deniz.press(shown, answer)
        assert deniz.toast == "This was answered already."
    assert (len(new.chat), len(scene.chat)) == said


async def test_an_account_that_is_in_use_is_refused_kindly(deniz: Scene, scene: Scene) -> None:
    other = scene.beside("Fatma", 90)
    await other.arrive()
    can = await hire(scene, "Can", 501)
    opens = await link(deniz, scene)
    for each in (other, can):
        await each.write(opens)
        assert any(text.startswith("I know this Telegram account already") for text in each.texts())
    await scene.write(opens)
    assert any(text.startswith("This is the phone that I write to already.") for text in scene.texts())


async def test_an_account_that_came_into_use_meanwhile_is_not_taken(deniz: Scene, scene: Scene, new: Scene) -> None:
    await opened(deniz, scene, new)
    await new.write("/start")
    asked = len(deniz.chat)
    await new.taps("Let's begin", "Yes, I agree")
    assert len(deniz.chat) == asked
    await deniz.tap("Yes, they belong together")
    assert deniz.last.text.startswith("I know the account that opened the link by now")
    assert (await scene.person()).chat_id == scene.user
    count = select(people_table.c.id).where(people_table.c.user_id.in_([scene.user, new.user]))
    assert len(await scene.database.run(lambda tx: tx.execute(count).all())) == 2


async def test_a_broadcast_reaches_the_new_phone_alone(deniz: Scene, scene: Scene, new: Scene) -> None:
    """What has arrived is not edited in the old chat, and what sleeps or is paused does not wake up there."""
    await send(deniz)
    late = {"bot_id": BOT, "lane": Lane.BROADCAST, "method": "sendMessage", "params": {"text": "Hello"}}

    def wait(tx, actor, person) -> None:
        for state in ("asleep", "preparing"):
            enqueue(tx, key=state, chat_id=person.chat_id, person_id=person.id, created_at=scene.now, **late)
            tx.execute(outbox.update().where(outbox.c.key == state).values(state=state))

    await scene.change(wait)
    await opened(deniz, scene, new)
    await deniz.tap("Yes, they belong together")
    query = select(outbox.c.chat_id).where(outbox.c.key.in_(["asleep", "preparing"]))
    assert set(await scene.database.run(lambda tx: tx.execute(query).scalars().all())) == {new.user}
    before = len(scene.chat), [shown.text for shown in scene.chat]
    await deniz.press(deniz.last, "bc:withdrawn:1")
    await deniz.send_broadcasts()
    assert (len(scene.chat), [shown.text for shown in scene.chat]) == before
    assert any("take no notice" in text.lower() for text in new.texts())


async def test_rights_of_staff_never_move_to_another_phone(deniz: Scene, scene: Scene, new: Scene) -> None:
    """A clinician could become an administrator with a link, a second phone, and their own yes."""
    await opened(deniz, scene, new)
    await hire_here(scene, Role.ADMINISTRATOR)
    await deniz.tap("Yes, they belong together")
    assert deniz.last.text.startswith("Ayşe, P1 works here too")
    assert (await scene.person()).user_id == scene.user
    assert (await member_of(new), (await scene.patient()) is not None) == (None, True)
    await deniz.press(deniz.last, f"inv:phone:{(await scene.person()).id}")
    assert deniz.last.text.startswith("Ayşe, P1 works here too")
    await deniz.press(deniz.last, f"inv:move:{(await scene.person()).id}:1")
    assert deniz.last.text.startswith("Ayşe, P1 works here too")
