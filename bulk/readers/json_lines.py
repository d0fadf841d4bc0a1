"""Reads JSON Lines: one note a line."""

from collections.abc import Iterator

from bulk.notes.json_lines import read_notes_of
from bulk.readers.base import Asked, Found, Item, Unreadable
from bulk.readers.piece import Piece
from models.errors import NoteError


def read_json_lines(piece: Piece, asked: Asked) -> Iterator[Item]:
    """Yield the note of every line."""
    limits = asked.limits
    for line, note in read_notes_of(piece.stream, piece.stem, limits.piece_bytes, limits.characters):
        source = piece.at(f"line {line}")
        yield Unreadable.of(source, note) if isinstance(note, NoteError) else Found.at(source, note)
