"""Clauses: the part of a sentence that speaks of one thing."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass

from extraction.chart import Chart, Sentence

_CUT = re.compile(
    r";|\s[-–—]{1,2}\s(?=[a-z]{3})|,?\s+(?:but|while|whilst|whereas|however|although|though|and\s+then|then\s+again|yet|except\s+that)\b,?"
    r"|\|"
)


@dataclass(frozen=True, slots=True)
class _Cut:
    """The characters [start, end) that part two clauses."""

    start: int
    end: int


def _cuts(chart: Chart) -> list[_Cut]:
    return [_Cut(match.start(), match.end()) for match in _CUT.finditer(chart.lower)]


def clause_at(chart: Chart, position: int) -> Sentence:
    """Return the clause that holds the position: its sentence, cut at semicolons, "but", "while", "whereas", "and then".

    The words that part two clauses belong to neither; a position on them is counted to the clause before.
    """
    sentence = chart.sentence_at(position)
    cuts = chart.found("clause cuts", _cuts)
    index = bisect_right(cuts, position, key=lambda cut: cut.end)
    start = cuts[index - 1].end if index and cuts[index - 1].end > sentence.start else sentence.start
    end = cuts[index].start if index < len(cuts) and cuts[index].start < sentence.end else sentence.end
    if end <= start or end <= position < cuts[index].start:
        return sentence
    return Sentence(start, end)
