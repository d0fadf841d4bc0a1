"""Clauses: the part of a sentence that speaks of one thing."""

from __future__ import annotations

from dataclasses import dataclass

from extraction.chart import Chart, Sentence
from extraction.seeking.seeker import Seeker

_CUT = Seeker(
    r"[;|]|(?<=\s)[-–—]{1,2}\s(?=[a-z]{3})"
    r"|(?<=\s)\b(?:but|while|whilst|whereas|however|although|though|and\s+then|then\s+again|yet|except\s+that)\b,?"
)


@dataclass(frozen=True, slots=True)
class _Cut:
    """The characters [start, end) that part two clauses."""

    start: int
    end: int


def _cuts(chart: Chart) -> list[_Cut]:
    cuts: list[_Cut] = []
    for match in _CUT.finditer(chart.index):
        start = _with_blanks(chart.lower, match.start()) if match[0] not in ";|" else match.start()
        if not cuts or start >= cuts[-1].end:
            cuts.append(_Cut(start, match.end()))
    return cuts


def _with_blanks(lower: str, start: int) -> int:
    """Return where the blanks before a word or a dash begin, and the comma before them."""
    while start and lower[start - 1].isspace():
        start -= 1
    return start - lower.startswith(",", start - 1)


def clause_at(chart: Chart, position: int) -> Sentence:
    """Return the clause that holds the position: its sentence, cut at semicolons, "but", "while", "whereas", "and then".

    The words that part two clauses belong to neither; a position on them is counted to the clause before.
    """
    sentence = chart.sentence_at(position)
    cuts = chart.found("clause cuts", _cuts)
    index = cuts.at(position) + 1
    if index and cuts[index - 1].end > position:
        index -= 1
    start = cuts[index - 1].end if index and cuts[index - 1].end > sentence.start else sentence.start
    end = cuts[index].start if index < len(cuts) and cuts[index].start < sentence.end else sentence.end
    if end <= start or end <= position < cuts[index].start:
        return sentence
    return Sentence(start, end)
