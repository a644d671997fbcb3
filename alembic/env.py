"""How Alembic reaches the database: through the connection that is handed over, or the URL in alembic.ini."""

from typing import Any

from sqlalchemy import create_engine

from alembic import context
from bot.storage.tables import metadata


def migrate(connection: Any) -> None:
    context.configure(connection=connection, target_metadata=metadata, render_as_batch=True)
    with context.begin_transaction():
        context.run_migrations()


given = context.config.attributes.get("connection")
if given is not None:
    migrate(given)
else:
    with create_engine(context.config.get_main_option("sqlalchemy.url", "")).begin() as opened:
        migrate(opened)
