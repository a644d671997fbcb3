"""News: put into words at the moment it is told, once, by day, and never after it was taken back."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import select, update

from bot.core.access import SYSTEM
from bot.core.family import Relation, Scope
from bot.storage import bonds, people
from bot.storage import news as waiting
from bot.storage.bonds import Bond
from bot.storage.database import Database, Tx
from bot.storage.news import News
from bot.storage.people import Person
from bot.storage.tables import bonds as bond_table
from bot.storage.tables import news as news_table
from bot.storage.tables import outbox
from bot.usecases.guard import guard
from bot.usecases.news import Telling, Untold, share, tell_due
from bot.usecases.occasion import Occasion, Setup
from bot.usecases.visit import Visit
from bot.views.message import Message
from tests.usecases.scene import content

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)
NIGHT = datetime(2026, 3, 2, 23, tzinfo=UTC)
HOUR = timedelta(hours=1)


def in_scope(visit: Visit, each: News, bond: Bond) -> Message:
    return Message(f"{bond.patient_name}: {bond.scope}")


TELLINGS = {"week": Telling(in_scope), "alarm": Telling(in_scope, at_night=True)}


class Pair:
    """Ayşe, Elif who follows her, and the bond between them; both live in London."""

    def __init__(self, tx: Tx, *, confirmed: bool = True) -> None:
        self.tx = tx
        values = {"bot_id": 4242, "language": "en", "zone": "Europe/London"}
        self.ayse = people.add(tx, name="Ayşe", now=NOON, user_id=77, chat_id=77, **values)
        self.elif_ = people.add(tx, name="Elif", now=NOON, user_id=88, chat_id=88, **values)
        terms = {"relation": Relation.DAUGHTER, "scope": Scope.NUMBERS, "name": "Elif", "now": NOON}
        self.bond_id = bonds.add(tx, self.elif_, patient_id=self.ayse.id, **terms)
        if confirmed:
            self.change(confirmed_at=NOON)

    def change(self, **values: Any) -> None:
        self.tx.execute(update(bond_table).where(bond_table.c.id == self.bond_id).values(**values))

    @property
    def bond(self) -> Bond:
        found = bonds.of_news(self.tx, self.bond_id)
        assert found is not None
        return found

    def visit(self, person: Person, now: datetime) -> Visit:
        occasion = Occasion(Setup(content()), 4242, "test", now, person.chat_id)
        return Visit(self.tx, occasion, people.by_id(self.tx, person.id), SYSTEM)

    def share(self, kind: str = "week", key: str = "1", now: datetime = NOON, **values: Any) -> None:
        share(self.visit(self.ayse, now), self.bond, kind, key, **values)

    def tell(self, now: datetime = NOON) -> list[str]:
        """Everything that was ever said to Elif, and still stands."""
        tell_due(self.visit(self.elif_, now), TELLINGS)
        return self.said()

    def said(self) -> list[str]:
        rows = self.tx.execute(select(outbox.c.params).where(outbox.c.chat_id == 88, outbox.c.state == "waiting"))
        return [self.tx.vault.open(sealed) for sealed in rows.scalars()]

    def reasons(self) -> list[str | None]:
        return list(self.tx.execute(select(news_table.c.reason).order_by(news_table.c.id)).scalars())


def test_it_is_told_once_however_often_it_happens_and_is_looked_for(database: Database) -> None:
    def act(tx: Tx) -> list[str]:
        pair = Pair(tx)
        pair.share()
        pair.tell()
        pair.share()
        return pair.tell(NOON + HOUR)

    [told] = database.transaction(act)
    assert "numbers" in told


def test_what_it_says_is_found_when_it_is_told(database: Database) -> None:
    def act(tx: Tx) -> list[str]:
        pair = Pair(tx)
        pair.share()
        pair.change(scope="moved")
        return pair.tell()

    [told] = database.transaction(act)
    assert "moved" in told


def test_what_waits_in_the_outbox_is_told_anew_in_a_narrower_scope(database: Database) -> None:
    def act(tx: Tx) -> tuple[list[str], list[str]]:
        pair = Pair(tx)
        pair.share()
        before = pair.tell()
        pair.change(scope="moved")
        waiting.tell_anew(tx, pair.bond_id, "scope")
        return before, pair.tell()

    before, after = database.transaction(act)
    assert ["numbers" in text for text in before] == [True]
    assert ["moved" in text for text in after] == [True]


def test_what_is_taken_back_leaves_neither_the_outbox_nor_the_waiting_room(database: Database) -> None:
    def act(tx: Tx) -> tuple[list[str], list[str | None]]:
        pair = Pair(tx)
        pair.share(key="told")
        pair.tell()
        pair.share(key="waits")
        waiting.drop_waiting(tx, pair.bond_id, "revoked")
        return pair.tell(NOON + HOUR), pair.reasons()

    said, reasons = database.transaction(act)
    assert said == []
    assert reasons == [None, "revoked"]


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"ended_at": NOON}, "revoked"),
        ({"confirmed_at": None}, "revoked"),
        ({"paused_at": NOON}, "paused"),
        ({"muted_at": NOON}, "muted"),
    ],
)
def test_nothing_is_told_while_it_may_not_be_and_the_row_says_why(
    database: Database, changes: dict[str, Any], reason: str
) -> None:
    def act(tx: Tx) -> tuple[list[str], list[str | None]]:
        pair = Pair(tx)
        pair.share()
        pair.change(**changes)
        return pair.tell(), pair.reasons()

    assert database.transaction(act) == ([], [reason])


@pytest.mark.parametrize(("change", "reason"), [("blocked_at", "blocked"), ("stopped_at", "stopped")])
def test_nobody_is_told_who_wants_no_messages(database: Database, change: str, reason: str) -> None:
    def act(tx: Tx) -> tuple[list[str], list[str | None]]:
        pair = Pair(tx)
        pair.share("alarm", at_night=True)
        people.change(tx, pair.elif_.id, **{change: NOON})
        return pair.tell(), pair.reasons()

    assert database.transaction(act) == ([], [reason])


def test_at_night_it_waits_for_the_morning_and_an_alarm_does_not(database: Database) -> None:
    def act(tx: Tx) -> list[list[str]]:
        pair = Pair(tx)
        pair.share("week", now=NIGHT)
        pair.share("alarm", now=NIGHT, at_night=True)
        pair.change(muted_at=NIGHT)
        night = pair.tell(NIGHT)
        pair.change(muted_at=None)
        return [night, pair.tell(NIGHT + 8 * HOUR), pair.tell(NIGHT + 9 * HOUR)]

    assert [len(said) for said in database.transaction(act)] == [1, 1, 2]


def test_a_night_that_has_come_meanwhile_is_waited_for_too(database: Database) -> None:
    """The bot was away when it was due."""

    def act(tx: Tx) -> tuple[list[str], datetime | None]:
        pair = Pair(tx)
        pair.share("week", now=NOON)
        return pair.tell(NIGHT), waiting.next_due(tx, 4242)

    assert database.transaction(act) == ([], datetime(2026, 3, 3, 8, tzinfo=UTC))


def test_what_is_too_old_is_dropped(database: Database) -> None:
    def act(tx: Tx) -> tuple[list[str], list[str | None]]:
        pair = Pair(tx)
        pair.share(lasts_until=NOON + HOUR)
        return pair.tell(NOON + HOUR), pair.reasons()

    assert database.transaction(act) == ([], ["stale"])


def test_what_finds_nothing_to_tell_says_why(database: Database) -> None:
    def act(tx: Tx) -> list[str | None]:
        pair = Pair(tx)
        pair.share()
        tell_due(pair.visit(pair.elif_, NOON), {"week": Telling(lambda *_: Untold("nothing"))})
        return pair.reasons()

    assert database.transaction(act) == ["nothing"]


def test_before_it_leaves_the_bond_is_looked_at_once_more(database: Database) -> None:
    def act(tx: Tx) -> list[str | None]:
        pair = Pair(tx)
        pair.share()
        pair.tell()
        row: Any = tx.execute(select(outbox).where(outbox.c.chat_id == 88)).one()
        look = guard(content().version)
        judged = [look(tx, row)]
        for changes in ({"scope": "moved"}, {"scope": "numbers", "paused_at": NOON}, {"ended_at": NOON}):
            pair.change(**changes)
            judged.append(look(tx, row))
        return judged

    assert database.transaction(act) == [None, "scope", "paused", "revoked"]


def test_the_patient_can_be_told_in_their_day(database: Database) -> None:
    def act(tx: Tx) -> list[News]:
        pair = Pair(tx)
        people.change(tx, pair.ayse.id, zone="Australia/Sydney")
        share(pair.visit(pair.elif_, NOON), pair.bond, "week", "1", to_patient=True)
        return list(waiting.waiting(tx, pair.ayse.id))

    [told] = database.transaction(act)
    assert told.due_at == datetime(2026, 3, 2, 21, tzinfo=UTC)  # 08:00 in Sydney
    assert replace(told, detail={}).kind == "week"


def test_what_cannot_be_told_is_tried_later_and_holds_back_nothing_else(database: Database) -> None:
    def act(tx: Tx) -> tuple[list[str], list[str]]:
        pair = Pair(tx)
        pair.share("nobody knows")
        pair.share("alarm", at_night=True)
        said = pair.tell()
        return said, list(tx.execute(select(news_table.c.state).order_by(news_table.c.id)).scalars())

    said, states = database.transaction(act)
    assert (len(said), states) == (1, ["waiting", "told"])
