"""The rules of a task's seats: pure, so that they hold whatever the database; `now` is always an argument.

A task is a note of a batch; it has a seat for each annotator who shall work on it. A seat is held on a lease, which
ends after a time: from then on anybody may take it. What nobody took may still be finished by the one who held it last.
"""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Literal

from models.base import Model

SeatStatus = Literal["open", "leased", "done"]
TaskStatus = Literal["open", "in_progress", "done"]


class Seat(Model):
    """One seat: `holder` is who holds it, held it last, or finished it; numbers begin at 1."""

    number: int
    holder: str | None = None
    expires_at: datetime | None = None
    done_at: datetime | None = None

    def status(self, now: datetime) -> SeatStatus:
        """Tell what the seat is at a moment; a lease that has ended leaves it open."""
        if self.done_at is not None:
            return "done"
        return "leased" if self.expires_at is not None and now < self.expires_at else "open"


def taken(seats: Sequence[Seat], caller: str, now: datetime, lease: timedelta) -> Seat | None:
    """Return the seat that a caller gets, with its lease begun: the one they hold already, else the first that is open.

    Null when none is open, and when the caller has finished a seat of this task: nobody works on a note twice.
    """
    own = next((seat for seat in seats if seat.holder == caller), None)
    if own is not None and own.done_at is not None:
        return None
    seat = own or next((seat for seat in seats if seat.status(now) == "open"), None)
    return None if seat is None else seat.model_copy(update={"holder": caller, "expires_at": now + lease})


def finished(seats: Sequence[Seat], caller: str, now: datetime) -> Seat | None:
    """Return the caller's seat as finished; null when they hold none. To finish twice changes nothing."""
    seat = held(seats, caller)
    if seat is None or seat.done_at is not None:
        return seat
    return seat.model_copy(update={"done_at": now, "expires_at": None})


def given_back(seats: Sequence[Seat], caller: str) -> Seat | None:
    """Return the caller's seat as open again; null when they hold none that is not finished."""
    seat = held(seats, caller)
    if seat is None or seat.done_at is not None:
        return None
    return Seat(number=seat.number)


def held(seats: Sequence[Seat], caller: str) -> Seat | None:
    """Return the seat that a caller holds or finished."""
    return next((seat for seat in seats if seat.holder == caller), None)


def status_of(seats: Sequence[Seat], now: datetime) -> TaskStatus:
    """Tell how far a task is: done when every seat is, open while nobody has begun."""
    told = {seat.status(now) for seat in seats}
    if told == {"done"}:
        return "done"
    return "open" if told == {"open"} else "in_progress"
