"""Reads the narrative of clinical documents (C-CDA)."""

from collections.abc import Callable, Iterator
from datetime import date
from typing import Any

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import ParseError, fromstring

from bulk.documents.dates import date_of
from bulk.documents.document import Document, from_base64
from bulk.documents.html import DELETED
from bulk.documents.markup import lines_of_markup
from models.errors import NoteError
from models.reason import Reason

_V3 = "{urn:hl7-org:v3}"
_DATES = (
    "componentOf/encompassingEncounter/effectiveTime",
    "documentationOf/serviceEvent/effectiveTime",
    "effectiveTime",
)

Inner = Callable[[bytes, str], Document]
"""Reads a document of a media type that stands within another."""


def read_cda(raw: bytes, inner: Inner) -> Document:
    """Make text of a clinical document: each section's title as a line, then its narrative.

    A document whose body is another document, such as a PDF file, is read by `inner`.
    """
    root = _root(raw)
    day = _day(root)
    body = root.find(_path("component/nonXMLBody/text"))
    if body is not None:
        held = _held(body, inner)
        return Document(held.text, held.warnings, day)
    parts: list[str] = []
    deleted = False
    for element in _narrative(root):
        text, some = lines_of_markup(element)
        deleted = deleted or some
        if text:
            parts.append(f"\n{text}" if element.tag == f"{_V3}title" and parts else text)
    if not parts:
        raise NoteError("has no narrative: no section holds text; there is nothing to read", Reason.NO_TEXT)
    return Document("\n".join(parts), (DELETED,) if deleted else (), day)


def _root(raw: bytes) -> Any:
    try:
        root = fromstring(raw)
    except DefusedXmlException:
        said = "defines entities, which no clinical document needs; take its DOCTYPE out"
        raise NoteError(said, Reason.UNSAFE_XML) from None
    except (ParseError, ValueError, LookupError) as error:
        place = f"line {error.position[0]}" if isinstance(error, ParseError) else "its encoding"
        raise NoteError(f"is not valid XML ({place}); write it anew", Reason.DAMAGED) from None
    if root.tag != f"{_V3}ClinicalDocument":
        raise NoteError("is XML but no clinical document; save the note as plain text", Reason.UNSUPPORTED)
    return root


def _narrative(root: Any) -> Iterator[Any]:
    """Yield the titles and the texts of all sections, in order, inner sections behind their outer one."""
    for section in root.iterfind(_path("component/structuredBody/component/section")):
        yield from _section(section)


def _section(section: Any) -> Iterator[Any]:
    for name in ("title", "text"):
        yield from section.iterfind(_V3 + name)
    for inner in section.iterfind(_path("component/section")):
        yield from _section(inner)


def _held(body: Any, inner: Inner) -> Document:
    if body.find(f"{_V3}reference") is not None:
        raise NoteError("only points to the file that holds its text; give that file", Reason.NOT_INLINE)
    text = body.text or ""
    media_type = body.get("mediaType", "text/plain")
    return inner(from_base64(text) if body.get("representation") == "B64" else text.encode(), media_type)


def _day(root: Any) -> date | None:
    for path in _DATES:
        element = root.find(_path(path))
        for name in ("low", None, "high"):
            at = element if name is None or element is None else element.find(_V3 + name)
            value = None if at is None else at.get("value")
            if value is not None and len(value) >= 8:
                return date_of(value, "effectiveTime")
    return None


def _path(names: str) -> str:
    return "/".join(_V3 + name for name in names.split("/"))
