"""The tables, grouped by what they hold; the migrations in `alembic/` must lead to exactly these."""

from bot.storage.tables.base import metadata
from bot.storage.tables.clinic import (
    bodies,
    broadcasts,
    case_notes,
    cases,
    clinic,
    limits,
    modes,
    patient_invitations,
    readings,
    staff,
    staff_invitations,
    tokens,
    waves,
)
from bot.storage.tables.family import bonds, invitations, news, tries
from bot.storage.tables.messages import inbox, outbox, pace
from bot.storage.tables.people import consents, conversations, people
from bot.storage.tables.programme import (
    answers,
    blocks,
    feels,
    holds,
    logs,
    measurements,
    patients,
    places,
    plan_items,
    plans,
    reports,
)
from bot.storage.tables.records import audit

__all__ = [
    "answers",
    "audit",
    "blocks",
    "bodies",
    "bonds",
    "broadcasts",
    "case_notes",
    "cases",
    "clinic",
    "consents",
    "conversations",
    "feels",
    "holds",
    "inbox",
    "invitations",
    "limits",
    "logs",
    "measurements",
    "metadata",
    "modes",
    "news",
    "outbox",
    "pace",
    "patient_invitations",
    "patients",
    "people",
    "places",
    "plan_items",
    "plans",
    "readings",
    "reports",
    "staff",
    "staff_invitations",
    "tokens",
    "tries",
    "waves",
]
