"""Reads a text file: one note."""

from collections.abc import Iterator

from bulk.notes.text import text_note
from bulk.readers.asked import Asked
from bulk.readers.base import Found, Item
from bulk.readers.piece import Piece


def read_text(piece: Piece, asked: Asked) -> Iterator[Item]:
    """Yield the note of a text file, exactly as decoded."""
    longest = asked.limits.characters
    yield Found.at(piece.source, text_note(piece.read(4 * longest + 1), piece.stem, longest))
