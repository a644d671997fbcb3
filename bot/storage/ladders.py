"""How far up each ladder a patient is, and since when."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from sqlalchemy import delete, select

from bot.core.access import Action, Actor, require
from bot.storage.database import Tx
from bot.storage.tables import rungs


@dataclass(frozen=True, slots=True)
class Kept:
    rung: int
    since: date


def of_patient(tx: Tx, actor: Actor, patient_id: int) -> Mapping[str, Kept]:
    """By exercise; what is not there stands at its lowest rung."""
    require(actor, Action.READ_PROGRAMME, patient_id)
    query = select(rungs.c.exercise, rungs.c.rung, rungs.c.since).where(rungs.c.patient_id == patient_id)
    return {row.exercise: Kept(row.rung, row.since) for row in tx.execute(query)}


def begin_again(tx: Tx, actor: Actor, patient_id: int) -> None:
    """Back to the lowest rungs: after a hold (care rules §1)."""
    require(actor, Action.CHANGE_PROGRAMME, patient_id)
    tx.execute(delete(rungs).where(rungs.c.patient_id == patient_id))
