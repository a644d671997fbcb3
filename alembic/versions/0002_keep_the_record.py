"""Keep the record of audit as it is: no change, no deletion."""

from collections.abc import Sequence

from alembic import op

revision: str = "0002"
down_revision: str | None = "0001"
branch_labels: Sequence[str] | None = None
depends_on: Sequence[str] | None = None


REFUSAL = "a record of audit is never changed"
SQLITE = (
    f"CREATE TRIGGER audit_not_deleted BEFORE DELETE ON audit BEGIN SELECT RAISE(ABORT, '{REFUSAL}'); END",
    "CREATE TRIGGER audit_not_changed BEFORE UPDATE ON audit WHEN OLD.position IS NOT NULL "
    "OR NEW.id IS NOT OLD.id OR NEW.bot_id IS NOT OLD.bot_id OR NEW.at IS NOT OLD.at OR NEW.actor IS NOT OLD.actor "
    "OR NEW.action IS NOT OLD.action OR NEW.patient_id IS NOT OLD.patient_id OR NEW.detail IS NOT OLD.detail "
    f"BEGIN SELECT RAISE(ABORT, '{REFUSAL}'); END",
)
POSTGRESQL = (
    "CREATE OR REPLACE FUNCTION audit_refused() RETURNS trigger LANGUAGE plpgsql AS "
    f"$$ BEGIN RAISE EXCEPTION '{REFUSAL}'; END $$",
    "CREATE TRIGGER audit_not_deleted BEFORE DELETE ON audit FOR EACH ROW EXECUTE FUNCTION audit_refused()",
    "CREATE TRIGGER audit_not_changed BEFORE UPDATE ON audit FOR EACH ROW WHEN (OLD.position IS NOT NULL "
    "OR NEW.id IS DISTINCT FROM OLD.id OR NEW.bot_id IS DISTINCT FROM OLD.bot_id OR NEW.at IS DISTINCT FROM OLD.at "
    "OR NEW.actor IS DISTINCT FROM OLD.actor OR NEW.action IS DISTINCT FROM OLD.action "
    "OR NEW.patient_id IS DISTINCT FROM OLD.patient_id OR NEW.detail IS DISTINCT FROM OLD.detail) "
    "EXECUTE FUNCTION audit_refused()",
)


def upgrade() -> None:
    for statement in SQLITE if op.get_bind().dialect.name == "sqlite" else POSTGRESQL:
        op.execute(statement)
