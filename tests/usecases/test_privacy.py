"""What is kept about a person: shown, handed over, deleted."""

import json

import pytest
from sqlalchemy import func, select

from bot.storage import outbox as outbox_storage
from bot.storage import reports
from bot.storage.outbox import Lane
from bot.storage.tables import inbox, metadata, outbox
from tests.usecases.scene import BOT, MONDAY, USER, Scene


async def rows(scene: Scene) -> dict[str, int]:
    def count(tx) -> dict[str, int]:
        tables = [table for table in metadata.sorted_tables if table.name != "inbox"]
        counted = {each.name: tx.execute(select(func.count()).select_from(each)).scalar_one() for each in tables}
        return {name: number for name, number in counted.items() if number}

    return await scene.database.run(count)


async def live(scene: Scene) -> None:
    """A day with exercises, words and a symptom."""
    await scene.write("/today")
    await scene.write("walked 25 minutes")
    await scene.write("my back hurts since this morning")


async def test_the_notice_says_how_to_get_and_delete_everything(scene):
    await scene.write("/gizlilik")
    assert "/export sends you all of it, /delete deletes it" in scene.last.text
    assert list(scene.last.buttons) == ["Send me all my data", "Delete everything"]


async def test_everything_comes_as_one_document(scene):
    await live(scene)
    await scene.write("/export")
    [file] = scene.files
    held = json.loads(file["text"])
    assert file["name"] == "my-data.json"
    assert held["exported_at"] == "2026-03-02T07:30:00+00:00"
    assert {"professional_ok", "falls_12m"} <= {answer["field"] for answer in held["answers"]}
    assert "brisk_walking" in {entry["exercise"] for entry in held["done"]}
    assert any("my back hurts" in json.dumps(each) for each in held["messages_received"])
    assert scene.last.text.startswith("This file holds everything")
    assert scene.last.keyboard


async def test_whoever_is_not_a_patient_gets_what_little_there_is(database):
    scene = Scene(database, now=MONDAY)
    await scene.write("/start")
    await scene.taps("Let's begin", "No, thank you")
    await scene.write("/verilerim")
    held = json.loads(scene.files[0]["text"])
    assert [consent["given"] for consent in held["consents"]] == [False]
    assert held["settings"] == []


@pytest.mark.parametrize("word", ["DELETE", "delete.", "SİL", "sil"])
async def test_the_typed_word_deletes_everything(scene, word):
    await scene.write("/today")
    await scene.write("/delete")
    assert scene.last.text.endswith("write the word: DELETE")
    await scene.write(word)
    assert scene.last.text.startswith("Everything about you is deleted")
    assert await rows(scene) == {"audit": 1, "outbox": 1}
    assert await scene.audited() == ["deleted"]


async def test_afterwards_they_are_unknown_and_may_begin_anew(scene):
    await scene.write("/sil")
    await scene.write("sil")
    said = len(scene.chat)
    await scene.wait(days=9)
    assert len(scene.chat) == said
    await scene.write("/start")
    assert scene.last.text.startswith("Hello. I am your exercise companion")
    await scene.taps("Let's begin", "Yes, I agree", "I will")
    assert scene.last.text.startswith("1 of 6.")


async def test_nothing_is_deleted_by_any_other_word(scene):
    await scene.write("/delete")
    await scene.write("yes please")
    await scene.write("/delete")
    await scene.tap("No, keep everything")
    assert scene.chat[-1].text == "Good. Everything stays as it is."
    await scene.write("DELETE")
    assert (await scene.person()).user_id == USER
    assert "deleted" not in await scene.audited()


async def test_the_word_alone_counts_for_an_hour(scene):
    await scene.write("/delete")
    await scene.wait(hours=2)
    await scene.write("DELETE")
    assert scene.last.text.startswith("Shall I delete everything about you")
    await scene.write("DELETE")
    assert await scene.audited() == ["deleted"]


async def test_on_a_hold_it_is_said_once_more_whom_to_call(scene):
    await scene.write("/delete")
    assert "112" not in scene.last.text
    await scene.change(reports.hold, "C2", MONDAY)
    await scene.write("/delete")
    assert "In an emergency, call 112." in scene.last.text
    await scene.write("DELETE")
    assert "In an emergency, call 112." in scene.last.text
    assert await scene.audited() == ["deleted"]


async def test_a_question_about_a_symptom_goes_first(scene):
    await scene.write("Pain or dizzy")
    await scene.write("/delete")
    assert "Emergency" in scene.last.buttons
    await scene.write("DELETE")
    assert (await scene.person()).user_id == USER


async def test_the_farewell_is_forgotten_once_it_was_said(scene):
    await scene.write("/delete")
    await scene.write("DELETE")
    await scene.database.run(outbox_storage.forget_farewells, BOT)
    assert "outbox" not in await rows(scene)


async def test_a_question_that_was_open_is_asked_again_when_everything_stays(database):
    scene = Scene(database, now=MONDAY)
    await scene.write("/start")
    await scene.taps("Let's begin", "Yes, I agree", "I will")
    await scene.write("/delete")
    await scene.tap("No, keep everything")
    assert scene.last.text.startswith("1 of 6.")


async def test_whoever_said_no_is_deleted_at_once(database):
    scene = Scene(database, now=MONDAY)
    await scene.write("/start")
    await scene.taps("Let's begin", "No, thank you")
    await scene.write("/delete")
    assert scene.last.text.startswith("Everything about you is deleted")
    assert await rows(scene) == {"audit": 2, "outbox": 1}  # that somebody said no, and was deleted


async def test_what_waits_to_be_said_is_dropped_with_everything_else(scene):
    waiting = {"bot_id": BOT, "chat_id": USER, "lane": Lane.SUMMARY, "method": "sendMessage", "created_at": MONDAY}
    await scene.write("/delete")
    await scene.database.run(
        lambda tx: outbox_storage.enqueue(tx, key="later", params={"text": "your week"}, **waiting)
    )
    await scene.write("DELETE")
    keys = await scene.database.run(lambda tx: list(tx.execute(select(outbox.c.key)).scalars()))
    assert len(keys) == 1
    assert keys[0].startswith(outbox_storage.FAREWELL)


async def test_the_update_that_asks_for_it_is_forgotten_too(scene):
    await scene.write("/delete")
    await scene.write("DELETE")
    payloads = await scene.database.run(lambda tx: [tx.vault.open(row.payload) for row in tx.execute(select(inbox))])
    assert set(payloads) == {"{}"}
