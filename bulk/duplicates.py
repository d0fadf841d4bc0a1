"""Tells a note that came before from one that only has its id, in bounded memory, for tens of millions of notes."""

import hashlib
import sqlite3
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType

from bulk.readers.base import Found, Item, Unreadable
from models.reason import Reason

_TABLE = """
CREATE TABLE notes (id BLOB PRIMARY KEY, content BLOB NOT NULL, text BLOB NOT NULL, source TEXT NOT NULL) WITHOUT ROWID
"""


@dataclass(frozen=True, slots=True)
class Repeated:
    """A note that came before: the same id, text, policy, dates and requests. It is skipped, and counted."""

    source: str
    note_id: str
    earlier: str
    """Where it came first."""


class Duplicates:
    """Remembers every note by hashes of 16 bytes, in a database file that is begun anew and removed at the end.

    The first note of an id is taken. A later one is `Repeated` when all of it is the same; else it is unreadable with
    the reason `duplicate_id`, and the sentence names both places. The same text under another id is another note.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        path.unlink(missing_ok=True)
        self._database = sqlite3.connect(path, isolation_level=None)
        self._database.executescript("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA cache_size = -64000;")
        self._database.execute(_TABLE)
        self._database.execute("BEGIN")

    def __enter__(self) -> "Duplicates":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._database.close()
        self._path.unlink(missing_ok=True)

    def apart(self, items: Iterable[Item]) -> Iterator[Item | Repeated]:
        """Yield every item, a note that came before as what it is."""
        for item in items:
            yield self.check(item) if isinstance(item, Found) else item

    def check(self, found: Found) -> Found | Unreadable | Repeated:
        """Return the note itself when it is new."""
        key, content = _short(found.note.note_id), _content(found)
        row = (key, content, bytes.fromhex(found.sha256)[:16], found.source)
        if self._database.execute("INSERT OR IGNORE INTO notes VALUES (?, ?, ?, ?)", row).rowcount:
            return found
        earlier = self._database.execute("SELECT content, source FROM notes WHERE id = ?", (key,)).fetchone()
        if earlier[0] == content:
            return Repeated(found.source, found.note.note_id, earlier[1])
        said = (
            f"has the id of another note, the one in {earlier[1]}, which was taken; "
            "give it an id of its own, or take one of the two out"
        )
        return Unreadable(found.source, Reason.DUPLICATE_ID, said, found.note.note_id)

    def repeated_texts(self) -> int:
        """Count the notes taken whose text is that of another note taken before, under another id."""
        query = "SELECT COUNT(*) - COUNT(DISTINCT text) FROM notes"
        return int(self._database.execute(query).fetchone()[0])


def _content(found: Found) -> bytes:
    """Hash all that a determination depends on."""
    note = found.note
    rest = note.model_dump_json(include={"policy", "as_of", "date_of_service", "requests"})
    return _short(f"{found.sha256} {rest}")


def _short(text: str) -> bytes:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).digest()[:16]
