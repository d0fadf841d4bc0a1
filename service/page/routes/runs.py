"""`/runs`: the runs over archives, and the summary of each."""

from typing import Annotated

from fastapi import APIRouter, Path
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from service.context import Context
from service.page.caller import PageReviewer
from service.page.rendering import render
from service.page.views.runs import runs_in, summary_of
from service.web.problems import not_found

router = APIRouter(include_in_schema=False)


@router.get("/runs")
def show_runs(caller: PageReviewer, service: Context, request: Request) -> Response:
    """List the finished runs in the operator's folder."""
    folder = service.settings.runs
    return render(request, "runs.html.j2", caller, named=folder is not None, runs=runs_in(folder) if folder else ())


@router.get("/runs/{name}")
def show_run(
    caller: PageReviewer, service: Context, name: Annotated[str, Path(pattern=r"^[A-Za-z0-9][A-Za-z0-9._-]{0,99}$")]
) -> Response:
    """Show the summary that a run left."""
    folder = service.settings.runs
    found = None if folder is None else summary_of(folder, name)
    if found is None:
        raise not_found("run")
    page, security = found
    return HTMLResponse(page, headers={"Content-Security-Policy": security})
