"""What a clinician or a build wants to know about the content: its faults, its version, what waits for review."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path as FilePath

from bot.content.load import FOLDER, checked_documents, version_of
from bot.content.source import Fault


@dataclass(frozen=True, slots=True)
class Report:
    """`pending`: the files that no clinician has signed; `version` is the same as the loaded content's."""

    faults: tuple[Fault, ...]
    version: str
    pending: tuple[str, ...]


def check(folder: FilePath = FOLDER) -> Report:
    """Read everything and change nothing."""
    documents, faults = checked_documents(folder)
    pending = tuple(document.name for document in documents if document.model.review == "pending")
    return Report(tuple(sorted(set(faults))), version_of(folder), pending)
