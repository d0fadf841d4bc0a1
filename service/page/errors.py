"""An error as a page, for a person whose browser asked for one; programs get problem+json."""

import json
from collections.abc import Awaitable, Callable

from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from service.page.rendering import render

_Handler = Callable[[Request, Exception], Awaitable[Response]]
_KEPT = ("allow", "retry-after", "etag")
_OF_PROGRAMS = ("/v1/", "/health", "/openapi.json", "/assets/")


def or_page(handler: _Handler) -> _Handler:
    """Return a handler that tells a person on a page what another tells a program."""

    async def answer(request: Request, error: Exception) -> Response:
        told = await handler(request, error)
        if told.status_code == 303:
            return RedirectResponse(told.headers["location"], 303)
        if not _is_for_a_person(request):
            return told
        return error_page(request, told)

    return answer


def error_page(request: Request, told: Response) -> HTMLResponse:
    """Tell a problem on a page."""
    problem = json.loads(bytes(told.body))
    page = render(
        request,
        "error.html.j2",
        status=told.status_code,
        title=problem["title"],
        detail=problem["detail"],
        errors=problem.get("errors", ()),
    )
    page.headers.update({name: value for name, value in told.headers.items() if name in _KEPT})
    return page


def _is_for_a_person(request: Request) -> bool:
    return "text/html" in request.headers.get("accept", "") and not request.url.path.startswith(_OF_PROGRAMS)
