"""Parts: the results of some notes, in a file that is whole or not there."""

from collections.abc import Sequence
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from bulk.results.files import write_whole
from bulk.results.rows import Row
from bulk.results.schema import PART

COMPRESSION = "zstd"
ROWS_A_GROUP = 2_000


def write_part(path: Path, rows: Sequence[Row]) -> None:
    """Write rows as a part, sorted; raises StorageError when the folder cannot be written to."""
    write_sorted(path, part_of(rows))


def write_sorted(path: Path, rows: pa.Table) -> None:
    """Write sorted rows as a part; raises StorageError when the folder cannot be written to."""

    def write(unfinished: Path) -> None:
        pq.write_table(rows, unfinished, compression=COMPRESSION, row_group_size=ROWS_A_GROUP)

    write_whole(path, write)


def part_of(rows: Sequence[Row]) -> pa.Table:
    """Return rows as a table, sorted; the first call of a process takes long, as it makes pyarrow load what it needs."""
    return in_order(pa.Table.from_pylist(list(rows), schema=PART))


def in_order(rows: pa.Table) -> pa.Table:
    """Sort rows by note_id and key, as parts and tables are."""
    ids, keys = rows.column("note_id").to_pylist(), rows.column("key").to_pylist()
    order = sorted(range(len(ids)), key=lambda row: (ids[row] or "", keys[row]))
    return rows.take(pa.array(order, pa.int64()))
