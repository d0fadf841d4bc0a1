"""The manifest: which notes are done and in which part, in a database that survives being killed at any moment."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Sequence
from pathlib import Path
from typing import Literal

from bulk.item import Item
from bulk.results.files import storage_error
from models.errors import StorageError

Standing = Literal["new", "done", "duplicate"]
"""What the manifest knows of a note: nothing; done when the run was begun before; met before since it was begun."""

_TABLES = """
CREATE TABLE IF NOT EXISTS told (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS parts (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, notes INTEGER NOT NULL);
CREATE TABLE IF NOT EXISTS notes (
    key BLOB PRIMARY KEY, text BLOB NOT NULL, session INTEGER NOT NULL, part INTEGER
) WITHOUT ROWID;
"""


class Manifest:
    """The notes and parts of a run. One process holds it at a time; what is recorded is on the disk.

    A note is recorded as done in the same transaction as the part that holds its result, after that part is on the
    disk: a note that is done is in exactly one part. Raises StorageError.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        try:
            self._base = sqlite3.connect(path, timeout=0.5, isolation_level=None)
            self._base.execute("PRAGMA locking_mode = EXCLUSIVE")
            self._base.execute("PRAGMA journal_mode = WAL")
            self._base.execute("PRAGMA synchronous = FULL")
            self._base.executescript(_TABLES)
            self._base.execute("BEGIN IMMEDIATE")
        except sqlite3.OperationalError as error:
            if "locked" in str(error):
                raise StorageError(f"{path.parent.parent} is in use by another run; wait until it ends") from None
            raise storage_error(path.parent, error) from None
        except sqlite3.DatabaseError:
            raise StorageError(f"{path} is damaged; delete {path.parent} and run anew") from None
        self._session = 0

    def signature(self) -> dict[str, str] | None:
        """Return the signature of the plan whose results it records; null when it is new."""
        value = self._told("signature")
        return None if value is None else dict(json.loads(value))

    def begin(self, signature: dict[str, str]) -> None:
        """Begin the run, or take it up again: notes that were taken up and not done are forgotten."""
        self._session = int(self._told("session") or 0) + 1
        self._tell("session", str(self._session))
        self._tell("signature", json.dumps(signature))
        self._do("DELETE FROM notes WHERE part IS NULL")
        self.commit()

    def clear(self) -> None:
        """Forget all notes and parts."""
        self._do("DELETE FROM notes")
        self._do("DELETE FROM parts")

    def take_up(self, item: Item) -> Standing:
        """Say what is known of a note, and note that it was met."""
        key = bytes.fromhex(item.key)
        row = self._do("SELECT session, part FROM notes WHERE key = ?", (key,)).fetchone()
        if row is None:
            text = bytes.fromhex(item.note.sha256)[:16]
            self._do("INSERT INTO notes VALUES (?, ?, ?, NULL)", (key, text, self._session))
            return "new"
        if row[0] == self._session:
            return "duplicate"
        self._do("UPDATE notes SET session = ? WHERE key = ?", (self._session, key))
        return "done"

    def record(self, part: str, keys: Sequence[str]) -> None:
        """Record a part that is on the disk, and its notes as done."""
        found = self._do("INSERT INTO parts (name, notes) VALUES (?, ?)", (part, len(keys)))
        for key in keys:
            self._do("UPDATE notes SET part = ? WHERE key = ?", (found.lastrowid, bytes.fromhex(key)))
        self.commit()

    def parts(self) -> list[str]:
        """Return the names of the parts, in the order in which they were recorded."""
        return [name for (name,) in self._do("SELECT name FROM parts ORDER BY id")]

    def undone(self) -> int:
        """Count the notes that were met and are in no part."""
        return self._count("SELECT count(*) FROM notes WHERE part IS NULL")

    def left_behind(self) -> int:
        """Count the notes that are done but were not met since the run was taken up: the archive no longer has them."""
        return self._count("SELECT count(*) FROM notes WHERE session < ?", self._session)

    def is_left_behind(self, key: str) -> bool:
        """Tell whether a note was not met since the run was taken up."""
        query = "SELECT count(*) FROM notes WHERE key = ? AND session < ?"
        return self._count(query, bytes.fromhex(key), self._session) > 0

    def repeated_texts(self) -> int:
        """Count the notes met since the run was taken up whose text another note has too, beyond the first of each text."""
        query = "SELECT count(*) - count(DISTINCT text) FROM notes WHERE session = ?"
        return self._count(query, self._session)

    def commit(self) -> None:
        """Bring to the disk what was recorded."""
        self._do("COMMIT")
        self._do("BEGIN IMMEDIATE")

    def close(self) -> None:
        """Close the database; what was not committed is forgotten."""
        self._base.close()

    def _do(self, statement: str, values: tuple[object, ...] = ()) -> sqlite3.Cursor:
        try:
            return self._base.execute(statement, values)
        except sqlite3.OperationalError as error:
            raise storage_error(self._path.parent, error) from None

    def _told(self, name: str) -> str | None:
        row = self._do("SELECT value FROM told WHERE name = ?", (name,)).fetchone()
        return None if row is None else str(row[0])

    def _tell(self, name: str, value: str) -> None:
        self._do("INSERT OR REPLACE INTO told VALUES (?, ?)", (name, value))

    def _count(self, query: str, *values: int | bytes) -> int:
        return int(self._do(query, values).fetchone()[0])
