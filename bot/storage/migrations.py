"""Bringing a database to the schema that this version knows, and refusing one that is newer.

The steps lie in `alembic/` of the source tree; an installed package carries them as `bot/migrations`.
"""

from pathlib import Path

from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import text

from alembic import command
from bot.storage.database import Tx

LOCK = 7_231_104  # any number, the same for every process


class UnknownSchema(Exception):
    """The database was made by another version; the message is one line for the operator."""


def upgrade(tx: Tx) -> None:
    """Bring the schema up to date within the transaction; several processes starting at once wait for one another."""
    if not tx.sqlite:
        tx.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": LOCK})
    config = _config()
    config.attributes["connection"] = tx.connection
    _refuse_unknown(tx, config)
    command.upgrade(config, "head")


def require_newest(tx: Tx) -> None:
    """Raises `UnknownSchema` where the schema is not this version's, older or newer."""
    newest = ScriptDirectory.from_config(_config()).get_current_head()
    if _current(tx) != newest:
        raise UnknownSchema("the bot that runs is of another version of Steady: stop it first")


def _config() -> Config:
    config = Config()
    config.set_main_option("script_location", str(_folder()))
    return config


def _current(tx: Tx) -> str | None:
    return MigrationContext.configure(tx.connection).get_current_revision()


def _refuse_unknown(tx: Tx, config: Config) -> None:
    known = {script.revision for script in ScriptDirectory.from_config(config).walk_revisions()}
    current = _current(tx)
    if current is not None and current not in known:
        raise UnknownSchema(f"the database has schema {current}, which this version of Steady does not know; update it")


def _folder() -> Path:
    installed = Path(__file__).parents[1] / "migrations"
    return installed if installed.is_dir() else Path(__file__).parents[2] / "alembic"
