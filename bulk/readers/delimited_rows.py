"""Turns rows of delimited text into items, and tells the rows that a broken one makes doubtful."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from bulk.readers.base import Item, Unreadable
from bulk.readers.columns import Chosen
from bulk.readers.delimited_lines import Parsed
from bulk.readers.piece import Piece
from bulk.readers.rows import Row, row_item
from models.errors import NoteError

_GOES_ON = "goes on in lines that are no rows: a cell that holds line ends must stand in quotes"


@dataclass(slots=True)
class DelimitedRows:
    """Knows the rows of a table by their width and by what their ids look like.

    Behind a broken row only a row whose id looks like those before is believed; a row that lines follow which are no
    rows is not believed either, because they may be the rest of its note.
    """

    piece: Piece
    chosen: Chosen
    width: int
    longest: int
    warnings: tuple[str, ...]
    shapes: set[frozenset[str]] = field(default_factory=set)
    last: list[Parsed] = field(default_factory=list)
    """The last row that is one, until what follows it is known."""
    broken: list[Parsed] = field(default_factory=list)
    """The first and the last of the rows that could not be told apart."""

    def items(self, rows: Iterator[Parsed]) -> Iterator[Item]:
        """Yield the note of every row, and one item for all rows of a broken place."""
        for row in rows:
            if self._is_row(row):
                yield from self._told()
                self.last = [row]
                continue
            if self.last and self._may_go_on(row):
                self.broken, self.last = self.last, []
            yield from self._taken()
            self.broken[1:] = [row]
        yield from self._told()

    def _is_row(self, row: Parsed) -> bool:
        if isinstance(row.cells, NoteError) or len(row.cells) != self.width:
            return False
        if self.chosen.note_id is None:
            return not self.broken
        shape = _shape(row.cells[self.chosen.note_id])
        if self.shapes and shape not in self.shapes and (self.broken or " " in shape):
            return False
        self.shapes.add(shape)
        return True

    def _may_go_on(self, row: Parsed) -> bool:
        """Tell whether a broken row may be the rest of the note before it, and not a row of its own."""
        place = self.chosen.note_id
        if isinstance(row.cells, NoteError):
            return False
        return place is None or place >= len(row.cells) or _shape(row.cells[place]) not in self.shapes

    def _taken(self) -> Iterator[Item]:
        """Yield the last row, which is whole."""
        for row in self.last:
            source, default_id = self.piece.at(f"line {row.first}"), f"{self.piece.stem}-{row.first}"
            cells = [] if isinstance(row.cells, NoteError) else row.cells
            yield row_item(Row(source, default_id, cells, self.warnings + row.warnings), self.chosen, self.longest)
        self.last = []

    def _told(self) -> Iterator[Item]:
        """Yield what is behind: the last row, or the broken place."""
        yield from self._taken()
        if self.broken:
            first, last = self.broken[0], self.broken[-1]
            self.broken = []
            where = f"line {first.first}" if first.first == last.last else f"lines {first.first} to {last.last}"
            yield Unreadable.of(self.piece.at(where), self._fault(first))

    def _fault(self, first: Parsed) -> NoteError:
        if isinstance(first.cells, NoteError):
            return first.cells
        if len(first.cells) == self.width:
            return NoteError(_GOES_ON)
        return NoteError(f"has {len(first.cells)} cells where the header has {self.width}; quote cells with delimiters")


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
