"""`/packet` and `/notes/{id}/packet`: an answer with its proof, made to be printed."""

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response

from service.context import Context, now
from service.page.caller import PageReader
from service.page.rendering import render
from service.page.reviewing import review_of_stored, review_of_text
from service.page.routes.paste import Pasted
from service.page.routes.review import AsOf, ByPolicy
from service.web.fields import NotePath

router = APIRouter(include_in_schema=False)
_PACKET = "packet.html.j2"


@router.post("/packet")
async def packet_of_text(caller: PageReader, service: Context, request: Request, form: Pasted) -> Response:
    """Show the packet of a pasted text."""
    review = await review_of_text(service, form)
    return render(request, _PACKET, caller, review=review, made=now())


@router.get("/notes/{id}/packet")
async def packet_of_note(
    caller: PageReader,
    service: Context,
    request: Request,
    note_id: NotePath,
    policy: ByPolicy = None,
    as_of: AsOf = None,
) -> Response:
    """Show the packet of a stored note."""
    review = await review_of_stored(service, caller, note_id, policy, as_of)
    return render(request, _PACKET, caller, review=review, made=now())
