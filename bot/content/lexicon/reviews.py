"""Which files of the lexicon a clinician has signed, and what is wrong with any of them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path as FilePath

from pydantic import TypeAdapter

from bot.content.build import review_of
from bot.content.lexicon.load_activities import load_activity_words
from bot.content.lexicon.understanding import load_understanding
from bot.content.schema import File
from bot.content.source import ContentError, Fault, read_source

_REVIEW = TypeAdapter(File)


def lexicon_reviews(folder: FilePath) -> dict[str, str]:
    """By file, `pending` or who signed it and when; of a folder that can be loaded."""
    files = sorted(folder.rglob("*.yaml"))
    return {_name(file, folder): review_of(_REVIEW.validate_python(_review(file, folder))) for file in files}


def lexicon_faults(folder: FilePath) -> Iterator[Fault]:
    """Everything that keeps it from being loaded."""
    for load in (load_understanding, load_activity_words):
        try:
            load(folder)
        except ContentError as error:
            yield from error.faults


def _review(file: FilePath, folder: FilePath) -> dict[str, object]:
    return {"review": read_source(file, _name(file, folder)).values["review"]}


def _name(file: FilePath, folder: FilePath) -> str:
    return f"lexicon/{file.relative_to(folder).as_posix()}"
