"""Lengths told by two dates: "2025-10-06 to 2026-02-20", "March 30 through May 11", "06/22 - 07/27"."""

from __future__ import annotations

import itertools
import re
from calendar import monthrange
from datetime import date

from extraction.chart import Chart
from extraction.numbers import dates
from extraction.numbers.dates import DateMention
from extraction.numbers.quantity import Quantity
from extraction.seeking.seeker import Seeker
from models.interval import Interval

_TO = re.compile(r"\s?(?:to|through|thru|until|till|til|up to|[-–—]+)\s?(?:about\s|around\s|the\s)?")
_SHORT = Seeker(
    r"(?<![\w/.-])(?P<a>\d{1,2})/(?P<b>\d{1,2})\s?(?:-|–|to|through|until)\s?(?P<c>\d{1,2})/(?P<d>\d{1,2})(?:/(?P<y>\d{4}|\d{2}))?(?![\w/]|-\d)"
)
_MONTH = 30.4375
_LONGEST = 3660


def find_all(chart: Chart) -> list[Quantity]:
    """Return every length of time between two dates of the note, in days, in order of place.

    Whole calendar months count as such: 12 February to 12 May is three months. Of two months the length is a range.
    """
    return chart.found("date ranges", _find)


def _find(chart: Chart) -> list[Quantity]:
    found = [short for match in _SHORT.finditer(chart.index) if (short := _short(match)) is not None]
    known = dates.find_all(chart)
    for first, last in itertools.pairwise(known):
        if first.iso is None or last.iso is None or not _TO.fullmatch(chart.lower, first.end, last.start):
            continue
        if any(q.start < last.end and first.start < q.end for q in found):
            continue
        value = _between(first, last)
        if value is not None:
            found.append(Quantity(first.start, last.end, value))
    return found


def days_between(first: str, last: str) -> float | None:
    """Return the days from one day to another, whole calendar months as months; null where either is no day or they are turned."""
    try:
        start, end = date.fromisoformat(first), date.fromisoformat(last)
    except ValueError:
        return None
    if end <= start:
        return None
    if start.day == end.day:
        return round(((end.year - start.year) * 12 + end.month - start.month) * _MONTH, 4)
    return float((end - start).days)


def _between(first: DateMention, last: DateMention) -> Interval | None:
    assert first.iso is not None
    assert last.iso is not None
    if len(first.iso) == len(last.iso) == len("2026-01-01"):
        days = days_between(first.iso, last.iso)
        return Interval.exactly(days) if days is not None and days < _LONGEST else None
    if len(first.iso) == len(last.iso) == len("2026-01"):
        (y1, m1), (y2, m2) = (tuple(map(int, iso.split("-"))) for iso in (first.iso, last.iso))
        low = (date(y2, m2, 1) - date(y1, m1, monthrange(y1, m1)[1])).days
        high = (date(y2, m2, monthrange(y2, m2)[1]) - date(y1, m1, 1)).days
        return Interval.between(max(low, 0), high, approximate=True) if low >= 0 and high < _LONGEST else None
    return None


def _short(match: re.Match[str]) -> Quantity | None:
    """Read two days of one year whose year is written once or not at all; the order of day and month is that which fits."""
    a, b, c, d = (int(match[name]) for name in "abcd")
    year = match["y"]
    number = int(year) + (2000 if len(year) == 2 else 0) if year else 2026
    for first, last in (((a, b), (c, d)), ((b, a), (d, c))):
        try:
            days = (date(number, *last) - date(number, *first)).days
        except ValueError:
            continue
        if days > 0:
            return Quantity(match.start(), match.end(), Interval.exactly(days))
    return None
