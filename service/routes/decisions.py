"""`/v1/notes/{id}/decisions`: reviewers' sign-offs."""

from typing import Annotated

from fastapi import APIRouter, Depends
from sqlalchemy.orm import Session
from starlette.responses import Response

from service.access.gate import Reader, Reviewer
from service.context import Context
from service.judging.decisions import all_shown, shown, signed
from service.notes.reading import record_for
from service.store import audit, decisions, notes
from service.views.decisions import DecisionList, NewDecision, ShownDecision
from service.web.answers import answer
from service.web.body import JsonBody
from service.web.conditions import IdempotencyKey
from service.web.fields import NotePath
from service.web.once import Attempt, Written, write
from service.web.openapi import refusals, versioned
from service.web.problems import conflict

router = APIRouter(prefix="/v1/notes/{id}/decisions", tags=["decisions"])


@router.post("", status_code=201, response_model=ShownDecision, responses=refusals(404, 409))
def decide(
    caller: Reviewer,
    service: Context,
    note_id: NotePath,
    new: Annotated[NewDecision, Depends(JsonBody[NewDecision](NewDecision))],
    key: IdempotencyKey = None,
) -> Response:
    """Sign a determination, as it was read; 409 when it has changed since."""
    attempt = Attempt(caller.name, f"decide {note_id}", key, new)
    with service.store.read() as session:
        if (again := attempt.again(session)) is not None:
            return again
        record = record_for(session, note_id, caller)
    determination = signed(record, new)

    def work(session: Session) -> Written:
        if notes.locked_version(session, record.id, record.layer) != record.version:
            raise conflict("stale-determination", "the note has changed meanwhile; read the determination again")
        row = decisions.add(session, record, new, determination, caller.name)
        details = {"decision": row.id, "determination": new.determination_sha256, "policy": new.policy}
        audit.append(session, row.at, caller.name, "note.decided", record.id, details)
        return Written(shown(row, stale=False), note_id=record.id)

    return write(service.store, attempt, work)


@router.get("", response_model=DecisionList, responses=versioned() | refusals(404))
def list_decisions(caller: Reader, service: Context, note_id: NotePath) -> Response:
    """Return every decision on a note, oldest first, and whether the determination it signs still stands."""
    with service.store.read() as session:
        record = record_for(session, note_id, caller)
        rows = decisions.of_note(session, record.id)
    body = DecisionList(note_id=record.id, note_version=record.version, decisions=all_shown(record, rows))
    return answer(body, version=record.version)
