"""`/v1/export`: gold labels of a batch."""

from collections.abc import Iterator
from typing import Annotated, Literal

from fastapi import APIRouter, Query
from starlette.responses import Response, StreamingResponse

from service.access.gate import Reviewer
from service.context import Context
from service.export.gold import gold
from service.routes.agreement import Batch
from service.tasks.showing import check_batch
from service.views.texts import Name
from service.web.openapi import Responses, refusals

router = APIRouter(prefix="/v1/export", tags=["measuring"])

_MEDIA_TYPE = "application/jsonl"
_LINES: Responses = {
    200: {
        "description": "A line a note: note_id, sha256, text, facts, batch, annotators, note_version, engine.",
        "content": {_MEDIA_TYPE: {"schema": {"type": "string"}}},
    }
}


@router.get("", response_class=StreamingResponse, responses=_LINES | refusals(404))
def export_gold(
    caller: Reviewer,
    service: Context,
    batch: Batch,
    format: Annotated[Literal["jsonl"], Query(description="The form of the lines.")] = "jsonl",  # noqa: A002 - named as the contract does, and checked by its type
    annotator: Annotated[Name | None, Query(description="Only what this person alone did.")] = None,
) -> Response:
    """Return the finished notes of a batch as gold labels, which `chartproof evaluate` reads."""
    with service.store.read() as session:
        check_batch(session, caller, batch)

    def lines() -> Iterator[str]:
        for line in gold(service.store, caller, batch, annotator):
            yield line.model_dump_json() + "\n"

    headers = {"Content-Disposition": 'attachment; filename="gold.jsonl"'}
    return StreamingResponse(lines(), media_type=_MEDIA_TYPE, headers=headers)
