"""`/v1/notes`: bringing notes in, reading and removing them."""

from typing import Annotated

from fastapi import APIRouter, Depends
from sqlalchemy.orm import Session
from starlette.concurrency import run_in_threadpool
from starlette.responses import Response

from service.access.gate import Admin, Reader, Writer
from service.context import Context
from service.judging.policies import policy_of
from service.notes.bringing_in import bring_in, new_id, remove, stored_already
from service.notes.listing import fields_of, listed
from service.store import notes
from service.tasks.sight import sight_of
from service.views.notes import NewNote, NoteDetail, NotePage, StoredNote
from service.views.requests import requests_of
from service.views.texts import check_length
from service.web.answers import answer
from service.web.body import JsonBody
from service.web.conditions import IdempotencyKey, SeenVersion
from service.web.fields import Cursor, Limit, NotePath
from service.web.once import Attempt, Written, write
from service.web.openapi import refusals, versioned
from service.web.problems import not_found
from service.workers.jobs import ReadFacts, ReadNote

router = APIRouter(prefix="/v1/notes", tags=["notes"])


@router.post(
    "",
    status_code=201,
    response_model=StoredNote,
    responses=versioned(200, "The note was stored before.", model=StoredNote)
    | versioned(201, "The note is stored.")
    | refusals(409),
)
async def store_note(
    caller: Writer,
    service: Context,
    new: Annotated[NewNote, Depends(JsonBody[NewNote](NewNote))],
    key: IdempotencyKey = None,
) -> Response:
    """Store a note and read its facts. The same note_id with the same text is 200, with another text 409."""
    check_length(new.text, service.settings)
    requests = requests_of(new.requests)
    if new.policy is not None:
        policy_of(new.policy, "#/policy")
    attempt = Attempt(caller.name, "store_note", key, new)

    def before() -> Response | None:
        with service.store.read() as session:
            if (again := attempt.again(session)) is not None:
                return again
            there = stored_already(session, new, requests, caller)
            return None if there is None or key is not None else answer(there.body, there.status, there.version)

    if (early := await run_in_threadpool(before)) is not None:
        return early
    read = ReadFacts.model_validate_json(
        await service.pool.run(ReadNote(text=new.text, date_of_service=new.date_of_service, llm=service.settings.llm))
    )

    def work(session: Session) -> Written:
        there = stored_already(session, new, requests, caller)
        return there or bring_in(session, new, new.note_id or new_id(), requests, read, caller)

    return await run_in_threadpool(write, service.store, attempt, work)


@router.get("", response_model=NotePage)
def list_notes(caller: Reader, service: Context, cursor: Cursor = None, limit: Limit = 50) -> Response:
    """List notes, without their text, in the order in which they came."""
    with service.store.read() as session:
        return answer(listed(session, caller, int(cursor or 0), limit))


@router.get("/{id}", response_model=NoteDetail, responses=versioned() | refusals(404))
def read_note(caller: Reader, service: Context, note_id: NotePath) -> Response:
    """Return a note with its text."""
    with service.store.read() as session:
        row = notes.find(session, note_id, caller)
        if row is None:
            raise not_found("note")
        version = notes.version_of(session, note_id, sight_of(session, note_id, caller).layer)
    requests = notes.REQUESTS.validate_json(row.requests or "[]")
    return answer(NoteDetail(**fields_of(row, version), text=row.text, requests=requests), version=version)


@router.delete("/{id}", status_code=204, response_class=Response, responses=refusals(404, 412, 428))
def delete_note(caller: Admin, service: Context, note_id: NotePath, seen: SeenVersion) -> Response:
    """Remove a note's text, facts and corrections for good; a row of the audit stays."""
    with service.store.write() as session:
        remove(session, note_id, seen, caller)
    service.store.scrub()
    return Response(status_code=204)
