"""A table as a value: what the templates draw."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Cell:
    """`mark` names how it is drawn: out, capped, high, some, hold, advised, clear or nothing; `note` stands below."""

    text: str
    mark: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Grid:
    """`corner` names what the rows are; each row is its head and a cell for each column."""

    caption: str
    corner: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, tuple[Cell, ...]], ...]
