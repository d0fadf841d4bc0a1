"""Reads CSV and TSV: a note a row."""

from collections.abc import Iterator
from itertools import chain

from bulk.notes.lines import narrow
from bulk.readers.asked import Asked
from bulk.readers.base import Item, Said
from bulk.readers.columns import choose
from bulk.readers.delimited_lines import dialect_of, rows_of
from bulk.readers.delimited_rows import DelimitedRows
from bulk.readers.piece import Piece
from bulk.readers.rows import whole_notes
from models.errors import NoteError
from models.reason import Reason

_HEAD = 1 << 16


def read_csv(piece: Piece, asked: Asked) -> Iterator[Item]:
    """Yield the note of every row of a table with a header; cells are told apart by commas as a rule."""
    return _read(piece, asked, ",")


def read_tsv(piece: Piece, asked: Asked) -> Iterator[Item]:
    """Yield the note of every row of a table with a header; cells are told apart by tabs as a rule."""
    return _read(piece, asked, "\t")


def _read(piece: Piece, asked: Asked, delimiter: str) -> Iterator[Item]:
    stream, warnings = narrow(piece.stream, "write a table with a header, in UTF-8")
    dialect = dialect_of(stream.peek(_HEAD)[:_HEAD], delimiter)
    rows = rows_of(stream, dialect, asked.limits.piece_bytes)
    header = next(rows, None)
    if header is None:
        raise NoteError("is empty: there is no header in it", Reason.EMPTY)
    if isinstance(header.cells, NoteError):
        raise header.cells
    chosen = choose(header.cells, asked.columns)
    for sentence in (*dialect.said, *((chosen.said,) if chosen.said else ())):
        asked.say(Said(piece.source, sentence))
    table = DelimitedRows(piece, chosen, len(header.cells), asked.limits.characters, warnings)
    first = next(rows, None)
    if first is None:
        asked.say(Said(piece.source, "has a header and no rows"))
        return iter(())
    return whole_notes(table.items(chain([first], rows)))
