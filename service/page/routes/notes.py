"""`/notes`: the notes that are kept, without their text."""

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response

from service.context import Context
from service.notes.listing import listed
from service.page.caller import PageReader
from service.page.rendering import render
from service.web.fields import Cursor, Limit

router = APIRouter(include_in_schema=False)


@router.get("/notes")
def show_notes(
    caller: PageReader, service: Context, request: Request, cursor: Cursor = None, limit: Limit = 50
) -> Response:
    """List notes in the order in which they came."""
    with service.store.read() as session:
        page = listed(session, caller, int(cursor or 0), limit)
    return render(request, "notes.html.j2", caller, page=page)
