"""Reads PDF files that hold text; scanned pages are told, and left to OCR."""

import io
import logging

from pypdf import PageObject, PasswordType, PdfReader
from pypdf.errors import DependencyError
from pypdf.generic import DictionaryObject

from bulk.documents.document import Document, whole_characters
from models.errors import NoteError
from models.reason import Reason

_FEW = 25
"""Characters of a page that hardly make a line: a stamp or a page number on a picture."""
_PLAIN = 0.5
"""The share of letters and digits below which the characters of a font were not told."""


class _Complaints(logging.Handler):
    """Counts what the library complains of; its messages may hold text of the file, and go nowhere."""

    count = 0

    def emit(self, record: logging.LogRecord) -> None:
        """Count one."""
        self.count += record.levelno >= logging.WARNING


_COMPLAINTS = _Complaints()
_LOGGER = logging.getLogger("pypdf")
_LOGGER.addHandler(_COMPLAINTS)
_LOGGER.propagate = False


def read_pdf(raw: bytes) -> Document:
    """Make text of a PDF file, a page after the other, then of the fields of its form."""
    _COMPLAINTS.count = 0
    reader = PdfReader(io.BytesIO(raw))
    warnings = _opened(reader)
    pages = [whole_characters(page.extract_text()) for page in reader.pages]
    thin = [number for number, page in enumerate(reader.pages, start=1) if _is_picture(page, pages[number - 1])]
    fields = {name: value for name, value in (reader.get_form_text_fields() or {}).items() if value}
    text = "\n".join(pages)
    if len(thin) == len(pages) and not fields:
        raise NoteError("holds pictures of pages and hardly any text; run OCR over it first", Reason.NEEDS_OCR)
    if sum(map(str.isalnum, text)) < _PLAIN * _marks(text):
        raise NoteError("has fonts whose characters cannot be told; run OCR over it", Reason.NEEDS_OCR)
    if thin:
        shown = ", ".join(map(str, thin[:20]))
        warnings += (f"hardly any text on page {shown} of {len(pages)}: if it is a picture, it was not read",)
    if fields:
        warnings += ("the fields of its form stand behind its pages",)
        text = "\n".join((text, *(f"{name}: {value}" for name, value in fields.items())))
    if _COMPLAINTS.count:
        warnings += ("the file is not as its format says; where it is damaged, text may be missing",)
    return Document(text, warnings)


def _opened(reader: PdfReader) -> tuple[str, ...]:
    """Open a file that is only protected against changes; refuse one that asks for a password."""
    if not reader.is_encrypted:
        return ()
    try:
        opened = reader.decrypt("") != PasswordType.NOT_DECRYPTED
    except DependencyError:
        opened = False
    if not opened:
        raise NoteError("is encrypted; save it without a password", Reason.ENCRYPTED)
    return ("the file is protected against changes",)


def _is_picture(page: PageObject, text: str) -> bool:
    """Tell a page without text, or with hardly any beside pictures, from one with a short text."""
    marks = _marks(text)
    if marks == 0 or marks >= _FEW:
        return marks == 0
    resources = page.get("/Resources", DictionaryObject()).get_object()
    return isinstance(resources, DictionaryObject) and "/XObject" in resources


def _marks(text: str) -> int:
    return sum(len(word) for word in text.split())
