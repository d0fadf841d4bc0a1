"""Reads documents that are one note each: files, and documents within messages and resources."""

from collections.abc import Iterator

from bulk.documents.document import Document
from bulk.documents.formats import format_of_document
from bulk.documents.recognising import Format, recognise
from bulk.limits import Limits
from bulk.notes.decoding import check_text
from bulk.readers.asked import Asked
from bulk.readers.base import Found, Item
from bulk.readers.piece import Piece
from models.errors import NoteError
from models.note import Note
from models.reason import Reason


def read_document(piece: Piece, asked: Asked) -> Iterator[Item]:
    """Yield the note of a document that is a file."""
    raw = piece.whole(asked.limits.piece_bytes)
    found = recognise(piece.name, raw[:4096])
    if not isinstance(found, Format):
        raise NoteError("has a format that no reader knows; give the note as text", Reason.UNSUPPORTED)
    document = asked.apart.document_of(raw, found, asked.limits)
    yield Found.at(piece.source, note_of_document(document, piece.stem, asked.limits))


def held_document(raw: bytes, media_type: str, asked: Asked) -> Document:
    """Read a document of a media type; its first bytes win where they leave no doubt."""
    return asked.apart.document_of(raw, format_of_document(raw, media_type), asked.limits)


def note_of_document(document: Document, note_id: str, limits: Limits) -> Note:
    """Make the note of a document; raises NoteError when its text is none."""
    check_text(document.text, limits.characters)
    return Note(
        note_id=note_id,
        text=document.text,
        date_of_service=document.date_of_service,
        warnings=document.warnings,
    )
