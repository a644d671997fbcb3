"""Links: found by their code alone, used once, and not to be guessed."""

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from threading import Barrier
from typing import Any

from cryptography.fernet import Fernet
from sqlalchemy import select

from bot.core.access import Actor, Role
from bot.core.family import INVITATION_LASTS, Relation, Scope
from bot.storage import bonds, invitations, people
from bot.storage.crypto import Vault
from bot.storage.database import Database, Tx
from bot.storage.invitations import Invitation
from bot.storage.people import Person
from bot.storage.tables import invitations as table
from tests.databases import VAULT

NOW = datetime(2026, 3, 2, 9, tzinfo=UTC)
CODE = "Zm9vYmFyYmF6cXV4"
HOUR = timedelta(hours=1)


def person(tx: Tx, user: int = 77) -> Person:
    values = {"bot_id": 4242, "user_id": user, "chat_id": user, "language": "en", "zone": "Europe/London"}
    return people.add(tx, name="", now=NOW, **values)


def invite(tx: Tx, patient: Person, code: str = CODE) -> int:
    actor = Actor(Role.PATIENT, patient.id)
    return invitations.add(tx, actor, patient, code, Relation.SON, Scope.MOVED, NOW)


def find(tx: Tx, code: str = CODE, bot: int = 4242) -> Invitation:
    found = invitations.by_code(tx, bot, code)
    assert found is not None
    return found


def test_it_is_found_by_its_code_and_the_code_is_not_in_the_database(database: Database) -> None:
    def act(tx: Tx) -> tuple[Invitation, list[Any], list[Invitation | None]]:
        invite(tx, person(tx))
        stored = list(tx.execute(select(table)).one())
        wrong = [
            invitations.by_code(tx, 4242, CODE[:-1]),
            invitations.by_code(tx, 4242, ""),
            invitations.by_code(tx, 1, CODE),
        ]
        return find(tx), stored, wrong

    found, stored, wrong = database.transaction(act)
    assert (found.relation, found.scope) == (Relation.SON, Scope.MOVED)
    assert not any(CODE in str(value) for value in stored)
    assert wrong == [None] * 3


def test_it_is_open_for_a_week_until_it_is_used_or_taken_back(database: Database) -> None:
    def act(tx: Tx) -> list[Invitation]:
        ayse = person(tx)
        actor = Actor(Role.PATIENT, ayse.id)
        for code in ("used", "revoked", "kept"):
            invite(tx, ayse, code)
        invitations.use(tx, find(tx, "used"), NOW)
        assert invitations.revoke(tx, actor, ayse.id, find(tx, "revoked").id, NOW)
        assert not invitations.revoke(tx, actor, ayse.id, find(tx, "used").id, NOW)
        [left] = invitations.open_of(tx, actor, ayse.id, NOW)
        assert left == find(tx, "kept")
        return [find(tx, code) for code in ("used", "revoked", "kept")]

    used, revoked, kept = database.transaction(act)
    assert [each.is_open(NOW) for each in (used, revoked, kept)] == [False, False, True]
    assert [kept.is_open(NOW + INVITATION_LASTS + by) for by in (timedelta(seconds=-1), timedelta())] == [True, False]


def test_nobody_takes_back_the_link_of_another(database: Database) -> None:
    def act(tx: Tx) -> bool:
        ayse, fatma = person(tx), person(tx, 78)
        link = invite(tx, ayse)
        return invitations.revoke(tx, Actor(Role.PATIENT, fatma.id), fatma.id, link, NOW)

    assert database.transaction(act) is False


def test_tries_are_counted_for_each_person_and_an_hour_later_no_more(database: Database) -> None:
    def act(tx: Tx) -> list[int]:
        one, other = person(tx), person(tx, 78)
        counted = [invitations.count_try(tx, one, NOW - HOUR, NOW) for _ in range(3)]
        counted.append(invitations.count_try(tx, other, NOW - HOUR, NOW))
        later = NOW + HOUR
        return [*counted, invitations.tries_since(tx, one, later - HOUR), invitations.tries_since(tx, one, NOW - HOUR)]

    assert database.transaction(act) == [1, 2, 3, 1, 0, 3]


def test_a_link_outlives_a_change_of_keys() -> None:
    old, new = Fernet.generate_key().decode(), Fernet.generate_key().decode()
    before, after = Vault([old]), Vault([new, old])
    assert before.digest(CODE) in after.digests(CODE)
    assert after.digest(CODE) != before.digest(CODE)
    assert len(after.digest(CODE)) == 64


def test_a_link_can_be_used_while_the_patient_takes_it_back(postgres_url: str) -> None:
    database = Database(postgres_url, VAULT)
    patient, relative = (database.transaction(person, user) for user in (77, 88))
    number = database.transaction(invite, patient)
    both_hold = Barrier(2, timeout=30)

    def use(tx: Tx) -> int:
        people.find(tx, 4242, relative.user_id)
        invitation = find(tx)
        both_hold.wait()
        invitations.use(tx, invitation, NOW)
        terms = {"relation": Relation.SON, "scope": Scope.MOVED, "name": "Can"}
        return bonds.add(tx, relative, patient_id=patient.id, now=NOW, **terms)

    def take_back(tx: Tx) -> bool:
        people.find(tx, 4242, patient.user_id)
        both_hold.wait()
        return invitations.revoke(tx, Actor(Role.PATIENT, patient.id), patient.id, number, NOW)

    with ThreadPoolExecutor(2) as pool:
        used, taken_back = pool.submit(database.transaction, use), pool.submit(database.transaction, take_back)
        assert (used.result(30) > 0, taken_back.result(30)) == (True, False)
    database.close()
