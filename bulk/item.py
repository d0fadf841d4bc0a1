"""A note of a run, with the key that tells it from every other."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass

from models.note import Note

KEY_LENGTH = 32


@dataclass(frozen=True, slots=True)
class Item:
    """A note, where it came from (an address in words, never text of the note), and its key."""

    key: str
    note: Note
    source: str

    @classmethod
    def of(cls, note: Note, source: str) -> Item:
        """Give a note its key."""
        return cls(key=key_of(note), note=note, source=source)


def key_of(note: Note) -> str:
    """Hash what a note's answers depend on: its id, text, dates, policy and requests.

    Two records with the same key are the same record twice; the same id with another text, or the same text with
    another id, is another note.

    >>> key_of(Note(note_id="a", text="Pain.")) == key_of(Note(note_id="a", text="Pain.", warnings=("read as UTF-16",)))
    True
    """
    requests = None if note.requests is None else [one.model_dump(mode="json") for one in note.requests]
    parts = [note.note_id, note.sha256, str(note.date_of_service), str(note.as_of), note.policy, requests]
    return hashlib.sha256(json.dumps(parts).encode()).hexdigest()[:KEY_LENGTH]
