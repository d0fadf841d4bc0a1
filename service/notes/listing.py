"""Lists notes, without their text."""

from typing import Any

from sqlalchemy.orm import Session

from service.access.principal import Principal
from service.store import notes
from service.store.tables import NoteRow
from service.views.notes import NoteItem, NotePage


def listed(session: Session, caller: Principal, after: int, limit: int) -> NotePage:
    """Return a page of the notes that a caller may see, after one of that number."""
    rows = notes.page(session, caller, after, limit + 1)
    items = tuple(NoteItem(**fields_of(row, version)) for row, version in rows[:limit])
    more = str(rows[limit - 1][0].number) if len(rows) > limit else None
    return NotePage(notes=items, next=more)


def fields_of(row: NoteRow, version: int) -> dict[str, Any]:
    """Return what lists and details of a note share."""
    names = ("id", "sha256", "date_of_service", "policy", "by", "at")
    return {"version": version, **{name: getattr(row, name) for name in names}}
