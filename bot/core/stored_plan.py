"""A day's plan as it was stored and sent: what a patient's buttons refer to."""

from dataclasses import dataclass
from datetime import date

from bot.core.day_plan import WALKING, Item, Note


@dataclass(frozen=True, slots=True)
class StoredPlan:
    """`version` counts the plans of one day; `content_version` names the texts and exercises it was made from."""

    id: int
    patient_id: int
    date: date
    version: int
    session_minutes: int
    content_version: str
    items: tuple[Item, ...]
    notes: tuple[Note, ...]

    @property
    def total_minutes(self) -> int:
        """The session and the walking together."""
        walks = (item for item in self.items if item.exercise == WALKING)
        return self.session_minutes + sum(item.sets * (item.minutes or 0) for item in walks)
