"""`/v1/audit`: what was done, by whom, to what."""

from typing import Annotated

from fastapi import APIRouter, Query
from starlette.responses import Response

from service.access.gate import Admin
from service.audit.listing import listed
from service.context import Context
from service.views.managing import AuditPage
from service.web.answers import answer
from service.web.fields import NOTE_ID, Cursor, Limit

router = APIRouter(prefix="/v1/audit", tags=["managing"])
Subject = Annotated[str | None, Query(pattern=NOTE_ID, description="The id of a note, a key or a task.")]


@router.get("", response_model=AuditPage)
def read_audit(
    caller: Admin, service: Context, subject: Subject = None, cursor: Cursor = None, limit: Limit = 50
) -> Response:
    """Return the audit, oldest first: each row's hash covers the row before it."""
    with service.store.read() as session:
        return answer(listed(session, subject, int(cursor or 0), limit))
