"""Reads RTF."""

import codecs
import re

from striprtf.striprtf import rtf_to_text

from bulk.documents.document import Document, whole_characters
from models.errors import NoteError
from models.reason import Reason

_PAGE = re.compile(rb"\\ansicpg(\d{1,5})")
_BINARY = re.compile(rb"\\bin(\d{1,9}) ?")
_ESCAPED = re.compile(rb"\\[\\{}]")
_LEFT_OUT = (
    (re.compile(rb"\\(?:header|footer)[lrf]?\b"), "page headers and footers are left out"),
    (re.compile(rb"\\footnote\b"), "footnotes are left out"),
    (re.compile(rb"\\deleted\b"), "text marked as deleted is kept: accept the changes before saving"),
)


def read_rtf(raw: bytes) -> Document:
    """Make text of an RTF document: a line a paragraph, the cells of a table told apart by bars."""
    _check_whole(raw)
    page = _PAGE.search(raw)
    encoding = _known(f"cp{page.group(1).decode()}") if page else "cp1252"
    warnings = tuple(said for pattern, said in _LEFT_OUT if pattern.search(raw))
    rtf = raw.decode(encoding, "replace")
    try:
        text = rtf_to_text(rtf, encoding)  # type: ignore[no-untyped-call]
    except UnicodeDecodeError:
        text = rtf_to_text(rtf, encoding, "replace")  # type: ignore[no-untyped-call]
        warnings += ("some characters could not be told, and stand as U+FFFD",)
    return Document(whole_characters(text), warnings)


def _known(encoding: str) -> str:
    try:
        return codecs.lookup(encoding).name
    except LookupError:
        return "cp1252"


def _check_whole(raw: bytes) -> None:
    """Refuse a document whose groups are not all closed: it is cut short, and would be read without its end."""
    plain = _ESCAPED.sub(b"", _without_pictures(raw))
    if not raw.lstrip().startswith(b"{\\rtf"):
        raise NoteError('is no RTF document: it does not begin with "{\\rtf"; save it anew', Reason.DAMAGED)
    if plain.count(b"{") > plain.count(b"}"):
        raise NoteError("is cut short: it ends before its groups are closed; copy it or save it anew", Reason.DAMAGED)


def _without_pictures(raw: bytes) -> bytes:
    """Take binary data out, whose bytes may look like braces."""
    parts, place = [], 0
    for match in _BINARY.finditer(raw):
        if match.start() >= place:
            parts.append(raw[place : match.start()])
            place = match.end() + int(match.group(1))
    return b"".join((*parts, raw[place:]))
