"""setMessageReaction."""

from sandbox.botapi.call import Call
from sandbox.botapi.chats import find_message
from sandbox.botapi.errors import bad_request
from sandbox.botapi.methods import method

# https://core.telegram.org/bots/api#reactiontypeemoji
_EMOJI = (
    "👍 👎 ❤ 🔥 🥰 👏 😁 🤔 🤯 😱 🤬 😢 🎉 🤩 🤮 💩 🙏 👌 🕊 "
    "🤡 🥱 🥴 😍 🐳 ❤\u200d🔥 🌚 🌭 💯 🤣 ⚡ 🍌 🏆 💔 🤨 😐 🍓 🍾 💋 "
    "🖕 😈 😴 😭 🤓 👻 👨\u200d💻 👀 🎃 🙈 😇 😨 🤝 ✍ 🤗 🫡 🎅 🎄 ☃ "
    "💅 🤪 🗿 🆒 💘 🙉 🦄 😘 💊 🙊 😎 👾 🤷\u200d♂ 🤷 🤷\u200d♀ 😡"
)
EMOJI = frozenset(_EMOJI.split())
VARIATION = "\ufe0f"


@method("setMessageReaction")
def set_message_reaction(call: Call) -> bool:
    """One emoji at most, as for every bot that has not paid."""
    chat = call.writable_chat()
    message = find_message(call, chat, "message to react not found")
    reactions = call.objects("reaction")
    if len(reactions) > 1:
        raise bad_request("REACTIONS_TOO_MANY")
    message.bot_reactions = [_emoji(each) for each in reactions]
    call.world.changed(chat, message)
    return True


def _emoji(reaction: object) -> str:
    if not isinstance(reaction, dict) or reaction.get("type") != "emoji":
        raise bad_request("REACTION_INVALID")
    emoji = str(reaction.get("emoji", ""))
    if emoji.replace(VARIATION, "") not in EMOJI:
        raise bad_request("REACTION_INVALID")
    return emoji
