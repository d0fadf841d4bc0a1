"""`/` and `/judge`: a note is pasted, and its answer is shown beside it; nothing of it is stored."""

from typing import Annotated

from fastapi import APIRouter, Depends
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from adjudicator import policies
from service.access.principal import Principal
from service.context import Context
from service.judging.policies import OFFERED_FIRST
from service.page.caller import PageReader
from service.page.forms import FormBody
from service.page.patience import in_time
from service.page.rendering import render
from service.page.reviewing import review_of_text
from service.page.samples import samples
from service.page.views.pasting import PasteForm

router = APIRouter(include_in_schema=False)
Pasted = Annotated[PasteForm, Depends(FormBody(PasteForm))]
"""The form of a note that was pasted."""
_REVIEW = "review.html.j2"


@router.get("/")
def show_form(caller: PageReader, request: Request) -> Response:
    """Show the form in which a note is pasted."""
    return _form(request, caller, PasteForm(policy=OFFERED_FIRST))


@router.post("/")
def change_note(caller: PageReader, request: Request, form: Pasted) -> Response:
    """Show the form with a note in it, to be changed."""
    return _form(request, caller, form)


@router.get("/judge")
def forget_result(caller: PageReader) -> Response:
    """Lead back to the form: a result stands only in the answer to it."""
    return RedirectResponse("/", 303)


@router.post("/judge")
async def judge_text(caller: PageReader, service: Context, request: Request, form: Pasted) -> Response:
    """Judge a text, and show it beside the answer."""

    async def page() -> HTMLResponse:
        review = await review_of_text(service, form)
        return await run_in_threadpool(lambda: render(request, _REVIEW, caller, review=review, policies=policies()))

    return await in_time(request, caller, _REVIEW, "Pasted note", page())


def _form(request: Request, caller: Principal, form: PasteForm) -> HTMLResponse:
    return render(request, "paste.html.j2", caller, policies=policies(), form=form, samples=samples())
