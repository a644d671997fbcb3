"""A broadcast on its way: who gets it, when, how it is stopped, corrected and withdrawn, and what its author sees."""

import asyncio
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import select, update

from bot.core.access import Role
from bot.core.broadcast import Audience, Purpose, State
from bot.core.family import Relation, Scope
from bot.messaging.bell import Bells
from bot.messaging.clock import FollowedCalendar
from bot.scheduling.sending import SendingTick
from bot.storage import bonds, broadcasts, departures, pace, people, reports, staff
from bot.storage.broadcasts import Broadcast
from bot.storage.database import Database, Tx
from bot.storage.outbox import Lane
from bot.storage.outgoing import Row, Verdict
from bot.storage.tables import broadcasts as broadcasts_table
from bot.storage.tables import outbox
from bot.usecases.clinic.sending import amend, control
from bot.usecases.visit import Visit
from tests.usecases.clinic.hiring import hire
from tests.usecases.scene import BOT, MONDAY, Scene, advance_once

NEWS = "Please drink <b>enough</b> water."
READ = {"inline_keyboard": [[{"text": "I have read this", "callback_data": "read:1"}]]}


@pytest.fixture
async def author(sqlite_database: Database) -> Scene:
    return await member(sqlite_database)


@pytest.fixture
async def anywhere(database: Database) -> Scene:
    """The same on either database."""
    return await member(database)


async def member(database: Database) -> Scene:
    """Somebody of the staff who is no patient."""
    scene = Scene(database, now=MONDAY, user=500)
    await scene.run(lambda visit: None)
    await hire(scene, Role.COMMUNICATOR)
    return scene


async def patient(author: Scene, user: int, language: str = "en", zone: str = "Europe/Istanbul") -> Scene:
    scene = author.beside("Ayşe", user, language)
    await scene.arrive()
    await scene.change(lambda tx, actor, person: people.change(tx, person.id, zone=zone, next_wake_at=None))
    return scene


def make(visit: Visit, words: dict[str, str], values: dict[str, Any]) -> int:
    number = broadcasts.create(visit.tx, bot_id=BOT, author_id=visit.person.id, now=visit.now, **values)
    for language, text in words.items():
        params = {"text": text, "parse_mode": "HTML", "reply_markup": READ}
        broadcasts.save_body(visit.tx, number, language, "sendMessage", params)
    return number


async def begin(author: Scene, words: dict[str, str] | None = None, **values: Any) -> int:
    """Write and confirm one; nothing of it has left yet."""
    number = int(await author.run(make, words or {"en": NEWS}, values))
    assert await author.run(control.send, number)
    return number


async def found(author: Scene, number: int) -> Broadcast:
    one = await author.database.run(broadcasts.find, BOT, number)
    assert one is not None
    return one


def news(scene: Scene) -> list[str]:
    return [text for text in scene.texts() if "water" in text]


async def states(author: Scene, number: int) -> list[tuple[str, str | None]]:
    query = select(outbox.c.state, outbox.c.error).where(outbox.c.broadcast_id == number).order_by(outbox.c.id)
    return [(row.state, row.error) for row in await author.database.run(lambda tx: tx.execute(query).all())]


async def step(author: Scene, times: int = 1) -> None:
    """So many small steps, and nothing leaves."""
    for _ in range(times):
        await author.database.run(advance_once, author.setup, author.now)


async def test_everybody_gets_it_once_and_the_author_a_report(author: Scene) -> None:
    two = [await patient(author, user) for user in (1, 2)]
    number = await begin(author)
    await author.send_broadcasts()
    await author.wait(days=1)
    assert [news(each) for each in two] == [[NEWS], [NEWS]]
    assert (await found(author, number)).state is State.DONE
    assert author.chat[-2].text == "Your message has been sent.\n\nArrived: 2\nI have read this: 0"
    assert author.chat[-2].buttons == {}
    assert list(author.last.buttons) == ["Correct it", "Withdraw it"]


async def test_its_numbers_outlast_its_messages(author: Scene) -> None:
    await patient(author, 1)
    number = await begin(author)
    await author.send_broadcasts()
    before = await author.database.run(broadcasts.numbers, number)
    forgotten = outbox.delete().where(outbox.c.broadcast_id == number)
    await author.database.run(lambda tx: tx.execute(forgotten))
    assert before.sent == 1
    assert await author.database.run(broadcasts.numbers, number) == before


