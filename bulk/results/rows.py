"""Rows of a part: one a note, with what was found and what went wrong."""

import hashlib
from datetime import date
from typing import Any

from bulk.item import KEY_LENGTH, Item
from bulk.results.schema import NESTED, UNREADABLE
from models.reason import Reason

Row = dict[str, Any]
"""A row of `schema.PART`."""


def row_of(
    item: Item,
    status: str,
    *,
    date_of_service: date | None = None,
    llm: str | None = None,
    **lists: list[dict[str, Any]],
) -> Row:
    """Return the row of a note that was read."""
    note = item.note
    return {
        "note_id": note.note_id,
        "key": item.key,
        "note_sha256": note.sha256,
        "status": status,
        "characters": len(note.text),
        "date_of_service": date_of_service or note.date_of_service,
        "warnings": list(note.warnings),
        "llm": llm,
        **{name: lists.get(name, []) for name in NESTED},
    }


def trouble(item: Item, reason: Reason, detail: str, policy: str | None = None) -> dict[str, Any]:
    """Return why a note, or its judging by one policy, was given up."""
    return {"source": item.source, "policy": policy, "reason": reason.value, "detail": detail}


def unreadable_row(source: str, note_id: str | None, reason: Reason, detail: str) -> Row:
    """Return the row of something in an archive that could not be read as a note."""
    key = hashlib.sha256(f"{source}\0{note_id}\0{reason}\0{detail}".encode("utf-8", "replace")).hexdigest()
    return {
        "note_id": note_id,
        "key": key[:KEY_LENGTH],
        "note_sha256": None,
        "status": UNREADABLE,
        "characters": None,
        "date_of_service": None,
        "warnings": [],
        "llm": None,
        **{name: [] for name in NESTED},
        "quarantine": [{"source": source, "policy": None, "reason": reason.value, "detail": detail}],
    }
