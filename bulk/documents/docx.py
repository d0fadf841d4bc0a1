"""Reads Word documents (.docx)."""

import io
import zipfile

import docx
from docx.oxml import parse_xml

from bulk.documents.document import Document
from bulk.documents.docx_text import TextOfXml
from bulk.limits import Limits
from models.errors import NoteError
from models.reason import Reason

_BEFORE = ("header",)
_BEHIND = ("footnotes", "endnotes", "footer")


def read_docx(raw: bytes, limits: Limits) -> Document:
    """Make text of a document: page headers, the body in its order with tables and text boxes, notes, page footers."""
    _check(raw, limits)
    document = docx.Document(io.BytesIO(raw))
    parts: dict[str, list[bytes]] = {}
    for relation in document.part.rels.values():
        kind = relation.reltype.rpartition("/")[2]
        if kind in _BEFORE + _BEHIND and not relation.is_external:
            parts.setdefault(kind, []).append(relation.target_part.blob)
    reading = TextOfXml()
    before = _beside(parts, _BEFORE, reading)
    body = reading.text_of(document.element.body)
    behind = _beside(parts, _BEHIND, reading)
    return Document("\n".join((*before, body, *behind)), reading.warnings())


def _beside(parts: dict[str, list[bytes]], kinds: tuple[str, ...], reading: TextOfXml) -> list[str]:
    """Return the texts of the parts beside the body, each once."""
    texts = (reading.text_of(parse_xml(blob)) for kind in kinds for blob in parts.get(kind, ()))
    return list(dict.fromkeys(text for text in texts if text.strip()))


def _check(raw: bytes, limits: Limits) -> None:
    with zipfile.ZipFile(io.BytesIO(raw)) as package:
        unpacked = sum(info.file_size for info in package.infolist() if info.filename.endswith(".xml"))
    if unpacked > limits.piece_bytes or limits.is_bomb(unpacked, len(raw)):
        said = f"unpacks to {unpacked:,} bytes out of {len(raw):,}, far more than a note would"
        raise NoteError(said, Reason.BOMB)
