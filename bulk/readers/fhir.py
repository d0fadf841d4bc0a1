"""Reads the resources of FHIR bulk exports that carry notes: DocumentReference and DiagnosticReport."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Any

from bulk.documents.dates import date_of
from bulk.readers.asked import Asked
from bulk.readers.base import Found, Item, Said, Unreadable
from bulk.readers.documents import note_of_document
from bulk.readers.fhir_attachments import Attachment, attachments_of, document_of
from bulk.readers.piece import Piece
from models.errors import NoteError
from models.note import Note
from models.reason import Reason

_WITH_NOTES = ("DocumentReference", "DiagnosticReport")
_WITHDRAWN = ("entered-in-error", "superseded", "cancelled")
_DATES = {
    "DocumentReference": ("context.period.start", "date"),
    "DiagnosticReport": ("effectiveDateTime", "effectivePeriod.start", "issued"),
}
_WAITING = 100_000


def is_resource(record: dict[str, Any]) -> bool:
    """Tell a FHIR resource from a record of a note."""
    return isinstance(record.get("resourceType"), str)


@dataclass(slots=True)
class Resources:
    """Reads the resources of one file; those that point to a Binary further on wait for it."""

    piece: Piece
    asked: Asked
    waiting: dict[str, tuple[int, dict[str, Any], tuple[str, ...]]] = field(default_factory=dict)
    others: Counter[str] = field(default_factory=Counter)

    def items(self, line: int, resource: dict[str, Any], warnings: tuple[str, ...]) -> Iterator[Item]:
        """Yield the note of a resource, unless it waits, or is of a kind that carries none."""
        kind = resource["resourceType"]
        if kind == "Binary":
            yield from self._arrived(resource)
        elif kind not in _WITH_NOTES:
            self.others[kind] += 1
        elif (binary := self._binary(resource)) is not None and len(self.waiting) < _WAITING:
            self.waiting[binary] = (line, resource, warnings)
        else:
            yield self._item(line, resource, warnings)

    def rest(self) -> Iterator[Item]:
        """Yield those that waited in vain, and say how many resources carry no notes."""
        for line, resource, warnings in self.waiting.values():
            yield self._item(line, resource, warnings)
        if self.others:
            kinds = ", ".join(f"{count} {kind[:40]}" for kind, count in sorted(self.others.items()) if kind.isalnum())
            self.asked.say(Said(self.piece.source, f"resources that carry no notes were passed over: {kinds}"))

    def _arrived(self, binary: dict[str, Any]) -> Iterator[Item]:
        found = self.waiting.pop(str(binary.get("id")), None)
        if found is None:
            self.others["Binary"] += 1
            return
        line, resource, warnings = found
        attachment = Attachment(str(binary.get("contentType") or ""), binary.get("data"))
        yield self._item(line, resource, warnings, [attachment])

    def _binary(self, resource: dict[str, Any]) -> str | None:
        """Name the Binary that a resource waits for; null when its text is with it, or lies elsewhere."""
        attachments = attachments_of(resource)
        if any(attachment.data is not None for attachment in attachments):
            return None
        urls = [attachment.url for attachment in attachments if attachment.url]
        names = [url.rpartition("Binary/")[2] for url in urls if "Binary/" in url]
        return next((name for name in names if name and name not in self.waiting), None)

    def _item(
        self,
        line: int,
        resource: dict[str, Any],
        warnings: tuple[str, ...],
        attachments: list[Attachment] | None = None,
    ) -> Item:
        source = self.piece.at(f"line {line}")
        identifier = resource.get("id")
        note_id = identifier if isinstance(identifier, str) and identifier else f"{self.piece.stem}-{line}"
        note_id = note_id.encode("utf-8", "replace").decode("utf-8")
        try:
            return Found.at(source, self._note(resource, note_id, warnings, attachments or attachments_of(resource)))
        except NoteError as error:
            return Unreadable.of(source, error, note_id)

    def _note(
        self, resource: dict[str, Any], note_id: str, warnings: tuple[str, ...], attachments: list[Attachment]
    ) -> Note:
        if {resource.get("status"), resource.get("docStatus")} & set(_WITHDRAWN):
            raise NoteError("is marked as withdrawn or replaced by its source; it is not judged", Reason.WITHDRAWN)
        document = document_of(attachments, self.asked)
        day = next(filter(None, (_day(resource, path) for path in _DATES[resource["resourceType"]])), None)
        said = warnings + document.warnings
        whole = replace(document, date_of_service=day or document.date_of_service, warnings=said)
        return note_of_document(whole, note_id, self.asked.limits)


def _day(resource: dict[str, Any], path: str) -> Any:
    value: Any = resource
    for name in path.split("."):
        value = value.get(name) if isinstance(value, dict) else None
    return date_of(value, path) if isinstance(value, str) else None
