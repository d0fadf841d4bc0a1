"""Copies a SQLite database while it is in use."""

import os
import sqlite3
from pathlib import Path

from models.errors import ChartproofError
from service.store.engine import Store


class BackupError(ChartproofError):
    """A backup that cannot be made."""


def backup(store: Store, to: Path) -> None:
    """Write one consistent moment of the database to a new file that only its owner can read.

    The file appears under its name when it is whole and checked. Raises BackupError, which says what to do instead.
    """
    source = store.engine.url.database
    if not store.is_sqlite or source is None:
        raise BackupError("this backs up SQLite; for PostgreSQL use pg_dump, as docs/service.md says")
    if to.exists():
        raise BackupError(f"{to} exists; name a new file")
    part = to.with_name(f"{to.name}.part")
    try:
        os.close(os.open(part, os.O_CREAT | os.O_RDWR | os.O_TRUNC, 0o600))
        with sqlite3.connect(source) as ours, sqlite3.connect(part) as theirs:
            ours.backup(theirs)
        _check(part)
        os.replace(part, to)
    except OSError as error:
        raise BackupError(f"{to} cannot be written: {error.strerror}") from None
    finally:
        part.unlink(missing_ok=True)


def _check(copy: Path) -> None:
    connection = sqlite3.connect(copy)
    try:
        found = connection.execute("PRAGMA integrity_check").fetchone()[0]
    finally:
        connection.close()
    if found != "ok":
        raise BackupError("the copy is damaged, so the database may be; it was not kept")
