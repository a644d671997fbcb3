"""Keyboards."""

from typing import Any

import pytest

from tests.sandbox.clients import ControlClient, RawBot, Refused


def rows(*widths: int) -> dict[str, Any]:
    return {"inline_keyboard": [[{"text": "x", "callback_data": "y"}] * width for width in widths]}


async def test_callback_data_has_1_to_64_bytes(bot: RawBot, tester: ControlClient) -> None:
    user = await tester.start()

    await bot.offer(user, [{"text": "x", "callback_data": "ğ" * 32}])
    with pytest.raises(Refused, match="Bad Request: BUTTON_DATA_INVALID"):
        await bot.offer(user, [{"text": "x", "callback_data": "ğ" * 33}])
    with pytest.raises(Refused, match="Text buttons are unallowed in the inline keyboard"):
        await bot.offer(user, [{"text": "x", "callback_data": ""}])


async def test_eight_buttons_fit_in_a_row_and_a_hundred_on_a_keyboard(bot: RawBot, tester: ControlClient) -> None:
    user = await tester.start()

    await bot.say(user, reply_markup=rows(*[8] * 12, 4))
    for too_much in (rows(9), rows(*[8] * 12, 5), {"keyboard": [["x"] * 9]}):
        with pytest.raises(Refused, match="reply markup is too long"):
            await bot.say(user, reply_markup=too_much)


@pytest.mark.parametrize(
    "markup",
    [
        "nonsense",
        [],
        {"inline_keyboard": "nonsense"},
        {"inline_keyboard": [{"text": "x", "callback_data": "y"}]},
        {"inline_keyboard": [["x"]]},
        {"inline_keyboard": [[{"callback_data": "y"}]]},
        {"inline_keyboard": [[{"text": " ", "callback_data": "y"}]]},
        {"inline_keyboard": [[{"text": "x"}]]},
        {"inline_keyboard": [[{"text": "x", "callback_data": 5}]]},
        {"inline_keyboard": [[{"text": "x", "callback_data": "y", "url": "https://example.com"}]]},
        {"keyboard": [[{"nothing": "x"}]]},
        {"keyboard": [[""]]},
        {"keyboard": "nonsense"},
    ],
)
async def test_a_malformed_keyboard_is_400(bot: RawBot, tester: ControlClient, markup: Any) -> None:
    user = await tester.start()

    with pytest.raises(Refused) as refused:
        await bot.say(user, reply_markup=markup)
    assert refused.value.status == 400


@pytest.mark.parametrize(
    ("url", "taken"),
    [
        ("https://example.com", True),
        ("example.com", True),
        ("tg://user?id=1", True),
        ("https://t.me/sandbox_bot?start=Ab-_9", True),
        ("https://t.me/somebody_else?start=whatever!", True),
        ("https://t.me/sandbox_bot?start=" + "a" * 64, True),
        ("https://t.me/sandbox_bot?start=" + "a" * 65, False),
        ("https://t.me/sandbox_bot?start=no.dots", False),
        ("ftp://example.com", False),
        ("http://localhost/x", False),
    ],
)
async def test_a_link_button_needs_an_address_that_works(
    bot: RawBot, tester: ControlClient, url: str, taken: bool
) -> None:
    user = await tester.start()
    if taken:
        await bot.offer(user, [{"text": "x", "url": url}])
        assert (await tester.newest(user))["buttons"] == [[{"text": "x", "url": url}]]
    else:
        with pytest.raises(Refused):
            await bot.offer(user, [{"text": "x", "url": url}])


async def test_the_reply_keyboard_stays_until_it_is_replaced_or_removed(bot: RawBot, tester: ControlClient) -> None:
    user = await tester.start()
    assert (await tester.chat(user))["keyboard"] is None

    message = await bot.say(user, reply_markup={"keyboard": [["Pain"], ["Today", {"text": "Menu"}]]})
    await bot.say(user, "no markup")
    await bot.offer(user, [{"text": "x", "callback_data": "y"}])
    assert "reply_markup" not in message
    assert (await tester.chat(user))["keyboard"] == [["Pain"], ["Today", "Menu"]]

    await bot.say(user, reply_markup={"keyboard": [["Other"]]})
    assert (await tester.chat(user))["keyboard"] == [["Other"]]
    await bot.say(user, reply_markup={"remove_keyboard": True})
    assert (await tester.chat(user))["keyboard"] is None


async def test_a_one_time_keyboard_hides_after_its_first_use(bot: RawBot, tester: ControlClient) -> None:
    user = await tester.start()
    await bot.say(user, reply_markup={"keyboard": [["Yes"]], "one_time_keyboard": True})

    await tester.tap(user, "Yes")

    assert (await tester.chat(user))["keyboard"] is None


async def test_an_empty_inline_keyboard_is_none(bot: RawBot, tester: ControlClient) -> None:
    user = await tester.start()

    assert "reply_markup" not in await bot.say(user, reply_markup={"inline_keyboard": []})
