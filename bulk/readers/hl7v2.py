"""Reads HL7 v2 messages with reports and documents (ORU, MDM): the text of their OBX segments."""

import logging
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

import hl7

from bulk.documents.dates import date_of
from bulk.notes.lines import narrow
from bulk.readers.asked import Asked
from bulk.readers.base import Found, Item, Unreadable
from bulk.readers.documents import note_of_document
from bulk.readers.hl7_messages import messages_of
from bulk.readers.hl7_observations import Fields, Observations
from bulk.readers.piece import Piece
from models.errors import NoteError
from models.note import Note
from models.reason import Reason

logging.getLogger("hl7").setLevel(logging.CRITICAL + 1)  # its messages hold text of the fields
_CANCELLED = "T11"


def read_hl7(piece: Piece, asked: Asked) -> Iterator[Item]:
    """Yield a note for each document message, and for each order of a result message that holds text."""
    stream, said = narrow(piece.stream, "write HL7 v2 messages, in UTF-8")
    for line, message, warnings in messages_of(stream, asked.limits.piece_bytes):
        source = piece.at(f"line {line}")
        if isinstance(message, NoteError):
            yield Unreadable.of(source, message)
        else:
            yield from _items(message, source, f"{piece.stem}-{line}", said + warnings, asked)


def _items(message: str, source: str, default_id: str, warnings: tuple[str, ...], asked: Asked) -> Iterator[Item]:
    try:
        notes = list(_notes(message, default_id, warnings, asked))
    except NoteError as error:
        yield Unreadable.of(source, error)
    except Exception as error:  # the library meets damage in many ways; its message may hold text of the note
        said = f"is no HL7 v2 message that can be read ({type(error).__name__}); send it anew"
        yield Unreadable(source, Reason.BAD_RECORD, said)
    else:
        for note_id, note in notes:
            if isinstance(note, NoteError):
                yield Unreadable.of(source, note, note_id)
            else:
                yield Found.at(source, note)


@dataclass(slots=True)
class _Group:
    """A document, or an order with its results."""

    note_id: str
    day: str
    observations: Observations = field(default_factory=Observations)


def _notes(
    message: str, default_id: str, warnings: tuple[str, ...], asked: Asked
) -> Iterator[tuple[str, Note | NoteError]]:
    parsed = hl7.parse(f"{message}\rZZZ|")  # it strips the end of the message, which may be the end of the text
    fields = Fields(parsed)
    header = parsed[0]
    groups = _groups(parsed, fields, fields.part(header, 10) or default_id)
    if fields.part(header, 9, 2) == _CANCELLED:
        yield groups[-1].note_id, NoteError("cancels a document; there is nothing to judge", Reason.WITHDRAWN)
        return
    with_text = [group for group in groups if group.observations.any_text()]
    used: Counter[str] = Counter()
    for group in with_text or _fullest(groups):
        used[group.note_id] += 1
        count = used[group.note_id]
        note_id = group.note_id if count == 1 else f"{group.note_id}-{count}"
        try:
            yield note_id, _note(group, note_id, warnings, fields, asked)
        except NoteError as error:
            yield note_id, error


def _groups(parsed: hl7.Message, fields: Fields, message_id: str) -> list[_Group]:
    """Gather the OBX segments by order; all of one message when it is a document, which has a TXA segment."""
    groups = [_Group(message_id, "")]
    document = False
    for segment in parsed:
        kind = str(segment[0])
        if kind == "TXA":
            document = True
            groups = [_Group(fields.part(segment, 12) or message_id, fields.part(segment, 4), groups[0].observations)]
        elif kind == "OBR" and not document:
            order = fields.part(segment, 3) or fields.part(segment, 2) or message_id
            groups.append(_Group(order, fields.part(segment, 7)))
        elif kind == "OBX":
            groups[-1].observations.add(segment, fields)
    return groups


def _fullest(groups: list[_Group]) -> list[_Group]:
    """Return the group that tells best why there is no note."""
    return [group for group in groups if group.observations.anything()][:1] or groups[-1:]


def _note(group: _Group, note_id: str, warnings: tuple[str, ...], fields: Fields, asked: Asked) -> Note:
    document = group.observations.document(fields, asked)
    day = document.date_of_service or date_of(group.day, "date of the report")
    whole = replace(document, date_of_service=day, warnings=warnings + document.warnings)
    return note_of_document(whole, note_id, asked.limits)