async def test_each_reads_it_in_their_language_and_whoever_reads_neither_gets_the_first(author: Scene) -> None:
    en, tr = await patient(author, 1), await patient(author, 2, "tr")
    await begin(author, {"en": "English water", "tr": "Turkish water"})
    await author.send_broadcasts()
    await begin(author, {"tr": "Only Turkish water"})
    await author.send_broadcasts()
    assert news(en) == ["English water", "Only Turkish water"]
    assert news(tr) == ["Turkish water", "Only Turkish water"]


async def test_a_draft_without_words_is_not_sent_and_nothing_is_sent_twice(author: Scene) -> None:
    ayse = await patient(author, 1)
    number = int(await author.run(make, {}, {}))
    assert not await author.run(control.send, number)
    number = await begin(author)
    assert not await author.run(control.send, number)
    await author.send_broadcasts()
    assert news(ayse) == [NEWS]


async def test_those_who_block_stop_or_die_meanwhile_get_nothing(author: Scene) -> None:
    for user, gone in enumerate(("blocked_at", "stopped_at", "died_at"), start=1):
        scene = await patient(author, user)
        scene.gone = gone  # type: ignore[attr-defined]
    number = await begin(author)
    await step(author, 3)
    for scene in author._everybody[1:]:
        values = {scene.gone: author.now}  # type: ignore[attr-defined]
        await scene.change(lambda tx, actor, person, values=values: people.change(tx, person.id, **values))
    await author.send_broadcasts()
    assert sorted(await states(author, number)) == [("skipped", "blocked"), ("skipped", "died"), ("skipped", "stopped")]
    assert "Left out, have died: 1" in author.last.text


async def test_a_hold_that_opens_meanwhile_leaves_them_out_where_holds_are_left_out(author: Scene) -> None:
    ayse = await patient(author, 1)
    careful = await begin(author, audience=Audience(holds=False))
    everybody = await begin(author)
    await step(author, 3)
    await ayse.change(reports.hold, "T4", author.now)
    await author.send_broadcasts()
    assert await states(author, careful) == [("skipped", "hold")]
    assert await states(author, everybody) == [("sent", None)]


async def test_it_waits_for_its_hour(author: Scene) -> None:
    ayse = await patient(author, 1)
    await begin(author, send_at=MONDAY + timedelta(hours=5))
    await author.wait(hours=4, minutes=59)
    assert news(ayse) == []
    await author.wait(minutes=1)
    assert news(ayse) == [NEWS]


async def test_in_each_zone_it_comes_at_the_same_hour_of_the_wall(author: Scene) -> None:
    istanbul, london, tokyo = [
        await patient(author, n, zone=zone) for n, zone in enumerate(("Europe/Istanbul", "Europe/London", "Asia/Tokyo"))
    ]
    tuesday = datetime(2026, 3, 3, 7, tzinfo=UTC)  # ten in Istanbul
    number = await begin(author, send_at=tuesday, by_zone=True)
    came: dict[str, datetime] = {}
    for _ in range(40):
        for name, scene in {"Istanbul": istanbul, "London": london, "Tokyo": tokyo}.items():
            if news(scene):
                came.setdefault(name, author.now)
        await author.wait(hours=1)
    assert {name: at.hour for name, at in came.items()} == {"Tokyo": 1, "Istanbul": 7, "London": 10}
    assert (await found(author, number)).state is State.DONE


async def test_who_sleeps_gets_it_in_their_morning_across_a_change_of_the_clocks(author: Scene) -> None:
    """On the evening before the clocks go forward in London; Istanbul's stand still."""
    saturday = datetime(2026, 3, 28, 22, 30, tzinfo=UTC)
    for each in author._everybody:
        each.now = saturday
    london, istanbul = await patient(author, 1, zone="Europe/London"), await patient(author, 2)
    tokyo = await patient(author, 3, zone="Australia/Sydney")
    number = await begin(author)
    await author.send_broadcasts()
    assert [len(news(each)) for each in (london, istanbul, tokyo)] == [0, 0, 1]
    await author.wait(hours=6, minutes=29)  # 04:59, 07:59 in Istanbul
    assert [len(news(each)) for each in (london, istanbul)] == [0, 0]
    await author.wait(minutes=1)
    assert [len(news(each)) for each in (london, istanbul)] == [0, 1]
    await author.wait(hours=1, minutes=59)  # 06:59, 07:59 in London, where it is summer now
    assert news(london) == []
    await author.wait(minutes=1)
    assert news(london) == [NEWS]
    assert (await found(author, number)).state is State.DONE


