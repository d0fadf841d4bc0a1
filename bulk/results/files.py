"""Files that are whole or not there: written under another name, brought to the disk, then renamed."""

import os
from collections.abc import Callable
from pathlib import Path

from models.errors import StorageError

UNFINISHED = ".unfinished"


def write_whole(path: Path, write: Callable[[Path], None]) -> None:
    """Let `write` fill a file and give it its name when it is on the disk; raises StorageError that names the mend."""
    unfinished = path.with_name(path.name + UNFINISHED)
    try:
        write(unfinished)
        to_disk(unfinished)
        os.replace(unfinished, path)
        to_disk(path.parent)
    except OSError as error:
        unfinished.unlink(missing_ok=True)
        raise storage_error(path.parent, error) from None


def make_folder(path: Path) -> None:
    """Make a folder, and those above it, unless it is there; raises StorageError."""
    try:
        path.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise storage_error(path, error) from None


def storage_error(folder: Path, error: Exception) -> StorageError:
    """Say in a sentence that a folder cannot be written to, and what to do."""
    reason = (error.strerror if isinstance(error, OSError) else None) or str(error)
    return StorageError(f"{folder} cannot be written to: {reason}; mend that (free space, or rights), then --resume")


def to_disk(path: Path) -> None:
    """Wait until a file, or the names in a folder, are on the disk."""
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
