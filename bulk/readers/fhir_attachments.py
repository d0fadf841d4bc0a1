"""The attachments of a FHIR resource: which one is read, and how."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from bulk.documents.document import Document, from_base64
from bulk.documents.formats import MEDIA_TYPES
from bulk.readers.asked import Asked
from bulk.readers.documents import held_document
from models.errors import NoteError
from models.reason import Reason


@dataclass(frozen=True, slots=True)
class Attachment:
    """A form of the note: its media type, and its bytes in base64, or where they are."""

    content_type: str
    data: Any = None
    url: str | None = None

    @property
    def media_type(self) -> str:
        """The media type without its parameters."""
        return self.content_type.partition(";")[0].strip().lower()


def attachments_of(resource: dict[str, Any]) -> list[Attachment]:
    """Return the attachments of a DocumentReference or a DiagnosticReport, in their order."""
    return [
        Attachment(str(item.get("contentType") or ""), item.get("data"), url if isinstance(url, str) else None)
        for item in _items(resource)
        for url in (item.get("url"),)
    ]


def document_of(attachments: Sequence[Attachment], asked: Asked) -> Document:
    """Read the attachment that says most exactly what the note is, plain text first; says which one, if there are more.

    Raises NoteError when none is with the resource, or none can be read.
    """
    inline = sorted((one for one in attachments if one.data is not None), key=_rank)
    if not inline:
        if any(one.url for one in attachments):
            said = "only points to its text by a url; write the text into the export, as attachment.data in base64"
            raise NoteError(said, Reason.NOT_INLINE)
        raise NoteError("has no attachment that holds its text; there is nothing to read", Reason.NO_TEXT)
    best, *others = inline
    document = held_document(from_base64(best.data), best.content_type, asked)
    if not others:
        return document
    said = f"read from its {_named(best)}; not read: {', '.join(map(_named, others))}"
    return replace(document, warnings=(*document.warnings, said))


def _items(resource: dict[str, Any]) -> Iterator[dict[str, Any]]:
    if resource.get("resourceType") == "DiagnosticReport":
        found = resource.get("presentedForm")
    else:
        content = resource.get("content")
        found = [one.get("attachment") for one in content if isinstance(one, dict)] if isinstance(content, list) else []
    yield from (one for one in found or [] if isinstance(one, dict)) if isinstance(found, list) else ()


def _rank(attachment: Attachment) -> int:
    kind = attachment.media_type
    return MEDIA_TYPES.index(kind) if kind in MEDIA_TYPES else len(MEDIA_TYPES)


def _named(attachment: Attachment) -> str:
    return attachment.media_type if attachment.media_type in MEDIA_TYPES else "attachment of another type"
