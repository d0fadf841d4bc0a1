"""A stored note as the rules see it: its text, what came with it, what the machine read, what people said since."""

from datetime import date, datetime

from models.base import Model
from models.kinds import Fact
from models.request import Request
from service.corrections.event import Event
from service.corrections.fold import Folded, fold

SHARED = ""
"""The layer of corrections that all see; a blind annotator has one of their own."""


class NoteRecord(Model):
    """A note at a version. `stated` is the date of service given with it, `date_of_service` also one it states."""

    id: str
    text: str
    sha256: str
    policy: str | None
    requests: tuple[Request, ...]
    stated: date | None
    date_of_service: date | None
    warnings: tuple[str, ...]
    engine: str
    machine: tuple[Fact, ...]
    read_at_version: int
    layer: str
    version: int
    events: tuple[Event, ...]
    by: str
    at: datetime

    def folded(self) -> Folded:
        """Return the facts that stand."""
        return fold(self.machine, self.read_at_version, self.events)
