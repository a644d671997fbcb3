"""The database itself refuses to change or to take out a record of `audit`; only a seal may be added to it, once.

Against mistakes, not against whoever owns the database: for those there is the chain (`storage.chain`). The migration
`alembic/versions/0002` says the same.
"""

from sqlalchemy import DDL, Table, event

REFUSAL = "a record of audit is never changed"
_KEPT = ("id", "bot_id", "at", "actor", "action", "patient_id", "detail")


def _is_changed(differs: str) -> str:
    return " OR ".join(["OLD.position IS NOT NULL", *(f"NEW.{name} {differs} OLD.{name}" for name in _KEPT)])


SQLITE = (
    f"CREATE TRIGGER audit_not_deleted BEFORE DELETE ON audit BEGIN SELECT RAISE(ABORT, '{REFUSAL}'); END",
    f"CREATE TRIGGER audit_not_changed BEFORE UPDATE ON audit WHEN {_is_changed('IS NOT')} "
    f"BEGIN SELECT RAISE(ABORT, '{REFUSAL}'); END",
)
POSTGRESQL = (
    "CREATE OR REPLACE FUNCTION audit_refused() RETURNS trigger LANGUAGE plpgsql AS "
    f"$$ BEGIN RAISE EXCEPTION '{REFUSAL}'; END $$",
    "CREATE TRIGGER audit_not_deleted BEFORE DELETE ON audit FOR EACH ROW EXECUTE FUNCTION audit_refused()",
    f"CREATE TRIGGER audit_not_changed BEFORE UPDATE ON audit FOR EACH ROW WHEN ({_is_changed('IS DISTINCT FROM')}) "
    "EXECUTE FUNCTION audit_refused()",
)


def protect(audit: Table) -> None:
    """Also where the tables are made without the migrations."""
    for dialect, statements in (("sqlite", SQLITE), ("postgresql", POSTGRESQL)):
        for statement in statements:
            made = DDL(statement.replace("%", "%%"))  # type: ignore[no-untyped-call]
            event.listen(audit, "after_create", made.execute_if(dialect=dialect))
