"""The observations of one report in an HL7 v2 message: lines of text, or a document in base64."""

import binascii
from dataclasses import dataclass, field
from typing import Any

import hl7

from bulk.documents.document import Document, from_base64
from bulk.documents.formats import MEDIA_TYPES
from bulk.readers.asked import Asked
from bulk.readers.documents import held_document
from bulk.readers.hl7_text import unescaped, with_newlines
from models.errors import NoteError
from models.reason import Reason

_TEXT = ("TX", "FT")
_WRONG = ("D", "W", "X")


@dataclass(frozen=True, slots=True)
class Fields:
    """Takes fields out of the segments of one message, with the separators that it declares."""

    message: hl7.Message

    def raw(self, segment: Any, number: int) -> str:
        """Return a field as it is written; nothing when the segment ends before it."""
        return str(segment[number]) if number < len(segment) else ""

    def part(self, segment: Any, number: int, component: int = 1) -> str:
        """Return a component of the first repetition, decoded."""
        parts = self.repetitions(segment, number)[0].split(self.message.separators[3])
        return unescaped(parts[component - 1], self.message).strip() if component <= len(parts) else ""

    def repetitions(self, segment: Any, number: int) -> list[str]:
        """Return the repetitions of a field as they are written."""
        return self.raw(segment, number).split(self.message.separators[2])


@dataclass(slots=True)
class Observations:
    """What the OBX segments of one report hold, by kind."""

    lines: list[str] = field(default_factory=list)
    strings: list[str] = field(default_factory=list)
    held: list[list[str]] = field(default_factory=list)
    others: list[str] = field(default_factory=list)
    withdrawn: int = 0

    def add(self, segment: Any, fields: Fields) -> None:
        """Take one segment in."""
        kind = fields.part(segment, 2)
        if fields.part(segment, 11) in _WRONG:
            self.withdrawn += 1
        elif kind in _TEXT:
            self.lines.extend(unescaped(text, fields.message) for text in fields.repetitions(segment, 5))
        elif kind == "ST":
            self.strings.extend(unescaped(text, fields.message) for text in fields.repetitions(segment, 5))
        elif kind == "ED":
            self.held.append(fields.raw(segment, 5).split(fields.message.separators[3]))
        else:
            self.others.append(kind)

    def any_text(self) -> bool:
        """Tell whether there is a note in it."""
        return bool(self.lines or self.strings or self.held)

    def anything(self) -> bool:
        """Tell whether there is anything in it."""
        return self.any_text() or bool(self.others) or self.withdrawn > 0

    def document(self, fields: Fields, asked: Asked) -> Document:
        """Return the text, or else the document that can be read best; raises NoteError when there is neither."""
        if self.lines or (self.strings and not self.held):
            text = with_newlines("\n".join(self.lines or self.strings))
            left = [f"a document beside it ({_media_type(parts)}) was not read" for parts in self.held]
            return Document(text, (*self._said(bool(self.lines)), *left))
        if not self.held:
            raise self._nothing()
        best, *others = sorted(self.held, key=_rank)
        document = held_document(_content(best, fields), _media_type(best), asked)
        said = (f"read from the document in it ({_media_type(best)})",)
        left = [f"another document in it ({_media_type(parts)}) was not read" for parts in others]
        return Document(document.text, (*document.warnings, *said, *left, *self._said(False)), document.date_of_service)

    def _said(self, lines: bool) -> tuple[str, ...]:
        said: tuple[str, ...] = ()
        if self.withdrawn:
            said += (f"results that were withdrawn are left out: {self.withdrawn}",)
        count = len(self.others) + (len(self.strings) if lines else 0)
        return (*said, f"results that are no text are left out: {count}") if count else said

    def _nothing(self) -> NoteError:
        if "RP" in self.others:
            return NoteError("only points to the file that holds its text; give that file", Reason.NOT_INLINE)
        if self.withdrawn:
            return NoteError("holds only results that were withdrawn", Reason.WITHDRAWN)
        return NoteError("holds no text: no OBX segment is of the kind TX, FT or ED", Reason.NO_TEXT)


def _media_type(parts: list[str]) -> str:
    """Name the type of an encapsulated document, cut short where it is no type at all."""
    main, sub = (*parts[1:3], "", "")[:2]
    kind = f"{main}/{sub}".strip().lower()
    return kind if kind in MEDIA_TYPES else "application/octet-stream"


def _rank(parts: list[str]) -> int:
    kind = _media_type(parts)
    return MEDIA_TYPES.index(kind) if kind in MEDIA_TYPES else len(MEDIA_TYPES)


def _content(parts: list[str], fields: Fields) -> bytes:
    encoding = parts[3].strip().lower() if len(parts) > 4 else ""
    if encoding == "base64":
        return from_base64(unescaped(parts[4], fields.message))
    if encoding == "hex":
        try:
            return binascii.unhexlify(parts[4])
        except (binascii.Error, ValueError):
            raise NoteError("holds a document that is not valid hexadecimal", Reason.DAMAGED) from None
    if encoding == "a":
        return unescaped(fields.message.separators[3].join(parts[4:]), fields.message).encode()
    raise NoteError("holds a document in an encoding that is not known; send it in base64", Reason.BAD_RECORD)
