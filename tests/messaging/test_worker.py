"""Updates that cannot be handled: three attempts, an apology, and nobody else waits."""

from typing import Any

from bot.storage.database import Database
from tests.messaging.rig import Rig, Town

SORRY = "Sorry, that did not work"


async def test_a_raising_handler_is_tried_three_times_then_the_person_gets_an_apology(
    database: Database, town: Town
) -> None:
    ayse = await town.person()
    async with Rig(database, town.url) as rig:
        await ayse.writes("boom")
        await rig.settled(updates=1)
        (update,) = rig.updates()
    assert (update.state, update.attempts, update.error) == ("dead", 3, "ValueError")
    assert await ayse.heard() == [SORRY]


async def test_what_a_failed_attempt_wrote_is_undone(database: Database, town: Town) -> None:
    ayse = await town.person()
    async with Rig(database, town.url) as rig:
        await ayse.writes("half")
        await rig.settled(updates=1)
    assert await ayse.heard() == [SORRY]


async def test_a_handler_that_raises_after_acting_has_acted(database: Database, town: Town) -> None:
    ayse = await town.person()
    async with Rig(database, town.url) as rig:
        await ayse.writes("late")
        await rig.settled(updates=1)
        (update,) = rig.updates()
    assert (update.state, update.attempts) == ("done", 1)
    assert await ayse.heard() == ["You said late"]


async def test_later_updates_of_a_chat_wait_and_other_chats_do_not(database: Database, town: Town) -> None:
    ayse, mehmet = await town.person(), await town.person("Mehmet")
    async with Rig(database, town.url) as rig:
        await ayse.writes("boom")
        await ayse.writes("after")
        await mehmet.writes("meanwhile")
        await rig.settled(updates=3)
        order = [row.key for row in rig.messages()]
    assert await ayse.heard() == [SORRY, "You said after"]
    assert await mehmet.heard() == ["You said meanwhile"]
    assert order[0] == "inbox:3:reply"


async def test_an_update_that_no_handler_acts_on_is_an_error(database: Database, town: Town) -> None:
    ayse = await town.person()
    async with Rig(database, town.url) as rig:
        await ayse.writes("nobody")
        await rig.settled(updates=1)
        (update,) = rig.updates()
    assert (update.state, update.error) == ("dead", "NobodyActed")
    assert await ayse.heard() == [SORRY]


UNREADABLE: list[Any] = [
    {"update_id": 501},
    {"update_id": 502, "message": {"message_id": "x"}},
    {"update_id": 503, "message": {"chat": {"id": "seven"}, "date": "yesterday"}},
    {"update_id": 504, "callback_query": []},
    [1, 2],
    "words",
    None,
]


async def test_updates_that_cannot_be_read_are_set_aside_and_hold_nobody_back(database: Database, town: Town) -> None:
    ayse = await town.person()
    async with Rig(database, town.url) as rig:
        rig.keep(*UNREADABLE)
        await ayse.writes("hello")
        await rig.settled(updates=len(UNREADABLE) + 1)
        states = [row.state for row in rig.updates()]
    assert states.count("done") + states.count("dead") == len(UNREADABLE) + 1
    assert states.count("done") >= 1
    assert await ayse.heard() == ["You said hello"]


async def test_an_unreadable_update_of_a_chat_gets_an_apology_there(database: Database, town: Town) -> None:
    ayse = await town.person()
    async with Rig(database, town.url) as rig:
        await ayse.writes("hello")
        await rig.settled(updates=1)
        rig.keep({"update_id": 900, "message": {"chat": {"id": ayse.id}, "date": "yesterday"}})
        await rig.settled(updates=2)
    assert await ayse.heard() == ["You said hello", SORRY]


async def test_an_apology_that_fails_too_does_not_keep_the_update_open(database: Database, town: Town) -> None:
    def fail(tx: object, occasion: object) -> None:
        raise KeyError

    ayse = await town.person()
    async with Rig(database, town.url) as rig:
        rig.worker.apology = fail
        await ayse.writes("boom")
        await rig.settled(updates=1)
        (update,) = rig.updates()
    assert update.state == "dead"


async def test_the_spinner_of_a_tap_stops_even_when_nothing_worked(database: Database, town: Town) -> None:
    ayse = await town.person()
    async with Rig(database, town.url) as rig:
        await ayse.writes("buttons")
        await rig.settled(updates=1)
        rig.application.handlers[0].clear()
        await ayse.taps("Done")
        await rig.settled(updates=2)
        assert rig.updates()[-1].state == "dead"
    assert len((await ayse.chat())["callback_answers"]) == 1
