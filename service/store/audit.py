"""The audit in the store: appended to within the transaction of what it tells of."""

from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import insert, select, update
from sqlalchemy.orm import Session

from service.audit.chain import START, Entry, Head, entry
from service.store.tables import AuditHeadRow, AuditRow


def append(session: Session, at: datetime, by: str, action: str, subject: str, details: dict[str, Any]) -> None:
    """Add a row. The head is locked until the transaction ends, so rows follow one another without a gap."""
    row = session.scalar(select(AuditHeadRow).where(AuditHeadRow.id == 1).with_for_update())
    if row is None:
        raise LookupError("the audit has no head; run `chartproof database upgrade`")
    made = entry(Head(number=row.number, hash=row.hash), at.isoformat(), by, action, subject, details)
    session.execute(insert(AuditRow).values(**made.model_dump()))
    session.execute(update(AuditHeadRow).where(AuditHeadRow.id == 1).values(number=made.number, hash=made.hash))
    session.expire(row)


def head(session: Session) -> Head:
    """Return how long the audit is and the hash of its last row."""
    row = session.get(AuditHeadRow, 1)
    return Head(number=0, hash=START) if row is None else Head(number=row.number, hash=row.hash)


def all_entries(session: Session) -> Iterator[Entry]:
    """Return the rows in order, without holding them all."""
    for row in session.scalars(select(AuditRow).order_by(AuditRow.number).execution_options(yield_per=1000)):
        yield _entry(row)


def page(session: Session, subject: str | None, after: int, limit: int) -> Sequence[Entry]:
    """Return rows in order, after one of that number; of one subject if it is named."""
    query = select(AuditRow).where(AuditRow.number > after).order_by(AuditRow.number).limit(limit)
    if subject is not None:
        query = query.where(AuditRow.subject == subject)
    return [_entry(row) for row in session.scalars(query)]


def last_of(session: Session, subject: str, action: str) -> Entry | None:
    """Return the newest row of that action on a subject."""
    query = (
        select(AuditRow)
        .where(AuditRow.subject == subject, AuditRow.action == action)
        .order_by(AuditRow.number.desc())
        .limit(1)
    )
    row = session.scalar(query)
    return None if row is None else _entry(row)


def _entry(row: AuditRow) -> Entry:
    return Entry(**{name: getattr(row, name) for name in Entry.model_fields})
