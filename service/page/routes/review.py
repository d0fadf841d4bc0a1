"""`/notes/{id}`: a stored note beside its answer, on its facts as they stand."""

from typing import Annotated

from fastapi import APIRouter, Query
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from adjudicator import policies
from service.context import Context
from service.page.caller import PageReader
from service.page.patience import in_time
from service.page.rendering import render
from service.page.reviewing import review_of_stored
from service.views.judging import PolicyName
from service.web.fields import Day, NotePath

router = APIRouter(include_in_schema=False)
ByPolicy = Annotated[PolicyName | None, Query()]
"""The policy to judge by; without it, the note's own."""
AsOf = Annotated[Day | None, Query()]
"""The day to judge by; without it, the note's own."""
_REVIEW = "review.html.j2"


@router.get("/notes/{id}")
async def show_note(
    caller: PageReader,
    service: Context,
    request: Request,
    note_id: NotePath,
    policy: ByPolicy = None,
    as_of: AsOf = None,
) -> Response:
    """Show a stored note beside its answer."""

    async def page() -> HTMLResponse:
        review = await review_of_stored(service, caller, note_id, policy, as_of)
        return await run_in_threadpool(lambda: render(request, _REVIEW, caller, review=review, policies=policies()))

    return await in_time(request, caller, _REVIEW, note_id, page())
