"""`/keys` and `/audit`: who may use the service, and everything that was written."""

from itertools import islice
from typing import Annotated

from fastapi import APIRouter, Query
from starlette.requests import Request
from starlette.responses import Response

from service.access.managing import key_page
from service.audit.listing import listed
from service.audit.verifying import faults
from service.context import Context
from service.page.caller import PageAdmin
from service.page.rendering import render
from service.web.fields import NOTE_ID, Cursor, Limit

router = APIRouter(include_in_schema=False)
_FAULTS = 20
"""Faults of the audit that are shown; one is enough to distrust it."""

AskedSubject = Annotated[str, Query(pattern=f"{NOTE_ID}|^$")]
"""What the form asks for; left empty, everything."""


@router.get("/keys")
def show_keys(
    caller: PageAdmin, service: Context, request: Request, cursor: Cursor = None, limit: Limit = 50
) -> Response:
    """List the keys."""
    with service.store.read() as session:
        page = key_page(session, int(cursor or 0), limit)
    return render(request, "keys.html.j2", caller, page=page)


@router.get("/audit")
def show_audit(
    caller: PageAdmin,
    service: Context,
    request: Request,
    subject: AskedSubject = "",
    cursor: Cursor = None,
    limit: Limit = 100,
) -> Response:
    """Show the audit, and whether its chain holds."""
    with service.store.read() as session:
        page = listed(session, subject or None, int(cursor or 0), limit)
        wrong = list(islice(faults(session), _FAULTS))
    return render(request, "audit.html.j2", caller, page=page, faults=wrong, subject=subject)
