"""Whom a broadcast is for: every filter against the plain words of what it means, over people made up at random."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import delete, insert, select

from bot.core.broadcast import Audience, Group
from bot.storage import audience as audiences
from bot.storage.database import Database, Tx
from bot.storage.people import HEALTH_DATA
from bot.storage.tables import bonds, consents, holds, patients, people, plan_items, plans

BOT, TODAY = 4242, date(2026, 3, 10)
NOW = datetime(2026, 3, 10, 12, tzinfo=UTC)


@dataclass(frozen=True)
class Somebody:
    """`consents`: what they said, in order; `follows`: the place of somebody in the list, and how it stands."""

    language: str = "en"
    gone: str = ""
    consents: tuple[bool, ...] = (True,)
    clearance: str | None = "clear"
    held: bool | None = None  # None: never; False: it has ended
    heard: int | None = 0  # days ago
    pause: tuple[int, int | None] | None = None  # from and until, in days from today
    plan: int | None = None  # days ago, with the bridge in it
    follows: tuple[tuple[int, str], ...] = ()


BONDS = ("", "unconfirmed", "ended", "paused", "muted")
somebody = st.builds(
    Somebody,
    language=st.sampled_from(("en", "tr")),
    gone=st.sampled_from(("", "", "", "blocked_at", "stopped_at", "died_at")),
    consents=st.sampled_from(((True,), (), (False,), (True, False), (False, True))),
    clearance=st.sampled_from(("clear", "advised", "hold", None)),
    held=st.sampled_from((None, None, True, False)),
    heard=st.sampled_from((None, 0, 6, 7, 13, 14, 30)),
    pause=st.sampled_from((None, None, (-2, None), (-2, 0), (-9, -1), (1, 3))),
    plan=st.sampled_from((None, 0, 6, 7)),
    follows=st.lists(
        st.tuples(st.integers(0, 5), st.sampled_from(BONDS)), max_size=2, unique_by=lambda one: one[0]
    ).map(tuple),
)
audience = st.builds(
    Audience,
    language=st.sampled_from((None, "en", "tr")),
    clearance=st.sampled_from((None, "clear", "advised", "hold")),
    group=st.sampled_from((None, *Group)),
    days=st.sampled_from((7, 14)),
    exercise=st.sampled_from((None, "bridge")),
    family=st.booleans(),
    holds=st.booleans(),
)


# -- what it means -----------------------------------------------------------------------------------------------------


def on_hold(one: Somebody) -> bool:
    return one.held is True or (bool(one.consents) and one.clearance == "hold")


def is_meant(one: Somebody, whom: Audience) -> bool:
    """As a patient, wherever they are."""
    if not one.consents or not one.consents[-1]:
        return False
    paused = one.pause is not None and one.pause[0] <= 0 and (one.pause[1] is None or one.pause[1] >= 0)
    groups = {
        None: True,
        Group.PAUSED: paused,
        Group.ACTIVE: not paused and one.heard is not None and one.heard < 7,
        Group.SILENT: not paused and (one.heard is None or one.heard >= whom.days),
    }
    level = "hold" if on_hold(one) else one.clearance
    cleared = whom.clearance is None or level == whom.clearance
    return groups[whom.group] and cleared and (whom.exercise is None or (one.plan is not None and one.plan < 7))


def gets_it(everybody: list[Somebody], place: int, whom: Audience) -> str:
    """ "patient", "relative" or "" """
    one = everybody[place]
    if one.gone or whom.language not in (None, one.language) or (not whom.holds and on_hold(one)):
        return ""
    if is_meant(one, whom):
        return "patient"
    followed = [everybody[each] for each, bond in one.follows if each < len(everybody) and each != place and not bond]
    theirs = [other for other in followed if is_meant(other, whom) and other.gone != "died_at"]
    return "relative" if whom.family and any(whom.holds or not on_hold(other) for other in theirs) else ""


# -- what is stored ----------------------------------------------------------------------------------------------------


def store(tx: Tx, everybody: list[Somebody]) -> None:
    for table in (bonds, plan_items, plans, holds, consents, patients, people):
        tx.execute(delete(table))
    for number, one in enumerate(everybody, start=1):
        _store(tx, number, one)
    for number, one in enumerate(everybody, start=1):
        for place, how in one.follows:
            if place < len(everybody) and place + 1 != number:
                _bond(tx, number, place + 1, how)


def _store(tx: Tx, number: int, one: Somebody) -> None:
    row = {"id": number, "bot_id": BOT, "user_id": number, "chat_id": number, "name": b"", "zone": "Europe/Istanbul"}
    row |= {"language": one.language, "created_at": NOW} | ({one.gone: NOW} if one.gone else {})
    tx.execute(insert(people).values(row))
    for agreed in one.consents:
        said = {"bot_id": BOT, "person_id": number, "purpose": HEALTH_DATA, "given": agreed, "at": NOW}
        tx.execute(insert(consents).values(said))
    if one.consents:
        tx.execute(insert(patients).values(_frame(number, one)))
    if one.held is not None:
        held = {"bot_id": BOT, "patient_id": number, "rule": "T5", "opened_at": NOW}
        tx.execute(insert(holds).values(held | {"ended_at": None if one.held else NOW}))
    if one.plan is not None:
        _plan(tx, number, TODAY - timedelta(days=one.plan))


def _frame(number: int, one: Somebody) -> dict[str, Any]:
    row: dict[str, Any] = {"person_id": number, "bot_id": BOT, "exerciser": "self", "days_off": [], "own_word": False}
    row |= {"reminder_time": NOW.time(), "clearance": one.clearance}
    row["heard_on"] = None if one.heard is None else TODAY - timedelta(days=one.heard)
    if one.pause:
        first, last = one.pause
        row |= {"pause_kind": "away", "paused_on": TODAY + timedelta(days=first)}
        row["paused_until"] = None if last is None else TODAY + timedelta(days=last)
    return row


def _plan(tx: Tx, number: int, day: date) -> None:
    row = {"bot_id": BOT, "patient_id": number, "date": day, "version": 1, "session_minutes": 20, "notes": []}
    row |= {"content_version": "1", "created_at": NOW}
    plan = tx.execute(insert(plans).values(row).returning(plans.c.id)).scalar_one()
    item = {"bot_id": BOT, "plan_id": plan, "position": 0, "exercise": "bridge", "category": "resistance"}
    tx.execute(insert(plan_items).values(item | {"impact": "none", "rung": 0, "rules": []}))


def _bond(tx: Tx, relative: int, patient: int, how: str) -> None:
    row = {"bot_id": BOT, "patient_id": patient, "relative_id": relative, "relation": "son", "scope": "moved"}
    row |= {"name": b"", "accepted_at": NOW, "confirmed_at": None if how == "unconfirmed" else NOW}
    tx.execute(insert(bonds).values(row | ({f"{how}_at": NOW} if how in ("ended", "paused", "muted") else {})))


# -- both --------------------------------------------------------------------------------------------------------------


def check(tx: Tx, everybody: list[Somebody], whom: Audience) -> None:
    store(tx, everybody)
    means = {place + 1: gets_it(everybody, place, whom) for place in range(len(everybody))}
    query = select(people.c.id).where(audiences.is_for(whom, people, TODAY))
    assert set(tx.execute(query).scalars()) == {number for number, role in means.items() if role}
    counted = audiences.count(tx, BOT, whom, TODAY)
    assert counted.by_language == Counter(everybody[number - 1].language for number, role in means.items() if role)
    assert counted.relatives == list(means.values()).count("relative")
    wide = replace(whom, holds=True)
    held = [n for n, one in enumerate(everybody) if on_hold(one) and gets_it(everybody, n, wide) == "patient"]
    assert counted.on_hold == len(held)


@pytest.fixture
def stored(database: Database) -> Iterator[Tx]:
    with database.engine.connect() as connection, connection.begin() as transaction:
        yield Tx(connection, database.vault, database.sqlite)
        transaction.rollback()


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(everybody=st.lists(somebody, min_size=1, max_size=6), whom=audience)
def test_who_gets_it_is_who_is_meant(stored: Tx, everybody: list[Somebody], whom: Audience) -> None:
    check(stored, everybody, whom)


FILTERS = [
    Audience(),
    Audience(language="tr"),
    Audience(family=True, holds=False),
    *[Audience(clearance=level) for level in ("clear", "advised", "hold")],
    *[Audience(group=group, days=14) for group in Group],
    Audience(exercise="bridge"),
]
CROWD = [
    Somebody(),
    Somebody(language="tr", clearance="advised", heard=14, plan=6),
    Somebody(held=True, plan=0),
    Somebody(clearance="hold", heard=None),
    Somebody(pause=(-2, None), heard=30, plan=7),
    Somebody(gone="blocked_at"),
    Somebody(consents=(True, False)),
    Somebody(consents=(), follows=((0, ""),)),
    Somebody(consents=(), language="tr", follows=((2, ""),)),
    Somebody(consents=(), follows=((0, "muted"),)),
]


@pytest.mark.parametrize("whom", FILTERS, ids=str)
def test_every_filter_finds_some_and_leaves_some_out(stored: Tx, whom: Audience) -> None:
    check(stored, CROWD, whom)
    assert 0 < audiences.count(stored, BOT, whom, TODAY).total < len(CROWD)


def test_another_bots_people_are_not_counted(stored: Tx) -> None:
    store(stored, CROWD)
    assert audiences.count(stored, BOT + 1, Audience(), TODAY).total == 0
