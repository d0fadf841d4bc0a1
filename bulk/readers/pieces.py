"""Hands a piece to the reader of its format, and turns what goes wrong into an item."""

from collections.abc import Iterator

from bulk.readers.base import Asked, Item, Unreadable
from bulk.readers.json_lines import read_json_lines
from bulk.readers.piece import Piece, Reader
from bulk.readers.recognising import Format, recognise
from bulk.readers.text import read_text
from models.errors import NoteError
from models.reason import Reason

_READERS: dict[Format, Reader] = {
    Format.TEXT: read_text,
    Format.JSON_LINES: read_json_lines,
}


def read_piece(piece: Piece, asked: Asked) -> Iterator[Item]:
    """Yield what is in a piece; what cannot be read is yielded too, and nothing is raised for it."""
    try:
        yield from _reader(piece)(piece, asked)
    except NoteError as error:
        yield Unreadable.of(piece.source, error)


def _reader(piece: Piece) -> Reader:
    found = recognise(piece.name, piece.head())
    if isinstance(found, Format):
        return _READERS[found]
    what = f"is {found}, which no reader reads" if found else "has a format that no reader knows"
    raise NoteError(f"{what}; save it as plain text, or take it out", Reason.UNSUPPORTED)
