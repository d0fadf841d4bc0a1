"""Streams JSON Lines: one note a line, with the policy, the dates and the requests that came with it."""

import io
import json
from collections.abc import Iterator
from typing import Any, NamedTuple

from bulk.notes.decoding import decode
from bulk.notes.lines import lines_of, narrow
from bulk.notes.record import note_of
from models.errors import NoteError
from models.note import Note
from models.reason import Reason

LONGEST = 64_000_000
"""Bytes of a line; a longer one is refused without being held."""

_WRITTEN = "write one JSON object a line, in UTF-8"


class Record(NamedTuple):
    """A line that is not blank: its object, or what is wrong with it; and how it was read."""

    line: int
    content: dict[str, Any] | NoteError
    warnings: tuple[str, ...] = ()


def read_notes_of(stream: io.BufferedReader, stem: str) -> Iterator[tuple[int, Note | NoteError]]:
    """Yield the number of every line that is not blank and its note; a note without an id is named after its line."""
    for line, content, warnings in read_records(stream):
        if isinstance(content, NoteError):
            yield line, content
            continue
        try:
            yield line, note_of(content, f"{stem}-{line}", warnings)
        except NoteError as error:
            yield line, error


def read_records(stream: io.BufferedReader, longest: int = LONGEST) -> Iterator[Record]:
    """Yield the record of every line that is not blank; raises NoteError for a stream that is no text, or empty."""
    stream, said = narrow(stream, _WRITTEN)
    empty = True
    for number, raw in lines_of(stream, longest):
        if raw is not None and not raw.strip():
            continue
        empty = False
        try:
            if raw is None:
                raise NoteError(f"is longer than {longest:,} bytes; split it into notes", Reason.TOO_LONG)
            text, warnings = decode(raw.rstrip(b"\n"))
            yield Record(number, _object(text), said + warnings)
        except NoteError as error:
            yield Record(number, error)
    if empty:
        raise NoteError("is empty: there is no note in it", Reason.EMPTY)


def _object(line: str) -> dict[str, Any]:
    try:
        record = json.loads(line)
    except json.JSONDecodeError as error:
        raise NoteError(f"is not valid JSON (column {error.colno}); a line holds one JSON object") from None
    except (ValueError, RecursionError):
        raise NoteError("is not valid JSON; a line holds one JSON object") from None
    if not isinstance(record, dict):
        raise NoteError('is not a JSON object; write {"note_id": "...", "text": "..."}')
    return record
