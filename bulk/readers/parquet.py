"""Reads Parquet: a note a row, by record batches."""

from collections.abc import Iterator
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from bulk.notes.decoding import eight_bit
from bulk.readers.asked import Asked
from bulk.readers.base import Item, Said, Unreadable
from bulk.readers.columns import Chosen, choose
from bulk.readers.piece import Piece
from bulk.readers.rows import Row, row_item, whole_notes
from bulk.readers.spooling import seekable
from models.errors import NoteError
from models.reason import Reason

_ROWS = 128
"""Rows a batch: long notes must not add up."""
_DAMAGE = (pa.ArrowException, OSError, ValueError, OverflowError)


def read_parquet(piece: Piece, asked: Asked) -> Iterator[Item]:
    """Yield the note of every row; only the columns that are used are read, and of damage only its group is lost."""
    with seekable(piece, asked.limits.nested_bytes) as stream:
        try:
            table = pq.ParquetFile(stream, pre_buffer=False, buffer_size=1 << 20)
            names = table.schema_arrow.names
        except _DAMAGE as error:
            said = f"is no whole Parquet file ({type(error).__name__}); copy it or write it anew"
            raise NoteError(said, Reason.DAMAGED) from None
        chosen = choose(names, asked.columns)
        if chosen.said:
            asked.say(Said(piece.source, chosen.said))
        if not table.num_row_groups or not table.metadata.num_rows:
            asked.say(Said(piece.source, "has no rows"))
        yield from whole_notes(_items(table, names, chosen, piece, asked))


def _items(table: pq.ParquetFile, names: list[str], chosen: Chosen, piece: Piece, asked: Asked) -> Iterator[Item]:
    taken = {place: names[place] for place in chosen.places}
    first = 1
    for group in range(table.num_row_groups):
        number, behind = first, first + table.metadata.row_group(group).num_rows
        try:
            for batch in table.iter_batches(_ROWS, [group], list(taken.values()), use_threads=False):
                columns = {
                    place: _cells(batch.column(batch.schema.get_field_index(name))) for place, name in taken.items()
                }
                for index in range(batch.num_rows):
                    yield _item(
                        {place: column[index] for place, column in columns.items()}, number, chosen, piece, asked
                    )
                    number += 1
        except _DAMAGE as error:
            said = f"are damaged ({type(error).__name__}); copy the file or write it anew"
            yield Unreadable(piece.at(f"rows {number} to {behind - 1}"), Reason.DAMAGED, said)
        first = behind


def _item(cells: dict[int, Any], number: int, chosen: Chosen, piece: Piece, asked: Asked) -> Item:
    source = piece.at(f"row {number}")
    try:
        texts, warnings = _texts(cells)
    except NoteError as error:
        return Unreadable.of(source, error)
    return row_item(Row(source, f"{piece.stem}-{number}", texts, warnings), chosen, asked.limits.characters)


def _cells(column: pa.Array) -> list[Any]:
    """Return the values of a column; strings as their bytes, because a file may hold some that are not UTF-8."""
    kind = column.type
    if pa.types.is_dictionary(kind):
        return _cells(column.dictionary_decode())
    if pa.types.is_string(kind) or pa.types.is_large_string(kind):
        column = column.view(pa.large_binary() if pa.types.is_large_string(kind) else pa.binary())
    if pa.types.is_timestamp(kind):
        local = column if kind.tz is None else pc.local_timestamp(column)
        column = local.cast(pa.date32(), safe=False)
    values: list[Any] = column.to_pylist()
    return values


def _texts(cells: dict[int, Any]) -> tuple[dict[int, Any], tuple[str, ...]]:
    warnings: tuple[str, ...] = ()
    for place, cell in cells.items():
        if isinstance(cell, bytes):
            cells[place], said = eight_bit(cell)
            warnings += said
    return cells, warnings
