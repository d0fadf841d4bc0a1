"""Checks the audit of a store: the chain itself, and that notes and corrections are as the audit says."""

import json
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field

from sqlalchemy import select
from sqlalchemy.orm import Session

from service.audit.chain import Entry, Fault, Head, verify
from service.corrections.making import sealed
from service.notes.bringing_in import sha256_of
from service.store import audit, records
from service.store.tables import CorrectionRow, NoteRow


def faults(session: Session, expected: Head | None = None) -> Iterator[Fault]:
    """Yield what is wrong; `expected` is a head that was written down elsewhere: the audit must still hold it.

    Who can write to the database can make the whole chain anew; only a head that is kept elsewhere shows that.
    """
    told = _Told()
    yield from verify(told.watching(audit.all_entries(session)), audit.head(session))
    if expected is not None and expected.number and told.hash_at(expected.number) != expected.hash:
        yield Fault(number=expected.number, what="is not the row that you expect there")
    notes = {row.id: sha256_of(row.text) for row in session.scalars(select(NoteRow).execution_options(yield_per=100))}
    yield from _compared("note", told.notes, notes)
    rows = session.scalars(select(CorrectionRow).execution_options(yield_per=100))
    yield from _compared("correction", told.corrections, {row.id: sealed(records.event(row)) for row in rows})


@dataclass
class _Told:
    """What the audit tells of notes and corrections: the row that does, and the hash in it."""

    notes: dict[str, tuple[int, str]] = field(default_factory=dict)
    corrections: dict[str, tuple[int, str]] = field(default_factory=dict)
    _of_note: dict[str, list[str]] = field(default_factory=dict)
    _hashes: list[str] = field(default_factory=list)

    def hash_at(self, number: int) -> str | None:
        """Return the hash of a row."""
        return self._hashes[number - 1] if number <= len(self._hashes) else None

    def watching(self, entries: Iterator[Entry]) -> Iterator[Entry]:
        """Pass the rows on, and note what they tell."""
        for one in entries:
            self._hashes.append(one.hash)
            with suppress(ValueError, KeyError, TypeError):  # of a row that was changed, the chain tells
                self._take(one, json.loads(one.details))
            yield one

    def _take(self, one: Entry, details: dict[str, str]) -> None:
        if one.action == "note.stored":
            self.notes[one.subject] = one.number, details["sha256"]
        elif one.action == "note.corrected":
            self.corrections[details["correction"]] = one.number, details["sha256"]
            self._of_note.setdefault(one.subject, []).append(details["correction"])
        elif one.action == "note.deleted":
            self.notes.pop(one.subject, None)
            for name in self._of_note.pop(one.subject, ()):
                self.corrections.pop(name, None)


def _compared(what: str, told: Mapping[str, tuple[int, str]], kept: Mapping[str, str]) -> Iterator[Fault]:
    """Yield where the store does not hold what the audit tells of, or holds what it does not tell of."""
    for name, (number, sha256) in told.items():
        if name not in kept:
            yield Fault(number=number, what=f"tells of a {what} that is gone")
        elif kept[name] != sha256:
            yield Fault(number=number, what=f"tells of a {what} that was changed")
    if unknown := kept.keys() - told.keys():
        yield Fault(number=0, what=f"tells nothing of {len(unknown)} {what}s in the store")
