"""An animation is uploaded once and then named; whatever becomes of it, its words arrive."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from bot.content.animations import PICTURES
from bot.messaging.animations import Animations
from bot.messaging.outcomes import judge
from bot.messaging.transport import Refused, Unknown
from bot.storage.database import Database
from tests.messaging.rig import Rig, Town
from tests.messaging.test_outcomes import ROW

NAME = "palm_press"
BUTTON = {"inline_keyboard": [[{"text": "Next exercise", "callback_data": "how:1:1"}]]}


def say(rig: Rig, chat: int, key: str, name: str = NAME) -> None:
    params = {"caption": "1. Sit tall.", "gif": name, "reply_markup": BUTTON}
    rig.say(key, chat, method="sendAnimation", params=params)


async def shown(rig: Rig, town: Town, *faults: dict[str, Any], names: tuple[str, ...] = (NAME,)) -> tuple[Any, Any]:
    """The last row, and the messages in the chat after the greeting; each is sent after the one before has ended."""
    ayse = await town.person()
    await ayse.writes("hello")
    await rig.settled(updates=1)
    for number, name in enumerate(names):
        for fault in faults if number == len(names) - 1 else ():
            await town.fault("sendAnimation", **fault)
        say(rig, ayse.id, f"card {number}", name)
        row = await rig.ended(f"card {number}")
    return row, [each for each in (await ayse.chat())["messages"] if each["from"] == "bot"][1:]


def assert_words_alone(message: Any) -> None:
    assert (message["text"], message.get("caption")) == ("1. Sit tall.", None)
    assert message["buttons"][0][0]["text"] == "Next exercise"


async def test_an_animation_is_sent_with_its_words_and_buttons(database: Database, town: Town) -> None:
    async with Rig(database, town.url) as rig:
        row, [message] = await shown(rig, town)
    assert (row.state, row.attempts, row.message_id) == ("sent", 1, message["message_id"])
    assert message["caption"] == "1. Sit tall."
    assert message["buttons"][0][0]["text"] == "Next exercise"
    assert message["animation"]["size"] == (PICTURES / f"{NAME}.gif").stat().st_size


async def test_the_second_time_telegrams_own_name_for_it_is_enough(sqlite_database: Database, town: Town) -> None:
    async with Rig(sqlite_database, town.url) as rig:
        row, messages = await shown(rig, town, names=(NAME, NAME))
    assert (row.state, row.attempts) == ("sent", 1)
    assert messages[0]["animation"]["size"] == messages[1]["animation"]["size"]
    first, second = await town.calls("sendAnimation")
    assert isinstance(second["params"]["animation"], str)
    assert first["params"].get("animation") != second["params"]["animation"]


async def test_a_name_that_telegram_no_longer_knows_is_uploaded_again(sqlite_database: Database, town: Town) -> None:
    fault = {"status": 400, "description": "Bad Request: wrong file identifier/HTTP URL specified"}
    async with Rig(sqlite_database, town.url) as rig:
        row, messages = await shown(rig, town, fault, names=(NAME, NAME))
    assert (row.state, row.attempts, row.plain) == ("sent", 2, False)
    assert [message["caption"] for message in messages] == ["1. Sit tall."] * 2


async def test_an_animation_that_is_refused_leaves_its_words(sqlite_database: Database, town: Town) -> None:
    async with Rig(sqlite_database, town.url) as rig:
        row, [message] = await shown(rig, town, {"status": 400, "description": "Bad Request: not enough rights"})
    assert (row.state, row.attempts, row.plain) == ("sent", 2, True)
    assert_words_alone(message)


async def test_an_animation_that_is_no_longer_there_leaves_its_words(
    sqlite_database: Database, town: Town, capsys: pytest.CaptureFixture[str]
) -> None:
    async with Rig(sqlite_database, town.url) as rig:
        row, [message] = await shown(rig, town, names=("of_an_older_version",))
    assert (row.state, row.attempts) == ("sent", 1)
    assert_words_alone(message)
    assert "outbox.no_animation" in "".join(capsys.readouterr())


def test_only_an_uploaded_animation_is_given_up_when_it_is_refused() -> None:
    row, refused = replace(ROW, method="sendAnimation"), Refused(400, "Bad Request: something")
    assert not judge(row, refused, by_name=True).plain
    assert judge(row, refused).plain
    assert judge(replace(row, plain=True), refused).state == "failed"
    assert judge(row, Unknown("http 502"), by_name=True).plain


def test_an_answer_without_a_name_teaches_nothing(tmp_path: Path) -> None:
    animations = Animations(tmp_path)
    animations.learn(NAME, Refused(403, "Forbidden"))
    assert animations.find(NAME) is None
