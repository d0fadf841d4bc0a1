"""`/v1/disagreements`: what annotators of blind work say differently, note by note."""

from fastapi import APIRouter
from starlette.responses import Response

from service.access.gate import Reviewer
from service.agreement.comparing import DisagreementPage, page_of
from service.context import Context
from service.routes.agreement import Batch
from service.tasks.showing import check_batch
from service.web.answers import answer
from service.web.fields import Cursor, Limit
from service.web.openapi import refusals

router = APIRouter(prefix="/v1/disagreements", tags=["measuring"])


@router.get("", response_model=DisagreementPage, responses=refusals(404))
def read_disagreements(
    caller: Reviewer, service: Context, batch: Batch, cursor: Cursor = None, limit: Limit = 50
) -> Response:
    """Return what annotators of a batch's blind work say differently, so that a third person may settle it."""
    with service.store.read() as session:
        check_batch(session, caller, batch)
        return answer(page_of(session, caller, batch, int(cursor or 0), limit))
