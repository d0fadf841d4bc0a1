"""Shows a page at once, and what takes its time as soon as it is there."""

import asyncio
from collections.abc import AsyncIterator, Awaitable

from starlette.requests import Request
from starlette.responses import HTMLResponse, Response, StreamingResponse

from service.access.principal import Principal
from service.page.errors import error_page
from service.page.rendering import POLICY, render
from service.web.problems import ApiError

_SOON = 0.8
"""Seconds within which an answer is sent as a whole, with a status of its own."""
_MAIN = '<main id="main" tabindex="-1">'


async def in_time(
    request: Request, caller: Principal, template: str, title: str, answer: Awaitable[HTMLResponse]
) -> Response:
    """Return an answer when it is there soon; else begin its page now, say that it is being made, and end it later.

    What is refused after that stands in the page: its status was sent before.
    """
    coming = asyncio.ensure_future(answer)
    await asyncio.wait({coming}, timeout=_SOON)
    if coming.done():
        return coming.result()
    begun = render(request, "waiting.html.j2", caller, extended=template, title=title)
    head = _text(begun).partition(_MAIN)[0] + _MAIN

    async def parts() -> AsyncIterator[str]:
        yield f'{head}<p class="waiting" role="status">Reading the note …</p>'
        try:
            page = await coming
        except ApiError as error:
            page = error_page(request, error.response(request.state.request_id))
        yield _text(page).partition(_MAIN)[2]

    return StreamingResponse(parts(), headers={"Content-Security-Policy": POLICY}, media_type="text/html")


def _text(page: Response) -> str:
    return bytes(page.body).decode()
