"""Command menus: https://core.telegram.org/bots/api#botcommandscope."""

import re
from typing import Any

from sandbox.botapi.call import Call
from sandbox.botapi.errors import bad_request
from sandbox.botapi.methods import method
from sandbox.wire import Json
from sandbox.world.bot import MenuKey

NAME = re.compile(r"[a-z0-9_]{1,32}")
LONGEST_DESCRIPTION = 256
MOST = 100
FOR_ALL = ("default", "all_private_chats", "all_group_chats", "all_chat_administrators")
FOR_ONE = ("chat", "chat_administrators", "chat_member")


@method("setMyCommands")
def set_my_commands(call: Call) -> bool:
    if "commands" not in call.params:
        raise bad_request("commands is empty")
    commands = [_command(each) for each in call.objects("commands")]
    if len(commands) > MOST:
        raise bad_request("BOT_COMMANDS_TOO_MUCH")
    return _store(call, commands)


@method("getMyCommands")
def get_my_commands(call: Call) -> list[Json]:
    return call.world.bot.menus.get(_key(call), [])


@method("deleteMyCommands")
def delete_my_commands(call: Call) -> bool:
    return _store(call, [])


def _store(call: Call, commands: list[Json]) -> bool:
    key = _key(call)
    call.world.bot.menus.pop(key, None)
    if commands:
        call.world.bot.menus[key] = commands
    call.world.changes.mark_all()
    return True


def _command(command: Any) -> Json:
    if not isinstance(command, dict):
        raise bad_request("can't parse BotCommand: expected an Object")
    name, description = str(command.get("command", "")).removeprefix("/"), command.get("description")
    if not NAME.fullmatch(name):
        raise bad_request("BOT_COMMAND_INVALID")
    if not isinstance(description, str) or not 1 <= len(description.strip()) <= LONGEST_DESCRIPTION:
        raise bad_request("BOT_COMMAND_DESCRIPTION_INVALID")
    return {"command": name, "description": description.strip()}


def _key(call: Call) -> MenuKey:
    scope = call.mapping("scope") or {"type": "default"}
    language = call.string("language_code")
    if language and not re.fullmatch("[a-z]{2}", language):
        raise bad_request("invalid language code specified")
    kind = scope.get("type")
    if kind in FOR_ALL:
        return str(kind), 0, 0, language
    if kind not in FOR_ONE:
        raise bad_request("can't parse BotCommandScope: unsupported type specified")
    chat_id = scope.get("chat_id")
    if not isinstance(chat_id, int) or chat_id not in call.world.chats:
        raise bad_request("chat not found")
    user_id = scope.get("user_id", 0)
    if not isinstance(user_id, int):
        raise bad_request("user not found")
    return str(kind), chat_id, user_id, language
