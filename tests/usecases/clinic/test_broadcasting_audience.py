"""Who gets it: chosen with buttons, always with the number; and what is suggested where words name an exercise."""

import pytest

from tests.usecases.clinic.writing import author_in, draft, patient_beside
from tests.usecases.scene import Scene

DROPS = "From today please do the heel drops more slowly."


@pytest.fixture
async def author(sqlite_database) -> Scene:
    """With somebody whose exercises are on hold among the patients."""
    author = await author_in(sqlite_database)
    await patient_beside(author, 501)
    await patient_beside(author, 502, "tr")
    await patient_beside(author, 503, "tr", spinal_fracture="yes", professional_ok="not_yet")
    return author


def number(author: Scene) -> str:
    return author.last.text.split("\n\n")[2]


async def test_each_condition_says_how_many_are_left(author):
    await draft(author)
    assert number(author) == "3 people get it. 1 of them is on hold."
    await author.taps("By language", "Turkish")
    assert number(author) == "2 people get it. 1 of them is on hold."
    assert "• Who read Turkish" in author.last.text
    await author.tap("Leave people on hold out")
    assert number(author) == "1 person gets it. 1 on hold is left out."
    await author.taps("By clearance", "Whose exercises are on hold")
    assert number(author) == "1 person gets it. 1 of them is on hold."
    await author.tap("Everybody")
    await author.taps("By how active they are", "Silent for 3 days or longer")
    assert number(author) == "0 people get it."
    await author.taps("By how active they are", "It does not matter")
    assert number(author) == "3 people get it. 1 of them is on hold."


async def test_the_screen_is_one_message_that_changes(author):
    await draft(author)
    before = len(author.chat)
    await author.taps(
        "By language", "English", "By an exercise in their plan", "Balance", "Back", "To their family too"
    )
    await author.taps("Go on", "Choose an hour", "Tomorrow at 09:00", "Also to those who join that day", "At once")
    assert len(author.chat) == before


async def test_where_the_words_name_an_exercise_those_who_have_it_are_suggested(author):
    await draft(author, DROPS)
    assert "• With this exercise in their plan: Heel drops" in author.last.text
    assert number(author).startswith("0 people get it.")
    assert "The words name: Heel drops. Not everybody may do that" in author.last.text
    await author.tap("Everybody")
    assert number(author) == "3 people get it. 1 of them is on hold."
    await author.taps("Go on", "Show me how it looks")
    assert "It names an exercise, and 1 person on hold would get it." in author.last.text


async def test_a_button_of_a_draft_that_is_gone_does_nothing(author):
    await draft(author)
    screen = author.last
    await author.write("/broadcast")
    await author.taps("Throw it away", "Yes, throw it away")
    await author.tap("By language", screen)
    assert author.toast == "This draft is closed. Write /broadcast."
