"""Reads stored notes anew when the engine is newer, and says which corrections no longer find their fact."""

from collections.abc import Callable, Iterator
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.base import Model
from models.version import engine
from service.access.principal import LOCAL
from service.context import now
from service.corrections.fold import Unanchored
from service.notes.record import SHARED
from service.store import audit, notes, records
from service.store.engine import Store
from service.store.tables import NoteRow
from service.workers.jobs import ReadFacts

Read = Callable[[str, date | None], ReadFacts]
"""Reads a text, with the date of service that came with it."""


class Reread(Model):
    """A note that was read anew: whether its facts are others now, and the corrections that lost theirs."""

    note_id: str
    changed: bool
    unanchored: tuple[Unanchored, ...]


def reread(store: Store, read: Read, by: str, *, everything: bool = False) -> Iterator[Reread]:
    """Read every note again that another engine read, or every note; what was read before is kept beside it."""
    with store.read() as session:
        names = session.scalars(select(NoteRow.id).order_by(NoteRow.number)).all()
    for name in names:
        with store.read() as session:
            row = notes.find(session, name, LOCAL)
            last = None if row is None else records.newest_reading(session, name)
        if row is None or last is None or (last.engine == engine() and not everything):
            continue
        found = read(row.text, row.date_of_service)
        with store.write() as session:
            kept = _kept(session, name, found, by)
        yield kept


def _kept(session: Session, note_id: str, found: ReadFacts, by: str) -> Reread:
    """Keep a new reading; the version of every layer goes on when the facts are others."""
    last = records.newest_reading(session, note_id)
    changed = last.facts != found.facts or last.date_of_service != found.date_of_service
    version = last.version
    if changed:
        notes.advance_all(session, note_id)
        version = notes.version_of(session, note_id, SHARED)
    moment = now()
    records.add_reading(session, note_id, engine(), found, version, moment)
    lost: list[Unanchored] = []
    for layer in notes.layers(session, note_id):
        record = records.load(session, note_id, LOCAL, layer)
        lost += record.folded().unanchored if record is not None else ()
    details = {"engine": engine(), "facts": found.count, "changed": changed, "unanchored": len(lost)}
    audit.append(session, moment, by, "note.reread", note_id, details)
    return Reread(note_id=note_id, changed=changed, unanchored=tuple(lost))
