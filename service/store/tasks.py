"""Tasks and their seats in the store."""

from collections.abc import Iterable, Sequence
from datetime import datetime

from sqlalchemy import ColumnElement, Select, and_, exists, func, insert, not_, or_, select, text, true, update
from sqlalchemy.orm import Session, aliased

from service.access.principal import Principal
from service.store.task_tables import SeatRow, TaskRow
from service.tasks.seats import Seat, TaskStatus

_QUEUE_LOCK = 7_203_411


def hold_queue(session: Session) -> None:
    """Keep all others from the queue until the transaction ends, so that what is read of it holds.

    A writing transaction on SQLite is alone already.
    """
    if session.get_bind().dialect.name == "postgresql":
        session.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": _QUEUE_LOCK})


def of(caller: Principal, batch: str | None) -> ColumnElement[bool]:
    """The condition that a task is one a caller may see, and of a batch if one is named."""
    own = TaskRow.batch == (caller.batch or "") if caller.isolated else true()
    return own if batch is None else and_(own, TaskRow.batch == batch)


def has_status(status: TaskStatus, now: datetime) -> ColumnElement[bool]:
    """The condition that a task is that far; it says in SQL what `status_of` says of its seats."""
    of_task = SeatRow.task_number == TaskRow.number
    unfinished = exists().where(of_task, SeatRow.done_at.is_(None))
    begun = exists().where(of_task, or_(SeatRow.done_at.is_not(None), SeatRow.expires_at > now))
    return {"done": not_(unfinished), "open": not_(begun), "in_progress": and_(unfinished, begun)}[status]


def find(session: Session, task_id: str, caller: Principal) -> TaskRow | None:
    """Return a task that the caller may see."""
    return session.scalar(select(TaskRow).where(TaskRow.id == task_id, of(caller, None)))


def page(session: Session, where: ColumnElement[bool], after: int, limit: int) -> Sequence[TaskRow]:
    """Return tasks in the order in which they were queued, after one of that number."""
    query = select(TaskRow).where(TaskRow.number > after, where).order_by(TaskRow.number).limit(limit)
    return session.scalars(query).all()


def all_of(session: Session, where: ColumnElement[bool]) -> Sequence[TaskRow]:
    """Return all tasks, in the order in which they were queued."""
    return session.scalars(select(TaskRow).where(where).order_by(TaskRow.number)).all()


def batches(session: Session, where: ColumnElement[bool]) -> Sequence[str]:
    """Return the names of the batches that tasks are of, the newest first."""
    newest = func.max(TaskRow.number).desc()
    return session.scalars(select(TaskRow.batch).where(where).group_by(TaskRow.batch).order_by(newest)).all()


def count(session: Session, where: ColumnElement[bool]) -> int:
    """Count tasks."""
    return session.scalar(select(func.count()).select_from(TaskRow).where(where)) or 0


def count_seats(session: Session, where: ColumnElement[bool]) -> tuple[int, int]:
    """Count the seats of tasks: all, and those that are finished."""
    query = select(func.count(), func.count(SeatRow.done_at)).join(TaskRow, TaskRow.number == SeatRow.task_number)
    both = session.execute(query.where(where)).one()
    return both[0], both[1]


def seats_of(session: Session, numbers: Iterable[int]) -> dict[int, tuple[Seat, ...]]:
    """Return the seats of tasks, by the task's number."""
    query = select(SeatRow).where(SeatRow.task_number.in_(list(numbers))).order_by(SeatRow.task_number, SeatRow.number)
    found: dict[int, tuple[Seat, ...]] = {}
    for row in session.scalars(query):
        seat = Seat(number=row.number, holder=row.holder, expires_at=row.expires_at, done_at=row.done_at)
        found[row.task_number] = (*found.get(row.task_number, ()), seat)
    return found


def next_for(session: Session, caller: Principal, batch: str | None, now: datetime) -> TaskRow | None:
    """Return the task of the seat that the caller holds already, else the first with an open seat they may take."""
    mine = aliased(SeatRow)
    has_seat = exists().where(mine.task_number == TaskRow.number, mine.holder == caller.name)
    is_open = or_(SeatRow.holder.is_(None), SeatRow.expires_at <= now)
    own = _unfinished(of(caller, batch)).where(SeatRow.holder == caller.name)
    free = _unfinished(of(caller, batch)).where(is_open, not_(has_seat))
    return session.scalars(own).first() or session.scalars(free).first()


def _unfinished(where: ColumnElement[bool]) -> Select[TaskRow]:
    joined = select(TaskRow).join(SeatRow, SeatRow.task_number == TaskRow.number)
    return joined.where(SeatRow.done_at.is_(None), where).order_by(SeatRow.task_number).limit(1)


def put(session: Session, task: TaskRow, seat: Seat, note_version: int | None = None) -> bool:
    """Write a seat; false when the task is gone, because its note was deleted."""
    values = seat.model_dump(exclude={"number"}) | {"note_version": note_version}
    where = (SeatRow.task_number == task.number, SeatRow.number == seat.number)
    if session.connection().execute(update(SeatRow).where(*where).values(**values)).rowcount != 1:
        return False
    raised = update(TaskRow).where(TaskRow.number == task.number).values(version=TaskRow.version + 1)
    session.connection().execute(raised)
    session.refresh(task)
    return True


def add(session: Session, task: TaskRow, seats: int) -> None:
    """Queue a task with its seats."""
    session.add(task)
    session.flush()
    rows = [{"task_number": task.number, "number": number + 1} for number in range(seats)]
    session.execute(insert(SeatRow), rows)


def of_note(session: Session, note_id: str) -> Sequence[TaskRow]:
    """Return the tasks of a note, in all batches."""
    return session.scalars(select(TaskRow).where(TaskRow.note_id == note_id)).all()


def has_seat(session: Session, task: TaskRow, name: str) -> bool:
    """Tell whether somebody holds, held last, or finished a seat of a task."""
    where = exists().where(SeatRow.task_number == task.number, SeatRow.holder == name)
    return bool(session.scalar(select(where)))
