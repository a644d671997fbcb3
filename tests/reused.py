"""One PostgreSQL database for the tests of a process, one after the other: emptied after each.

Making a database costs a quarter of a second of the server's time, emptying one a few milliseconds. After a test that
changed more than rows (a table, a trigger, a setting of the database), or left many of them, it is made anew.
"""

import uuid
from dataclasses import dataclass, field

import psycopg

MOST_BYTES = 20_000_000

_SHAPE = """
SELECT md5(string_agg(part, ' ' ORDER BY part)) FROM (
    SELECT concat_ws(' ', 'class', oid, relname) AS part FROM pg_class WHERE relnamespace = 'public'::regnamespace
    UNION ALL SELECT concat_ws(' ', 'column', attrelid, attname, attisdropped, atttypid, attnotnull)
        FROM pg_attribute JOIN pg_class ON pg_class.oid = attrelid WHERE relnamespace = 'public'::regnamespace
    UNION ALL SELECT concat_ws(' ', 'constraint', oid) FROM pg_constraint WHERE connamespace = 'public'::regnamespace
    UNION ALL SELECT concat_ws(' ', 'trigger', oid, tgenabled) FROM pg_trigger WHERE NOT tgisinternal
    UNION ALL SELECT concat_ws(' ', 'function', oid) FROM pg_proc WHERE pronamespace = 'public'::regnamespace
    UNION ALL SELECT concat_ws(' ', 'setting', setdatabase, setrole, setconfig) FROM pg_db_role_setting
    UNION ALL SELECT concat_ws(' ', 'database', datallowconn, datconnlimit)
        FROM pg_database WHERE datname = current_database()
) AS parts
"""
_BYTES = "SELECT sum(pg_relation_size(oid)) FROM pg_class WHERE relnamespace = 'public'::regnamespace"
_END_OTHERS = (
    "SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity"
    " WHERE datname = current_database() AND pid <> pg_backend_pid()"
)
# Without triggers and foreign keys; the numbers begin at 1 again.
_EMPTY = """
DO $$ DECLARE name regclass; BEGIN
    SET LOCAL session_replication_role = replica;
    FOR name IN SELECT oid FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind = 'r' LOOP
        EXECUTE format('DELETE FROM %s', name);
    END LOOP;
    PERFORM setval(oid, 1, false) FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind = 'S';
END $$
"""


@dataclass
class Reused:
    """`address`: of the server's own database; `template`: the name of the one that is copied."""

    address: str
    template: str
    _name: str | None = None
    _shape: str = field(default="")

    def taken(self) -> str:
        """The address of an empty one with all tables."""
        if self._name is None:
            self._name = f"test_{uuid.uuid4().hex}"
            self._admin(f"CREATE DATABASE {self._name} TEMPLATE {self.template}")
            with psycopg.connect(named(self.address, self._name)) as connection:
                self._shape = _one(connection, _SHAPE)
        return named(self.address, self._name)

    def given_back(self) -> None:
        """Whatever still uses it loses its connection."""
        assert self._name
        try:
            with psycopg.connect(named(self.address, self._name), autocommit=True) as connection:
                connection.execute(_END_OTHERS)
                if _one(connection, _SHAPE) == self._shape and int(_one(connection, _BYTES)) < MOST_BYTES:
                    connection.execute(_EMPTY)
                    return
        except psycopg.Error:
            pass  # a new one will do
        self.drop()

    def drop(self) -> None:
        if self._name:
            self._admin(f"DROP DATABASE {self._name} WITH (FORCE)")
        self._name = None

    def _admin(self, statement: str) -> None:
        with psycopg.connect(self.address, autocommit=True) as connection:
            connection.execute(statement)


def named(address: str, name: str) -> str:
    """The address of another database of the same server."""
    before, _, rest = address.partition("/postgres?")
    return f"{before}/{name}?{rest}"


def _one(connection: psycopg.Connection, statement: str) -> str:
    row = connection.execute(statement).fetchone()
    assert row is not None
    return str(row[0])
