"""Opens what the command line names: text files, JSON Lines files, standard input."""

import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from bulk.notes.decoding import MAX_BYTES, check_text, decode
from bulk.notes.json_lines import looks_like_records, read_records
from models.errors import NoteError
from models.note import Note

STDIN = "-"


def read_notes(names: Iterable[str]) -> Iterator[Note | NoteError]:
    """Yield every note of the sources named, in order; what cannot be read is yielded as its error.

    `-` is standard input, read as JSON Lines when its first line is a JSON object. A NoteError names its file, and
    the line in it, and never holds text of a note.
    """
    for name in names:
        shown = "standard input" if name == STDIN else name
        try:
            raw = sys.stdin.buffer.read() if name == STDIN else _bytes_of(Path(name))
            if is_records(name) or (name == STDIN and looks_like_records(raw)):
                yield from read_records(raw, shown, "stdin" if name == STDIN else _id_of(Path(name)))
            else:
                yield _text_note(raw, "stdin" if name == STDIN else _id_of(Path(name)))
        except NoteError as error:
            yield NoteError(f"{shown}: {error}")


def is_records(name: str) -> bool:
    """Tell whether a file holds one note a line, by its name."""
    return name.lower().endswith(".jsonl")


def _bytes_of(path: Path) -> bytes:
    if path.is_dir():
        raise NoteError(f"is a folder; name the files in it, for example {path / '*.txt'}")
    try:
        return path.read_bytes()
    except FileNotFoundError:
        raise NoteError("there is no such file") from None
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or "it is no valid file name"
        raise NoteError(f"cannot be read: {reason}") from None


def _id_of(path: Path) -> str:
    """Name a note after its file, without the ending; bytes of the name that are no text become question marks."""
    return path.stem.encode("utf-8", "replace").decode("utf-8")


def _text_note(raw: bytes, note_id: str) -> Note:
    if len(raw) > 4 * MAX_BYTES:
        raise NoteError(f"is longer than {MAX_BYTES:,} characters; split it into notes")
    text, warnings = decode(raw)
    check_text(text)
    return Note(note_id=note_id, text=text, warnings=warnings)
