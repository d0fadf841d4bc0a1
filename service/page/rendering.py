"""Fills in the page's templates, and sends them under the page's own security policy."""

from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Environment
from starlette.requests import Request
from starlette.responses import HTMLResponse

from models.version import engine
from service.access.principal import Principal
from service.page.assets import version
from service.page.navigation import places_for
from service.showing.files import environment
from service.showing.wording import OUTCOMES

POLICY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self' data:",
        "connect-src 'self'",
        "form-action 'self'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
        "require-trusted-types-for 'script'",
        "trusted-types chartproof",
    )
)
"""Only what this server sends may run or be shown, and only one named script may turn text into HTML."""


def render(
    request: Request, template: str, caller: Principal | None = None, status: int = 200, **context: Any
) -> HTMLResponse:
    """Return a page; `caller` is who reads it, where that is known."""
    html = (
        _environment()
        .get_template(template)
        .render(
            caller=caller,
            places=places_for(caller, request.url.path),
            with_keys=request.app.state.settings.auth == "key",
            engine=engine(),
            llm=request.app.state.settings.llm,
            assets=f"/assets/{version()}",
            **context,
        )
    )
    return HTMLResponse(html, status, {"Content-Security-Policy": POLICY})


@cache
def _environment() -> Environment:
    made = environment(Path(__file__).parent / "templates")
    made.globals["outcomes"] = OUTCOMES
    return made
