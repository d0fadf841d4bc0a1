"""The queue at work: tasks are made, seats taken, finished and given back, each with a row of the audit."""

import secrets
from collections.abc import Sequence
from datetime import datetime, timedelta

from sqlalchemy.orm import Session

from service.access.principal import Principal
from service.store import audit, notes, tasks
from service.store.task_tables import TaskRow
from service.tasks.seats import Seat, finished, given_back, taken
from service.tasks.sight import sight_of
from service.views.tasks import NewTasks
from service.web.problems import ApiError, FieldError, conflict, invalid, not_found


def make(session: Session, new: NewTasks, caller: Principal, now: datetime) -> list[TaskRow]:
    """Queue notes, all or none."""
    tasks.hold_queue(session)
    _check(session, new, caller)
    rows = []
    for note_id in new.note_ids:
        row = TaskRow(
            id=f"t_{secrets.token_hex(8)}",
            note_id=note_id,
            batch=new.batch,
            blind=new.blind,
            hide_machine_facts=new.hide_machine_facts,
            version=1,
            by=caller.name,
            at=now,
        )
        tasks.add(session, row, new.annotators_per_note)
        notes.join_batch(session, new.batch, note_id)
        _note(session, now, caller, "queued", row, seats=new.annotators_per_note)
        rows.append(row)
    return rows


def lease_next(
    session: Session, caller: Principal, batch: str | None, now: datetime, lease: timedelta
) -> tuple[TaskRow, Seat] | None:
    """Give the caller a seat: the one they hold, with a new lease, else the first open one; null when there is none."""
    tasks.hold_queue(session)
    while (task := tasks.next_for(session, caller, batch, now)) is not None:
        seat = taken(_seats(session, task), caller.name, now, lease)
        if seat is not None and tasks.put(session, task, seat):
            _note(session, now, caller, "leased", task, seat=seat.number)
            return task, seat
        session.expire_all()  # the note was deleted while we looked
    return None


def complete(session: Session, task_id: str, caller: Principal, now: datetime, seen: int | None) -> TaskRow:
    """Finish the caller's seat; 409 when they hold none. To finish twice changes nothing."""
    task = _held(session, task_id, caller, seen)
    seats = _seats(session, task)
    seat = finished(seats, caller.name, now)
    if seat is None:
        raise _not_held()
    if seat not in seats:
        version = notes.version_of(session, task.note_id, sight_of(session, task.note_id, caller).layer)
        if not tasks.put(session, task, seat, version):
            raise not_found("task")
        _note(session, now, caller, "completed", task, seat=seat.number, version=version)
    return task


def release(session: Session, task_id: str, caller: Principal, now: datetime, seen: int | None) -> TaskRow:
    """Give the caller's seat back; 409 when they hold none, or have finished it."""
    task = _held(session, task_id, caller, seen)
    seat = given_back(_seats(session, task), caller.name)
    if seat is None:
        raise _not_held()
    if not tasks.put(session, task, seat):
        raise not_found("task")
    _note(session, now, caller, "released", task, seat=seat.number)
    return task


def _check(session: Session, new: NewTasks, caller: Principal) -> None:
    if new.hide_machine_facts and not new.blind:
        raise invalid("#/hide_machine_facts", "hides them from blind work only; set blind too")
    if caller.isolated and new.batch != caller.batch:
        raise invalid("#/batch", "is not the batch of your key")
    unknown = [i for i, note_id in enumerate(new.note_ids) if notes.find(session, note_id, caller) is None]
    if unknown:
        raise _bad_notes(404, "unknown-note", "some notes are not there, or not yours to see", unknown)
    if twice := [i for i, note_id in enumerate(new.note_ids) if note_id in new.note_ids[:i]]:
        raise _bad_notes(422, "named-twice", "some notes are named twice", twice)
    if queued := [i for i, note_id in enumerate(new.note_ids) if _clashes(tasks.of_note(session, note_id), new)]:
        raise _bad_notes(409, "already-queued", _CLASH, queued)


_CLASH = "some notes are in the batch already, or blind work on them in one batch would be seen in another"


def _clashes(others: Sequence[TaskRow], new: NewTasks) -> bool:
    """Tell whether a note has a task in this batch, or blind work in any: an annotator has one layer on a note."""
    return any(task.batch == new.batch or task.blind or new.blind for task in others)


def _bad_notes(status: int, kind: str, detail: str, places: Sequence[int]) -> ApiError:
    errors = [FieldError(pointer=f"#/note_ids/{place}", message=detail) for place in places[:20]]
    return ApiError(status, kind, detail, errors=errors)


def _held(session: Session, task_id: str, caller: Principal, seen: int | None) -> TaskRow:
    tasks.hold_queue(session)
    task = tasks.find(session, task_id, caller)
    if task is None:
        raise not_found("task")
    if seen is not None and seen != task.version:
        detail = "the task has changed since the version you named; read it again"
        raise ApiError(412, "stale-version", detail, version=task.version)
    return task


def _note(session: Session, now: datetime, caller: Principal, what: str, task: TaskRow, **more: int) -> None:
    """Tell the audit what was done with a task; the row is about the task's note."""
    audit.append(session, now, caller.name, f"task.{what}", task.note_id, {"task": task.id, **more})


def _not_held() -> ApiError:
    return conflict("not-held", "you hold no unfinished seat of this task; ask for one with POST /v1/tasks/next")


def _seats(session: Session, task: TaskRow) -> tuple[Seat, ...]:
    return tasks.seats_of(session, [task.number]).get(task.number, ())