async def test_what_is_still_waiting_when_night_falls_leaves_in_the_morning(anywhere: Scene) -> None:
    author = anywhere
    evening = datetime(2026, 3, 2, 17, 59, tzinfo=UTC)  # 20:59 in Istanbul
    author.now = evening
    ayse = await patient(author, 1)
    number = await begin(author)
    await step(author, 3)
    author._set_clock(evening + timedelta(minutes=2))
    await author.send_broadcasts()
    assert await states(author, number) == [("asleep", None)]
    await author.wait(hours=11)
    assert news(ayse) == [NEWS]


async def test_an_urgent_one_wakes_them(author: Scene) -> None:
    author.now = datetime(2026, 3, 2, 23, 0, tzinfo=UTC)
    ayse = await patient(author, 1)
    await begin(author, urgent=True)
    await author.send_broadcasts()
    assert news(ayse) == [NEWS]


async def test_who_travels_over_night_gets_it_once(author: Scene) -> None:
    author.now = datetime(2026, 3, 2, 4, 30, tzinfo=UTC)  # night in London, 07:30 in Istanbul, day in Tokyo
    ayse = await patient(author, 1, zone="Europe/London")
    await patient(author, 2)
    await begin(author)
    await author.send_broadcasts()
    await author.wait(hours=1)  # Istanbul's morning is over
    await ayse.change(lambda tx, actor, person: people.change(tx, person.id, zone="Europe/Istanbul"))
    await author.wait(days=1)
    assert news(ayse) == [NEWS]


async def test_whoever_joins_that_day_gets_it_only_if_it_was_said(author: Scene) -> None:
    await patient(author, 1)
    await begin(author, {"en": "water for those of now"})
    await begin(author, {"en": "water for the day"}, joiners=True)
    await author.send_broadcasts()
    late = await patient(author, 2)
    await author.wait(hours=12)
    assert news(late) == ["water for the day"]


async def test_a_pause_holds_everything_and_a_resume_lets_it_go(anywhere: Scene) -> None:
    author = anywhere
    ayse = await patient(author, 1)
    number = await begin(author)
    await step(author, 3)
    assert await author.run(control.pause, number)
    await author.send_broadcasts()
    assert await states(author, number) == [("preparing", None)]
    assert author.last.text.startswith("Your message is paused")
    assert list(author.last.buttons) == ["Go on", "Cancel the rest", "Correct it", "Withdraw it"]
    await author.wait(days=2)
    assert news(ayse) == []
    assert await author.run(control.resume, number)
    await author.send_broadcasts()
    assert news(ayse) == [NEWS]
    assert not await author.run(control.resume, number)


async def test_a_pause_takes_hold_before_the_mover_has_seen_it(author: Scene) -> None:
    """The last look before a message leaves knows of it."""
    ayse = await patient(author, 1)
    number = await begin(author)
    await step(author, 3)
    await author.run(control.pause, number)
    await author._deliver()
    assert (news(ayse), await states(author, number)) == ([], [("preparing", None)])


async def test_what_is_cancelled_reaches_nobody_else(author: Scene) -> None:
    ayse = await patient(author, 1)
    number = await begin(author)
    await step(author, 3)
    assert await author.run(control.cancel, number)
    await author.send_broadcasts()
    assert (news(ayse), await states(author, number)) == ([], [("skipped", "cancelled")])
    assert "Left out, it was cancelled: 1" in author.last.text
    assert not await author.run(control.cancel, number)


async def test_a_correction_edits_what_arrived_and_changes_what_has_not_left(author: Scene) -> None:
    early, late = await patient(author, 1), await patient(author, 2)
    late.away = True
    number = await begin(author)
    await author.send_broadcasts()
    await hold_back(author, late)
    correction = await author.run(amend.correct, number, {"en": "Please drink more water."})
    await author.send_broadcasts()
    late.away = False
    await author.send_broadcasts()
    assert news(early) == news(late) == ["Please drink more water."]
    assert list(early.last.buttons) == ["I have read this"]
    assert await states(author, correction) == [("sent", None)]
    assert any("Corrected where it stood: 1" in text for text in author.texts())


async def hold_back(author: Scene, whose: Scene) -> None:
    """Their message has not left, as if it waited for a limit."""
    waits = update(outbox).where(outbox.c.person_id == (await whose.person()).id)
    await author.database.run(lambda tx: tx.execute(waits.values(state="waiting", sent=None, message_id=None)))


