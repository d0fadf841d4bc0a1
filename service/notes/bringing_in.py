"""Stores a note with what the machine read in it; the same note twice is stored once."""

import hashlib
import json
import secrets

from sqlalchemy import insert
from sqlalchemy.orm import Session

from models.request import Request
from models.version import engine
from service.access.principal import Principal
from service.context import now
from service.notes.record import SHARED
from service.store import audit, notes, records
from service.store.tables import LayerRow, NoteRow
from service.views.notes import NewNote, StoredNote
from service.web.once import Written
from service.web.problems import conflict, not_found, stale
from service.workers.jobs import ReadFacts


def new_id() -> str:
    """Name a note that came without a name."""
    return f"n_{secrets.token_hex(8)}"


def sha256_of(text: str) -> str:
    """Return the hash of a note's text in UTF-8."""
    return hashlib.sha256(text.encode()).hexdigest()


def stored_already(session: Session, new: NewNote, requests: tuple[Request, ...], caller: Principal) -> Written | None:
    """Return the answer for a note that is there already; 409 when what is there is not the same."""
    if new.note_id is None:
        return None
    found = notes.taken(session, new.note_id, caller)
    if found is None:
        return None
    row, is_seen = found
    if not is_seen:
        raise conflict("id-taken", "this note_id is taken; choose another")
    _refuse_other(row, new, requests)
    version = notes.version_of(session, row.id, SHARED)
    count = records.newest_reading(session, row.id).facts_count
    body = StoredNote(id=row.id, sha256=row.sha256, version=version, facts_count=count)
    return Written(body, status=200, version=version, note_id=row.id)


def bring_in(
    session: Session, new: NewNote, note_id: str, requests: tuple[Request, ...], read: ReadFacts, caller: Principal
) -> Written:
    """Store a note and what was read in it.

    The version of a note that was deleted goes on where it ended, so that nobody writes to the new one by the old.
    """
    moment, sha256 = now(), sha256_of(new.text)
    buried = audit.last_of(session, note_id, "note.deleted")
    version = 1 if buried is None else json.loads(buried.details)["version"] + 1
    session.execute(
        insert(NoteRow).values(
            id=note_id,
            text=new.text,
            sha256=sha256,
            date_of_service=new.date_of_service,
            policy=new.policy,
            requests=notes.REQUESTS.dump_json(requests).decode() if requests else None,
            by=caller.name,
            at=moment,
        )
    )
    session.execute(insert(LayerRow).values(note_id=note_id, layer=SHARED, version=version))
    records.add_reading(session, note_id, engine(), read, version, moment)
    if caller.batch is not None:
        notes.join_batch(session, caller.batch, note_id)
    details = {"sha256": sha256, "facts": read.count, "engine": engine(), "version": version}
    audit.append(session, moment, caller.name, "note.stored", note_id, details)
    body = StoredNote(id=note_id, sha256=sha256, version=version, facts_count=read.count)
    return Written(body, version=version, note_id=note_id)


def remove(session: Session, note_id: str, seen: int, caller: Principal) -> None:
    """Remove a note with its facts, corrections and decisions; what stays is a row of the audit."""
    row = notes.find(session, note_id, caller)
    if row is None:
        raise not_found("note")
    if not notes.advance(session, note_id, SHARED, seen):
        raise stale(notes.version_of(session, note_id, SHARED))
    corrections = records.count_events(session, note_id)
    sha256 = row.sha256
    notes.remove(session, note_id)
    details = {"sha256": sha256, "corrections": corrections, "version": seen + 1}
    audit.append(session, now(), caller.name, "note.deleted", note_id, details)


def _refuse_other(row: NoteRow, new: NewNote, requests: tuple[Request, ...]) -> None:
    if row.sha256 != sha256_of(new.text):
        raise conflict("other-text", "a note with this note_id is stored with another text")
    kept = notes.REQUESTS.validate_json(row.requests or "[]")
    given = (
        (new.date_of_service, row.date_of_service),
        (new.policy, row.policy),
        (requests or None, kept or None),
    )
    if any(mine is not None and mine != theirs for mine, theirs in given):
        raise conflict(
            "other-record", "a note with this note_id is stored with another policy, date of service or requests"
        )
