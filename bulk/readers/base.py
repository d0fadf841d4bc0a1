"""What every reader of an archive gives: notes, things it could not read, and what there is to say of its guesses."""

from collections.abc import Callable
from dataclasses import dataclass

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


def silent(_: Said) -> None:
    """Say nothing."""
