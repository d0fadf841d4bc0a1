"""What every reader of an archive gives: notes, things it could not read, and what there is to say of its guesses."""

from collections.abc import Callable
from dataclasses import dataclass

from bulk.notes.decoding import MAX_BYTES
from models.errors import NoteError
from models.note import Note
from models.reason import Reason


@dataclass(frozen=True, slots=True)
class Found:
    """A note and where it stands: a path inside the input, then member, line or row; never text of the note."""

    note: Note
    source: str
    sha256: str

    @classmethod
    def at(cls, source: str, note: Note) -> "Found":
        """Make one, with the hash of its text (`Note.sha256`)."""
        return cls(note, source, note.sha256)


@dataclass(frozen=True, slots=True)
class Unreadable:
    """What could not be read: where it stands, why in a word, and a sentence that says how to mend it."""

    source: str
    reason: Reason
    detail: str
    note_id: str | None = None

    @classmethod
    def of(cls, source: str, error: NoteError, note_id: str | None = None) -> "Unreadable":
        """Make one of the error that a reader raised."""
        return cls(source, error.reason, str(error), note_id)


Item = Found | Unreadable


@dataclass(frozen=True, slots=True)
class Said:
    """A sentence about a whole source, such as which columns were taken; said once."""

    source: str
    sentence: str

    def __str__(self) -> str:
        return f"{self.source}: {self.sentence}"


Say = Callable[[Said], None]


@dataclass(frozen=True, slots=True)
class Columns:
    """The columns of a table, or the fields of a record, that hold the note; null is guessed, and said."""

    note_id: str | None = None
    text: str | None = None
    date_of_service: str | None = None


@dataclass(frozen=True, slots=True)
class Limits:
    """What is too much; the defaults fit archives of tens of millions of notes."""

    characters: int = MAX_BYTES
    """Of one note."""
    piece_bytes: int = 64_000_000
    """Of one document, one line, one row or one message."""
    members: int = 500_000
    """Of one zip archive, whose table of contents has to be held in memory (some 620 bytes a member)."""
    ratio: int = 200
    """Of unpacked to packed bytes, once more than `ratio_from` bytes are unpacked."""
    ratio_from: int = 10_000_000
    unpacked_bytes: int = 1_000_000_000_000
    """Of all that one archive unpacks to."""
    nested_bytes: int = 2_000_000_000
    """Of an archive or a Parquet file within an archive, which is kept in a nameless temporary file."""
    document_seconds: float = 60.0
    """That reading one document may take."""
    document_memory: int = 2_000_000_000
    """Bytes that reading one document may take."""


def silent(_: Said) -> None:
    """Say nothing."""
