"""What a fall changes in the answers (care rules §1: what patients report later updates the profile)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any


def answers_after_fall(given: Mapping[str, Any], serious: str) -> dict[str, Any]:
    """The fields that change and their new values; a question that was not answered yet is still to be asked.

    A professional's word counts only since the last fall (Q6). `serious` is the answer to Q2a.
    """
    changed: dict[str, Any] = {}
    if given.get("falls_12m") == "none":
        changed |= {"falls_12m": "one", "serious_fall": serious}
    elif given.get("falls_12m") == "one":
        changed["falls_12m"] = "two_plus"
    if given.get("professional_ok") in ("yes", "with_limits"):
        changed["professional_ok"] = "not_yet"
    return changed
