"""Decisions in the store."""

import secrets
from collections.abc import Sequence

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from models.determination import Determination
from service.context import now
from service.notes.record import NoteRecord
from service.store.tables import DecisionRow
from service.views.decisions import NewDecision


def add(session: Session, record: NoteRecord, new: NewDecision, signed: Determination, by: str) -> DecisionRow:
    """Keep a decision, with the determination as it was signed."""
    count = select(func.count()).select_from(DecisionRow).where(DecisionRow.note_id == record.id)
    row = DecisionRow(
        id=f"d_{secrets.token_hex(8)}",
        number=(session.scalar(count) or 0) + 1,
        note_id=record.id,
        policy=new.policy,
        procedure=new.procedure.model_dump_json(),
        decision=new.decision,
        rationale=new.rationale,
        as_of=new.as_of,
        determination=signed.model_dump_json(),
        determination_sha256=new.determination_sha256,
        note_version=record.version,
        by=by,
        at=now(),
    )
    session.add(row)
    session.flush()
    return row


def of_note(session: Session, note_id: str) -> Sequence[DecisionRow]:
    """Return the decisions on a note, oldest first."""
    query = select(DecisionRow).where(DecisionRow.note_id == note_id).order_by(DecisionRow.number)
    return session.scalars(query).all()
