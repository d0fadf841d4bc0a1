"""Compares the finished blind work of a batch's notes, page by page."""

from sqlalchemy.orm import Session

from models.base import Model
from service.access.principal import Principal
from service.agreement.disagreeing import Disagreement, disagreements
from service.notes.record import SHARED
from service.store import records, tasks
from service.store.task_tables import TaskRow
from service.tasks.seats import Seat
from service.tasks.sight import as_seen


class NoteDisagreements(Model):
    """A note that all its annotators finished: its version in the layer that all share, and where they differ.

    settled: somebody has written in the shared layer, which is then the gold that is exported.
    """

    note_id: str
    note_version: int
    settled: bool
    disagreements: tuple[Disagreement, ...]


class DisagreementPage(Model):
    """A page of notes in the order in which they were queued; `next` is null on the last."""

    batch: str
    notes: tuple[NoteDisagreements, ...]
    next: str | None


def page_of(session: Session, caller: Principal, batch: str, after: int, limit: int) -> DisagreementPage:
    """Compare the finished blind work of some of a batch's notes."""
    rows = tasks.page(session, tasks.of(caller, batch), after, limit + 1)
    seats = tasks.seats_of(session, [row.number for row in rows])
    notes = [_compared(session, caller, row, seats[row.number]) for row in rows[:limit] if row.blind]
    more = str(rows[limit - 1].number) if len(rows) > limit else None
    return DisagreementPage(batch=batch, notes=tuple(note for note in notes if note is not None), next=more)


def _compared(session: Session, caller: Principal, task: TaskRow, seats: tuple[Seat, ...]) -> NoteDisagreements | None:
    names = [seat.holder for seat in seats if seat.holder is not None and seat.done_at is not None]
    shared = records.load(session, task.note_id, caller, SHARED)
    if shared is None or len(names) < 2 or len(names) < len(seats):
        return None
    own = {name: records.load(session, task.note_id, caller, name) for name in names}
    works = {name: as_seen(record, task).folded() for name, record in own.items() if record is not None}
    return NoteDisagreements(
        note_id=task.note_id,
        note_version=shared.version,
        settled=bool(shared.events),
        disagreements=disagreements(works, shared.folded()),
    )
