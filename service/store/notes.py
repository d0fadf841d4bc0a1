"""Notes in the store: put in, found, listed, removed; and the version that lets one of two writers win."""

from collections.abc import Sequence

from pydantic import TypeAdapter
from sqlalchemy import ColumnElement, delete, exists, insert, or_, select, true, update
from sqlalchemy.orm import Session

from models.request import Request
from service.access.principal import Principal
from service.store.tables import BatchNoteRow, LayerRow, NoteRow

REQUESTS: TypeAdapter[tuple[Request, ...]] = TypeAdapter(tuple[Request, ...])
"""Reads and writes the requests of a note."""


def visible(caller: Principal) -> ColumnElement[bool]:
    """The condition that a note may be seen by a caller; others are to them as if they did not exist."""
    if not caller.isolated:
        return true()
    of_batch = exists().where(BatchNoteRow.note_id == NoteRow.id, BatchNoteRow.batch == (caller.batch or ""))
    return or_(NoteRow.by == caller.name, of_batch)


def find(session: Session, note_id: str, caller: Principal) -> NoteRow | None:
    """Return a note that the caller may see."""
    return session.scalar(select(NoteRow).where(NoteRow.id == note_id, visible(caller)))


def taken(session: Session, note_id: str, caller: Principal) -> tuple[NoteRow, bool] | None:
    """Return the note that has an id, and whether the caller may see it.

    It is one question: between two, another writer could store the note, and it would seem to be somebody else's.
    """
    found = session.execute(select(NoteRow, visible(caller)).where(NoteRow.id == note_id)).first()
    return None if found is None else (found[0], found[1])


def page(session: Session, caller: Principal, after: int, limit: int) -> Sequence[tuple[NoteRow, int]]:
    """Return notes in the order in which they came, each with its version, after one of that number."""
    query = (
        select(NoteRow, LayerRow.version)
        .join(LayerRow, (LayerRow.note_id == NoteRow.id) & (LayerRow.layer == ""))
        .where(NoteRow.number > after, visible(caller))
        .order_by(NoteRow.number)
        .limit(limit)
    )
    return [(row, version) for row, version in session.execute(query)]


def remove(session: Session, note_id: str) -> None:
    """Remove a note with everything that hangs on it."""
    session.execute(delete(NoteRow).where(NoteRow.id == note_id))


def join_batch(session: Session, batch: str, note_id: str) -> None:
    """Put a note into a batch; nothing happens when it is there already."""
    if session.get(BatchNoteRow, (batch, note_id)) is None:
        session.execute(insert(BatchNoteRow).values(batch=batch, note_id=note_id))


def version_of(session: Session, note_id: str, layer: str) -> int:
    """Return the version of a note's layer; a layer that nobody wrote in yet has version 1."""
    found = session.scalar(select(LayerRow.version).where(LayerRow.note_id == note_id, LayerRow.layer == layer))
    return 1 if found is None else found


def locked_version(session: Session, note_id: str, layer: str) -> int | None:
    """Return a layer's version, and keep others from changing it until the transaction ends."""
    query = select(LayerRow.version).where(LayerRow.note_id == note_id, LayerRow.layer == layer)
    return session.scalar(query.with_for_update())


def advance(session: Session, note_id: str, layer: str, seen: int) -> bool:
    """Raise the version from the one that was seen; false when another writer was first.

    The comparison and the change are one statement, so of two writers exactly one finds the version it saw.
    """
    if seen == 1 and layer and session.get(LayerRow, (note_id, layer)) is None:
        session.execute(insert(LayerRow).values(note_id=note_id, layer=layer, version=1))
    statement = (
        update(LayerRow)
        .where(LayerRow.note_id == note_id, LayerRow.layer == layer, LayerRow.version == seen)
        .values(version=seen + 1)
    )
    return session.connection().execute(statement).rowcount == 1


def advance_all(session: Session, note_id: str) -> None:
    """Raise the version of every layer of a note: what all of them stand on has changed."""
    session.execute(update(LayerRow).where(LayerRow.note_id == note_id).values(version=LayerRow.version + 1))


def layers(session: Session, note_id: str) -> Sequence[str]:
    """Return the layers of a note, the shared one first."""
    return session.scalars(select(LayerRow.layer).where(LayerRow.note_id == note_id).order_by(LayerRow.layer)).all()
