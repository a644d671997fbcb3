"""Whom a broadcast is for, as SQL: nobody's name or data leaves the database, only numbers and rows to send.

1. Patients who have agreed that their data is kept; with `family` also those who follow one of them at this moment.
2. Nobody who has blocked or stopped the bot or has died.
3. What is chosen by health or habits is the patient's; the language is that of whoever gets it.
"""

from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy import ColumnElement, FromClause, and_, false, func, literal, not_, or_, select, true

from bot.core.broadcast import ACTIVE_DAYS, PLAN_DAYS, Audience, Group
from bot.storage.database import Tx
from bot.storage.people import HEALTH_DATA
from bot.storage.tables import bonds, consents, holds, patients, people, plan_items, plans


@dataclass(frozen=True, slots=True)
class Count:
    """How many get it, by language; `on_hold`: of all that it may be for, whether they get it or are left out;
    `relatives`: how many get it only because they follow somebody."""

    by_language: dict[str, int]
    on_hold: int
    relatives: int

    @property
    def total(self) -> int:
        return sum(self.by_language.values())


def count(tx: Tx, bot_id: int, audience: Audience, day: date) -> Count:
    """`day`: today, where the clinic is."""
    follows = _follows_one_of(audience, people, day) if audience.family else false()
    kind = (people.c.language, is_patient_of(audience, people, day), is_on_hold(people), follows)
    each = select(*[column.label(f"kind{n}") for n, column in enumerate(kind)]).where(people.c.bot_id == bot_id)
    found = each.subquery()
    rows = tx.execute(select(*found.c, func.count()).group_by(*found.c)).all()
    languages: dict[str, int] = {}
    on_hold = relatives = 0
    for language, is_patient, is_held, is_relative, number in rows:
        on_hold += number if is_patient and is_held else 0
        if (is_patient or is_relative) and (audience.holds or not is_held):
            languages[language] = languages.get(language, 0) + number
            relatives += 0 if is_patient else number
    return Count(languages, on_hold, relatives)


def is_for(audience: Audience, whom: FromClause, day: date) -> ColumnElement[bool]:
    """Whether a row of `whom` (people, or an alias of it) gets it."""
    own = is_patient_of(audience, whom, day)
    gets = or_(own, _follows_one_of(audience, whom, day)) if audience.family else own
    return gets if audience.holds else and_(gets, not_(is_on_hold(whom)))


def is_patient_of(audience: Audience, whom: FromClause, day: date) -> ColumnElement[bool]:
    """Whether they are among the patients that it may be for, on hold or not."""
    here = (whom.c.blocked_at.is_(None), whom.c.stopped_at.is_(None), whom.c.died_at.is_(None))
    return and_(*here, _speaks(audience, whom), _is_patient(audience, whom, day))


def is_on_hold(whom: FromClause) -> ColumnElement[bool]:
    """Because of a symptom, or of what they answered."""
    held = _is_any(holds.c.patient_id == whom.c.id, holds.c.ended_at.is_(None))
    return or_(held, _is_any(patients.c.person_id == whom.c.id, patients.c.clearance == "hold"))


def _is_any(*where: ColumnElement[bool]) -> ColumnElement[bool]:
    """Whether there is such a row. Asked for each person, by an index, whatever a database believes of its tables:
    as EXISTS it is made a join, which PostgreSQL does the slow way round where it has not counted the rows yet."""
    return select(literal(1)).where(*where).limit(1).scalar_subquery().is_not(None)


def has_consented(whom: FromClause) -> ColumnElement[bool]:
    newest = select(consents.c.given).where(consents.c.person_id == whom.c.id, consents.c.purpose == HEALTH_DATA)
    return func.coalesce(newest.order_by(consents.c.id.desc()).limit(1).scalar_subquery(), false())


def follows_somebody(whom: FromClause) -> ColumnElement[bool]:
    """Whether anything flows to them as a relative at this moment."""
    return _is_any(*_flowing(whom))


def _flowing(whom: FromClause) -> tuple[ColumnElement[bool], ...]:
    unbroken = (bonds.c.ended_at.is_(None), bonds.c.paused_at.is_(None), bonds.c.muted_at.is_(None))
    return (bonds.c.relative_id == whom.c.id, bonds.c.confirmed_at.is_not(None), *unbroken)


def _follows_one_of(audience: Audience, whom: FromClause, day: date) -> ColumnElement[bool]:
    followed = people.alias("followed")
    one_of_them = and_(followed.c.died_at.is_(None), _is_patient(audience, followed, day))
    if not audience.holds:
        one_of_them = and_(one_of_them, not_(is_on_hold(followed)))
    one = _is_any(*_flowing(whom), followed.c.id == bonds.c.patient_id, one_of_them)
    here = (whom.c.blocked_at.is_(None), whom.c.stopped_at.is_(None), whom.c.died_at.is_(None))
    return and_(*here, _speaks(audience, whom), one)


def _speaks(audience: Audience, whom: FromClause) -> ColumnElement[bool]:
    return true() if audience.language is None else whom.c.language == audience.language


def _is_patient(audience: Audience, whom: FromClause, day: date) -> ColumnElement[bool]:
    wanted = [patients.c.person_id == whom.c.id]
    if audience.group is not None:
        wanted.append(_is_in(audience.group, audience.days, day))
    conditions = [has_consented(whom), _is_any(*wanted)]
    if audience.clearance is not None:
        conditions.append(_is_cleared(audience.clearance, whom))
    if audience.exercise is not None:
        conditions.append(_has_in_plan(audience.exercise, whom, day))
    return and_(*conditions)


def _is_cleared(level: str, whom: FromClause) -> ColumnElement[bool]:
    """A hold goes before what was answered."""
    if level == "hold":
        return is_on_hold(whom)
    as_answered = _is_any(patients.c.person_id == whom.c.id, patients.c.clearance == level)
    return and_(as_answered, not_(is_on_hold(whom)))


def _is_in(group: Group, days: int, day: date) -> ColumnElement[bool]:
    """Of a row of patients. Somebody in a pause has said so and is not silent."""
    begun = and_(patients.c.pause_kind.is_not(None), patients.c.paused_on <= day)
    paused = and_(begun, or_(patients.c.paused_until.is_(None), patients.c.paused_until >= day))
    if group is Group.PAUSED:
        return paused
    not_paused = not_(func.coalesce(paused, false()))
    if group is Group.ACTIVE:
        return and_(not_paused, patients.c.heard_on > day - timedelta(days=ACTIVE_DAYS))
    long_ago = day - timedelta(days=days)
    return and_(not_paused, func.coalesce(patients.c.heard_on, patients.c.first_day, long_ago) <= long_ago)


def _has_in_plan(exercise: str, whom: FromClause, day: date) -> ColumnElement[bool]:
    lately = (plans.c.patient_id == whom.c.id, plans.c.date > day - timedelta(days=PLAN_DAYS), plans.c.date <= day)
    return _is_any(plan_items.c.plan_id == plans.c.id, plan_items.c.exercise == exercise, *lately)
