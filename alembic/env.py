"""How Alembic reaches the database: through the connection that is handed over, or the URL in alembic.ini."""

from typing import Any

from sqlalchemy import create_engine

from alembic import context
from bot.storage.tables import metadata
from bot.storage.tables.base import Moment


def plain(kind: str, item: Any, _: Any) -> Any:
    """Migrations name plain column types, so that they stay true when ours change."""
    return "sa.DateTime(timezone=True)" if kind == "type" and isinstance(item, Moment) else False


def migrate(connection: Any) -> None:
    context.configure(
        connection=connection, target_metadata=metadata, render_as_batch=True, render_item=plain, compare_type=True
    )
    with context.begin_transaction():
        context.run_migrations()


given = context.config.attributes.get("connection")
if given is not None:
    migrate(given)
else:
    with create_engine(context.config.get_main_option("sqlalchemy.url", "")).begin() as opened:
        migrate(opened)
