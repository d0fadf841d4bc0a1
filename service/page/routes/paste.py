"""`/` and `/judge`: a note is pasted, and its answer is shown beside it; nothing of it is stored."""

from typing import Annotated

from fastapi import APIRouter, Depends
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from adjudicator import Policy, policies
from models.note import Note
from service.access.principal import Principal
from service.context import Context, Service
from service.judging.policies import OFFERED_FIRST, check_in_force, policy_of
from service.page.caller import PageReader
from service.page.forms import FormBody
from service.page.patience import in_time
from service.page.rendering import render
from service.page.samples import samples
from service.page.views.pasting import PasteForm
from service.page.views.review import of_text
from service.views.texts import check_length
from service.web.problems import invalid
from service.workers.jobs import Review, ReviewNote
from service.workers.worker import RefusedError

router = APIRouter(include_in_schema=False)
_REVIEW = "review.html.j2"


@router.get("/")
def show_form(caller: PageReader, request: Request) -> Response:
    """Show the form in which a note is pasted."""
    return _form(request, caller, PasteForm(policy=OFFERED_FIRST))


@router.post("/")
def change_note(
    caller: PageReader, request: Request, form: Annotated[PasteForm, Depends(FormBody(PasteForm))]
) -> Response:
    """Show the form with a note in it, to be changed."""
    return _form(request, caller, form)


def _form(request: Request, caller: Principal, form: PasteForm) -> HTMLResponse:
    return render(request, "paste.html.j2", caller, policies=policies(), form=form, samples=samples())


@router.get("/judge")
def forget_result(caller: PageReader) -> Response:
    """Lead back to the form: a result stands only in the answer to it."""
    return RedirectResponse("/", 303)


@router.post("/judge")
async def judge_text(
    caller: PageReader, service: Context, request: Request, form: Annotated[PasteForm, Depends(FormBody(PasteForm))]
) -> Response:
    """Judge a text, and show it beside the answer."""
    policy, note = policy_of(form.policy, "#/policy"), form.note()
    check_length(note.text, service.settings)
    if note.as_of is not None:
        check_in_force(policy, note.as_of, "#/as_of")
    return await in_time(request, caller, _REVIEW, "Pasted note", _review(request, caller, service, policy, note))


async def _review(request: Request, caller: Principal, service: Service, policy: Policy, note: Note) -> HTMLResponse:
    try:
        made = await service.pool.run(ReviewNote(note=note, policy=policy.id))
    except RefusedError:
        message = f"the note's own date lies outside the policy, which holds from {policy.effective_from}; name a day"
        raise invalid("#/as_of", message) from None

    def shown() -> HTMLResponse:
        review = of_text(note, Review.model_validate_json(made))
        return render(request, _REVIEW, caller, review=review, policies=policies())

    return await run_in_threadpool(shown)
