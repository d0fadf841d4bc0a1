"""Shows tasks as the API does."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import ColumnElement
from sqlalchemy.orm import Session

from service.access.principal import Principal
from service.store import tasks
from service.store.task_tables import TaskRow
from service.tasks.seats import Seat, TaskStatus, status_of
from service.views.tasks import Progress, SeatItem, TaskItem, TaskPage
from service.web.problems import not_found


def check_batch(session: Session, caller: Principal, batch: str) -> None:
    """Refuse a batch of which the caller sees no task: 404."""
    if not tasks.count(session, tasks.of(caller, batch)):
        raise not_found("batch")


def shown(session: Session, rows: Sequence[TaskRow], now: datetime) -> tuple[TaskItem, ...]:
    """Return tasks with their seats as they are at a moment."""
    seats = tasks.seats_of(session, [row.number for row in rows])
    return tuple(_task(row, seats[row.number], now) for row in rows)


def task_page(
    session: Session, among: ColumnElement[bool], status: TaskStatus | None, after: int, limit: int, now: datetime
) -> TaskPage:
    """Return a page of tasks, after one of that number, and the progress of all those of the condition."""
    where = among if status is None else among & tasks.has_status(status, now)
    rows = tasks.page(session, where, after, limit + 1)
    more = str(rows[limit - 1].number) if len(rows) > limit else None
    return TaskPage(tasks=shown(session, rows[:limit], now), progress=progress(session, among, now), next=more)


def progress(session: Session, where: ColumnElement[bool], now: datetime) -> Progress:
    """Count how far the tasks of a condition are."""
    seats, seats_done = tasks.count_seats(session, where)
    counts = {
        status: tasks.count(session, where & tasks.has_status(status, now))
        for status in ("open", "in_progress", "done")
    }
    return Progress(tasks=sum(counts.values()), **counts, seats=seats, seats_done=seats_done)


def _task(row: TaskRow, seats: Sequence[Seat], now: datetime) -> TaskItem:
    names = ("id", "note_id", "batch", "blind", "hide_machine_facts", "version", "by", "at")
    return TaskItem(
        **{name: getattr(row, name) for name in names},
        status=status_of(seats, now),
        annotators_per_note=len(seats),
        seats=tuple(_seat(seat, now) for seat in seats),
    )


def _seat(seat: Seat, now: datetime) -> SeatItem:
    status = seat.status(now)
    told = seat if status != "open" else Seat(number=seat.number)
    return SeatItem(
        number=seat.number, status=status, holder=told.holder, expires_at=told.expires_at, done_at=told.done_at
    )
