"""Makes text of a document of any format; what a library meets in a damaged one becomes a sentence."""

from bulk.documents.cda import read_cda
from bulk.documents.document import Document
from bulk.documents.docx import read_docx
from bulk.documents.html import read_html
from bulk.documents.pdf import read_pdf
from bulk.documents.recognising import Format, recognise
from bulk.documents.rtf import read_rtf
from bulk.limits import Limits
from bulk.notes.binary import Binary
from bulk.notes.decoding import decode
from models.errors import NoteError
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


def format_of_document(raw: bytes, media_type: str) -> Format:
    """Tell the format of a document of a media type; its first bytes win where they leave no doubt."""
    kind = media_type.partition(";")[0].strip().lower()
    found = recognise("", raw[:4096])
    if isinstance(found, Binary):
        raise NoteError(f"holds {found}, which no reader reads; give the note as text", Reason.UNSUPPORTED)
    named = _MEDIA_TYPES.get(kind)
    chosen = named if found in (Format.TEXT, Format.JSON_LINES, None) else found
    if chosen is None:
        raise NoteError("holds a document of a type that no reader reads; give the note as text", Reason.UNSUPPORTED)
    return chosen


def document_of(raw: bytes, found: Format, limits: Limits) -> Document:
    """Make text of a document; raises NoteError."""
    try:
        return _document(raw, found, limits)
    except NoteError:
        raise
    except MemoryError:
        raise NoteError("takes more memory than a document may; save the note as text", Reason.OUT_OF_MEMORY) from None
    except Exception as error:  # a library meets damage in many ways; its message may hold text of the note
        said = f"cannot be read as {found}: it is damaged ({type(error).__name__}); copy it or save it anew"
        raise NoteError(said, Reason.DAMAGED) from None


def _document(raw: bytes, found: Format, limits: Limits) -> Document:
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
            return read_cda(raw, lambda held, kind: document_of(held, format_of_document(held, kind), limits))
        case _:
            raise NoteError(f"holds {found}, not a document; give it as a file", Reason.UNSUPPORTED)
