"""What has been sent: cancelled, corrected and withdrawn with buttons, also by somebody else than its author."""

import pytest

from bot.core.access import Role
from bot.storage import broadcasts
from tests.usecases.clinic.hiring import hire
from tests.usecases.clinic.writing import NEWS, author_in, draft, patient_beside, send
from tests.usecases.scene import Scene


@pytest.fixture
async def author(sqlite_database) -> Scene:
    return await author_in(sqlite_database)


@pytest.fixture
async def ayse(author) -> Scene:
    return await patient_beside(author, 501)


async def test_somebody_else_cancels_what_waits_for_its_hour(author, ayse):
    other = author.beside("Mehmet", 510)
    await hire(other, Role.CLINICIAN)
    await draft(author)
    await author.taps("Go on", "Choose an hour", "Today at 12:00", "Show me how it looks", "Send it", "Yes, send it")
    await other.write("/broadcast")
    await other.taps(f"On its way: {NEWS}", "Cancel it", "Yes, cancel")
    assert "broadcast_cancelled 1" in await author.audited()
    await author.wait(hours=3)
    assert NEWS not in ayse.texts()
    await other.press(other.last, "bc:cancelled:1")
    assert other.toast == "That is over already."


async def test_new_words_are_looked_at_and_then_stand_in_place_of_the_old_ones(author, ayse):
    await send(author)
    await ayse.tap("I have read this")
    await author.tap("Correct it")
    await author.tap("English")
    await author.send(photo=[{"file_id": "p", "file_unique_id": "p", "width": 9, "height": 9}], caption="Tea")
    assert author.last.text.startswith("Please send words alone")
    await author.write("Please drink enough tea.")
    await author.taps("Use this", "Everybody gets this one")
    assert "It reaches 1 person." in author.last.text
    assert author.chat[-2].text == "Please drink enough tea."
    await author.taps("Send it", "Yes, send it")
    await author.send_broadcasts()
    assert NEWS not in ayse.texts()
    assert ayse.last.text == "Please drink enough tea."
    assert "I have read this" in ayse.last.buttons  # asked once more
    await author.write("/broadcast")
    assert "Guidance that stays" in author.last.buttons


async def test_a_correction_in_one_language_leaves_the_other_as_it_is(author, ayse):
    fatma = await patient_beside(author, 502, "tr")
    await author.write("/broadcast")
    await author.taps("News for now", "English")
    await author.write(NEWS)
    await author.taps("Use this", "Write it in Turkish too")
    await author.write("Lütfen yeterince su için.")
    await author.taps("Use this", "Go on", "Show me how it looks", "Send it", "Yes, send it")
    await author.send_broadcasts()
    await author.taps("Correct it", "English")
    await author.write("Please drink enough tea.")
    await author.tap("Use this")
    assert next(iter(author.last.buttons)) == "Leave the other as it is"
    await author.tap("Leave the other as it is")
    assert author.chat[-2].text == "Lütfen yeterince su için."
    assert "It reaches 1 person." in author.last.text
    await author.taps("Send it", "Yes, send it")
    await author.send_broadcasts()
    assert (ayse.last.text, fatma.last.text) == ("Please drink enough tea.", "Lütfen yeterince su için.")
    assert await author.database.run(lambda tx: broadcasts.changed(tx, 3)) == 1


async def test_a_withdrawal_is_asked_about_once_more(author, ayse):
    await send(author)
    await author.tap("Withdraw it")
    assert "Where it is less than 48 hours old I delete it." in author.last.text
    await author.tap("Yes, withdraw it")
    await author.send_broadcasts()
    assert NEWS not in ayse.texts()
    await author.write("/broadcast")
    await author.tap("What was sent so far")
    assert f"Withdrawn: {NEWS}" in author.last.buttons


async def test_reading_is_counted_once_and_the_button_goes(author, ayse):
    await send(author)
    message = ayse.last
    await ayse.tap("I have read this")
    assert (ayse.toast, ayse.last.buttons) == ("Thank you.", {})
    await ayse.press(message, "read:1")
    stranger = author.beside("Ali", 599)
    await stranger.press(stranger.chat[-1] if stranger.chat else message, "read:1")
    await author.press(author.last, "read:1")
    assert author.toast == "This is how it will look."
    await author.write("/broadcast")
    await author.taps("What was sent so far", NEWS)
    assert "I have read this: 1" in author.last.text


async def test_the_words_of_the_button_are_a_reading_too(author, ayse):
    await send(author)
    await ayse.write("/today")
    await ayse.write("I have read this")
    assert ayse.last.text == "Thank you."
    assert not any("I have read this" in shown.buttons for shown in ayse.chat)
    await author.write("/broadcast")
    await author.taps("What was sent so far", NEWS)
    assert "I have read this: 1" in author.last.text


async def test_what_waits_for_its_hour_can_be_corrected_too(author, ayse):
    await draft(author)
    await author.taps("Go on", "Choose an hour", "Today at 12:00", "Show me how it looks", "Send it", "Yes, send it")
    await author.write("/broadcast")
    await author.taps(f"On its way: {NEWS}", "Correct it", "English")
    await author.write("Please drink enough tea.")
    await author.taps("Use this", "Everybody gets this one", "Send it", "Yes, send it")
    await author.wait(hours=3)
    assert ayse.last.text == "Please drink enough tea."
    assert NEWS not in ayse.texts()
