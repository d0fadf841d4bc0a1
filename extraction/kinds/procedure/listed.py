"""What stands between a negation and a procedure that it may deny: plain words, or other things denied in one list."""

from __future__ import annotations

import re

from extraction.chart import Chart, inside
from extraction.kinds.procedure.named import Named
from extraction.kinds.procedure.naming import procedures
from extraction.ordered import Extent

_WORD = re.compile(r"\w+")
_JOINED = re.compile(r"(?:,|/|\b(?:or|nor)\b)\s?(?:(?:or|nor|any|an?|other|prior|previous)\s)*\Z")
_GOES_ON = re.compile(r"[\w\s,/'-]{0,60}?\b(?:or|nor)\b")
_FAR = 120


def denied_gap(chart: Chart, start: int, named: Named) -> list[str]:
    """Return the words between a negation that ends at `start` and a procedure.

    Where the procedure stands in a list that is denied as a whole ("never had an epidural injection or facet blocks"),
    the procedures, therapies and drugs named before it are left out.
    """
    if named.start - start > _FAR or not _in_list(chart.lower, start, named):
        return _WORD.findall(chart.lower, start, named.start)
    words, place = [], start
    for item in _items(chart, start, named.start):
        if item.start >= place:
            words += _WORD.findall(chart.lower, place, item.start)
            place = item.end
    return [word for word in words + _WORD.findall(chart.lower, place, named.start) if word not in ("or", "nor")]


def _in_list(lower: str, start: int, named: Named) -> bool:
    before = lower[max(start, named.start - 30) : named.start]
    joined = _JOINED.search(before)
    return joined is not None and ("or" in joined[0] or _GOES_ON.match(lower, named.end) is not None)


def _items(chart: Chart, start: int, end: int) -> list[Extent]:
    found: list[Extent] = [*inside(procedures(chart), start, end)]
    for vocabulary in ("therapy", "medication"):
        found += chart.mentions_in(vocabulary, start, end)
    return sorted(found, key=lambda item: (item.start, -item.end))
