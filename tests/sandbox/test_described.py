"""The comparison itself: it has to be able to fail."""

import pytest
from pydantic import ValidationError

from tests.sandbox.described import check_calls, check_request, check_result, check_update

CHAT = {"id": 1, "type": "private", "first_name": "Ayşe"}
MESSAGE = {"message_id": 1, "date": 1, "chat": CHAT, "text": "Hello"}


def test_what_telegram_documents_passes() -> None:
    check_request("sendMessage", {"chat_id": 1, "text": "Hello"})
    check_result("sendMessage", MESSAGE)
    check_update({"update_id": 1, "message": MESSAGE})


@pytest.mark.parametrize(
    "params",
    [
        {"chat_id": 1, "text": "Hello", "invented": 1},
        {"chat_id": 1},
        {"chat_id": 1, "text": 5},
        {"chat_id": 1, "text": "Hello", "reply_markup": {"inline_keyboard": [[{"text": 5}]]}},
    ],
)
def test_a_request_that_telegram_does_not_document_fails(params: dict[str, object]) -> None:
    with pytest.raises(ValidationError):
        check_request("sendMessage", params)


@pytest.mark.parametrize(
    "result",
    [
        MESSAGE | {"invented": 1},
        MESSAGE | {"from_user": {"id": 1, "is_bot": False, "first_name": "Ayşe"}},
        {name: value for name, value in MESSAGE.items() if name != "date"},
    ],
)
def test_an_answer_that_telegram_does_not_document_fails(result: dict[str, object]) -> None:
    call = {"status": 200, "method": "sendMessage", "params": {"chat_id": 1, "text": "Hello"}, "result": result}
    with pytest.raises(ValidationError):
        check_calls([call])


def test_an_error_without_its_code_fails() -> None:
    call = {"status": 400, "method": "sendMessage", "params": {}, "result": {"okay": False}}
    with pytest.raises(ValidationError):
        check_calls([call])
