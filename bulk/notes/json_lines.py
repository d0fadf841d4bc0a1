"""Reads JSON Lines: one note a line, with the policy, the dates and the requests that came with it."""

import json
from collections.abc import Iterator
from datetime import date
from typing import Any

from bulk.notes.binary import format_of
from bulk.notes.decoding import check_text, decode
from bulk.notes.record_requests import requests_of
from models.errors import NoteError, RequestError
from models.note import Note

_WIDE = (b"\xff\xfe", b"\xfe\xff", b"\x00\x00\xfe\xff")


def looks_like_records(raw: bytes) -> bool:
    r"""Tell whether the first line that is not blank is a JSON object.

    >>> looks_like_records(b'{"id": "a", "text": "..."}'), looks_like_records(b"{x} Pain 7/10.")
    (True, False)
    """
    first = next((line for line in raw.split(b"\n", 64) if line.strip()), b"")
    try:
        return isinstance(json.loads(first.decode("utf-8-sig")), dict)
    except (ValueError, RecursionError):
        return False


def read_records(raw: bytes, shown: str, stem: str) -> Iterator[Note | NoteError]:
    """Yield the note of every line that is not blank; a wrong line is yielded as an error that names it."""
    raw, said = _in_utf8(raw)
    lines = [(number, line) for number, line in enumerate(raw.split(b"\n"), start=1) if line.strip()]
    if not lines:
        raise NoteError("is empty: there is no note in it")
    for number, line in lines:
        try:
            text, warnings = decode(line)
            yield _note(_record(text), f"{stem}-{number}", said + warnings)
        except (NoteError, RequestError) as error:
            yield NoteError(f"{shown}, line {number}: {error}")


def _in_utf8(raw: bytes) -> tuple[bytes, tuple[str, ...]]:
    """Bring a file of wide characters to UTF-8, so that its lines can be told; refuse one that is no text."""
    if format_of(raw) is None and not raw.startswith(_WIDE) and b"\0" not in raw[:4096]:
        return raw, ()
    text, warnings = decode(raw)
    if "\0" in text:
        raise NoteError("is a binary file, not text; write one JSON object a line, in UTF-8")
    return text.encode("utf-8", "surrogatepass"), warnings


def _record(line: str) -> dict[str, Any]:
    try:
        record = json.loads(line)
    except json.JSONDecodeError as error:
        raise NoteError(f"is not valid JSON (column {error.colno}); a line holds one JSON object") from None
    except (ValueError, RecursionError):
        raise NoteError("is not valid JSON; a line holds one JSON object") from None
    if not isinstance(record, dict):
        raise NoteError('is not a JSON object; write {"note_id": "...", "text": "..."}')
    return record


def _note(record: dict[str, Any], default_id: str, warnings: tuple[str, ...]) -> Note:
    text = _first(record, "text", "note")
    if not isinstance(text, str):
        raise NoteError('has no "text" that is a string; write {"note_id": "...", "text": "..."}')
    check_text(text)
    return Note(
        note_id=_id(_first(record, "note_id", "id"), default_id),
        text=text,
        policy=_string(record, "policy"),
        as_of=_date(record, "as_of"),
        date_of_service=_date(record, "date_of_service"),
        requests=requests_of(record.get("requests")),
        warnings=warnings,
    )


def _first(record: dict[str, Any], *names: str) -> Any:
    return next((record[name] for name in names if record.get(name) is not None), None)


def _id(value: Any, default: str) -> str:
    if value is None:
        return default
    if isinstance(value, bool) or not isinstance(value, str | int):
        raise NoteError('has a "note_id" that is neither a string nor a number')
    return str(value).encode("utf-8", "replace").decode("utf-8")


def _string(record: dict[str, Any], name: str) -> str | None:
    value = record.get(name)
    if value is not None and not isinstance(value, str):
        raise NoteError(f'has a "{name}" that is not a string')
    return value


def _date(record: dict[str, Any], name: str) -> date | None:
    value = _string(record, name)
    try:
        return None if value is None else date.fromisoformat(value)
    except ValueError:
        raise NoteError(f'has a "{name}" that is no date; write it as 2026-01-15') from None
