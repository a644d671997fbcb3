"""Nonsense is refused; it never breaks the sandbox."""

from contextlib import suppress
from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sandbox.botapi.call import Call
from sandbox.botapi.errors import ApiError
from sandbox.botapi.methods import METHODS
from sandbox.botapi.request import parse
from sandbox.control.steering import read_fault
from sandbox.wire import encode
from sandbox.world import actions
from sandbox.world.raw import add_raw
from sandbox.world.refusals import Refusal
from sandbox.world.samples import sample
from sandbox.world.world import World
from tests.sandbox.clients import ControlClient, Refused

MONDAY = datetime(2026, 3, 2, 10, 0, tzinfo=UTC)

scalars = st.one_of(st.none(), st.booleans(), st.integers(), st.floats(allow_nan=False), st.text(max_size=3))
junk = st.recursive(
    scalars,
    lambda inner: st.one_of(st.lists(inner, max_size=2), st.dictionaries(st.text(max_size=3), inner, max_size=2)),
    max_leaves=4,
)

# Calls that work, for the person 1000001 and her message 2; one part of each is then replaced by junk.
HERE = {"chat_id": 1_000_001, "message_id": 2}
BUTTON = {"text": "Yes", "callback_data": "y", "url": ""}
ENTITY = {"type": "bold", "offset": 0, "length": 1}
PHOTO = {"type": "photo", "media": "SbFPH000000000001", "caption": "A", "caption_entities": [ENTITY]}
SCOPE = {"type": "chat_member", "chat_id": 1_000_001, "user_id": 5}
TEXT = {"text": "Hello", "parse_mode": "", "entities": [ENTITY]}
INLINE = {"reply_markup": {"inline_keyboard": [[BUTTON], [{"text": "Site", "url": "https://example.com"}]]}}
KEYS = {"reply_markup": {"keyboard": [["Today", {"text": "Menu"}]], "one_time_keyboard": True}}
REPLY = {"reply_parameters": {"message_id": 1, "allow_sending_without_reply": True}, "protect_content": True}
CALLS: list[tuple[str, dict[str, Any]]] = [
    ("sendMessage", HERE | TEXT | INLINE | REPLY | {"link_preview_options": {"is_disabled": True}}),
    ("sendMessage", HERE | TEXT | KEYS),
    ("sendPhoto", HERE | {"photo": "SbFPH000000000001", "caption": "A", "has_spoiler": True} | INLINE),
    ("sendMediaGroup", HERE | REPLY | {"media": [PHOTO, PHOTO]}),
    ("copyMessage", HERE | {"from_chat_id": 1_000_001} | KEYS),
    ("editMessageText", HERE | TEXT | INLINE),
    ("editMessageReplyMarkup", HERE | INLINE),
    ("editMessageMedia", HERE | {"media": PHOTO}),
    ("deleteMessage", HERE),
    ("deleteMessages", HERE | {"message_ids": [1, 2]}),
    ("answerCallbackQuery", {"callback_query_id": "1", "text": "Noted", "show_alert": True}),
    ("sendChatAction", HERE | {"action": "typing"}),
    ("setMyCommands", {"commands": [{"command": "a", "description": "A"}], "scope": SCOPE, "language_code": "tr"}),
    ("getMyCommands", {"scope": SCOPE, "language_code": "tr"}),
    ("setMyName", {"name": "Companion", "language_code": "tr"}),
    ("setChatMenuButton", HERE | {"menu_button": {"type": "commands"}}),
    ("getChat", HERE),
    ("getFile", {"file_id": "SbFPH000000000001"}),
    ("pinChatMessage", HERE),
    ("setMessageReaction", HERE | {"reaction": [{"type": "emoji", "emoji": "👍"}], "is_big": True}),
    ("getWebhookInfo", {}),
]


def paths(value: Any) -> list[tuple[Any, ...]]:
    """The ways to every part of a value."""
    parts = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    return [(), *((key, *rest) for key, part in parts for rest in paths(part))]


def replaced(value: Any, path: tuple[Any, ...], part: Any) -> Any:
    if not path:
        return part
    copy = dict(value) if isinstance(value, dict) else list(value)
    copy[path[0]] = replaced(value[path[0]], path[1:], part)
    return copy


def lived_in() -> World:
    """A world with one person, who has sent a photo, and one message of the bot."""
    world = World(at=MONDAY)
    user = actions.join(world, {"first_name": "Ayşe"})
    actions.send_file(world, world.chats[user.id], sample(world.files, "photo"))
    call("sendMessage", world, {"chat_id": user.id, "text": "Welcome"})
    return world


def call(method: str, world: World, params: dict[str, Any]) -> Any:
    decoded, _ = parse("application/json", b"", encode(params))
    return METHODS[method.lower()][1](Call(world, method, decoded))


@pytest.mark.parametrize(("method", "params"), CALLS)
def test_the_calls_to_be_spoilt_work(method: str, params: dict[str, Any]) -> None:
    if method != "answerCallbackQuery":
        encode(call(method, lived_in(), params))


@settings(max_examples=1500, deadline=None, derandomize=True)
@given(st.data())
def test_a_call_with_any_part_replaced_is_answered_or_refused(data: st.DataObject) -> None:
    method, params = data.draw(st.sampled_from(CALLS))
    spoilt = replaced(params, data.draw(st.sampled_from(paths(params)[1:] or [()])), data.draw(junk))
    with suppress(ApiError):
        encode(call(method, lived_in(), spoilt if isinstance(spoilt, dict) else {}))


@given(junk)
def test_any_json_can_be_an_update(update: Any) -> None:
    world = lived_in()

    add_raw(world, update)

    assert len(world.updates.fetch(100)) == 2


@given(st.dictionaries(st.sampled_from(["method", "times", "status", "delay", "garbage", "retry_after"]), junk))
def test_a_fault_is_ordered_or_refused(body: dict[str, Any]) -> None:
    with suppress(Refusal):
        assert read_fault(body).times >= 0


@pytest.mark.parametrize(
    ("path", "body"),
    [
        ("settle", '{"quiet_ms": NaN}'),
        ("settle", '{"timeout": Infinity}'),
        ("settle", '{"timeout": 1e999}'),
        ("faults", '{"method": "*", "status": 500, "times": 1e999}'),
        ("updates", "[NaN]"),
        ("users", '{"first_name": {}}'),
    ],
)
async def test_numbers_that_are_none_are_400(tester: ControlClient, path: str, body: str) -> None:
    async with tester.http.post(f"/sandbox/{path}", data=body) as answer:
        assert answer.status == 400
        assert (await answer.json()).keys() == {"error"}


@pytest.mark.parametrize("since", ["nan", "inf", "1e999", "x"])
async def test_queries_that_are_no_numbers_are_400(tester: ControlClient, since: str) -> None:
    with pytest.raises(Refused) as refused:
        await tester.get("calls", since=since)
    assert refused.value.status == 400


@pytest.mark.parametrize("identity", ["9" * 5000, "-1", "²", "1.5"])
async def test_odd_ids_are_404(tester: ControlClient, identity: str) -> None:
    with pytest.raises(Refused) as refused:
        await tester.get(f"users/{identity}/chat")
    assert refused.value.status == 404
