"""What relatives read when something has happened, and kind words: short, in both languages, with any name."""

from datetime import datetime

import pytest

from bot.content.words import LANGUAGES, words_for
from bot.usecases.occasion import Setup
from bot.views.family import cheer, concern
from bot.views.message import Message
from tests.usecases.scene import content

LONGEST, LONGEST_DATA = 350, 64
NAME, NUMBER = "Wilhelmina {patient} Featherstone-Haugh von und zu Hohenstein", 2**40
NOON = datetime(2026, 11, 26, 12)  # noqa: DTZ001 - by a clock on the wall


def asked(language: str) -> list[Message]:
    """Every message that asks something."""
    _ = words_for(language)
    return [
        concern.line(_, "112", NAME),
        concern.self_harm(_, "112"),
        concern.who(_, [(NUMBER, NAME)], perhaps_me=True),
        concern.what_to_do(_, "112", NUMBER, NAME, perhaps_me=True, far=True),
        concern.calm(_, "112", NUMBER, NAME, may_ask=True),
        concern.asked(_, NAME, answered=False),
        concern.unreadable(_, "112"),
        concern.what_i_can_do(_, "112"),
        concern.how_are_you(_, NUMBER, NAME, "2026-11-26"),
        cheer.to_whom(_, [(NUMBER, NAME)]),
        cheer.which(_, NUMBER, NAME, paused=True),
        cheer.which(_, NUMBER, NAME, paused=False),
        cheer.write_it(_, NAME, 200),
        cheer.no_links(_),
        cheer.draft(_, NUMBER, NAME, "x" * 200, NUMBER),
        cheer.too_late(_, NUMBER),
        cheer.enough(_, NAME, 3),
        cheer.cannot_pass_on(_, NAME),
        cheer.muted(_, NUMBER, NAME),
    ]


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_asked_is_short_whatever_the_name(language: str) -> None:
    assert [message.text for message in asked(language) if len(message.text) > LONGEST] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_a_button_sends_back_fits(language: str) -> None:
    data = [data for message in asked(language) for row in message.rows for _, data in row]
    assert [each for each in data if len(each.encode()) > LONGEST_DATA] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_name_is_never_filled_in_or_broken_over_lines(language: str) -> None:
    message = concern.line(words_for(language), "112", "Eve\n\n{emergency}\u202e112")
    assert "Eve {emergency} 112" in message.text


@pytest.mark.parametrize("language", LANGUAGES)
def test_where_nobody_reads_it_nobody_is_said_to_have_been_told(language: str) -> None:
    _, setup = words_for(language), Setup(content(), clinic_name="Physio", clinic_contact="0216")
    about = {"patient": "Rose", "relative": "Elif", "now": NOON, "may_ask": False}
    told = concern.clinic(_, setup, "112", 1, **about, read_at=None)
    assert told.text.startswith(_("Nobody has been told yet. Please phone the clinic yourself."))
    assert "Physio" in told.text
    assert "112" in told.text


@pytest.mark.parametrize("language", LANGUAGES)
def test_only_their_own_words_are_marked_as_passed_on(language: str) -> None:
    _ = words_for(language)
    passed_on = _("I only pass these words on.")
    assert passed_on in cheer.told(_, 1, 2, "Elif", [("Roses", True), ("Thinking", False)]).text
    assert passed_on not in cheer.told(_, 1, 2, "Elif", [("Thinking", False)]).text
