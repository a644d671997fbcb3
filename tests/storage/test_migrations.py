"""The migrations lead from nothing to exactly the tables that the program uses, once, whoever comes first."""

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from sqlalchemy import Connection, create_engine, text

from bot.storage.database import Database
from bot.storage.migrations import UnknownSchema, upgrade
from bot.storage.tables import metadata
from tests.databases import VAULT
from tests.program import ended

# Everything that PostgreSQL knows of a table: columns, constraints, indexes with their condition, triggers.
POSTGRES_SHAPE = (
    "SELECT table_name, column_name, data_type, character_maximum_length, is_nullable, column_default, is_identity "
    "FROM information_schema.columns WHERE table_schema = 'public'",
    "SELECT conrelid::regclass::text, conname, pg_get_constraintdef(oid) FROM pg_constraint "
    "WHERE connamespace = 'public'::regnamespace",
    "SELECT tablename, indexname, indexdef FROM pg_indexes WHERE schemaname = 'public'",
    "SELECT tgrelid::regclass::text, tgname, pg_get_triggerdef(oid) FROM pg_trigger WHERE NOT tgisinternal",
)
# SQLite keeps the statements themselves; AUTOINCREMENT and the conditions stand in them.
SQLITE_SHAPE = ("SELECT tbl_name, name, sql FROM sqlite_master WHERE sql IS NOT NULL",)


@contextmanager
def opened(url: str) -> Iterator[Database]:
    database = Database(url, VAULT)
    try:
        yield database
    finally:
        database.close()


def shape(connection: Connection) -> set[tuple[object, ...]]:
    """All that is to be said about the tables, but for the one in which Alembic keeps its own number."""
    statements = SQLITE_SHAPE if connection.dialect.name == "sqlite" else POSTGRES_SHAPE
    rows = [row for statement in statements for row in connection.execute(text(statement))]
    return {tuple(map(parts, row)) for row in rows if row[0] != "alembic_version"}


def parts(value: object) -> object:
    """A statement's columns and constraints, whose order says nothing."""
    return tuple(sorted(line.strip(" \t,)") for line in value.splitlines())) if isinstance(value, str) else value


def revision(database: Database) -> str:
    return str(
        database.transaction(lambda tx: tx.execute(text("SELECT version_num FROM alembic_version")).scalar_one())
    )


def test_they_lead_to_exactly_the_tables_of_the_program(empty_url: str) -> None:
    with opened(empty_url) as database:
        database.transaction(upgrade)
        migrated = database.transaction(lambda tx: shape(tx.connection))
        database.transaction(lambda tx: metadata.drop_all(tx.connection))
        database.transaction(lambda tx: metadata.create_all(tx.connection))
        assert migrated == database.transaction(lambda tx: shape(tx.connection))
        assert len(migrated) > len(metadata.tables)


def test_alembic_finds_no_difference_either(empty_url: str) -> None:
    with opened(empty_url) as database:
        database.transaction(upgrade)
        options = {"compare_type": True, "compare_server_default": True}
        found = database.transaction(
            lambda tx: compare_metadata(MigrationContext.configure(tx.connection, opts=options), metadata)
        )
    assert found == []


def test_a_second_time_changes_nothing(empty_url: str) -> None:
    with opened(empty_url) as database:
        database.transaction(upgrade)
        before = database.transaction(lambda tx: shape(tx.connection)), revision(database)
        database.transaction(upgrade)
        assert (database.transaction(lambda tx: shape(tx.connection)), revision(database)) == before


def test_the_schema_of_a_newer_version_is_refused_and_left_alone(empty_url: str) -> None:
    with opened(empty_url) as database:
        database.transaction(upgrade)
        database.transaction(lambda tx: tx.execute(text("UPDATE alembic_version SET version_num = '9999'")))
        with pytest.raises(UnknownSchema, match=r"schema 9999") as refused:
            database.transaction(upgrade)
        assert "\n" not in str(refused.value)
        assert revision(database) == "9999"


def test_a_migration_that_fails_leaves_nothing_behind(empty_url: str) -> None:
    engine = create_engine(empty_url)
    with engine.begin() as connection:
        connection.execute(text("CREATE TABLE blocks (somebody_elses INTEGER)"))
        before = shape(connection)
    with opened(empty_url) as database, pytest.raises(Exception, match="blocks"):
        database.transaction(upgrade)
    with engine.begin() as connection:
        assert shape(connection) == before
    engine.dispose()


async def test_several_processes_that_start_at_once_wait_for_one_another(
    tmp_path: Path, empty_postgres_url: str
) -> None:
    settings = {"TELEGRAM_BOT_TOKEN": "1:x", "DATABASE_URL": empty_postgres_url, "DATA_DIR": str(tmp_path / "data")}
    ends = await asyncio.gather(*(ended("migrate", folder=tmp_path, settings=settings) for _ in range(3)))
    assert [(end.status, end.errors) for end in ends] == [(0, "")] * 3
