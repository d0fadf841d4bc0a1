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


def read_parquet(piece: Piece, asked: Asked) -> Iterator[Item]:
    """Yield the note of every row; only the columns that are used are read."""
    with seekable(piece, asked.limits.nested_bytes) as stream:
        try:
            table = pq.ParquetFile(stream, pre_buffer=False, buffer_size=1 << 20)
            names = table.schema_arrow.names
            chosen = choose(names, asked.columns)
            if chosen.said:
                asked.say(Said(piece.source, chosen.said))
            yield from whole_notes(_items(table, chosen, piece, asked))
        except (pa.ArrowException, OSError) as error:
            said = f"is no whole Parquet file ({type(error).__name__}); copy it or write it anew"
            raise NoteError(said, Reason.DAMAGED) from None


def _items(table: pq.ParquetFile, chosen: Chosen, piece: Piece, asked: Asked) -> Iterator[Item]:
    names = table.schema_arrow.names
    taken = {place: names[place] for place in chosen.places}
    number = 0
    for batch in table.iter_batches(batch_size=_ROWS, columns=list(taken.values()), use_threads=False):
        columns = {place: _cells(batch.column(batch.schema.get_field_index(name))) for place, name in taken.items()}
        for index in range(batch.num_rows):
            number += 1
            source = piece.at(f"row {number}")
            try:
                cells, warnings = _texts({place: column[index] for place, column in columns.items()})
            except NoteError as error:
                yield Unreadable.of(source, error)
                continue
            yield row_item(Row(source, f"{piece.stem}-{number}", cells, warnings), chosen, asked.limits.characters)


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
