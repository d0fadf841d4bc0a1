"""Cuts a note into lines, and each line into pieces that are marked or not: never nested, nothing lost."""

import itertools
import re
from collections.abc import Sequence
from dataclasses import dataclass

from chartproof.report.html.evidence import Mark

_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+$")


@dataclass(frozen=True)
class Piece:
    """Characters of one line that the same marks cover; `marks` is empty for plain text.

    starts: whether a mark begins here, so that links can aim at it; ends: the numbers of the marks that end here.
    """

    start: int
    text: str
    marks: tuple[Mark, ...]
    ends: tuple[int, ...]

    @property
    def facts(self) -> str:
        """The ids of the facts that the piece belongs to, with blanks between them."""
        return " ".join(dict.fromkeys(fact for mark in self.marks for fact in mark.facts))

    @property
    def numbers(self) -> str:
        """The numbers of the marks that end here, as the page shows them."""
        return ", ".join(str(number) for number in self.ends)

    @property
    def cited_by(self) -> str:
        """The id of the link that a piece leads back to: the first one that cites its shortest mark."""
        shortest = min(self.marks, key=lambda mark: mark.end - mark.start)
        return shortest.cited_by[0]


def lines_of(text: str, marks: Sequence[Mark]) -> list[list[Piece]]:
    """Return the pieces of every line, line breaks with them; all texts joined are the note.

    >>> [[piece.text for piece in line] for line in lines_of("no relief\\nat all", [Mark(3, 12, "relief\\nat")])]
    [['no ', 'relief\\n'], ['at', ' all']]
    """
    cuts = {place for mark in marks for place in (mark.start, mark.end)}
    lines = []
    for match in _LINE.finditer(text):
        start, end = match.span()
        places = sorted({start, end} | {cut for cut in cuts if start < cut < end})
        lines.append([_piece(text, *ends, marks) for ends in itertools.pairwise(places)])
    return lines


def _piece(text: str, start: int, end: int, marks: Sequence[Mark]) -> Piece:
    covering = tuple(mark for mark in marks if mark.start <= start and end <= mark.end)
    return Piece(start, text[start:end], covering, tuple(mark.number for mark in covering if mark.end == end))
