"""Who works at the clinic, and the links that let them in."""

from datetime import UTC, datetime, timedelta
from typing import Any

from sqlalchemy import select

from bot.core.access import Role
from bot.storage import people, staff, staff_invitations
from bot.storage.database import Database, Tx
from bot.storage.tables import staff as table
from bot.storage.tables import staff_invitations as links

NOW = datetime(2026, 3, 2, 9, tzinfo=UTC)
BOT = 4242


def hire(tx: Tx, user: int, *roles: Role) -> staff.Member:
    values = {"bot_id": BOT, "user_id": user, "chat_id": user, "language": "en", "zone": "Europe/London"}
    person = people.add(tx, name="", now=NOW, **values)
    staff.add(tx, person, roles, "Derya", NOW)
    found = staff.of_person(tx, person.id)
    assert found is not None
    return found


def test_a_link_is_found_by_its_code_and_the_code_is_not_kept(sqlite_database: Database) -> None:
    def act(tx: Tx) -> Any:
        _, code = staff_invitations.make(tx, BOT, Role.CLINICIAN, NOW)
        stored = tx.execute(select(links.c.code)).scalar_one()
        return code, stored, staff_invitations.by_code(tx, BOT, code), staff_invitations.by_code(tx, 1, code)

    code, stored, found, of_another_bot = sqlite_database.transaction(act)
    assert code not in stored
    assert (found.role, found.made_by, of_another_bot) == (Role.CLINICIAN, None, None)
    assert found.expires_at == NOW + timedelta(hours=48)


def test_of_the_links_those_are_listed_that_still_work(sqlite_database: Database) -> None:
    def act(tx: Tx) -> list[int]:
        made = [staff_invitations.make(tx, BOT, Role.CLINICIAN, NOW)[0] for _ in range(3)]
        used = staff_invitations.open_ones(tx, BOT, NOW)[0]
        staff_invitations.use(tx, used, NOW)
        assert staff_invitations.revoke(tx, BOT, made[1], NOW)
        assert not staff_invitations.revoke(tx, BOT, made[0], NOW)  # used
        assert not staff_invitations.revoke(tx, 1, made[2], NOW)  # another bot's
        assert not staff_invitations.open_ones(tx, BOT, NOW + timedelta(hours=48))
        return [each.id for each in staff_invitations.open_ones(tx, BOT, NOW)]

    assert sqlite_database.transaction(act) == [3]


def test_whoever_has_left_is_nobody_and_may_come_back(sqlite_database: Database) -> None:
    def act(tx: Tx) -> Any:
        first, other = hire(tx, 1, Role.ADMINISTRATOR, Role.CLINICIAN), hire(tx, 2, Role.COMMUNICATOR)
        staff.remove(tx, first, NOW)
        gone = (staff.of_person(tx, first.person_id), staff.by_id(tx, BOT, first.id))
        left = [each.id for each in staff.everyone(tx, BOT)]
        staff.add(tx, people.by_id(tx, first.person_id), [Role.CLINICIAN], "Derya", NOW)
        clinicians = [each.person_id for each in staff.everyone(tx, BOT, Role.CLINICIAN)]
        names = tx.execute(select(table.c.name)).scalars().all()
        return gone, left == [other.id], clinicians == [first.person_id], all(b"Derya" not in name for name in names)

    assert sqlite_database.transaction(act) == ((None, None), True, True, True)


def test_a_name_that_cannot_be_read_keeps_nobody_from_working(sqlite_database: Database) -> None:
    def act(tx: Tx) -> tuple[str, ...]:
        hire(tx, 1, Role.CLINICIAN)
        tx.execute(table.update().values(name=b"torn"))
        return tuple(member.name for member in staff.everyone(tx, BOT, Role.CLINICIAN))

    assert sqlite_database.transaction(act) == ("?",)
