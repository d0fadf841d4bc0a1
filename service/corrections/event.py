"""An event: a correction that was made, by whom, when, and what it did to its fact."""

from datetime import datetime
from typing import Literal

from models.base import Model
from models.correction import Action
from models.kinds import Fact

Status = Literal["machine", "confirmed", "changed", "added", "rejected", "suggested"]
"""How a fact stands: as the machine read it, or what people have said of it since."""

COUNTED: frozenset[Status] = frozenset({"machine", "confirmed", "changed", "added"})
"""The facts that are judged; a suggestion counts only once a person has confirmed it."""


class Event(Model):
    """A correction as it is kept: `version` is that of the note after it, `before` and `after` are its fact."""

    id: str
    version: int
    action: Action
    fact_id: str
    fact: Fact | None = None
    undo_of: str | None = None
    reason_code: str
    comment: str | None = None
    before: Fact | None = None
    after: Fact | None = None
    engine: str
    by: str
    at: datetime


class Standing(Model):
    """A fact as it stands: its status, the version of the note that brought it there, and what the machine read."""

    fact: Fact
    status: Status
    version: int
    machine: Fact | None = None

    @property
    def counts(self) -> bool:
        """Tell whether it is judged."""
        return self.status in COUNTED


def active(events: "tuple[Event, ...]") -> tuple[Event, ...]:
    """Return the events that hold: neither undone, nor an undo; an undo can itself be undone."""
    undone: set[str] = set()
    held: list[Event] = []
    for event in reversed(events):
        if event.id in undone:
            continue
        if event.action == "undo":
            undone.add(event.undo_of or "")
        else:
            held.append(event)
    return tuple(reversed(held))
