"""Who the bot is: getMe, its name and descriptions."""

from sandbox.botapi.call import Call
from sandbox.botapi.errors import bad_request
from sandbox.botapi.methods import method
from sandbox.wire import Json
from sandbox.world.bot import Bot

LONGEST = {"name": 64, "description": 512, "short_description": 120}


@method("getMe")
def get_me(call: Call) -> Json:
    """https://core.telegram.org/bots/api#getme."""
    return call.world.bot.as_json() | {
        "can_join_groups": True,
        "can_read_all_group_messages": False,
        "supports_inline_queries": False,
        "can_connect_to_business": False,
        "has_main_web_app": False,
    }


@method("setMyName")
def set_my_name(call: Call) -> bool:
    return _set(call, "name")


@method("getMyName")
def get_my_name(call: Call) -> Json:
    return {"name": call.world.bot.name(call.string("language_code"))}


@method("setMyDescription")
def set_my_description(call: Call) -> bool:
    return _set(call, "description")


@method("getMyDescription")
def get_my_description(call: Call) -> Json:
    return _get(call, "description")


@method("setMyShortDescription")
def set_my_short_description(call: Call) -> bool:
    return _set(call, "short_description")


@method("getMyShortDescription")
def get_my_short_description(call: Call) -> Json:
    return _get(call, "short_description")


def _texts(bot: Bot, name: str) -> dict[str, str]:
    tables = {"name": bot.names, "description": bot.descriptions, "short_description": bot.short_descriptions}
    return tables[name]


def _set(call: Call, name: str) -> bool:
    text = call.string(name)
    if len(text) > LONGEST[name]:
        raise bad_request(f"bot {name.replace('_', ' ')} is too long")
    texts = _texts(call.world.bot, name)
    if text:
        texts[call.string("language_code")] = text
    else:
        texts.pop(call.string("language_code"), None)
    call.world.changes.mark_all()
    return True


def _get(call: Call, name: str) -> Json:
    texts = _texts(call.world.bot, name)
    return {name: texts.get(call.string("language_code")) or texts.get("", "")}
