"""Cuts a note into lines, and each line into pieces that are marked or not: never nested, nothing lost."""

import itertools
import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from models.span import Span
from service.showing.badges import badges_of
from service.showing.evidence import Cited
from service.showing.unseen import Run, runs

_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+$")
_Covering = tuple[Span, Cited]


@dataclass(frozen=True)
class Piece:
    """Characters of one line that the same spans cover; plain text has none.

    covering: the spans that cover it, the shortest first, each with its fact.
    """

    start: int
    end: int
    text: str
    covering: tuple[_Covering, ...] = ()

    @property
    def runs(self) -> list[Run]:
        """The text, cut where a character stands that nobody sees; empty where there is none."""
        found = runs(self.text)
        return found if len(found) > 1 or found[0].short else []

    @property
    def facts(self) -> str:
        """The numbers of the facts that the piece belongs to, with blanks between them."""
        return _listed(cited.number for _, cited in self.covering)

    @property
    def kinds(self) -> str:
        """The kinds of those facts, where they are known, with blanks between them."""
        return _listed(cited.stated.kind for _, cited in self.covering if cited.stated)

    @property
    def rank(self) -> str:
        """Whether a criterion that decided rests on the piece, any criterion, or none."""
        if any(cited.decides for _, cited in self.covering):
            return "deciding"
        return "cited" if any(cited.cited_by for _, cited in self.covering) else "other"

    @property
    def ends(self) -> str:
        """The numbers of the cited facts whose anchors end here, as the page shows them."""
        return ", ".join(str(cited.number) for cited in self._ending() if cited.cited_by or cited.stated is None)

    @property
    def badges(self) -> str:
        """What sets the facts whose anchors end here apart: negated, past, planned, family and the like."""
        badges = (badge for cited in self._ending() if cited.stated for badge in badges_of(cited.stated))
        return " ".join(dict.fromkeys(badges))

    @property
    def leads_to(self) -> Cited:
        """The fact of its shortest span that is cited, or else of its shortest span."""
        return next((cited for _, cited in self.covering if cited.cited_by), self.covering[0][1])

    def _ending(self) -> list[Cited]:
        ending = {cited.number: cited for span, cited in self.covering if span == cited.anchor and span.end == self.end}
        return [ending[number] for number in sorted(ending)]


@dataclass(frozen=True)
class Line:
    """A line of a note with its line break; `section` is the name of a section that begins on it."""

    start: int
    pieces: tuple[Piece, ...]
    section: str | None = None


def lines_of(text: str, cited: Sequence[Cited], sections: Iterable[tuple[int, str]] = ()) -> list[Line]:
    r"""Return every line; all texts joined are the note. `sections` are starts with names.

    >>> text = "no relief\nat all"
    >>> lines = lines_of(text, [Cited("f_relief_3", (Span.of(text, 3, 12),), number=1)])
    >>> [[(piece.text, piece.facts) for piece in line.pieces] for line in lines]
    [[('no ', ''), ('relief\n', '1')], [('at', '1'), (' all', '')]]
    """
    ends = [match.end() for match in _LINE.finditer(text)]
    starts = [0, *ends[:-1]] if ends else []
    spans: list[list[_Covering]] = [[] for _ in starts]
    for one in cited:
        for span in one.spans:
            for number in range(bisect_right(starts, span.start) - 1, bisect_left(starts, span.end)):
                spans[number].append((span, one))
    names = {bisect_right(starts, start) - 1: name for start, name in reversed(list(sections))}
    return [
        Line(start, _pieces(text, start, end, spans[number]), names.get(number))
        for number, (start, end) in enumerate(zip(starts, ends, strict=True))
    ]


def _pieces(text: str, start: int, end: int, here: list[_Covering]) -> tuple[Piece, ...]:
    """Cut a line wherever a span begins or ends; the spans open at a cut are followed from left to right."""
    opening: dict[int, list[_Covering]] = {}
    for pair in here:
        opening.setdefault(max(pair[0].start, start), []).append(pair)
    cuts = {place for span, _ in here for place in (span.start, span.end) if start < place < end}
    pieces, open_now = [], list[_Covering]()
    for begin, until in itertools.pairwise(sorted({start, end} | cuts)):
        open_now = [pair for pair in open_now if pair[0].end > begin] + opening.get(begin, [])
        covering = sorted(open_now, key=_length_first)
        pieces.append(Piece(begin, until, text[begin:until], tuple(covering)))
    return tuple(pieces)


def _length_first(pair: _Covering) -> tuple[int, int]:
    span, cited = pair
    return span.end - span.start, cited.number


def _listed(items: Iterable[object]) -> str:
    return " ".join(str(item) for item in sorted(set(items)))  # type: ignore[type-var]
