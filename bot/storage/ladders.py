"""How far up each ladder a patient is, and whose block it is in each slot of the day.

Every change is a row of its own, dated by the day of the plan that brought it. A day that is planned again replaces the
places it brought, so that planning it twice, or after a correction, never counts twice. A block that has begun stays.
To somebody who travels west a day comes back after the next one was planned: what rose on that next one is forgotten,
for it may have risen on what is corrected now; what came down stays down.
"""

from collections.abc import Mapping
from dataclasses import asdict
from datetime import date

from sqlalchemy import and_, bindparam, delete, insert, or_, select

from bot.core.access import Action, Actor, require
from bot.core.day_plan import DayPlan
from bot.core.history import Block, Place
from bot.storage.database import Tx
from bot.storage.people import Person
from bot.storage.tables import blocks, places

# Built once: a reminder asks for all of them.
_PLACES = (
    select(places.c.exercise, places.c.rung, places.c.since, places.c.risen)
    .where(places.c.patient_id == bindparam("patient"), places.c.since < bindparam("day"))
    .order_by(places.c.since)
)
_BLOCKS = (
    select(blocks.c.slot, blocks.c.exercise, blocks.c.since, blocks.c.number)
    .where(blocks.c.patient_id == bindparam("patient"), blocks.c.since <= bindparam("day"))
    .order_by(blocks.c.since)
)
_ROSE_LATER = and_(places.c.since > bindparam("day"), places.c.risen == places.c.since)
_FORGET = delete(places).where(
    places.c.patient_id == bindparam("patient"), or_(places.c.since == bindparam("day"), _ROSE_LATER)
)

_INSERT_PLACES, _INSERT_BLOCKS = insert(places), insert(blocks)


def places_before(tx: Tx, actor: Actor, patient_id: int, day: date) -> Mapping[str, Place]:
    """By exercise, as they stood before that day; what is not there was never planned."""
    require(actor, Action.READ_PROGRAMME, patient_id)
    rows = tx.execute(_PLACES, {"patient": patient_id, "day": day}).all()
    return {exercise: Place(rung, since, risen) for exercise, rung, since, risen in rows}


def blocks_on(tx: Tx, actor: Actor, patient_id: int, day: date) -> Mapping[str, Block]:
    """By slot, those that had begun by that day."""
    require(actor, Action.READ_PROGRAMME, patient_id)
    rows = tx.execute(_BLOCKS, {"patient": patient_id, "day": day}).all()
    return {slot: Block(exercise, since, number) for slot, exercise, since, number in rows}


def keep(tx: Tx, actor: Actor, person: Person, plan: DayPlan) -> None:
    """Write down what this plan changed; of places in place of what an earlier plan of the same day had changed."""
    require(actor, Action.CHANGE_PROGRAMME, person.id)
    mine = {"patient_id": person.id, "bot_id": person.bot_id}
    tx.execute(_FORGET, {"patient": person.id, "day": plan.date})
    if plan.places:
        rows = [mine | {"exercise": name} | asdict(place) for name, place in plan.places.items()]
        tx.execute(_INSERT_PLACES, rows)
    if plan.blocks:
        begun = (blocks.c.patient_id == person.id, blocks.c.since >= plan.date, blocks.c.slot.in_(plan.blocks))
        tx.execute(delete(blocks).where(*begun))
        tx.execute(_INSERT_BLOCKS, [mine | {"slot": slot} | asdict(block) for slot, block in plan.blocks.items()])


def begin_again(tx: Tx, actor: Actor, patient_id: int) -> None:
    """Back to the lowest rungs and the first choices: after a hold (care rules §1)."""
    require(actor, Action.CHANGE_PROGRAMME, patient_id)
    for table in (places, blocks):
        tx.execute(delete(table).where(table.c.patient_id == patient_id))
