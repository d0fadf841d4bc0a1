"""Reads a note for a caller: the layer of corrections that is theirs."""

from sqlalchemy.orm import Session

from service.access.principal import Principal
from service.notes.record import NoteRecord
from service.store import records
from service.tasks.sight import sight_of
from service.web.problems import not_found


def record_for(session: Session, note_id: str, caller: Principal) -> NoteRecord:
    """Return a note as a caller sees it; 404 when there is none, or it is not theirs to see."""
    sight = sight_of(session, note_id, caller)
    record = records.load(session, note_id, caller, sight.layer)
    if record is None:
        raise not_found("note")
    return record if sight.machine else record.model_copy(update={"machine": ()})
