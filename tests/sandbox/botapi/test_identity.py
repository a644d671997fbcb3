"""The bot's name, descriptions, command menus and menu button."""

from typing import Any

import pytest

from tests.sandbox.clients import ControlClient, RawBot, Refused


def command(name: str) -> dict[str, str]:
    return {"command": name, "description": f"What {name} does"}


async def test_get_me_is_a_bot_with_the_tokens_id(bot: RawBot, tester: ControlClient) -> None:
    me = await bot.call("getMe")

    assert me["is_bot"] is True
    assert me["id"] == 4242
    state = await tester.get("state")
    assert (state["bot"]["id"], state["bot"]["username"]) == (4242, me["username"])


async def test_a_name_and_descriptions_depend_on_the_language(bot: RawBot, tester: ControlClient) -> None:
    ayse, john = await tester.join("Ayşe", language_code="tr"), await tester.join("John", language_code="en-GB")
    for language, name in (("", "Companion"), ("tr", "Arkadaş")):
        await bot.call("setMyName", name=name, language_code=language)
        await bot.call("setMyDescription", description=f"{name} long", language_code=language)
        await bot.call("setMyShortDescription", short_description=f"{name} short", language_code=language)

    turkish, english = await tester.get(f"users/{ayse}/menu"), await tester.get(f"users/{john}/menu")
    assert (turkish["name"], turkish["description"]) == ("Arkadaş", "Arkadaş long")
    assert (english["name"], english["short_description"]) == ("Companion", "Companion short")
    assert (await bot.call("getMyName", language_code="tr"))["name"] == "Arkadaş"
    assert (await bot.call("getMyDescription", language_code="de"))["description"] == "Companion long"
    assert (await bot.call("getMyShortDescription"))["short_description"] == "Companion short"
    assert (await bot.call("getMe"))["first_name"] == "Companion"

    await bot.call("setMyName", name="", language_code="tr")
    assert (await tester.get(f"users/{ayse}/menu"))["name"] == "Companion"


@pytest.mark.parametrize(
    ("method", "name", "longest"),
    [
        ("setMyName", "name", 64),
        ("setMyDescription", "description", 512),
        ("setMyShortDescription", "short_description", 120),
    ],
)
async def test_names_and_descriptions_have_a_longest_length(bot: RawBot, method: str, name: str, longest: int) -> None:
    assert await bot.call(method, **{name: "x" * longest})
    with pytest.raises(Refused, match="too long"):
        await bot.call(method, **{name: "x" * (longest + 1)})


async def test_the_narrowest_scope_and_language_decide_about_the_menu(bot: RawBot, tester: ControlClient) -> None:
    user = await tester.join("Ayşe", language_code="tr")

    async def menu() -> list[str]:
        return [each["command"] for each in (await tester.get(f"users/{user}/menu"))["commands"]]

    private, chat = {"type": "all_private_chats"}, {"type": "chat", "chat_id": user}
    assert await menu() == []
    steps: list[tuple[str, dict[str, Any]]] = [
        ("default", {}),
        ("default_tr", {"language_code": "tr"}),
        ("private", {"scope": private}),
        ("private_tr", {"scope": private, "language_code": "tr"}),
        ("chat", {"scope": chat}),
        ("chat_tr", {"scope": chat, "language_code": "tr"}),
    ]
    for name, where in steps:
        await bot.call("setMyCommands", commands=[command(name)], **where)
        assert await menu() == [name]
        assert await bot.call("getMyCommands", **where) == [command(name)]
    for (_, where), (name, _) in zip(reversed(steps), reversed(steps[:-1]), strict=False):
        await bot.call("deleteMyCommands", **where)
        assert await menu() == [name]
        assert await bot.call("getMyCommands", **where) == []


@pytest.mark.parametrize(
    ("params", "reason"),
    [
        ({"commands": [command("Upper")]}, "BOT_COMMAND_INVALID"),
        ({"commands": [command("x" * 33)]}, "BOT_COMMAND_INVALID"),
        ({"commands": [{"command": "a", "description": ""}]}, "BOT_COMMAND_DESCRIPTION_INVALID"),
        ({"commands": [{"command": "a", "description": "x" * 257}]}, "BOT_COMMAND_DESCRIPTION_INVALID"),
        ({"commands": [command("a")] * 101}, "BOT_COMMANDS_TOO_MUCH"),
        ({"commands": ["nonsense"]}, "can't parse BotCommand"),
        ({"commands": "nonsense"}, "expected an Array"),
        ({}, "commands is empty"),
        ({"commands": [], "scope": {"type": "nonsense"}}, "can't parse BotCommandScope"),
        ({"commands": [], "scope": "nonsense"}, "expected an Object"),
        ({"commands": [], "scope": {"type": "chat", "chat_id": 999}}, "chat not found"),
        ({"commands": [], "language_code": "turkish"}, "invalid language code"),
    ],
)
async def test_a_malformed_menu_is_400(bot: RawBot, params: dict[str, Any], reason: str) -> None:
    with pytest.raises(Refused, match=reason) as refused:
        await bot.call("setMyCommands", **params)
    assert refused.value.status == 400


async def test_the_menu_button_is_for_one_chat_or_for_all(bot: RawBot, tester: ControlClient) -> None:
    user = await tester.start()
    await bot.call("setChatMenuButton", menu_button={"type": "commands"})
    await bot.call("setChatMenuButton", chat_id=user, menu_button={"type": "default"})

    assert (await bot.call("getChatMenuButton"))["type"] == "commands"
    assert (await bot.call("getChatMenuButton", chat_id=user))["type"] == "default"
    with pytest.raises(Refused, match="can't parse MenuButton"):
        await bot.call("setChatMenuButton", menu_button={"type": "nonsense"})
