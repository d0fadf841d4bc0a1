"""Turns the parts of a run into its tables: beside the old ones first, under their names when all are whole."""

from __future__ import annotations

import os
from collections.abc import Sequence
from contextlib import ExitStack
from pathlib import Path

import pyarrow as pa

from bulk.results.files import storage_error, to_disk
from bulk.results.merge import Keep, merged
from bulk.results.tables import SCHEMAS, TableFile, flat
from bulk.results.tally import Tally

NAMES = tuple(SCHEMAS)
"""The names of the tables."""


def table_path(folder: Path, name: str) -> Path:
    """Return where a table of a run lies."""
    return folder / f"{name}.parquet"


def publish(parts: Sequence[Path], folder: Path, work: Path, keep: Keep) -> Tally:
    """Merge parts into the tables of a run and return what they say; raises StorageError.

    folder: where the tables go; work: where they are while they are unfinished. Killed in between, it can be done again.
    """
    tally = Tally()
    try:
        with ExitStack() as stack:
            files = {name: stack.enter_context(TableFile(table_path(work, name), SCHEMAS[name])) for name in NAMES}
            for rows in merged(parts, work, keep):
                for name, file in files.items():
                    table = flat(name, rows)
                    file.write(table)
                    tally.add(name, table)
        for name in NAMES:
            to_disk(table_path(work, name))
            os.replace(table_path(work, name), table_path(folder, name))
        to_disk(folder)
    except (OSError, pa.ArrowException) as error:
        raise storage_error(folder, error) from None
    return tally
