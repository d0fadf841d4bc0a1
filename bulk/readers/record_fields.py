"""Finds the fields of JSON records that hold the note, where they are not named as the format says."""

from dataclasses import dataclass
from typing import Any

from bulk.documents.dates import date_of
from bulk.readers.asked import Asked
from bulk.readers.base import Columns, Said
from bulk.readers.columns import choose
from models.errors import NoteError

_USUAL = ("text", "note")


@dataclass(slots=True)
class RecordFields:
    """Renames fields as asked for, or as guessed from the first record that has a note under another name."""

    source: str
    asked: Asked
    names: dict[str, str] | None = None

    def plain(self, record: dict[str, Any]) -> dict[str, Any]:
        """Return a record with the names that the format says; raises NoteError for a date that is none."""
        if self.names is None:
            self.names = self._names(record)
        if not self.names:
            return record
        renamed = {field: record[name] for field, name in self.names.items() if record.get(name) is not None}
        if "date_of_service" in renamed:
            day = date_of(renamed["date_of_service"], self.names["date_of_service"])
            renamed["date_of_service"] = None if day is None else day.isoformat()
        return {**record, **renamed}

    def _names(self, record: dict[str, Any]) -> dict[str, str] | None:
        """Return the names that differ from those of the format; null when this record cannot tell."""
        columns, found = self.asked.columns, list(record)
        if columns == Columns() and any(isinstance(record.get(name), str) for name in _USUAL):
            return {}
        try:
            chosen = choose(found, columns)
        except NoteError:
            if columns != Columns():
                raise
            return None
        if chosen.said:
            self.asked.say(Said(self.source, chosen.said))
        places = {"text": chosen.text, "note_id": chosen.note_id, "date_of_service": chosen.date_of_service}
        return {field: found[place] for field, place in places.items() if place is not None}
