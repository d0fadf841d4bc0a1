"""Makes notes of the rows of a table; a note that stands in several rows is told, and never judged in pieces."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import groupby
from typing import Any, NamedTuple

from adjudicator.requests import parse_request
from bulk.documents.dates import date_of
from bulk.notes.record import note_of
from bulk.readers.base import Found, Item, Unreadable
from bulk.readers.columns import Chosen
from models.errors import NoteError, RequestError
from models.note import Note
from models.reason import Reason
from models.request import Request

_REQUEST = re.compile(r"\s*[A-Z]?\d{4,5}[\w+:,/ -]{0,80}")
_SPLIT = (
    "has the id of the row beside it and another text: they are pieces of one note; "
    "join them in order, or name another column with --id-column"
)


class Row(NamedTuple):
    """A row of a table: where it stands, what names its note when it has no id, and its cells."""

    source: str
    default_id: str
    cells: Mapping[int, Any] | Sequence[Any]
    warnings: tuple[str, ...] = ()


def row_item(row: Row, chosen: Chosen, longest: int) -> Item:
    """Make the note of a row, or say what is wrong with the row."""
    note_id = None
    try:
        note_id = _id(row, chosen)
        return Found.at(row.source, _note(row, chosen, note_id, longest))
    except NoteError as error:
        return Unreadable.of(row.source, error, note_id)
    except RequestError as error:
        return Unreadable(row.source, Reason.BAD_REQUEST, str(error), note_id)


def whole_notes(items: Iterator[Item]) -> Iterator[Item]:
    """Pass notes on, but put those aside whose pieces stand in rows that follow each other under one id."""
    for _, group in groupby(items, _note_id):
        yield from _one_note(group)


def _one_note(group: Iterator[Item]) -> Iterator[Item]:
    """Tell rows that only repeat a note from rows that are pieces of it, holding no text but the first."""
    first = next(group)
    if isinstance(first, Unreadable):
        yield first
        yield from group
        return
    content, split, sources = _content(first), False, [first.source]
    for item in group:
        split = split or _content(item) != content
        sources.append(item.source)
    for source in sources:
        if split:
            yield Unreadable(source, Reason.SPLIT_NOTE, _SPLIT, first.note.note_id)
        else:
            yield replace(first, source=source)


def _note_id(item: Item) -> str | None:
    return item.note.note_id if isinstance(item, Found) else None


def _content(item: Item) -> Note | None:
    return item.note.model_copy(update={"warnings": ()}) if isinstance(item, Found) else None


def _id(row: Row, chosen: Chosen) -> str:
    value = None if chosen.note_id is None else row.cells[chosen.note_id]
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    if value is None or value == "":
        return row.default_id
    return str(value).encode("utf-8", "replace").decode("utf-8")


def _note(row: Row, chosen: Chosen, note_id: str, longest: int) -> Note:
    def cell(place: int | None) -> Any:
        return None if place is None or row.cells[place] == "" else row.cells[place]

    text = row.cells[chosen.text]
    if not isinstance(text, str):
        raise NoteError("has no text in the column of the notes; fill it, or take the row out", Reason.NO_TEXT)
    record = {
        "note_id": note_id,
        "text": text,
        "policy": cell(chosen.policy),
        "requests": None,
        "as_of": _iso(cell(chosen.as_of), "as_of"),
        "date_of_service": _iso(cell(chosen.date_of_service), "date_of_service"),
    }
    note = note_of(record, note_id, row.warnings, longest)
    asked = cell(chosen.requests)
    if asked is None:
        return note
    return note.model_copy(update={"requests": _requests(asked)})


def _requests(asked: Any) -> tuple[Request, ...]:
    """Read requests as the command line takes them; what stands there is repeated only where it begins as a code."""
    parts = asked.split(";") if isinstance(asked, str) else [""]
    if not all(map(_REQUEST.fullmatch, parts)):
        said = 'has "requests" that are none; write 64493+64494:bilateral:L4-S1, several joined by ";"'
        raise NoteError(said, Reason.BAD_REQUEST)
    return tuple(map(parse_request, parts))


def _iso(value: object, name: str) -> str | None:
    day = date_of(value, name)
    return None if day is None else day.isoformat()
