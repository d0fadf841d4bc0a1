"""Browsers' sessions in the store; of a token only its hash is kept."""

from datetime import datetime, timedelta

from sqlalchemy import delete, or_, select, update
from sqlalchemy.orm import Session

from service.access.secrets import hashed
from service.store.session_tables import SessionRow
from service.store.tables import KeyRow

LONGEST = timedelta(hours=12)
"""How long a session lasts at most, however it is used."""


def add(session: Session, token: str, key: KeyRow, now: datetime) -> None:
    """Keep a new session."""
    session.add(SessionRow(sha256=hashed(token), key_id=key.id, opened_at=now, used_at=now))
    session.flush()


def key_of(session: Session, token: str, now: datetime, idle: timedelta) -> tuple[KeyRow, datetime] | None:
    """Return the key a session acts as, and when it was last used; null when it has ended, or the key is revoked."""
    query = (
        select(KeyRow, SessionRow.used_at)
        .join(SessionRow, SessionRow.key_id == KeyRow.id)
        .where(
            SessionRow.sha256 == hashed(token),
            SessionRow.used_at > now - idle,
            SessionRow.opened_at > now - LONGEST,
            KeyRow.revoked_at.is_(None),
        )
    )
    found = session.execute(query).first()
    return None if found is None else (found[0], found[1])


def touch(session: Session, token: str, now: datetime) -> None:
    """Note that a session is in use."""
    session.execute(update(SessionRow).where(SessionRow.sha256 == hashed(token)).values(used_at=now))


def end(session: Session, token: str) -> str | None:
    """End a session; return the id of its key, null when there was no such session."""
    row = session.get(SessionRow, hashed(token))
    if row is None:
        return None
    session.delete(row)
    return row.key_id


def forget_ended(session: Session, now: datetime, idle: timedelta) -> None:
    """Drop the sessions that have ended."""
    old = or_(SessionRow.used_at <= now - idle, SessionRow.opened_at <= now - LONGEST)
    session.execute(delete(SessionRow).where(old))
