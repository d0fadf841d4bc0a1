"""Sides of results: "positive on the right, negative on the left"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from extraction.anatomy import sides
from extraction.anatomy.sides import Side
from extraction.chart import Chart, inside
from extraction.kinds.exam_test.pairing import Group
from extraction.kinds.exam_test.results import Result
from extraction.targets.mention import Mention
from models.vocabulary import Laterality

_CUT = re.compile(r"[,;]|[.]\s|\bbut\b|\bwhile\b|\bwhereas\b")
_HARD = re.compile(r";|[.]\s")
_JOIN = re.compile(r"[\s,&+/]*(?:and|or|the|on|side|as well as)?[\s&+/]*(?:the|on)?\s*")
_REACH = 60


@dataclass(frozen=True, slots=True)
class Sided:
    """A result with the side it holds for, and the words that name the side."""

    result: Result
    side: Laterality | None
    words: tuple[Side, ...] = ()


def sided_results(
    chart: Chart, group: Group, bounds: tuple[int, int], ignored: Sequence[tuple[int, int]] = ()
) -> list[Sided]:
    """Return the results of a group with their sides.

    `bounds` is the stretch of text that the group may look at; sides in an `ignored` stretch belong to a result that
    was left unticked.
    """
    start, end = bounds
    results = [*([group.before] if group.before else []), *group.after]
    if not results:
        return []
    first, last = group.tests[0], group.tests[-1]
    borders = _borders(chart, group, results, start, end)
    found = []
    for result, (low, high) in zip(results, borders, strict=True):
        words = [w for w in _words(chart, low, high, result) if not any(s <= w.start < e for s, e in ignored)]
        found.append(Sided(result, together(words), tuple(words)))
    if len(found) == 1 and found[0].side is None:
        words = _near(chart, first.start, last.end, start, end)
        return [Sided(results[0], together(words), tuple(words))]
    return found


def own_side(chart: Chart, test: Mention) -> list[Side]:
    """Return the side written right at a test: "right FABER", "FABER R", "left-sided slump"."""
    words = inside(sides.find_all(chart), max(0, test.start - 16), test.end + 12)
    return [w for w in words if _touches(chart, w, test)]


def together(words: Sequence[Side]) -> Laterality | None:
    """Return the side that the words name together: left and right make both."""
    named = {word.side for word in words}
    if not named:
        return None
    return named.pop() if len(named) == 1 else "bilateral"


def _touches(chart: Chart, word: Side, test: Mention) -> bool:
    between = chart.lower[word.end : test.start] if word.end <= test.start else chart.lower[test.end : word.start]
    return (
        re.fullmatch(r"(?:[^\S\r\n]|[(:-])*(?:sided|side|on the|on)?[^\S\r\n]*(?:the)?[^\S\r\n]*", between) is not None
    )


def _borders(chart: Chart, group: Group, results: Sequence[Result], start: int, end: int) -> list[tuple[int, int]]:
    """Return, for each result, the stretch of text whose sides are its own."""
    anchor = max([t.end for t in group.tests if t.end <= results[0].start] or [group.tests[-1].end])
    before_mode = bool(group.after) and group.before is None and bool(_between(chart, anchor, results[0].start))
    low = anchor if group.before is None else max(start, results[0].start - 16)
    if group.before is not None:
        cuts = [cut.end() for cut in _CUT.finditer(chart.lower, low, results[0].start)]
        low = cuts[-1] if cuts else low
    borders = []
    for index, result in enumerate(results):
        follows = results[index + 1].start if index + 1 < len(results) else None
        if follows is None:
            begin = max(result.end, anchor)
            high = min(end, begin + _REACH)
            hard = _HARD.search(chart.lower, begin, high)
            high = hard.start() if hard else high
        else:
            begin = max(result.end, anchor) if result.end <= anchor else result.end
            cut = _CUT.search(chart.lower, min(begin, follows), follows)
            high = cut.start() if cut else (result.end if before_mode else follows)
        borders.append((low, high))
        low = high
    return borders


def _between(chart: Chart, start: int, end: int) -> list[Side]:
    return inside(sides.find_all(chart), start, end)


def _words(chart: Chart, low: int, high: int, result: Result) -> list[Side]:
    """Return the first side of a stretch with those joined to it; sides before the result win."""
    found = _between(chart, low, high)
    earlier = [word for word in found if word.end <= result.start]
    run: list[Side] = []
    for word in earlier or found:
        if run and _JOIN.fullmatch(chart.lower, run[-1].end, word.start) is None:
            break
        run.append(word)
    return run


def _near(chart: Chart, first: int, last: int, start: int, end: int) -> list[Side]:
    words = inside(sides.find_all(chart), max(start, first - 20), min(end, last + 16))
    return [w for w in words if (w.end <= first and not _CUT.search(chart.lower, w.end, first)) or w.start >= last][:1]
