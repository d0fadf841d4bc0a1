"""Scores: so many out of ten."""

from __future__ import annotations

import re
from dataclasses import replace

from extraction.chart import Chart
from extraction.numbers import amounts
from extraction.numbers.amounts import Amount
from extraction.numbers.bounds import Scale, bounded
from extraction.numbers.quantity import Quantity

_SCALE = Scale(0, 10)
_OF_TEN = re.compile(
    r"\s*(?:[/⁄∕]\s*(?:10|ten)|(?:out\s+of|over|on)\s+(?:a\s+(?:possible|maximum)\s+)?(?:10|ten)|/10ths)(?!\w)(?!\s?[/.]\d)(?!-\d{2,4}(?![\d/]))(?!\s?%)"
    r"(?:\s?[-–—]\s?(?P<to>\d{1,2}(?:\.\d)?)\s?/\s?10(?![\w/]))?"
)
_OF_HUNDRED = re.compile(
    r"\s*(?:[/⁄∕]\s*100|out\s+of\s+(?:100|a\s+hundred|one\s+hundred))(?:\s*mm)?(?!\w)(?!\s?[/.-]\d)"
)
_MILLIMETRES = re.compile(r"\s*mm(?!\w)")
_ANALOGUE = re.compile(r"\b(?:vas|visual\s+analog(?:ue)?)\b[^.;\n]{0,40}\Z")
_CHANGE = re.compile(r"\b(?:from)\s+(?:an?\s+)?\Z")
_RANGING = re.compile(r"\b(?:rang\w+|var\w+|fluctuat\w+|anywhere|somewhere|between|average\w*)\s+from\s+(?:an?\s+)?\Z")


def find_all(chart: Chart) -> list[Quantity]:
    """Return every score out of ten (or of a hundred millimetres, brought to ten), in order of place.

    "4-5/10" is one score, [4, 5]; "from 8 to 3/10" and "8 to 3 out of ten" are two. Whether a score is of pain is the readers'
    affair.
    """
    return chart.found("scores", _find)


def _find(chart: Chart) -> list[Quantity]:
    lower = chart.lower
    found: list[Quantity] = []
    for amount in amounts.find_all(chart):
        if amount.article or amount.fraction:
            continue
        if unit := _OF_TEN.match(lower, amount.end):
            factor = 1.0
        elif (unit := _OF_HUNDRED.match(lower, amount.end)) or (
            (unit := _MILLIMETRES.match(lower, amount.end))
            and _ANALOGUE.search(lower, max(0, amount.start - 60), amount.start)
        ):
            factor = 0.1
        else:
            continue
        to = unit.groupdict().get("to")
        ends_higher = to is not None and not amount.ranged and amount.low <= float(to)
        scored = replace(amount, high=float(to)) if to is not None and ends_higher else amount
        for part, end in _parts(lower, scored, unit.end()):
            if max(part.low, part.high) * factor <= 10:
                bound = bounded(lower, part, end, factor, _SCALE)
                found.append(Quantity(bound.start, bound.end, bound.value))
    return found


def _parts(lower: str, amount: Amount, end: int) -> list[tuple[Amount, int]]:
    """Split a change ("8 to 3", "from 4 to 7") into its two scores; a range stays one."""
    lead = lower[max(0, amount.start - 32) : amount.start]
    rising_change = _CHANGE.search(lead) and not _RANGING.search(lead)
    if not amount.ranged or not (amount.falling or rising_change):
        return [(amount, end)]
    first = Amount(amount.start, amount.first_end, amount.low, amount.low, amount.first_end, amount.start)
    last = Amount(amount.second_start, amount.end, amount.high, amount.high, amount.end, amount.second_start)
    return [(first, first.end), (last, end)]
