"""Tables as text that a spreadsheet opens by itself.

A semicolon between the cells: Excel in Turkey, where a comma stands in decimal numbers, takes a comma for a part of a
number and puts a whole row into one cell; every other spreadsheet asks, or finds out. The mark at the beginning says
UTF-8, so that Ş and ğ are read as what they are.
"""

import csv
from collections.abc import Iterable, Sequence
from io import StringIO

BYTE_ORDER_MARK = "\ufeff"
RISKY = ("=", "+", "-", "@", "\t", "\r", "\n")

Cell = str | int


def head(header: Sequence[str]) -> str:
    """What each file begins with."""
    text = StringIO()
    text.write(BYTE_ORDER_MARK)
    _write(text, header)
    return text.getvalue()


def lines(rows: Iterable[Sequence[Cell]]) -> str:
    """What comes behind it."""
    text = StringIO()
    for row in rows:
        _write(text, [_harmless(cell) for cell in row])
    return text.getvalue()


def _write(text: StringIO, cells: Sequence[Cell]) -> None:
    csv.writer(text, delimiter=";", lineterminator="\r\n").writerow(cells)


def _harmless(cell: Cell) -> Cell:
    """Words that a spreadsheet would take for a formula get an apostrophe before them."""
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(RISKY) else cell
