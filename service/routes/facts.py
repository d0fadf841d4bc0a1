"""`/v1/notes/{id}/facts`: the facts of a note as they stand."""

from fastapi import APIRouter
from starlette.responses import Response

from service.access.gate import Reader
from service.context import Context
from service.notes.reading import record_for
from service.views.facts import NoteFactsNow, shown
from service.web.answers import answer
from service.web.fields import NotePath
from service.web.openapi import refusals, versioned

router = APIRouter(prefix="/v1/notes/{id}/facts", tags=["facts"])


@router.get("", response_model=NoteFactsNow, responses=versioned() | refusals(404))
def read_facts(caller: Reader, service: Context, note_id: NotePath) -> Response:
    """Return the facts as they stand, rejected and suggested ones too, each with its status."""
    with service.store.read() as session:
        record = record_for(session, note_id, caller)
    folded = record.folded()
    body = NoteFactsNow(
        note_id=record.id,
        sha256=record.sha256,
        note_version=record.version,
        facts=tuple(shown(one) for one in folded.standings),
        unanchored=folded.unanchored,
    )
    return answer(body, version=record.version)
