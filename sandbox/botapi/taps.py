"""answerCallbackQuery."""

from sandbox.botapi.call import Call
from sandbox.botapi.errors import bad_request
from sandbox.botapi.methods import method
from sandbox.world.users import CallbackAnswer

LONGEST_ANSWER = 200


@method("answerCallbackQuery")
def answer_callback_query(call: Call) -> bool:
    """https://core.telegram.org/bots/api#answercallbackquery; a phone shows only the first answer."""
    callback_id = call.string("callback_query_id")
    tap = call.world.callbacks.find(callback_id, call.world.clock.now)
    if tap is None:
        raise bad_request("query is too old and response timeout expired or query ID is invalid")
    text = call.string("text")
    if len(text) > LONGEST_ANSWER:
        raise bad_request("MESSAGE_TOO_LONG")
    chat = call.world.chats.get(tap.user_id)
    if chat is not None and not tap.answered:
        seq = call.world.number(chat)
        chat.answers.append(CallbackAnswer(seq, callback_id, text, call.flag("show_alert")))
    tap.answered = True
    return True
