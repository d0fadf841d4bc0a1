"""Opens what the command line names: text files, JSON Lines files, standard input."""

import io
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from bulk.notes.decoding import MAX_BYTES
from bulk.notes.json_lines import read_notes_of
from bulk.notes.looking import looks_like_records
from bulk.notes.text import text_note
from models.errors import NoteError
from models.note import Note
from models.reason import Reason

STDIN = "-"
_HEAD = 1 << 16


def read_notes(names: Iterable[str]) -> Iterator[Note | NoteError]:
    """Yield every note of the sources named, in order; what cannot be read is yielded as its error.

    `-` is standard input, read as JSON Lines when its first line is a JSON object. A NoteError names its file, and
    the line in it, and never holds text of a note.
    """
    for name in names:
        shown = "standard input" if name == STDIN else name
        try:
            yield from _standard_input() if name == STDIN else _file(Path(name), shown)
        except NoteError as error:
            yield NoteError(f"{shown}: {error}", error.reason)


def is_records(name: str) -> bool:
    """Tell whether a file holds one note a line, by its name."""
    return name.lower().endswith(".jsonl")


def readable_name(name: str) -> str:
    """Return a file's name as text; bytes of it that are no text become question marks."""
    return name.encode("utf-8", "replace").decode("utf-8")


def _standard_input() -> Iterator[Note | NoteError]:
    raw = sys.stdin.buffer.read()
    if looks_like_records(raw):
        yield from _records(io.BufferedReader(io.BytesIO(raw)), "standard input", "stdin")
    else:
        yield text_note(raw, "stdin")


def _file(path: Path, shown: str) -> Iterator[Note | NoteError]:
    note_id = readable_name(path.stem)
    with _opened(path) as stream:
        if is_records(path.name):
            yield from _records(stream, shown, note_id)
        else:
            yield text_note(stream.read(4 * MAX_BYTES + 1), note_id)


def _records(stream: io.BufferedReader, shown: str, stem: str) -> Iterator[Note | NoteError]:
    for line, note in read_notes_of(stream, stem):
        yield note if isinstance(note, Note) else NoteError(f"{shown}, line {line}: {note}", note.reason)


def _opened(path: Path) -> io.BufferedReader:
    if path.is_dir():
        raise NoteError(f"is a folder; name the files in it, for example {path / '*.txt'}", Reason.CANNOT_OPEN)
    try:
        return path.open("rb")
    except FileNotFoundError:
        raise NoteError("there is no such file", Reason.CANNOT_OPEN) from None
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or "it is no valid file name"
        raise NoteError(f"cannot be read: {reason}", Reason.CANNOT_OPEN) from None
