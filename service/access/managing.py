"""Makes and revokes keys."""

import secrets
from typing import Any

from sqlalchemy.orm import Session

from service.access.principal import LOCAL, ROLE
from service.access.secrets import hashed, new_secret
from service.context import now
from service.store import audit, keys
from service.store.tables import KeyRow
from service.views.managing import KeyItem, KeyMade, KeyPage, NewKey
from service.web.problems import conflict, not_found

RESERVED = frozenset({LOCAL.name, "command"})
"""Names that stand for the person at the machine: in the API without keys, and in the command."""


def make_key(session: Session, new: NewKey, by: str) -> KeyMade:
    """Make a key; 409 when a key, also a revoked one, has that name."""
    if new.name in RESERVED or keys.is_named(session, new.name):
        raise conflict(
            "name-taken", "a key has, or had, this name; choose another, so that all it writes stays told apart"
        )
    secret = new_secret()
    row = KeyRow(
        id=f"k_{secrets.token_hex(8)}",
        name=new.name,
        role=new.role,
        batch=new.batch,
        sha256=hashed(secret),
        by=by,
        at=now(),
    )
    session.add(row)
    session.flush()
    audit.append(session, row.at, by, "key.made", row.id, {"name": row.name, "role": row.role, "batch": row.batch})
    return KeyMade(**dict(shown(row)), key=secret)


def revoke_key(session: Session, key_id: str, by: str) -> None:
    """Revoke a key for good; nothing happens when it is revoked already."""
    row = keys.by_id(session, key_id)
    if row is None:
        raise not_found("key")
    if row.revoked_at is None:
        keys.revoke(row, now())
        audit.append(session, now(), by, "key.revoked", row.id, {"name": row.name})


def key_page(session: Session, after: int, limit: int) -> KeyPage:
    """Return a page of keys, revoked ones too, after one of that number."""
    rows = keys.page(session, after, limit + 1)
    more = str(rows[limit - 1].number) if len(rows) > limit else None
    return KeyPage(keys=tuple(shown(row) for row in rows[:limit]), next=more)


def shown(row: KeyRow) -> KeyItem:
    """Return a key as lists show it."""
    role = ROLE.validate_python(row.role)
    moments: dict[str, Any] = {"at": row.at, "revoked_at": row.revoked_at}
    return KeyItem(id=row.id, name=row.name, role=role, batch=row.batch, by=row.by, **moments)
