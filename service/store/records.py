"""Reads a whole note record, and writes readings and events."""

import json
from datetime import datetime

from sqlalchemy import func, insert, select
from sqlalchemy.orm import Session

from models.kinds import FACT, FACTS, Fact
from service.access.principal import Principal
from service.corrections.event import Event
from service.notes.record import NoteRecord
from service.recent import Recent
from service.store import notes
from service.store.tables import CorrectionRow, ReadingRow
from service.workers.jobs import ReadFacts

_FACTS: Recent[tuple[Fact, ...]] = Recent(32)
_FACT: Recent[Fact] = Recent(1024)


def load(session: Session, note_id: str, caller: Principal, layer: str) -> NoteRecord | None:
    """Return a note with its newest reading and the corrections of a layer, if the caller may see it."""
    row = notes.find(session, note_id, caller)
    if row is None:
        return None
    reading = newest_reading(session, note_id)
    return NoteRecord(
        id=row.id,
        text=row.text,
        sha256=row.sha256,
        policy=row.policy,
        requests=notes.REQUESTS.validate_json(row.requests or "[]"),
        stated=row.date_of_service,
        date_of_service=reading.date_of_service,
        warnings=tuple(json.loads(reading.warnings)),
        engine=reading.engine,
        machine=_FACTS.get(reading.facts, lambda: FACTS.validate_json(reading.facts)),
        read_at_version=reading.version,
        layer=layer,
        version=notes.version_of(session, note_id, layer),
        events=events(session, note_id, layer),
        by=row.by,
        at=row.at,
    )


def events(session: Session, note_id: str, layer: str) -> tuple[Event, ...]:
    """Return the corrections of a layer, oldest first."""
    query = (
        select(CorrectionRow)
        .where(CorrectionRow.note_id == note_id, CorrectionRow.layer == layer)
        .order_by(CorrectionRow.version)
    )
    return tuple(event(row) for row in session.scalars(query))


def newest_reading(session: Session, note_id: str) -> ReadingRow:
    """Return what the newest engine read in a note."""
    query = select(ReadingRow).where(ReadingRow.note_id == note_id).order_by(ReadingRow.number.desc()).limit(1)
    return session.scalars(query).one()


def count_events(session: Session, note_id: str) -> int:
    """Return how many corrections a note has, in all layers."""
    query = select(func.count()).select_from(CorrectionRow).where(CorrectionRow.note_id == note_id)
    return session.scalar(query) or 0


def add_reading(session: Session, note_id: str, engine: str, read: ReadFacts, version: int, at: datetime) -> None:
    """Keep what an engine read in a note, from a version of the note on."""
    session.execute(
        insert(ReadingRow).values(
            note_id=note_id,
            engine=engine,
            facts=read.facts,
            facts_count=read.count,
            date_of_service=read.date_of_service,
            warnings=json.dumps(read.warnings),
            version=version,
            at=at,
        )
    )


def add_event(session: Session, note_id: str, layer: str, event: Event) -> None:
    """Keep a correction."""
    values = event.model_dump(exclude={"fact", "before", "after"})
    for name in ("fact", "before", "after"):
        fact = getattr(event, name)
        values[name] = None if fact is None else FACT.dump_json(fact).decode()
    session.execute(insert(CorrectionRow).values(note_id=note_id, layer=layer, **values))


def event(row: CorrectionRow) -> Event:
    """Return a correction as the rules see it."""
    values = {name: getattr(row, name) for name in Event.model_fields}
    for name in ("fact", "before", "after"):
        values[name] = None if values[name] is None else _fact(values[name])
    return Event(**values)


def _fact(written: str) -> Fact:
    return _FACT.get(written, lambda: FACT.validate_json(written))
