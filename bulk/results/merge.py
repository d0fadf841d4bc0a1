"""Merges sorted parts into one sorted stream, in bounded memory however many parts there are."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from bulk.results.files import write_whole
from bulk.results.parts import COMPRESSION, ROWS_A_GROUP, in_order
from bulk.results.schema import PART

AT_ONCE = 20
"""Parts that are open at a time; when there are more, groups of them are merged into bigger parts first."""

ROWS_AT_ONCE = 128
"""Rows of a part that are in memory at a time."""

Keep = Callable[[pa.RecordBatch], pa.RecordBatch]


def merged(parts: Sequence[Path], folder: Path, keep: Keep = lambda batch: batch) -> Iterator[pa.Table]:
    """Yield the rows of sorted parts as sorted tables of PART; `keep` may drop rows.

    folder: where bigger parts are put while it lasts. The order hangs on note_id and key alone, so parts may be cut
    in any way and given in any order.
    """
    level = 0
    paths = list(parts)
    temporary: list[Path] = []
    while len(paths) > AT_ONCE:
        groups = [paths[start : start + AT_ONCE] for start in range(0, len(paths), AT_ONCE)]
        bigger = [folder / f"merge-{level}-{number}.parquet" for number in range(len(groups))]
        for path, group in zip(bigger, groups, strict=True):
            write_whole(path, lambda unfinished, group=group: _write(unfinished, _merged_at_once(group, keep)))  # type: ignore[misc]
        for path in temporary:
            path.unlink()
        paths, temporary, level = bigger, bigger, level + 1
    yield from _merged_at_once(paths, keep)
    for path in temporary:
        path.unlink()


def _write(path: Path, tables: Iterator[pa.Table]) -> None:
    with pq.ParquetWriter(path, PART, compression=COMPRESSION) as writer:
        for table in tables:
            writer.write_table(table, row_group_size=ROWS_A_GROUP)


class _Cursor:
    """A part that is read from front to back, a batch at a time."""

    def __init__(self, path: Path, keep: Keep) -> None:
        self._file = pq.ParquetFile(path)
        self._batches = map(keep, self._file.iter_batches(ROWS_AT_ONCE))
        self._at = 0
        self._load()

    @property
    def open(self) -> bool:
        """Tell whether there are rows left."""
        return self._batch is not None

    @property
    def last(self) -> tuple[str, str]:
        """The key of the last row in memory."""
        return self._keys[-1]

    def take_to(self, boundary: tuple[str, str]) -> pa.RecordBatch | None:
        """Give the rows in memory that do not come after a key, and load more when that was all."""
        assert self._batch is not None
        end = bisect_right(self._keys, boundary, self._at)
        taken = self._batch.slice(self._at, end - self._at) if end > self._at else None
        self._at = end
        if end == len(self._keys):
            self._load()
        return taken

    def _load(self) -> None:
        self._batch = next((batch for batch in self._batches if batch.num_rows), None)
        self._at = 0
        if self._batch is None:
            self._file.close()
            return
        ids, keys = self._batch.column("note_id").to_pylist(), self._batch.column("key").to_pylist()
        self._keys = [(note_id or "", key) for note_id, key in zip(ids, keys, strict=True)]


def _merged_at_once(paths: Sequence[Path], keep: Keep) -> Iterator[pa.Table]:
    """Merge a few parts: what does not come after the earliest end of a batch in memory is complete."""
    cursors = [cursor for path in paths if (cursor := _Cursor(path, keep)).open]
    while cursors:
        boundary = min(cursor.last for cursor in cursors)
        taken = [batch for cursor in cursors if (batch := cursor.take_to(boundary)) is not None]
        cursors = [cursor for cursor in cursors if cursor.open]
        yield in_order(pa.Table.from_batches(taken, schema=PART))
