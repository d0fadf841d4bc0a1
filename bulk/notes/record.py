"""Makes a note of a record: a JSON object, a row of a table."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from bulk.notes.decoding import MAX_BYTES, check_text
from bulk.notes.record_requests import requests_of
from models.errors import NoteError, RequestError
from models.note import Note
from models.reason import Reason
from models.request import Request


def note_of(
    record: Mapping[str, Any], default_id: str, warnings: tuple[str, ...] = (), longest: int = MAX_BYTES
) -> Note:
    """Make the note of a record; raises NoteError that names the field, and never what stands in a text.

    The fields are `note_id` (or `id`), `text` (or `note`), `policy`, `as_of`, `date_of_service` and `requests`.
    """
    text = first(record, "text", "note")
    if not isinstance(text, str):
        reason = Reason.NO_TEXT if text is None else Reason.BAD_RECORD
        raise NoteError('has no "text" that is a string; write {"note_id": "...", "text": "..."}', reason)
    check_text(text, longest)
    return Note(
        note_id=id_of(record, default_id),
        text=text,
        policy=_string(record, "policy"),
        as_of=_date(record, "as_of"),
        date_of_service=_date(record, "date_of_service"),
        requests=_requests(record),
        warnings=warnings,
    )


def id_of(record: Mapping[str, Any], default: str) -> str:
    """Return the id of a record, or the one given when it has none; bytes that are no text become question marks."""
    value = first(record, "note_id", "id")
    if value is None:
        return default
    if isinstance(value, bool) or not isinstance(value, str | int):
        raise NoteError('has a "note_id" that is neither a string nor a number')
    return str(value).encode("utf-8", "replace").decode("utf-8")


def first(record: Mapping[str, Any], *names: str) -> Any:
    """Return the first of the fields that is there and not null."""
    return next((record[name] for name in names if record.get(name) is not None), None)


def _requests(record: Mapping[str, Any]) -> tuple[Request, ...] | None:
    try:
        return requests_of(record.get("requests"))
    except RequestError as error:
        raise NoteError(str(error), Reason.BAD_REQUEST) from None


def _string(record: Mapping[str, Any], name: str) -> str | None:
    value = record.get(name)
    if value is not None and not isinstance(value, str):
        raise NoteError(f'has a "{name}" that is not a string')
    return value


def _date(record: Mapping[str, Any], name: str) -> date | None:
    value = _string(record, name)
    try:
        return None if value is None else date.fromisoformat(value)
    except ValueError:
        raise NoteError(f'has a "{name}" that is no date; write it as 2026-01-15') from None