async def become(author: Scene, number: int, **values: Any) -> None:
    change = update(outbox).where(outbox.c.broadcast_id == number, outbox.c.state != "waiting").values(**values)
    await author.database.run(lambda tx: tx.execute(change))


async def test_a_correction_leaves_before_what_waits_and_so_does_something_urgent(author: Scene) -> None:
    ayse = await patient(author, 1)
    first = await begin(author)
    await author.send_broadcasts()
    ayse.away = True
    waiting, urgent = await begin(author, {"en": "x"}), await begin(author, {"en": "y"}, urgent=True)
    correction = await author.run(amend.correct, first, {"en": "Corrected water."})
    await step(author, 4)
    claim = {"bot_id": BOT, "now": author.now, "lease": 60.0}
    order = []
    for _ in range(3):
        [row] = await author.database.run(claim_one, claim)
        order.append(row.broadcast_id)
    assert order[2] == waiting
    assert set(order[:2]) == {urgent, correction}


def claim_one(tx: Tx, values: dict[str, Any], settled: bool = True) -> list[Row]:
    """What leaves next to Ayşe; and where it is `settled`, it has arrived."""
    waiting = (outbox.c.state == "waiting", outbox.c.lane < int(Lane.BROADCAST))
    tx.execute(update(outbox).where(*waiting).values(state="sent"))
    rows = departures.claim(tx, limit=1, real=tx.real_now(), **values).rows
    for row in rows if settled else ():
        departures.settle(tx, row, Verdict("sent", message_id=99))
    return rows


async def test_where_an_edit_fails_or_nobody_knows_whether_it_arrived_a_message_corrects_it(anywhere: Scene) -> None:
    author = anywhere
    certain, doubtful = await patient(author, 1), await patient(author, 2)
    number = await begin(author)
    await author.send_broadcasts()
    unknown = update(outbox).where(outbox.c.person_id == (await doubtful.person()).id, outbox.c.broadcast_id == number)
    await author.database.run(lambda tx: tx.execute(unknown.values(state="unknown", message_id=None)))
    certain.away = True
    correction = int(await author.run(amend.correct, number, {"en": "Less water."}))
    await author.send_broadcasts()
    fails = update(outbox).where(outbox.c.broadcast_id == correction, outbox.c.follows.is_not(None))
    await author.database.run(lambda tx: tx.execute(fails.values(state="failed", error="400")))
    certain.away = False
    await author.send_broadcasts()
    corrected = [[text for text in each.texts() if text.startswith("Correction:")] for each in (certain, doubtful)]
    assert corrected == [["Correction:\n\nLess water."]] * 2
    assert sorted(await states(author, correction)) == [("sent", None), ("sent", None), ("skipped", "told instead")]
    assert "Told in a message of its own: 2" in author.last.text


async def test_a_withdrawal_deletes_what_is_young_and_names_nothing_of_the_rest(anywhere: Scene) -> None:
    author = anywhere
    young, old, waiting = [await patient(author, user) for user in (1, 2, 3)]
    number = await begin(author)
    await author.send_broadcasts()
    await hold_back(author, waiting)
    query = update(outbox).where(outbox.c.person_id == (await old.person()).id)
    await author.database.run(lambda tx: tx.execute(query.values(sent=outbox.c.sent - 49 * 3600)))
    waiting.chat.clear()
    withdrawal = int(await author.run(amend.withdraw, number))
    await author.send_broadcasts()
    assert (news(young), news(waiting)) == ([], [])
    assert old.last.text == "Your clinic has withdrawn an earlier message. Please take no notice of it."
    assert (await found(author, number)).state is State.WITHDRAWN
    assert (await found(author, withdrawal)).action is Purpose.WITHDRAW
    assert ("skipped", "withdrawn") in await states(author, number)
    assert "Deleted: 1\nTold to take no notice of it: 1" in author.last.text
    assert await author.run(amend.withdraw, number) is None
    assert await author.run(amend.correct, number, {"en": "x"}) is None


async def test_a_withdrawal_takes_corrections_along_that_were_messages_of_their_own(author: Scene) -> None:
    ayse = await patient(author, 1)
    number = await begin(author)
    await author.send_broadcasts()
    await become(author, number, state="unknown", message_id=None)
    await author.run(amend.correct, number, {"en": "Corrected water."})
    await author.send_broadcasts()
    assert "Correction:\n\nCorrected water." in ayse.texts()
    await author.run(amend.withdraw, number)
    await author.send_broadcasts()
    assert "Correction:\n\nCorrected water." not in ayse.texts()


