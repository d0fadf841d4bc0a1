"""Counts what the tables say while they are written: for the run's record and its summary."""

from __future__ import annotations

from collections import Counter
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from bulk.results.schema import DONE, QUARANTINED


class Tally:
    """Counts of a run's results; every count is over categories, so it stays small however many notes there are.

    notes: by status; outcomes: by (policy, family, outcome); lacking: criteria that are not documented, by
    (policy, criterion, title); kinds: facts by kind; reasons: quarantined (note, policy) pairs by (reason, policy);
    llm: notes by how the model that was asked did; suggestions: by kind.
    """

    def __init__(self) -> None:
        self.notes: Counter[str] = Counter()
        self.unreadable = 0
        self.outcomes: Counter[tuple[str, str, str]] = Counter()
        self.lacking: Counter[tuple[str, str, str]] = Counter()
        self.kinds: Counter[str] = Counter()
        self.reasons: Counter[tuple[str, str | None]] = Counter()
        self.llm: Counter[str] = Counter()
        self.suggestions: Counter[str] = Counter()
        self.shared_ids = 0
        self._last_id: str | None = None
        self._shared = False

    @property
    def done(self) -> int:
        """Notes that have everything that was asked for."""
        return self.notes[DONE]

    @property
    def quarantined(self) -> int:
        """Notes that could not be read, or not be judged by every policy asked for."""
        return self.notes[QUARANTINED] + self.unreadable

    def add(self, name: str, rows: pa.Table) -> None:
        """Count rows of a table; they come in the table's order."""
        if name == "notes":
            self.notes.update(rows.column("status").to_pylist())
            self.llm.update(rows.column("llm").drop_null().to_pylist())
            self._count_shared(rows.column("note_id").to_pylist())
        elif name == "facts":
            self.kinds.update(rows.column("kind").to_pylist())
        elif name == "suggestions":
            self.suggestions.update(rows.column("kind").to_pylist())
        elif name == "determinations":
            self.outcomes.update(zip(*_columns(rows, "policy", "family", "outcome"), strict=True))
        elif name == "criteria":
            lacking = rows.filter(pc.equal(rows.column("result"), "not_documented"))
            self.lacking.update(zip(*_columns(lacking, "policy", "criterion", "title"), strict=True))
        else:
            self.unreadable += rows.column("note_sha256").null_count
            self.reasons.update(zip(*_columns(rows, "reason", "policy"), strict=True))

    def _count_shared(self, ids: list[str]) -> None:
        """Count the ids that stand for more than one note: equal ids are neighbours."""
        for note_id in ids:
            if note_id != self._last_id:
                self._last_id, self._shared = note_id, False
            elif not self._shared:
                self.shared_ids, self._shared = self.shared_ids + 1, True


def _columns(rows: pa.Table, *names: str) -> list[Any]:
    return [rows.column(name).to_pylist() for name in names]
