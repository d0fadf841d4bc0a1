"""`/v1/tasks`: the queue of notes to be corrected."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Annotated

from fastapi import APIRouter, Depends, Path, Query
from sqlalchemy.orm import Session
from starlette.responses import Response

from models.base import Model
from service.access.gate import Annotator, Reader, Reviewer
from service.access.principal import Principal
from service.context import Context, Service, now
from service.store import notes, tasks
from service.store.task_tables import TaskRow
from service.tasks import queue
from service.tasks.seats import TaskStatus
from service.tasks.showing import shown, task_page
from service.tasks.sight import sight_of
from service.views.tasks import Lease, NewTasks, NextTask, QueuedTasks, TaskItem, TaskPage
from service.views.texts import Name
from service.web.answers import answer
from service.web.body import JsonBody
from service.web.conditions import IdempotencyKey, PerhapsSeenVersion
from service.web.fields import Cursor, Limit
from service.web.once import Attempt, Written, write
from service.web.openapi import Responses, refusals, versioned

router = APIRouter(prefix="/v1/tasks", tags=["tasks"])

BatchQuery = Annotated[Name | None, Query(description="The batch's name.")]
TaskPath = Annotated[str, Path(alias="id", pattern=r"^t_[0-9a-f]{16}$")]
_NONE_LEFT: Responses = {204: {"description": "There is no seat for you now."}}
_Step = Callable[[Session, str, Principal, datetime, int | None], TaskRow]


class _Nothing(Model):
    """The body of a POST that needs none."""


class _NoneLeftError(Exception):
    """There is no seat to be had."""


@router.post("", status_code=201, response_model=QueuedTasks, responses=refusals(404, 409))
def queue_notes(
    caller: Reviewer,
    service: Context,
    new: Annotated[NewTasks, Depends(JsonBody[NewTasks](NewTasks))],
    key: IdempotencyKey = None,
) -> Response:
    """Queue notes of a batch for a number of annotators each; all are queued, or none."""

    def work(session: Session) -> Written:
        moment = now()
        made = queue.make(session, new, caller, moment)
        return Written(QueuedTasks(tasks=shown(session, made, moment)))

    return write(service.store, Attempt(caller.name, "queue_notes", key, new), work)


@router.get("", response_model=TaskPage)
def list_tasks(
    caller: Reader,
    service: Context,
    status: Annotated[TaskStatus | None, Query(description="Only tasks that are that far.")] = None,
    batch: BatchQuery = None,
    cursor: Cursor = None,
    limit: Limit = 50,
) -> Response:
    """List tasks with their seats, in the order in which they were queued, and the progress of all."""
    with service.store.read() as session:
        return answer(task_page(session, tasks.of(caller, batch), status, int(cursor or 0), limit, now()))


@router.post(
    "/next",
    response_model=Lease,
    responses=_NONE_LEFT | refusals(409),
)
def take_next(
    caller: Annotator,
    service: Context,
    asked: Annotated[NextTask, Depends(JsonBody[NextTask](NextTask))],
    key: IdempotencyKey = None,
) -> Response:
    """Lease the next note to the caller; who holds a seat already gets that one again, with a new lease."""

    def work(session: Session) -> Written:
        moment = now()
        lease = timedelta(seconds=service.settings.lease_seconds)
        found = queue.lease_next(session, caller, asked.batch, moment, lease)
        if found is None:
            raise _NoneLeftError
        task, seat = found
        version = notes.version_of(session, task.note_id, sight_of(session, task.note_id, caller).layer)
        (item,) = shown(session, [task], moment)
        body = Lease(task=item, seat=seat.number, expires_at=moment + lease, note_version=version)
        return Written(body, status=200, note_id=task.note_id)

    try:
        return write(service.store, Attempt(caller.name, "take_next", key, asked), work)
    except _NoneLeftError:
        return Response(status_code=204)


@router.post("/{id}/complete", response_model=TaskItem, responses=versioned() | refusals(404, 409, 412))
def complete_task(
    caller: Annotator, service: Context, task_id: TaskPath, seen: PerhapsSeenVersion = None, key: IdempotencyKey = None
) -> Response:
    """Finish the caller's seat of a task; their corrections are now what agreement and export go by."""
    return _step(
        service, caller, queue.complete, task_id, seen, Attempt(caller.name, f"complete {task_id}", key, _Nothing())
    )


@router.post("/{id}/release", response_model=TaskItem, responses=versioned() | refusals(404, 409, 412))
def release_task(
    caller: Annotator, service: Context, task_id: TaskPath, seen: PerhapsSeenVersion = None, key: IdempotencyKey = None
) -> Response:
    """Give the caller's seat of a task back to the queue."""
    return _step(
        service, caller, queue.release, task_id, seen, Attempt(caller.name, f"release {task_id}", key, _Nothing())
    )


def _step(
    service: Service, caller: Principal, step: _Step, task_id: str, seen: int | None, attempt: Attempt
) -> Response:
    def work(session: Session) -> Written:
        moment = now()
        task = step(session, task_id, caller, moment, seen)
        (item,) = shown(session, [task], moment)
        return Written(item, status=200, version=task.version, note_id=task.note_id)

    return write(service.store, attempt, work)
