"""Whether the encryption keys are those with which the database was written: asked before anything is done with it."""

from collections.abc import Iterator

from sqlalchemy import Column, LargeBinary, select

from bot.storage.database import Tx
from bot.storage.tables import metadata


def check_keys(tx: Tx) -> None:
    """Open the oldest and the newest sealed value of every column; raises `KeyProblem` where no key fits."""
    for column in _sealed_columns():
        order = list(column.table.primary_key.columns)
        held = select(column).where(column.is_not(None)).limit(1)
        for statement in (held.order_by(*order), held.order_by(*(key.desc() for key in order))):
            sealed = tx.execute(statement).scalar()
            if sealed is not None:
                tx.vault.open(sealed)


def _sealed_columns() -> Iterator[Column[bytes]]:
    tables = metadata.sorted_tables
    return (column for table in tables for column in table.columns if isinstance(column.type, LargeBinary))
