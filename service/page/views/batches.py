"""Batches and one's own seat, as the queue and the review page show them."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from service.access.principal import Principal
from service.store import tasks
from service.views.tasks import Progress


@dataclass(frozen=True)
class BatchRow:
    """A batch with how far it is."""

    name: str
    progress: Progress


@dataclass(frozen=True)
class OwnSeat:
    """The seat that the caller holds on a note."""

    task: str
    batch: str
    number: int
    until: str
    blind: bool


def own_seat(session: Session, note_id: str, caller: Principal, moment: datetime) -> OwnSeat | None:
    """Return the seat on a note that the caller holds now; null when they hold none."""
    for task in tasks.of_note(session, note_id):
        for seat in tasks.seats_of(session, [task.number])[task.number]:
            if seat.holder == caller.name and seat.status(moment) == "leased" and seat.expires_at is not None:
                until = seat.expires_at.strftime("%H:%M")
                return OwnSeat(task=task.id, batch=task.batch, number=seat.number, until=until, blind=task.blind)
    return None