async def test_what_waits_for_its_hour_is_corrected_and_withdrawn_without_anybody_noticing(author: Scene) -> None:
    ayse = await patient(author, 1)
    first = await begin(author, send_at=MONDAY + timedelta(hours=2))
    second = await begin(author, {"en": "wrong water"}, send_at=MONDAY + timedelta(hours=2))
    await author.run(amend.correct, first, {"en": "right water"})
    await author.run(amend.withdraw, second)
    await author.wait(hours=3)
    assert news(ayse) == ["right water"]


async def test_nobody_is_edited_at_night_by_a_message_but_quietly(author: Scene) -> None:
    ayse, other = await patient(author, 1), await patient(author, 2)
    number = await begin(author)
    await author.send_broadcasts()
    unknown = update(outbox).where(outbox.c.person_id == (await other.person()).id, outbox.c.broadcast_id == number)
    await author.database.run(lambda tx: tx.execute(unknown.values(state="unknown", message_id=None)))
    author._set_clock(datetime(2026, 3, 2, 20, tzinfo=UTC))  # 23:00
    await author.run(amend.correct, number, {"en": "Corrected water."})
    await author.send_broadcasts()
    assert news(ayse) == ["Corrected water."]
    assert "Correction" not in other.last.text
    await author.wait(hours=9)
    assert other.last.text == "Correction:\n\nCorrected water."


async def test_relatives_get_it_while_they_follow(author: Scene) -> None:
    ayse = await patient(author, 1)
    elif_, son = author.beside("Elif", 2), author.beside("Can", 3)
    for each in (elif_, son):
        await each.run(lambda visit: None)
        await author.run(follow, (await ayse.person()).id, (await each.person()).id)
    number = await begin(author, audience=Audience(family=True))
    await step(author, 3)
    await son.run(unfollow)
    await author.send_broadcasts()
    assert (news(elif_), news(son)) == ([NEWS], [])
    assert sorted(await states(author, number)) == [("sent", None), ("sent", None), ("skipped", "revoked")]


def follow(visit: Visit, patient_id: int, relative_id: int) -> None:
    relative = people.by_id(visit.tx, relative_id)
    values = {"relation": Relation.SON, "scope": Scope.MOVED, "name": "x", "now": visit.now}
    bonds.add(visit.tx, relative, patient_id=patient_id, **values)
    bond = bonds.of_relative(visit.tx, relative_id)[0]
    bonds.change(visit.tx, bond, confirmed_at=visit.now)


def unfollow(visit: Visit) -> None:
    bonds.change(visit.tx, bonds.of_relative(visit.tx, visit.person.id)[0], muted_at=visit.now)


async def test_an_author_who_was_removed_hears_nothing_more_and_it_goes_on(author: Scene) -> None:
    ayse = await patient(author, 1)
    number = await begin(author)
    await author.run(leave)
    await author.send_broadcasts()
    assert (news(ayse), author.chat) == ([NEWS], [])
    assert (await found(author, number)).state is State.DONE


def leave(visit: Visit) -> None:
    member = staff.of_person(visit.tx, visit.person.id)
    assert member is not None
    staff.remove(visit.tx, member, visit.now)


async def test_a_broadcast_that_cannot_go_on_keeps_no_other_waiting(author: Scene) -> None:
    broken, other = [await begin(author) for _ in range(2)]
    spoilt = update(broadcasts_table).where(broadcasts_table.c.id == broken).values(audience=["nonsense"])
    await author.database.run(lambda tx: tx.execute(spoilt))
    await SendingTick(author.database, FollowedCalendar(author.now), author.setup, BOT, Bells()).run()
    assert (await found(author, other)).state is State.SENDING


async def test_what_is_being_claimed_while_it_is_corrected_is_corrected_too(postgres_database: Database) -> None:
    """It leaves in the old words; the correction waits for the claim, and then knows that it is on its way."""
    author = await member(postgres_database)
    await patient(author, 1)
    number = await begin(author)
    await step(author, 3)
    with postgres_database.engine.connect() as connection, connection.begin():
        tx = Tx(connection, postgres_database.vault, sqlite=False)
        pace.lock(tx, BOT)
        assert claim_one(tx, {"bot_id": BOT, "now": author.now, "lease": 60.0}, settled=False)
        correcting = asyncio.create_task(author.run(amend.correct, number, {"en": "Less water."}))
        _, waiting = await asyncio.wait({correcting}, timeout=0.2)
        assert waiting
    correction = int(await correcting)
    await step(author, 3)
    assert await states(author, correction) == [("waiting", None)]
