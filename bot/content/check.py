"""What a clinician or a build wants to know about the content: its faults, its version, what waits for review."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path as FilePath

from bot.content.animations import animation_faults, names
from bot.content.lexicon.reviews import lexicon_faults, lexicon_reviews
from bot.content.load import FOLDER, checked_documents, lexicon_of, version_of
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
    if not faults:
        faults += animation_faults(documents, names())
    lexicon = lexicon_of(folder)
    faults += lexicon_faults(lexicon)
    pending = tuple(document.name for document in documents if document.model.review == "pending")
    if not faults:
        pending += tuple(name for name, review in lexicon_reviews(lexicon).items() if review == "pending")
    return Report(tuple(sorted(set(faults))), version_of(folder), pending)
