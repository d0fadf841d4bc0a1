"""Gold labels of a batch: the facts as people left them, a line a note, as FACTS and `chartproof evaluate` have them."""

from collections.abc import Iterable, Iterator

from sqlalchemy.orm import Session

from models.base import Model
from models.kinds import Fact
from service.access.principal import Principal
from service.notes.record import SHARED, NoteRecord
from service.store import records, tasks
from service.store.engine import Store
from service.store.task_tables import TaskRow
from service.tasks.seats import Seat
from service.tasks.sight import as_seen

_PAGE = 50


class GoldLine(Model):
    """A finished note: its text, the facts that stand, and whose work they are."""

    note_id: str
    sha256: str
    text: str
    facts: tuple[Fact, ...]
    batch: str
    annotators: tuple[str, ...]
    note_version: int
    engine: str


def gold(store: Store, caller: Principal, batch: str, annotator: str | None) -> Iterator[GoldLine]:
    """Return the finished notes of a batch in the order in which they were queued, page by page.

    Blind work gives a line an annotator, unless corrections in the layer that all share have settled the note.
    annotator: only the lines that are one person's work alone.
    """
    after: int | None = 0
    while after is not None:
        with store.read() as session:
            rows = tasks.page(session, tasks.of(caller, batch), after, _PAGE)
            seats = tasks.seats_of(session, [row.number for row in rows])
            lines = [line for row in rows for line in _lines(session, caller, row, seats[row.number])]
        yield from (line for line in lines if annotator is None or line.annotators == (annotator,))
        after = rows[-1].number if rows else None


def _lines(session: Session, caller: Principal, task: TaskRow, seats: Iterable[Seat]) -> Iterator[GoldLine]:
    if any(seat.done_at is None for seat in seats):
        return
    names = [seat.holder for seat in seats if seat.holder is not None]
    shared = records.load(session, task.note_id, caller, SHARED)
    if shared is None:
        return
    if shared.events or not task.blind:
        authors = {event.by for event in shared.events}
        yield _line(task, shared, authors if task.blind else authors | set(names))
        return
    for name in names:
        own = records.load(session, task.note_id, caller, name)
        if own is not None:
            yield _line(task, as_seen(own, task), {name})


def _line(task: TaskRow, record: NoteRecord, annotators: Iterable[str]) -> GoldLine:
    return GoldLine(
        note_id=record.id,
        sha256=record.sha256,
        text=record.text,
        facts=record.folded().facts(),
        batch=task.batch,
        annotators=tuple(sorted(annotators)),
        note_version=record.version,
        engine=record.engine,
    )
