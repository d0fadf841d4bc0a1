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
    table = part_of(rows)

    def write(unfinished: Path) -> None:
        pq.write_table(table, unfinished, compression=COMPRESSION, row_group_size=ROWS_A_GROUP)

    write_whole(path, write)


def part_of(rows: Sequence[Row]) -> pa.Table:
    """Return rows as a table, sorted; the first call of a process takes long, as it makes pyarrow load what it needs."""
    ordered = sorted(rows, key=lambda row: (row["note_id"] or "", row["key"]))
    return pa.Table.from_pylist(ordered, schema=PART)
