"""The chain: each row's hash covers the row before it, so that no row can be changed, moved or removed unseen."""

import hashlib
import json
from collections.abc import Iterable, Iterator
from typing import Any

from models.base import Model

START = "0" * 64
"""What stands for the row before the first."""


class Entry(Model):
    """A row of the audit; `details` is canonical JSON and holds hashes, versions and counts, never text of a note."""

    number: int
    at: str
    by: str
    action: str
    subject: str
    details: str
    previous: str
    hash: str


class Head(Model):
    """How long the audit is and the hash of its last row."""

    number: int
    hash: str


class Fault(Model):
    """A row at which the chain is broken, and how."""

    number: int
    what: str


def canonical(details: dict[str, Any]) -> str:
    """Write JSON in the one way that is hashed."""
    return json.dumps(details, sort_keys=True, separators=(",", ":"), ensure_ascii=True)


def entry(head: Head, at: str, by: str, action: str, subject: str, details: dict[str, Any]) -> Entry:
    """Make the row that follows a head."""
    fields: dict[str, Any] = {
        "number": head.number + 1,
        "at": at,
        "by": by,
        "action": action,
        "subject": subject,
        "details": canonical(details),
        "previous": head.hash,
    }
    return Entry(**fields, hash=_hash(fields))


def verify(entries: Iterable[Entry], head: Head) -> Iterator[Fault]:
    """Yield every place where the chain is broken: a row changed, removed, added or out of order, or a short end."""
    last = Head(number=0, hash=START)
    for one in entries:
        if one.number != last.number + 1:
            what = f"{one.number - last.number - 1} rows before it are gone" if one.number > last.number else "is twice"
            yield Fault(number=one.number, what=what)
        elif one.previous != last.hash:
            yield Fault(number=one.number, what="does not follow the row before it: one of the two was replaced")
        if _hash(one.model_dump(exclude={"hash"})) != one.hash:
            yield Fault(number=one.number, what="was changed")
        last = Head(number=one.number, hash=one.hash)
    if last.number < head.number:
        yield Fault(number=head.number, what=f"{head.number - last.number} rows at the end are gone")
    elif last != head:
        yield Fault(number=last.number, what="is not the row that the head names as the last")


def _hash(fields: dict[str, Any]) -> str:
    return hashlib.sha256(canonical(fields).encode()).hexdigest()
