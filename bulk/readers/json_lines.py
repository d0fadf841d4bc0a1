"""Reads JSON Lines: one note a line, or one FHIR resource a line as bulk exports write them."""

from collections.abc import Iterator
from typing import Any

from bulk.notes.json_lines import Record, read_records
from bulk.notes.record import note_of
from bulk.readers.asked import Asked
from bulk.readers.base import Found, Item, Unreadable
from bulk.readers.fhir import Resources, is_resource
from bulk.readers.piece import Piece
from bulk.readers.record_fields import RecordFields
from models.errors import NoteError


def read_json_lines(piece: Piece, asked: Asked) -> Iterator[Item]:
    """Yield the note of every line, and of every resource that carries one."""
    fields, resources = RecordFields(piece.source, asked), Resources(piece, asked)
    for record in read_records(piece.stream, asked.limits.piece_bytes):
        if isinstance(record.content, NoteError):
            yield Unreadable.of(piece.at(f"line {record.line}"), record.content)
        elif is_resource(record.content):
            yield from resources.items(record.line, record.content, record.warnings)
        else:
            yield _note(record, record.content, fields, piece, asked)
    yield from resources.rest()


def _note(record: Record, content: dict[str, Any], fields: RecordFields, piece: Piece, asked: Asked) -> Item:
    source = piece.at(f"line {record.line}")
    try:
        plain = fields.plain(content)
        note = note_of(plain, f"{piece.stem}-{record.line}", record.warnings, asked.limits.characters)
    except NoteError as error:
        return Unreadable.of(source, error)
    return Found.at(source, note)
