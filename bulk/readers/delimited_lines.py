"""Splits delimited text into rows, exactly, and finds the next row again behind a broken one."""

import codecs
import csv
import io
import re
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from bulk.notes.decoding import eight_bit
from bulk.notes.lines import Line, lines_of
from models.errors import NoteError
from models.reason import Reason

_DELIMITERS = ",\t;|"
_NAMES = {",": "commas", "\t": "tabs", ";": "semicolons", "|": "bars"}


class Parsed(NamedTuple):
    """A row and the lines it stands on, or what is wrong with it."""

    first: int
    last: int
    cells: list[str] | NoteError
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Dialect:
    """How cells are told apart; `said` names what is not usual."""

    delimiter: str
    quoted: bool = True
    escape: str | None = None
    said: tuple[str, ...] = ()


def dialect_of(head: bytes, usual: str) -> Dialect:
    r"""Guess from the first bytes how cells are told apart.

    >>> dialect_of(b"id;text\n1;\"a\"\n", ",").said
    ('cells are told apart by semicolons',)
    """
    first = re.sub(rb'"[^"]*"', b"", head.split(b"\n", 1)[0]).decode("latin-1")
    delimiter = max(_DELIMITERS, key=lambda one: (first.count(one), one == usual))
    said = () if delimiter == usual else (f"cells are told apart by {_NAMES[delimiter]}",)
    quotes = re.search(rb'(^|[\t,;|\n])"', head) is not None
    closes = re.search(rb'"(\r?\n|[\t,;|]|$)', head) is not None
    if delimiter == "\t" and not (quotes and closes):
        return Dialect(delimiter, quoted=False, said=said)
    if b'""' not in head.replace(b'\\""', b"") and re.search(rb'\\"[^\r\n,;|\t]', head):
        return Dialect(delimiter, escape="\\", said=(*said, "quotes within cells are written with a backslash"))
    return Dialect(delimiter, said=said)


def rows_of(stream: io.BufferedReader, dialect: Dialect, longest: int) -> Iterator[Parsed]:
    """Yield every row with its lines; behind a row that cannot be told, go on with the line after its first."""
    lines = _Lines(lines_of(stream, longest))
    csv.field_size_limit(longest)
    reader = csv.reader(
        lines,
        delimiter=dialect.delimiter,
        escapechar=dialect.escape,
        doublequote=dialect.escape is None,
        quoting=csv.QUOTE_MINIMAL if dialect.quoted else csv.QUOTE_NONE,
        strict=True,
    )
    while True:
        lines.taken.clear()
        lines.warnings.clear()
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error:
            first, last = lines.taken[0].number, lines.taken[-1].number
            where = "" if first == last else f" (noticed on line {last})"
            said = f"has a quote that is not closed as it should be{where}; write quotes within cells twice"
            yield Parsed(first, first, NoteError(said))
            lines.back_to_second()
        except NoteError as error:
            yield Parsed(lines.taken[0].number, lines.taken[-1].number, error)
        else:
            if cells:
                yield Parsed(lines.taken[0].number, lines.taken[-1].number, cells, tuple(lines.warnings))


@dataclass(slots=True)
class _Lines:
    """Lines as text, which can be gone back over; remembers those of the row that is being read."""

    source: Iterator[Line]
    taken: list[Line] = field(default_factory=list)
    warnings: dict[str, None] = field(default_factory=dict)
    ahead: deque[Line] = field(default_factory=deque)

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        line = self.ahead.popleft() if self.ahead else next(self.source)
        self.taken.append(line)
        if line.raw is None:
            raise NoteError("is longer than a row may be; split it into notes", Reason.TOO_LONG)
        raw = line.raw.removeprefix(codecs.BOM_UTF8) if line.number == 1 else line.raw
        text, warnings = eight_bit(raw)
        self.warnings.update(dict.fromkeys(warnings))
        return text

    def back_to_second(self) -> None:
        """Go back to the line after the first of the row that was being read."""
        self.ahead.extendleft(reversed(self.taken[1:]))
        self.taken.clear()
