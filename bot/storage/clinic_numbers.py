"""Numbers about all patients of a clinic, computed by the database: nobody's name and nobody's row leaves it."""

from collections.abc import Collection, Sequence
from datetime import date, datetime, timedelta

from sqlalchemy import ColumnElement, and_, case, func, literal_column, select

from bot.core.access import Action, Actor, require_right
from bot.core.cases import Kind, State
from bot.core.clinic_week import WeekMinutes
from bot.storage.database import Tx
from bot.storage.tables import cases, logs

A_WEEK = timedelta(weeks=1)


def minutes(
    tx: Tx, actor: Actor, bot_id: int, mondays: Sequence[date], exercises: Collection[str]
) -> Sequence[WeekMinutes]:
    """By week; `exercises`: whose minutes count. Mondays one after another, oldest first."""
    require_right(actor, Action.SEE_CLINIC)
    week = case(*((logs.c.date < monday + A_WEEK, n) for n, monday in enumerate(mondays)))
    counted = (logs.c.bot_id == bot_id, logs.c.minutes > 0, logs.c.exercise.in_(exercises))
    within = and_(logs.c.date >= mondays[0], logs.c.date < mondays[-1] + A_WEEK)
    each = (
        select(week.label("week"), logs.c.patient_id, func.sum(logs.c.minutes).label("minutes"))
        .where(*counted, within)
        .group_by(week, logs.c.patient_id)
        .subquery()
    )
    place = func.row_number().over(partition_by=each.c.week, order_by=each.c.minutes)
    size = func.count().over(partition_by=each.c.week)
    ranked = select(each.c.week, each.c.minutes, place.label("place"), size.label("size")).subquery()
    # One patient stands in the middle, or two.
    lower = _where(ranked.c.place == (ranked.c.size + 1) // 2, ranked.c.minutes)
    upper = _where(ranked.c.place == ranked.c.size // 2 + 1, ranked.c.minutes)
    sums = (func.sum(ranked.c.minutes), func.sum(lower), func.sum(upper), func.count())
    found = {row[0]: row[1:] for row in tx.execute(select(ranked.c.week, *sums).group_by(ranked.c.week))}
    return [_week(monday, *found.get(n, (0, 0, 0, 0))) for n, monday in enumerate(mondays)]


def _where(condition: ColumnElement[bool], value: ColumnElement[int]) -> ColumnElement[int]:
    return case((condition, value), else_=0)


def _week(monday: date, total: int, lower: int, upper: int, patients: int) -> WeekMinutes:
    return WeekMinutes(monday, int(total), round((lower + upper) / 2), patients)


def waiting(tx: Tx, actor: Actor, bot_id: int) -> tuple[int, int]:
    """How many cases are not closed, and how many of them nobody has taken."""
    require_right(actor, Action.SEE_CLINIC)
    untaken = case((cases.c.state == str(State.OPEN), 1), else_=0)
    query = select(func.count(), func.coalesce(func.sum(untaken), 0))
    row = tx.execute(query.where(cases.c.bot_id == bot_id, cases.c.state != literal_column("'closed'"))).one()
    return int(row[0]), int(row[1])


def claims(tx: Tx, actor: Actor, bot_id: int, since: datetime) -> Sequence[timedelta]:
    """How long each case that was opened since then waited until somebody took it; of those that somebody has taken.
    What the clinic wrote first waited for nobody."""
    require_right(actor, Action.SEE_CLINIC)
    query = select(cases.c.opened_at, cases.c.claimed_at)
    lately = (cases.c.bot_id == bot_id, cases.c.opened_at >= since, cases.c.claimed_at.is_not(None))
    rows = tx.execute(query.where(*lately, cases.c.kind != str(Kind.LETTER)))
    return [claimed - opened for opened, claimed in rows]
