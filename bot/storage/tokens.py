"""By what staff find a patient: the beginnings of every name, and whole numbers, each kept as its HMAC alone.

They are written anew whenever a name changes (`storage.patients`), and searched under every key, so that those from
before a rotation of keys are found.
"""

from collections.abc import Iterator

from sqlalchemy import delete, select

from bot.core.access import Action, Actor, require_right
from bot.core.language.folding import fold
from bot.storage.database import Tx
from bot.storage.tables import patients, people, tokens

SHORTEST, LONGEST = 2, 12  # letters of a beginning; what is typed beyond them finds nothing else
MOST_WORDS = 4

_NAMED = select(
    people.c.bot_id, people.c.name, patients.c.helped_name, patients.c.record_name, patients.c.record
).select_from(patients.join(people, people.c.id == patients.c.person_id))


def keep(tx: Tx, patient_id: int) -> None:
    """From now on this patient is found by the present names alone."""
    row = tx.execute(_NAMED.where(patients.c.person_id == patient_id)).one_or_none()
    tx.execute(delete(tokens).where(tokens.c.patient_id == patient_id))
    if row is None:
        return
    names = [tx.vault.open(sealed) for sealed in (row.name, row.helped_name, row.record_name) if sealed]
    record = tx.vault.open(row.record) if row.record else ""
    found = {start for name in names for word in fold(name).split() for start in _beginnings(word)}
    found |= {f"p{patient_id}", *fold(record).split(), "".join(fold(record).split())} - {""}
    common = {"bot_id": row.bot_id, "patient_id": patient_id}
    tx.insert_new(tokens, [common | {"token": tx.vault.digest(each)} for each in sorted(found)])


def _beginnings(word: str) -> Iterator[str]:
    """A name of one letter is found as it is."""
    word = word[:LONGEST]
    yield from (word[:length] for length in range(min(SHORTEST, len(word)), len(word) + 1))


def find(tx: Tx, actor: Actor, bot_id: int, text: str, limit: int) -> list[int]:
    """The patients for whom every word of the text is a number or the beginning of a name, newest first."""
    require_right(actor, Action.SEE_PATIENTS)
    words = list(dict.fromkeys(fold(text).split()))[:MOST_WORDS]
    if not words:
        return []
    query = select(patients.c.person_id).where(patients.c.bot_id == bot_id)
    for word in words:
        looked_for = {digest for each in (word, word[:LONGEST]) for digest in tx.vault.digests(each)}
        of_word = select(tokens.c.patient_id).where(tokens.c.bot_id == bot_id, tokens.c.token.in_(looked_for))
        query = query.where(patients.c.person_id.in_(of_word))
    return list(tx.execute(query.order_by(patients.c.person_id.desc()).limit(limit)).scalars())
