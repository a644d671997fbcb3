"""Taps on inline buttons and answerCallbackQuery."""

import pytest

from tests.sandbox.clients import ControlClient, RawBot, Refused

YES = {"text": "Yes", "callback_data": "yes:1"}


async def test_a_tap_brings_its_data_and_its_message(bot: RawBot, tester: ControlClient) -> None:
    user = await tester.start("Ayşe", language_code="tr")
    message = await bot.offer(user, [YES])

    tap = await tester.tap(user, "Yes")

    update = (await bot.updates())[-1]
    assert update["update_id"] == tap["update_id"]
    query = update["callback_query"]
    assert query["id"] == tap["callback_id"]
    assert query["data"] == "yes:1"
    assert query["message"] == message
    assert query["from"] == {"id": user, "is_bot": False, "first_name": "Ayşe", "language_code": "tr"}
    assert query["chat_instance"]


async def test_an_answer_pops_up_on_the_phone_once(bot: RawBot, tester: ControlClient) -> None:
    user = await tester.start()
    await bot.offer(user, [YES])
    callback_id = (await tester.tap(user, "Yes"))["callback_id"]
    seq = await tester.seq()

    assert await bot.call("answerCallbackQuery", callback_query_id=callback_id, text="Noted", show_alert=True)
    assert await bot.call("answerCallbackQuery", callback_query_id=callback_id, text="Again")

    (answer,) = (await tester.chat(user, since=seq))["callback_answers"]
    assert answer.pop("seq") > seq
    assert answer == {"callback_id": callback_id, "text": "Noted", "alert": True}


async def test_an_answer_may_be_silent(bot: RawBot, tester: ControlClient) -> None:
    user = await tester.start()
    await bot.offer(user, [YES])
    await bot.call("answerCallbackQuery", callback_query_id=(await tester.tap(user, "Yes"))["callback_id"])

    (answer,) = (await tester.chat(user))["callback_answers"]
    assert (answer["text"], answer["alert"]) == ("", False)


async def test_a_tap_answered_too_late_is_refused(bot: RawBot, tester: ControlClient) -> None:
    user = await tester.start()
    await bot.offer(user, [YES])
    callback_id = (await tester.tap(user, "Yes"))["callback_id"]

    await tester.advance(151)

    for identity in (callback_id, "invented"):
        with pytest.raises(Refused, match="Bad Request: query is too old and response timeout expired"):
            await bot.call("answerCallbackQuery", callback_query_id=identity)


async def test_an_answer_has_at_most_200_characters(bot: RawBot, tester: ControlClient) -> None:
    user = await tester.start()
    await bot.offer(user, [YES])
    callback_id = (await tester.tap(user, "Yes"))["callback_id"]

    with pytest.raises(Refused, match="MESSAGE_TOO_LONG"):
        await bot.call("answerCallbackQuery", callback_query_id=callback_id, text="x" * 201)
    assert await bot.call("answerCallbackQuery", callback_query_id=callback_id, text="x" * 200)
