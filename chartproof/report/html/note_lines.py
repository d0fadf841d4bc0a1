"""Cuts a note into lines, and each line into pieces that are marked or not: never nested, nothing lost."""

import itertools
import re
from collections.abc import Sequence
from dataclasses import dataclass

from chartproof.report.html.evidence import Cited
from models.span import Span

_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+$")


@dataclass(frozen=True)
class Piece:
    """Characters of one line that the same spans cover; plain text has none.

    covering: the spans that cover it, the shortest first, each with its fact.
    """

    start: int
    end: int
    text: str
    covering: tuple[tuple[Span, Cited], ...]

    @property
    def facts(self) -> str:
        """The numbers of the facts that the piece belongs to, with blanks between them."""
        return " ".join(str(number) for number in sorted({cited.number for _, cited in self.covering}))

    @property
    def ends(self) -> str:
        """The numbers of the facts whose anchors end here, as the page shows them."""
        ending = {cited.number for span, cited in self.covering if span == cited.anchor and span.end == self.end}
        return ", ".join(str(number) for number in sorted(ending))

    @property
    def cited_by(self) -> str:
        """The id of the link that the piece leads back to: the first that cites the fact of its shortest span."""
        return self.covering[0][1].cited_by[0]


def lines_of(text: str, cited: Sequence[Cited]) -> list[list[Piece]]:
    r"""Return the pieces of every line, line breaks with them; all texts joined are the note.

    >>> text = "no relief\nat all"
    >>> lines = lines_of(text, [Cited("f_relief_3", (Span.of(text, 3, 12),), number=1)])
    >>> [[(piece.text, piece.facts) for piece in line] for line in lines]
    [[('no ', ''), ('relief\n', '1')], [('at', '1'), (' all', '')]]
    """
    spans = sorted(
        ((span, one) for one in cited for span in one.spans),
        key=lambda pair: (pair[0].end - pair[0].start, pair[1].number),
    )
    cuts = {place for span, _ in spans for place in (span.start, span.end)}
    lines = []
    for match in _LINE.finditer(text):
        start, end = match.span()
        here = [pair for pair in spans if pair[0].start < end and start < pair[0].end]
        places = sorted({start, end} | {cut for cut in cuts if start < cut < end})
        lines.append([_piece(text, begin, until, here) for begin, until in itertools.pairwise(places)])
    return lines


def _piece(text: str, start: int, end: int, spans: Sequence[tuple[Span, Cited]]) -> Piece:
    covering = tuple((span, cited) for span, cited in spans if span.start <= start and end <= span.end)
    return Piece(start, end, text[start:end], covering)
