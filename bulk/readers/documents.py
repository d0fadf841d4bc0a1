"""Reads documents that are one note each: files, and documents within messages, resources and other documents."""

from collections.abc import Iterator

from bulk.notes.binary import Binary
from bulk.notes.decoding import check_text, decode
from bulk.readers.base import Asked, Found, Item, Limits
from bulk.readers.cda import read_cda
from bulk.readers.document import Document
from bulk.readers.docx import read_docx
from bulk.readers.html import read_html
from bulk.readers.pdf import read_pdf
from bulk.readers.piece import Piece
from bulk.readers.recognising import Format, recognise
from bulk.readers.rtf import read_rtf
from models.errors import NoteError
from models.note import Note
from models.reason import Reason

_MEDIA_TYPES = {
    "text/plain": Format.TEXT,
    "text/rtf": Format.RTF,
    "application/rtf": Format.RTF,
    "text/html": Format.HTML,
    "application/xhtml+xml": Format.HTML,
    "application/pdf": Format.PDF,
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": Format.DOCX,
    "text/xml": Format.CDA,
    "application/xml": Format.CDA,
    "application/cda+xml": Format.CDA,
    "application/hl7-cda+xml": Format.CDA,
}
MEDIA_TYPES = tuple(_MEDIA_TYPES)
"""The media types that can be read, the one that says most exactly what the note is first."""


def read_document(piece: Piece, asked: Asked) -> Iterator[Item]:
    """Yield the note of a document that is a file."""
    raw = piece.whole(asked.limits.piece_bytes)
    found = recognise(piece.name, raw[:4096])
    document = _read(raw, found if isinstance(found, Format) else None, asked.limits)
    yield Found.at(piece.source, note_of_document(document, piece.stem, asked.limits))


def held_document(raw: bytes, media_type: str, limits: Limits) -> Document:
    """Read a document of a media type; its first bytes win where they leave no doubt."""
    kind = media_type.partition(";")[0].strip().lower()
    found = recognise("", raw[:4096])
    if isinstance(found, Binary):
        raise NoteError(f"holds {found}, which no reader reads; give the note as text", Reason.UNSUPPORTED)
    named = _MEDIA_TYPES.get(kind)
    return _read(raw, named if found in (Format.TEXT, None) else found, limits)


def note_of_document(document: Document, note_id: str, limits: Limits) -> Note:
    """Make the note of a document; raises NoteError when its text is none."""
    check_text(document.text, limits.characters)
    return Note(
        note_id=note_id,
        text=document.text,
        date_of_service=document.date_of_service,
        warnings=document.warnings,
    )


def _read(raw: bytes, found: Format | None, limits: Limits) -> Document:
    try:
        return _text(raw, found, limits)
    except NoteError:
        raise
    except Exception as error:  # a library meets damage in many ways; its message may hold text of the note
        name = found or "a document"
        said = f"cannot be read as {name}: it is damaged ({type(error).__name__}); copy it or save it anew"
        raise NoteError(said, Reason.DAMAGED) from None


def _text(raw: bytes, found: Format | None, limits: Limits) -> Document:
    match found:
        case Format.TEXT:
            return Document(*decode(raw))
        case Format.RTF:
            return read_rtf(raw)
        case Format.HTML:
            return read_html(raw)
        case Format.PDF:
            return read_pdf(raw)
        case Format.DOCX:
            return read_docx(raw, limits)
        case Format.CDA:
            return read_cda(raw, lambda held, media_type: held_document(held, media_type, limits))
        case _:
            raise NoteError("has a format that no reader knows; give the note as text", Reason.UNSUPPORTED)
