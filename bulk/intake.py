"""What comes in: notes are counted, given their requests and keys, and let through unless they are done already."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path

from bulk import readers
from bulk.item import Item
from bulk.manifest import Manifest
from bulk.requests_by_note import RequestsByNote
from bulk.results.parts import write_part
from bulk.results.rows import Row, unreadable_row

_AT_ONCE = 1_000


class Intake:
    """The notes of an archive on their way to an engine; what cannot be read goes to parts of its own.

    found: everything the archive holds; before: notes that earlier sessions did; skipped: records met twice;
    requested: notes that the file of requests names; ended: whether all was read.
    """

    def __init__(self, archive: Iterable[readers.Item], manifest: Manifest, unreadable: Path) -> None:
        self._archive, self._manifest, self._folder = archive, manifest, unreadable
        self._rows: list[Row] = []
        self._written = 0
        self.found = self.unreadable = self.before = self.skipped = self.requested = 0
        self.ended = False

    def items(self, requests: RequestsByNote | None, limit: int | None) -> Iterator[Item | None]:
        """Yield the notes that are to be done, and null for everything that is not."""
        for piece in islice(self._archive, limit):
            self.found += 1
            if isinstance(piece, readers.Unreadable):
                self._set_aside(piece)
                yield None
            else:
                yield self._note(piece, requests)
        self._flush()
        self.ended = True

    def unreadable_parts(self) -> list[Path]:
        """Return the parts that hold what could not be read."""
        return [self._part(number) for number in range(self._written)]

    def _note(self, piece: readers.Found, requests: RequestsByNote | None) -> Item | None:
        note = piece.note
        asked = requests.of(note.note_id) if requests else None
        if asked is not None:
            self.requested += 1
            note = note.model_copy(update={"requests": asked})
        item = Item.of(note, piece.source)
        standing = self._manifest.take_up(item)
        self.before += standing == "done"
        self.skipped += standing == "duplicate"
        return item if standing == "new" else None

    def _set_aside(self, piece: readers.Unreadable) -> None:
        self.unreadable += 1
        self._rows.append(unreadable_row(piece.source, piece.note_id, piece.reason, piece.detail))
        if len(self._rows) >= _AT_ONCE:
            self._flush()

    def _flush(self) -> None:
        if self._rows:
            write_part(self._part(self._written), self._rows)
            self._written, self._rows = self._written + 1, []

    def _part(self, number: int) -> Path:
        return self._folder / f"{number}.parquet"
