"""Tables as text that a spreadsheet opens by itself.

A semicolon between the cells: Excel in Turkey, where a comma stands in decimal numbers, takes a comma for a part of a
number and puts a whole row into one cell; every other spreadsheet asks, or finds out. The mark at the beginning says
UTF-8, so that Ş and ğ are read as what they are.
"""

import csv
from collections.abc import Iterable, Iterator, Sequence
from io import StringIO

BYTE_ORDER_MARK = "\ufeff"
LONGEST = 10_000_000  # characters of one file; what is longer goes on in another
RISKY = ("=", "+", "-", "@", "\t", "\r", "\n")

Cell = str | int


def files(header: Sequence[str], rows: Iterable[Sequence[Cell]], longest: int = LONGEST) -> Iterator[str]:
    """One text or several, each with the header."""
    text = _begun(header)
    for row in rows:
        if text.tell() > longest:
            yield text.getvalue()
            text = _begun(header)
        _write(text, [_harmless(cell) for cell in row])
    yield text.getvalue()


def _begun(header: Sequence[str]) -> StringIO:
    text = StringIO()
    text.write(BYTE_ORDER_MARK)
    _write(text, header)
    return text


def _write(text: StringIO, cells: Sequence[Cell]) -> None:
    csv.writer(text, delimiter=";", lineterminator="\r\n").writerow(cells)


def _harmless(cell: Cell) -> Cell:
    """Words that a spreadsheet would take for a formula get an apostrophe before them."""
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(RISKY) else cell
