"""Reads a note for a caller, with the layer of corrections that all share."""

from sqlalchemy.orm import Session

from service.access.principal import Principal
from service.notes.record import SHARED, NoteRecord
from service.store import records
from service.web.problems import not_found


def record_for(session: Session, note_id: str, caller: Principal) -> NoteRecord:
    """Return a note as a caller sees it; 404 when there is none, or it is not theirs to see."""
    record = records.load(session, note_id, caller, SHARED)
    if record is None:
        raise not_found("note")
    return record
