"""`/agreement`: how far annotators of a batch agree, and where they differ."""

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response

from service.agreement.comparing import page_of
from service.agreement.gathering import gather
from service.agreement.measure import measure
from service.context import Context
from service.page.caller import PageReviewer
from service.page.rendering import render
from service.page.views.differences import differing
from service.routes.agreement import Batch
from service.tasks.showing import check_batch
from service.web.fields import Cursor

router = APIRouter(include_in_schema=False)
_NOTES = 20
"""Notes a page."""


@router.get("/agreement")
def show_agreement(
    caller: PageReviewer, service: Context, request: Request, batch: Batch, cursor: Cursor = None
) -> Response:
    """Show the figures of a batch's finished blind work, and the statements on which annotators differ."""
    with service.store.read() as session:
        check_batch(session, caller, batch)
        found = gather(session, caller, batch, None, None)
        page = page_of(session, caller, batch, int(cursor or 0), _NOTES)
    return render(
        request,
        "agreement.html.j2",
        caller,
        batch=batch,
        measured=measure(found.batch),
        warnings=found.warnings,
        differing=differing(page.notes, settles=caller.may_act_as("annotator")),
        next=page.next,
    )
