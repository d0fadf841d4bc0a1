"""`/keys` and `/audit`: who may use the service, and everything that was written."""

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response

from service.access.managing import key_page
from service.audit.verifying import faults
from service.context import Context
from service.page.caller import PageAdmin
from service.page.rendering import render
from service.routes.audit import Subject
from service.store import audit
from service.web.fields import Cursor, Limit

router = APIRouter(include_in_schema=False)


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
    subject: Subject = None,
    cursor: Cursor = None,
    limit: Limit = 100,
) -> Response:
    """Show the audit, and whether its chain holds."""
    with service.store.read() as session:
        entries = audit.page(session, subject or None, int(cursor or 0), limit + 1)
        wrong = list(faults(session))[:20]
        head = audit.head(session)
    more = str(entries[limit - 1].number) if len(entries) > limit else None
    return render(
        request, "audit.html.j2", caller, entries=entries[:limit], next=more, faults=wrong, head=head, subject=subject
    )
