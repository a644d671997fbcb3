"""Text and captions: parsed, trimmed, measured."""

from sandbox.botapi.call import Call
from sandbox.botapi.errors import bad_request
from sandbox.botapi.html import parse_html
from sandbox.wire import Json
from sandbox.world.entities import find_entities, utf16_length

# Counted in characters (code points), not in UTF-16 units: https://core.telegram.org/bots/api#sendmessage
LONGEST_TEXT = 4096
LONGEST_CAPTION = 1024


def message_text(call: Call) -> Json:
    """`text` and `entities` of a message body. Raises ApiError 400."""
    text, entities = formatted(call.string("text"), call.string("parse_mode"), call.params.get("entities"))
    if not text:
        raise bad_request("message text is empty")
    if len(text) > LONGEST_TEXT:
        raise bad_request("message is too long")
    return {"text": text, "entities": entities} if entities else {"text": text}


def caption(call: Call) -> Json:
    """`caption` and `caption_entities` of a message body; nothing if there is none. Raises ApiError 400."""
    return caption_of(call.string("caption"), call.string("parse_mode"), call.params.get("caption_entities"))


def caption_of(source: str, parse_mode: str, given: object) -> Json:
    text, entities = formatted(source, parse_mode, given)
    if not text:
        return {}
    if len(text) > LONGEST_CAPTION:
        raise bad_request("message caption is too long")
    return {"caption": text, "caption_entities": entities} if entities else {"caption": text}


def formatted(source: str, parse_mode: str, given: object) -> tuple[str, list[Json]]:
    """The text as it will be shown, with the entities that were marked and those that Telegram finds."""
    mode = parse_mode.lower()
    if mode not in ("", "html"):
        raise bad_request(f"unsupported parse_mode {parse_mode}: the sandbox knows HTML only")
    marked = _given(given)
    text = source.replace("\r", "")
    if mode == "html":
        text, marked = parse_html(text)
    text, marked = _trim(text, marked)
    found = [entity for entity in find_entities(text) if not any(_overlap(entity, other) for other in marked)]
    return text, sorted(marked + found, key=lambda entity: (entity["offset"], -entity["length"]))


def _given(entities: object) -> list[Json]:
    if not entities:
        return []
    if not isinstance(entities, list):
        raise bad_request("can't parse entities: expected an Array of entities")
    for entity in entities:
        if not isinstance(entity, dict) or not isinstance(entity.get("type"), str):
            raise bad_request("can't parse MessageEntity: expected an Object with a type")
        if type(entity.get("offset")) is not int or type(entity.get("length")) is not int:
            raise bad_request("can't parse MessageEntity: offset and length must be of type Number")
    return list(entities)


def _trim(text: str, entities: list[Json]) -> tuple[str, list[Json]]:
    trimmed = text.strip()
    if trimmed == text:
        return text, entities
    lead = utf16_length(text[: len(text) - len(text.lstrip())])
    end = utf16_length(trimmed)
    kept = []
    for entity in entities:
        first = max(0, entity["offset"] - lead)
        last = min(end, entity["offset"] + entity["length"] - lead)
        if last > first:
            kept.append(entity | {"offset": first, "length": last - first})
    return trimmed, kept


def _overlap(one: Json, other: Json) -> bool:
    """Whether a found entity meets a marked one that excludes it: links and code stand alone."""
    if other["type"] not in ("text_link", "text_mention", "code", "pre", "custom_emoji"):
        return False
    return bool(one["offset"] < other["offset"] + other["length"] and other["offset"] < one["offset"] + one["length"])
