"""The guidance that stays: the newest one in one's own language, the ones before it, and for whoever joins later."""

import json

import pytest

from tests.usecases.clinic.writing import author_in, patient_beside, send
from tests.usecases.scene import Scene

FIRST, SECOND = "Please drink water.", "Please drink more water."
STAYS = "Guidance that stays"


@pytest.fixture
async def author(sqlite_database) -> Scene:
    return await author_in(sqlite_database)


@pytest.fixture
async def ayse(author) -> Scene:
    return await patient_beside(author, 501)


async def test_the_newest_stands_and_the_ones_before_can_be_read(author, ayse):
    await ayse.write("/guidance")
    assert ayse.last.text == "There is no guidance from the clinic at the moment."
    await send(author, FIRST, STAYS)
    await send(author, SECOND, STAYS)
    await send(author, "We are closed on Friday.")  # no guidance
    await ayse.write("/guidance")
    assert ayse.texts()[-2:] == ["Guidance from the clinic, number 2, 2 March 2026", SECOND]
    await ayse.tap("Earlier versions")
    await ayse.tap("Number 1, 2 March 2026")
    assert ayse.last.text == FIRST
    await author.write("/oneriler")  # staff read it too
    assert author.last.text == SECOND


async def test_what_was_withdrawn_gives_way_to_the_one_before(author, ayse):
    await send(author, FIRST, STAYS)
    await send(author, SECOND, STAYS)
    await author.taps("Withdraw it", "Yes, withdraw it")
    await author.send_broadcasts()
    await ayse.write("/guidance")
    assert ayse.last.text == FIRST


async def test_exercise_is_not_shown_to_somebody_on_hold(author, ayse):
    fatma = await patient_beside(author, 502, spinal_fracture="yes", professional_ok="not_yet")
    await author.write("/broadcast")
    await author.taps(STAYS, "English")
    await author.write(FIRST)
    await author.taps("Use this", "Everybody gets this one", "Leave people on hold out")
    await author.taps("Go on", "Show me how it looks", "Send it", "Yes, send it")
    await author.send_broadcasts()
    assert FIRST in ayse.texts()
    await fatma.write("/guidance")
    assert FIRST not in fatma.texts()
    assert fatma.last.text.endswith("You can read it here when they go on.")


async def test_after_thoughts_of_self_harm_nobody_talks_of_it(author, ayse):
    await send(author, FIRST, STAYS)
    await ayse.write("I want to end my life")
    seen = len(ayse.chat)
    await ayse.write("/guidance")
    assert FIRST not in ayse.texts(seen)


async def test_whoever_joins_later_gets_it_once_with_the_next_days_message(author, ayse):
    await send(author, FIRST, STAYS)
    await send(author, SECOND, STAYS)
    await author.wait(hours=1)
    later = await patient_beside(author, 503, "tr")
    assert SECOND not in later.texts()
    await author.wait(days=1)
    assert later.texts().count(SECOND) == 1
    assert FIRST not in later.texts()
    await later.tap("Okudum")
    await author.wait(days=3)
    assert later.texts().count(SECOND) == 1
    assert ayse.texts().count(SECOND) == 1


async def test_a_joiner_on_hold_does_not_get_what_leaves_them_out(author, ayse):
    await author.write("/broadcast")
    await author.taps(STAYS, "English")
    await author.write(FIRST)
    await author.taps("Use this", "Everybody gets this one", "Leave people on hold out")
    await author.taps("Go on", "Show me how it looks", "Send it", "Yes, send it")
    await author.send_broadcasts()
    later = await patient_beside(author, 503, spinal_fracture="yes", professional_ok="not_yet")
    await author.wait(days=7)
    assert FIRST not in later.texts()


async def test_a_stranger_is_welcomed_and_reads_none_of_it(author, ayse):
    await send(author, FIRST, STAYS)
    stranger = author.beside("Ali", 599)
    await stranger.write("/guidance")
    assert FIRST not in stranger.texts()


async def test_what_the_clinic_told_everybody_is_handed_over_too(author, ayse):
    await send(author, FIRST, STAYS)
    await ayse.write("/export")
    [file] = ayse.files
    assert json.loads(file["text"])["messages_sent"][0]["params"] == {"text": FIRST}
