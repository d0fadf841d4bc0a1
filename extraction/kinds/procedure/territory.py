"""Which procedure of a sentence a level, a side, a date or a number belongs to: the nearest, in words."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from typing import TypeVar

from extraction.chart import Chart, inside
from extraction.kinds.procedure.gaps import loose_words
from extraction.kinds.procedure.named import Named
from extraction.kinds.procedure.naming import procedures
from extraction.ordered import Extent

Item = TypeVar("Item", bound=Extent)
_NEAR = 8


def neighbours(chart: Chart, named: Named) -> tuple[Named | None, Named | None]:
    """Return the procedures named before and after one in its sentence."""
    found = procedures(chart)
    sentence = chart.sentence_at(named.start)
    before = bisect_left(found.starts, named.start) - 1
    after = found.at(named.start) + 1
    previous = found[before] if before >= 0 and found[before].start >= sentence.start else None
    following = found[after] if after < len(found) and found[after].start < sentence.end else None
    return previous, following


def own(chart: Chart, named: Named, items: Sequence[Item], *, near: int = _NEAR, leading: bool = True) -> list[Item]:
    """Return the items of the sentence that stand nearer to this procedure than to its neighbours.

    near: how many words may stand between; leading: of two procedures equally near, the item leads the later.
    """
    sentence = chart.sentence_at(named.start)
    previous, following = neighbours(chart, named)
    low = previous.end if previous else sentence.start
    high = following.start if following else sentence.end
    kept = []
    for item in inside(items, low, high):
        if item.start < named.end and item.end > named.start:
            kept.append(item)
            continue
        mine = _distance(chart, item, named)
        other = previous if item.end <= named.start else following
        if mine > near:
            continue
        if other is not None:
            theirs = _distance(chart, item, other)
            ahead = item.end <= named.start
            if theirs < mine or (theirs == mine and ahead is not leading):
                continue
        kept.append(item)
    return kept


def _distance(chart: Chart, item: Extent, named: Named) -> int:
    if item.end <= named.start:
        return _gap(chart, item.end, named.start)
    if item.start >= named.end:
        return _gap(chart, named.end, item.start)
    return 0


def _gap(chart: Chart, start: int, end: int) -> int:
    if end - start > 200:
        return 99
    text = chart.lower[start:end]
    breaks = (
        text.count(";") * 3
        + text.count(",")
        + text.count(" and ")
        + (text.count(" but ") + text.count("followed by")) * 3
    )
    return loose_words(chart, start, end) + breaks
