"""Reads CSV and TSV: a note a row."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import chain

from bulk.notes.lines import narrow
from bulk.readers.asked import Asked
from bulk.readers.base import Item, Said, Unreadable
from bulk.readers.columns import Chosen, choose
from bulk.readers.delimited_lines import Parsed, dialect_of, rows_of
from bulk.readers.piece import Piece
from bulk.readers.rows import Row, row_item, whole_notes
from models.errors import NoteError
from models.reason import Reason

_HEAD = 1 << 16


def read_csv(piece: Piece, asked: Asked) -> Iterator[Item]:
    """Yield the note of every row of a table with a header; cells are told apart by commas as a rule."""
    return _read(piece, asked, ",")


def read_tsv(piece: Piece, asked: Asked) -> Iterator[Item]:
    """Yield the note of every row of a table with a header; cells are told apart by tabs as a rule."""
    return _read(piece, asked, "\t")


def _read(piece: Piece, asked: Asked, delimiter: str) -> Iterator[Item]:
    stream, warnings = narrow(piece.stream, "write a table with a header, in UTF-8")
    dialect = dialect_of(stream.peek(_HEAD)[:_HEAD], delimiter)
    rows = rows_of(stream, dialect, asked.limits.piece_bytes)
    header = next(rows, None)
    if header is None:
        raise NoteError("is empty: there is no header in it", Reason.EMPTY)
    if isinstance(header.cells, NoteError):
        raise header.cells
    chosen = choose(header.cells, asked.columns)
    for sentence in (*dialect.said, *((chosen.said,) if chosen.said else ())):
        asked.say(Said(piece.source, sentence))
    table = _Table(piece, chosen, len(header.cells), asked.limits.characters, warnings)
    first = next(rows, None)
    if first is None:
        asked.say(Said(piece.source, "has a header and no rows"))
        return iter(())
    return whole_notes(table.items(chain([first], rows)))


@dataclass(slots=True)
class _Table:
    """Turns rows into items. Behind a broken row, only a row that has an id like those before is believed."""

    piece: Piece
    chosen: Chosen
    width: int
    longest: int
    warnings: tuple[str, ...]
    shapes: set[frozenset[str]] = field(default_factory=set)
    broken: list[Parsed] = field(default_factory=list)
    """The first and the last of the rows that could not be told apart."""

    def items(self, rows: Iterator[Parsed]) -> Iterator[Item]:
        """Yield the note of every row, and one item for all rows of a broken place."""
        for row in rows:
            if isinstance(row.cells, NoteError) or len(row.cells) != self.width or not self._believed(row.cells):
                self.broken[1:] = [row]
                continue
            yield from self._told()
            source = self.piece.at(f"line {row.first}")
            default_id = f"{self.piece.stem}-{row.first}"
            yield row_item(Row(source, default_id, row.cells, self.warnings + row.warnings), self.chosen, self.longest)
        yield from self._told()

    def _believed(self, cells: list[str]) -> bool:
        if self.chosen.note_id is None:
            return not self.broken
        shape = _shape(cells[self.chosen.note_id])
        if not self.broken:
            self.shapes.add(shape)
        return not self.broken or (shape in self.shapes if self.shapes else " " not in shape)

    def _told(self) -> Iterator[Item]:
        if not self.broken:
            return
        first, last = self.broken[0], self.broken[-1]
        self.broken.clear()
        where = f"line {first.first}" if first.first == last.last else f"lines {first.first} to {last.last}"
        if isinstance(first.cells, NoteError):
            error = first.cells
        else:
            error = NoteError(
                f"has {len(first.cells)} cells where the header has {self.width}; quote cells with commas"
            )
        yield Unreadable.of(self.piece.at(where), error)


def _shape(value: str) -> frozenset[str]:
    r"""Tell ids from running text by the kinds of characters in them.

    >>> _shape("N-0012") == _shape("AB-7"), _shape("Lumbar pain") == _shape("AB-7")
    (True, False)
    """
    return frozenset(_kind(character) for character in value)


def _kind(character: str) -> str:
    if character.isspace():
        return " "
    return "0" if character.isdigit() else "a" if character.isalpha() else character
