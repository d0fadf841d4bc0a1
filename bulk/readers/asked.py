"""What the caller of `open_archive` asked for, as every reader is handed it."""

from dataclasses import dataclass
from pathlib import Path

from bulk.documents.apart import Apart
from bulk.limits import Limits
from bulk.readers.base import Columns, Say


@dataclass(frozen=True, slots=True)
class Asked:
    """The wishes of the caller, and the process that documents are read in."""

    columns: Columns
    limits: Limits
    say: Say
    apart: Apart
    without: frozenset[Path] = frozenset()
    """Folders and files, as resolved paths, that are passed over, such as the folder of results."""
