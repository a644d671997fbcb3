"""Reading a request: JSON, form and multipart bodies, and the query string."""

import hashlib
from email.parser import HeaderParser
from typing import Any
from urllib.parse import parse_qsl

from sandbox.botapi.call import Upload
from sandbox.botapi.errors import bad_request
from sandbox.wire import Json, strict_json

_INTEGERS = (
    "chat_id from_chat_id user_id message_id message_thread_id reply_to_message_id offset limit timeout "
    "max_connections width height duration length cache_time"
)
_BOOLEANS = (
    "disable_notification protect_content allow_paid_broadcast has_spoiler show_caption_above_media "
    "show_alert is_big allow_sending_without_reply disable_web_page_preview disable_content_type_detection "
    "drop_pending_updates supports_streaming"
)
_OBJECTS = (
    "reply_markup entities caption_entities link_preview_options reply_parameters media commands scope "
    "allowed_updates message_ids reaction menu_button"
)
INTEGERS, BOOLEANS, OBJECTS = (frozenset(names.split()) for names in (_INTEGERS, _BOOLEANS, _OBJECTS))
WORDS = {"true": True, "1": True, "false": False, "0": False}


def parse(content_type: str, query: bytes, body: bytes) -> tuple[Json, dict[str, Upload]]:
    """Parameters (decoded by name, absent ones left out) and uploaded files. Raises ApiError 400."""
    params: Json = _form(query) if query else {}
    files: dict[str, Upload] = {}
    kind = content_type.partition(";")[0].strip().lower()
    if kind == "application/json" and body:
        params |= _json(body)
    elif kind == "multipart/form-data":
        _multipart(content_type, body, params, files)
    elif body:
        params |= _form(body)
    return {name: _decode(name, value) for name, value in params.items() if value is not None}, files


def loggable(params: Json, files: dict[str, Upload]) -> Json:
    """The parameters for the log, with every file as name, size and SHA-256."""
    if not files:
        return params
    return params | {
        name: {
            "name": file.name,
            "size": len(file.content),
            "sha256": hashlib.sha256(file.content).hexdigest(),
        }
        for name, file in files.items()
    }


def _json(body: bytes) -> Json:
    try:
        params = strict_json(body)
    except ValueError:
        raise bad_request("can't parse JSON object") from None
    if not isinstance(params, dict):
        raise bad_request("JSON object expected")
    return params


def _form(body: bytes) -> Json:
    try:
        return dict(parse_qsl(body.decode("ascii"), keep_blank_values=True, errors="strict"))
    except ValueError:
        raise bad_request("strings must be encoded in UTF-8") from None


def _multipart(content_type: str, body: bytes, params: Json, files: dict[str, Upload]) -> None:
    boundary = HeaderParser().parsestr(f"Content-Type: {content_type}").get_boundary()
    if not boundary:
        raise bad_request("boundary not found in the multipart request")
    for part in (b"\r\n" + body).split(b"\r\n--" + boundary.encode())[1:-1]:
        head, _, content = part.partition(b"\r\n\r\n")
        header = HeaderParser().parsestr(head.decode("utf-8", "replace").lstrip("\r\n"))
        name = header.get_param("name", "", "content-disposition")
        filename = header.get_filename()
        if filename is None:
            params[str(name)] = content.decode("utf-8", "strict") if _is_utf8(content) else ""
        else:
            files[str(name)] = Upload(filename, header.get_content_type(), content)


def _is_utf8(content: bytes) -> bool:
    try:
        content.decode()
    except UnicodeDecodeError:
        raise bad_request("strings must be encoded in UTF-8") from None
    return True


def _decode(name: str, value: Any) -> Any:
    """Forms know only strings: a parameter becomes what its name promises, or stays as it is."""
    if not isinstance(value, str):
        return value
    if name in INTEGERS:
        return int(value) if value.removeprefix("-").isdecimal() else value
    if name in BOOLEANS:
        return WORDS.get(value.lower(), value)
    if name in OBJECTS:
        try:
            return strict_json(value)
        except ValueError:
            return value
    return value
