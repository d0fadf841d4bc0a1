"""API keys in the store."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from service.access.secrets import hashed, same
from service.store.tables import KeyRow


def by_secret(session: Session, secret: str) -> KeyRow | None:
    """Return the key of a secret, unless it was revoked."""
    wanted = hashed(secret)
    row = session.scalar(select(KeyRow).where(KeyRow.sha256 == wanted))
    return row if row is not None and same(row.sha256, wanted) and row.revoked_at is None else None


def page(session: Session, after: int, limit: int) -> Sequence[KeyRow]:
    """Return keys in the order in which they were made, after one of that number."""
    return session.scalars(select(KeyRow).where(KeyRow.number > after).order_by(KeyRow.number).limit(limit)).all()


def every(session: Session) -> Sequence[KeyRow]:
    """Return all keys, in the order in which they were made."""
    return session.scalars(select(KeyRow).order_by(KeyRow.number)).all()


def by_id(session: Session, key_id: str) -> KeyRow | None:
    """Return a key by its id."""
    return session.scalar(select(KeyRow).where(KeyRow.id == key_id))


def is_named(session: Session, name: str) -> bool:
    """Tell whether a key, also a revoked one, has that name."""
    return session.scalar(select(KeyRow.id).where(KeyRow.name == name)) is not None


def revoke(row: KeyRow, at: datetime) -> None:
    """Revoke a key; the row stays, since its name stands beside what it wrote."""
    row.revoked_at = row.revoked_at or at
