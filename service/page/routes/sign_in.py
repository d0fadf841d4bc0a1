"""`/sign-in` and `/sign-out`: a browser's session, where the service asks for keys."""

import asyncio
from typing import Annotated

from fastapi import APIRouter, Depends
from pydantic import Field
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from models.base import Model
from service.access.sessions import end_session, open_session
from service.context import Context
from service.page.forms import FormBody
from service.page.rendering import render

router = APIRouter(include_in_schema=False)
_WRONG_KEY_SECONDS = 0.5
"""How long a wrong key is left waiting, so that guessing is slow."""


class SignInForm(Model):
    """The key that was typed."""

    key: str = Field(default="", max_length=200)


@router.get("/sign-in")
def show_sign_in(service: Context, request: Request) -> Response:
    """Ask for a key; without keys there is nothing to sign in to."""
    if service.settings.auth == "none":
        return RedirectResponse("/", 303)
    return _form(service, request, refused=False)


@router.post("/sign-in")
async def sign_in(
    service: Context, request: Request, form: Annotated[SignInForm, Depends(FormBody(SignInForm))]
) -> Response:
    """Open a session with a key."""
    answer = RedirectResponse("/", 303)
    secure = request.url.scheme == "https"
    if await run_in_threadpool(open_session, service, form.key.strip(), answer, secure=secure):
        return answer
    await asyncio.sleep(_WRONG_KEY_SECONDS)
    return _form(service, request, refused=True)


@router.post("/sign-out")
def sign_out(service: Context, request: Request) -> Response:
    """End the session."""
    answer = RedirectResponse("/sign-in", 303)
    end_session(service, request, answer)
    return answer


def _form(service: Context, request: Request, *, refused: bool) -> Response:
    minutes = round(service.settings.session_seconds / 60)
    return render(request, "sign_in.html.j2", None, 401 if refused else 200, refused=refused, minutes=minutes)
