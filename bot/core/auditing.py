"""The record of what staff did, as administrators read it: one entry, and which of them are wanted."""

import re
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

OPERATOR = "operator"  # as an actor: whoever types on the command line


class Kind(StrEnum):
    EVERYTHING = "all"
    REFUSED = "refused"
    MEMBER = "m"  # what one member did
    PATIENT = "p"  # what was done with one patient's data


_WANTED = re.compile(r"(all|refused)|([mp])([1-9][0-9]{0,17})")
_CODE = re.compile(r"\s*[Pp]?\s*([1-9][0-9]{0,17})\s*")


@dataclass(frozen=True, slots=True)
class Entry:
    """`person_id`: of the member who did it, None for the operator; `about`: the person whom it was about."""

    id: int
    at: datetime
    person_id: int | None
    action: str
    about: int | None
    detail: str | None


@dataclass(frozen=True, slots=True)
class Wanted:
    """`number`: of the person whom the kind is about."""

    kind: Kind
    number: int = 0

    def __str__(self) -> str:
        return f"{self.kind}{self.number or ''}"


ALL = Wanted(Kind.EVERYTHING)


def wanted(word: str) -> Wanted:
    """As a button says it: `all`, `refused`, `m12`, `p17`; raises ValueError for other words."""
    found = _WANTED.fullmatch(word)
    if found is None:
        raise ValueError(word)
    plain, kind, number = found.groups()
    return Wanted(Kind(plain)) if plain else Wanted(Kind(kind), int(number))


def by_code(text: str) -> Wanted | None:
    """What was done with the data of the patient whose code this is: P17, p17 or 17."""
    found = _CODE.fullmatch(text)
    return Wanted(Kind.PATIENT, int(found[1])) if found else None
