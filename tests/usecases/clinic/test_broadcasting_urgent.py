"""What comes at night needs the yes of a second administrator, to the very words that they have seen."""

import pytest

from bot.core.access import Role
from tests.usecases.clinic.hiring import hire
from tests.usecases.clinic.writing import NEWS, author_in, draft, patient_beside
from tests.usecases.scene import Scene


@pytest.fixture
async def author(sqlite_database) -> Scene:
    """Who is an administrator too."""
    return await author_in(sqlite_database, Role.ADMINISTRATOR, Role.COMMUNICATOR)


@pytest.fixture
async def ayse(author) -> Scene:
    return await patient_beside(author, 501)


@pytest.fixture
async def chief(author) -> Scene:
    chief = author.beside("Mehmet", 510, "tr")
    await hire(chief, Role.ADMINISTRATOR)
    return chief


async def ask(author: Scene) -> None:
    await author.wait(hours=14)
    await draft(author)
    await author.taps("Go on", "Urgent: also at night", "Show me how it looks", "Send it", "Yes, send it")


async def test_without_another_administrator_nothing_is_urgent(author, ayse):
    await draft(author)
    await author.taps("Go on", "Urgent: also at night")
    assert author.toast == (
        "At night it needs a yes of another administrator, and there is none. By day it can go as it is."
    )


async def test_another_administrator_sees_it_and_approves_it_at_night(author, ayse, chief):
    await ask(author)
    assert author.last.text == "It waits for approval. I have asked 1 administrator."
    await author.send_broadcasts()
    assert NEWS not in ayse.texts()
    assert chief.texts()[-3:-1] == [NEWS, NEWS]
    assert chief.last.text.startswith("Derya bunu gece de olsa hemen göndermek istiyor.")
    await chief.tap("Onayla")
    await author.send_broadcasts()
    assert ayse.texts().count(NEWS) == 1
    assert "Mehmet has approved your urgent message." in author.texts()
    assert "broadcast_approved 1" in await author.audited()
    answered = chief.last
    await chief.press(answered, "bc:approve:1:00000000")
    assert chief.toast.startswith("Artık onaylanacak bir şey yok")
    assert chief.last == answered


async def test_the_author_cannot_approve_their_own(author, ayse, chief):
    await ask(author)
    await author.press(author.last, chief.last.buttons["Onayla"])
    assert author.toast == "You wrote this, so a yes has to come from another administrator."
    await author.send_broadcasts()
    assert NEWS not in ayse.texts()


async def test_an_old_request_approves_no_other_words(author, ayse, chief):
    await ask(author)
    old = chief.last
    await author.taps("Take it back", "Change the words", "English")
    await author.write("Please drink tea.")
    await author.taps("Use this", "Everybody gets this one", "Go on", "Show me how it looks", "Send it", "Yes, send it")
    await chief.tap("Onayla", old)
    await author.send_broadcasts()
    assert "Please drink tea." not in ayse.texts()


async def test_what_is_refused_is_a_draft_again(author, ayse, chief):
    await ask(author)
    await chief.tap("Reddet")
    assert author.last.text.startswith("Mehmet has refused your urgent message.")
    await author.tap("Go on with it")
    assert author.last.text.startswith("Who gets it?")


async def test_words_that_nobody_else_has_seen_wait_for_the_morning(author, ayse, chief):
    await ask(author)
    await chief.tap("Onayla")
    await author.write("/broadcast")
    await author.taps(f"On its way: {NEWS}", "Correct it", "English")
    await author.write("Please drink tea.")
    await author.taps("Use this", "Everybody gets this one", "Send it", "Yes, send it")
    assert "they wait for the morning" in author.last.text
    await author.send_broadcasts()
    assert not {NEWS, "Please drink tea."} & set(ayse.texts())
    await author.wait(hours=10)
    assert ayse.texts().count("Please drink tea.") == 1
