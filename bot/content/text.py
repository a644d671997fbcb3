"""Texts that people read, told apart from ids: they are the keys of the translations."""

from __future__ import annotations

from collections.abc import Iterator
from string import Formatter
from typing import Any

from pydantic import BaseModel, GetCoreSchemaHandler
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

Path = tuple[str | int, ...]


class Text(str):
    """An English text that people read, with {name}s to fill in.

    `context` tells apart texts that are the same in English only: "No" to a question, "No" to having something.
    """

    context: str | None

    def __new__(cls, text: str, context: str | None = None) -> Text:
        self = super().__new__(cls, text)
        self.context = context
        return self

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        plain = core_schema.str_schema(min_length=1)
        in_context = core_schema.typed_dict_schema(
            {"text": core_schema.typed_dict_field(plain), "context": core_schema.typed_dict_field(plain)},
            extra_behavior="forbid",
        )
        either = core_schema.tagged_union_schema({True: in_context, False: plain}, _is_mapping)
        return core_schema.no_info_after_validator_function(cls._read, either)

    @classmethod
    def _read(cls, given: str | dict[str, str]) -> Text:
        text, context = (given, None) if isinstance(given, str) else (given["text"], given["context"])
        try:
            placeholders(text)
        except ValueError as error:
            raise PydanticCustomError("text", "cannot be filled in: {why}", {"why": str(error)}) from error
        return cls(text, context)


def _is_mapping(value: object) -> bool:
    return isinstance(value, dict)


def placeholders(text: str) -> frozenset[str]:
    """The {name}s in a text; ValueError where a brace is left open."""
    return frozenset(name for _, name, _, _ in Formatter().parse(text) if name is not None)


def texts_in(value: object, path: Path = ()) -> Iterator[tuple[Path, Text]]:
    """Every text within a model, with the path that leads to it."""
    if isinstance(value, Text):
        yield path, value
    elif isinstance(value, BaseModel):
        for name in type(value).model_fields:
            yield from texts_in(getattr(value, name), (*path, name))
    elif isinstance(value, dict):
        for key, inner in value.items():
            yield from texts_in(inner, (*path, key))
    elif isinstance(value, list | tuple):
        for number, inner in enumerate(value):
            yield from texts_in(inner, (*path, number))
