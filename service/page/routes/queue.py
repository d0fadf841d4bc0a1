"""`/queue`: batches with their progress, the next note, and the tasks."""

from fastapi import APIRouter
from sqlalchemy.orm import Session
from starlette.requests import Request
from starlette.responses import Response

from service.access.principal import Principal
from service.context import Context, now
from service.page.caller import PageReader
from service.page.rendering import render
from service.page.views.batches import BatchRow
from service.routes.tasks import BatchQuery
from service.store import tasks
from service.tasks.showing import progress, task_page
from service.web.fields import Cursor, Limit

router = APIRouter(include_in_schema=False)


@router.get("/queue")
def show_queue(
    caller: PageReader,
    service: Context,
    request: Request,
    batch: BatchQuery = None,
    cursor: Cursor = None,
    limit: Limit = 50,
) -> Response:
    """Show how far each batch is, and the tasks of one, or of all."""
    with service.store.read() as session:
        batches = _batches(session, caller)
        page = task_page(session, tasks.of(caller, batch), None, int(cursor or 0), limit, now())
    return render(request, "queue.html.j2", caller, batches=batches, chosen=batch, page=page)


def _batches(session: Session, caller: Principal) -> tuple[BatchRow, ...]:
    names = tasks.batches(session, tasks.of(caller, None))
    moment = now()
    return tuple(BatchRow(name=name, progress=progress(session, tasks.of(caller, name), moment)) for name in names)
