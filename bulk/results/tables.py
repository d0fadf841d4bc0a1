"""The result tables: what the merged parts say, laid out flat, a Parquet file each, the same bytes for the same rows."""

from __future__ import annotations

from pathlib import Path
from types import TracebackType
from typing import Self

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from bulk.results.parts import COMPRESSION
from bulk.results.schema import IDENTITY, NESTED, NOTE, UNREADABLE

ROWS_A_GROUP = 50_000
"""Rows of a row group: always as many, so that the bytes do not hang on how the rows came."""

_COUNTS = [("facts", pa.int32()), ("determinations", pa.int32())]

SCHEMAS = {
    "notes": pa.schema([*IDENTITY, *NOTE, *_COUNTS]),
    **{name: pa.schema([*IDENTITY, *row]) for name, row in NESTED.items()},
}
"""The columns of each table."""


def flat(name: str, part: pa.Table) -> pa.Table:
    """Return the rows of one table from rows of parts."""
    if name == "notes":
        return _notes(part)
    lists = part.column(name).combine_chunks()
    rows, parents = pc.list_flatten(lists), pc.list_parent_indices(lists)
    columns = {column: part.column(column).take(parents) for column, _ in IDENTITY}
    columns |= {field.name: pc.struct_field(rows, field.name) for field in NESTED[name]}
    return pa.table(columns, schema=SCHEMAS[name])


def _notes(part: pa.Table) -> pa.Table:
    part = part.filter(pc.not_equal(part.column("status"), UNREADABLE))
    columns = {field.name: part.column(field.name) for field in SCHEMAS["notes"] if field.name in dict(NOTE + IDENTITY)}
    columns |= {name: pc.fill_null(pc.list_value_length(part.column(name)), 0) for name, _ in _COUNTS}
    return pa.table(columns, schema=SCHEMAS["notes"])


class TableFile:
    """A table's file; rows are gathered into groups of one size before they are written."""

    def __init__(self, path: Path, schema: pa.Schema) -> None:
        self._writer = pq.ParquetWriter(path, schema, compression=COMPRESSION)
        self._waiting: list[pa.Table] = []
        self._schema = schema
        self.rows = 0

    def write(self, rows: pa.Table) -> None:
        """Add rows behind those that were written."""
        self._waiting.append(rows)
        self.rows += rows.num_rows
        if sum(table.num_rows for table in self._waiting) >= ROWS_A_GROUP:
            self._flush(whole_groups=True)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if kind is None:
            self._flush(whole_groups=False)
        self._writer.close()

    def _flush(self, *, whole_groups: bool) -> None:
        rows = pa.concat_tables(self._waiting).combine_chunks() if self._waiting else self._schema.empty_table()
        end = rows.num_rows - rows.num_rows % ROWS_A_GROUP if whole_groups else rows.num_rows
        for start in range(0, end, ROWS_A_GROUP):
            self._writer.write_table(rows.slice(start, min(ROWS_A_GROUP, end - start)), row_group_size=ROWS_A_GROUP)
        self._waiting = [rows.slice(end)] if end < rows.num_rows else []
