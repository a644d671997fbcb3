"""A message as the Bot API wants it."""

import pytest

from bot.views.message import Message, column, edit_params, send_params

LINKED = Message("Read this.", column([("Back", "menu:open")]), links=(("Open", "https://example.org/a?b=c"),))
KEYS = [[{"text": "Open", "url": "https://example.org/a?b=c"}], [{"text": "Back", "callback_data": "menu:open"}]]


def test_buttons_that_open_an_address_stand_above_those_that_are_answers() -> None:
    assert send_params(LINKED)["reply_markup"] == {"inline_keyboard": KEYS}
    assert edit_params(5, LINKED)["reply_markup"] == {"inline_keyboard": KEYS}


def test_a_message_with_an_address_alone_has_buttons_and_brings_no_keyboard() -> None:
    message = Message("Read this.", keyboard=(("Menu",),), links=LINKED.links)
    assert send_params(message)["reply_markup"] == {"inline_keyboard": KEYS[:1]}


def test_below_a_picture_there_is_no_button_of_any_kind() -> None:
    with pytest.raises(ValueError, match="picture"):
        Message("Look.", picture="<svg/>", links=LINKED.links)
