"""`/v1/notes/{id}/corrections`: the one way to write on a note's facts, and everything that was written."""

from typing import Annotated

from fastapi import APIRouter, Depends
from sqlalchemy.orm import Session
from starlette.responses import Response

from service.access.gate import Annotator, Reader
from service.context import Context
from service.corrections.making import changed_determinations, make, sealed
from service.notes.reading import record_for
from service.store import audit, notes, records
from service.views.corrections import AskedCorrection, CorrectionHistory, CorrectionMade, correction_of
from service.views.facts import changed
from service.web.answers import answer
from service.web.body import JsonBody
from service.web.conditions import IdempotencyKey, SeenVersion
from service.web.fields import NotePath
from service.web.once import Attempt, Written, write
from service.web.openapi import refusals, versioned
from service.web.problems import stale

router = APIRouter(prefix="/v1/notes/{id}/corrections", tags=["corrections"])


@router.post(
    "",
    status_code=201,
    response_model=CorrectionMade,
    responses=versioned(201, "The correction is kept.") | refusals(404, 409, 412, 428),
)
def correct(
    caller: Annotator,
    service: Context,
    note_id: NotePath,
    seen: SeenVersion,
    asked: Annotated[AskedCorrection, Depends(JsonBody[AskedCorrection](AskedCorrection))],
    key: IdempotencyKey = None,
) -> Response:
    """Confirm, reject, change or add a fact, or undo a correction; the answer says which determinations changed."""
    attempt = Attempt(caller.name, f"correct {note_id}", key, asked)
    with service.store.read() as session:
        if (again := attempt.again(session)) is not None:
            return again
        record = record_for(session, note_id, caller)
    if record.version != seen:
        raise stale(record.version)
    made = make(record, correction_of(asked), caller.name)
    event = made.event
    body = CorrectionMade(
        correction=event,
        note_version=event.version,
        facts_changed=changed(made.before.standings, made.after.standings),
        determinations_changed=changed_determinations(record, made),
    )

    def work(session: Session) -> Written:
        if not notes.advance(session, record.id, record.layer, seen):
            raise stale(notes.version_of(session, record.id, record.layer))
        records.add_event(session, record.id, record.layer, event)
        details = {"correction": event.id, "action": event.action, "version": event.version, "sha256": sealed(event)}
        audit.append(session, event.at, caller.name, "note.corrected", record.id, details)
        return Written(body, version=event.version, note_id=record.id)

    return write(service.store, attempt, work)


@router.get("", response_model=CorrectionHistory, responses=versioned() | refusals(404))
def list_corrections(caller: Reader, service: Context, note_id: NotePath) -> Response:
    """Return every correction, oldest first: who, when, what before and after, by which engine the facts were read."""
    with service.store.read() as session:
        record = record_for(session, note_id, caller)
    body = CorrectionHistory(
        note_id=record.id,
        note_version=record.version,
        corrections=record.events,
        unanchored=record.folded().unanchored,
    )
    return answer(body, version=record.version)
