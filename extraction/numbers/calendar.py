"""Calendar dates as notes write them: ISO, with slashes, with the month's name, or only a year."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from extraction.chart import Chart
from extraction.numbers import spoken_dates
from extraction.seeking.index import Index
from extraction.seeking.places import matches_at
from extraction.seeking.seeker import Seeker

Order = Literal["mdy", "dmy"]
_HALF_YEAR = timedelta(days=183)
_ORDERS: tuple[Order, ...] = ("mdy", "dmy")

MONTHS = {
    name: number
    for number, names in enumerate(
        "jan january|feb february|mar march|apr april|may|jun june|jul july|aug august|sep sept september|oct october"
        "|nov november|dec december".split("|"),
        start=1,
    )
    for name in names.split()
}
"""Months by name and short name."""

_MONTH = rf"(?P<month>{'|'.join(sorted(MONTHS, key=len, reverse=True))})(?![a-z])"
_YEAR = r"(?:19[3-9]\d|20[0-9]\d)"
_IN_DIGITS = Seeker(r"(?<![\w/.-])\d{1,4}(?:[-/.]\d|(?<=[12][09]\d\d)\b)")
"""What the dates of the next six patterns begin with: two numbers, or a year alone."""
_ISO = re.compile(
    rf"(?<![\w/.-])(?P<y>{_YEAR})(?P<sep>[-/.])(?P<m>0?[1-9]|1[0-2])(?P=sep)(?P<d>[0-2]?\d|3[01])(?![\d/-])"
)
_NUMERIC = re.compile(
    r"(?<![\w/.-])(?P<a>\d{1,2})(?P<sep>[/.-])(?P<b>\d{1,2})(?P=sep)(?P<y>\d{4}|\d{2})(?![\d/]|[-.]\d)"
)
_MONTH_YEAR = re.compile(rf"(?<![\w/.-])(?P<m>0?[1-9]|1[0-2])(?P<sep>[/-])(?P<y>{_YEAR})(?![\d/]|-\d)")
_YEAR_MONTH = re.compile(rf"(?<![\w/.-])(?P<y>{_YEAR})-(?P<m>0[1-9]|1[0-2])(?![\w/-]|\.\d)")
_SHORT_YEAR = re.compile(
    r"(?<![\w/.-])(?P<m>0?[1-9]|1[0-2])/(?P<y>0\d|[2-9]\d)(?![\w/%]|-\d|\s?(?:mg|mm|cm|cc|ml)\b)(?P<after>\s+(?:mri|ct|x-?rays?|emg|ncs|xr|myelogram))?"
)
_SHORT_YEAR_LEAD = re.compile(
    r"\b(?:in|since|from|dated|mri|ct|x-?ray|emg|xr|scan|films?|until|of|done|performed|study|surgery)[\s:(,]*\Z|\A\s*\Z|\n\s*\Z"
)
_WEEK_OF = re.compile(r"\b(?:week|wk|w/?c|w/?o|month|mo)\s(?:of|beginning|commencing)\s(?:the\s)?\Z")
_STUDY_LEAD = re.compile(r"\b(?:mri|ct|x-?ray|emg|xr|scan|films?)\s+(?:of\s+)?(?:[a-z/.-]{1,12}\s+){1,2}\Z")
_NAMED = Seeker(
    rf"(?<![a-z])(?:(?<!\d)(?P<d1>\d{{1,2}})\s?(?:st|nd|rd|th)?(?:\s+day)?(?:\s+of)?(?:[\s-]+|[/.](?=[a-z]{{3,9}}[/.]\d)))?{_MONTH}\.?"
    rf"(?:[\s-]+(?:the\s+)?(?P<d2>\d{{1,2}})(?:st|nd|rd|th)?(?![\d:/%.-]|\s?(?:mg|mcg|ml|%|units)\b))?"
    rf"(?:(?:\s?,?[\s-]\s?|/|(?<=\.))(?:of\s+)?(?P<y>{_YEAR})(?!\d)|\s?,?\s?['’](?P<yy>\d\d)(?!\d)|[\s/-](?P<yd>\d\d)(?![\d:/%.]|\s?(?:mg|mcg|ml|tab|units|and\b|to\b|-)))?"
)
_SPOKEN = spoken_dates.day_month(MONTHS)
_BARE_YEAR = re.compile(
    rf"(?<![\w/.,$#:-])(?P<y>{_YEAR})(?![\w/%]|[-.,:]\d|\s?(?:mg|mcg|ml|cc|units?|hours|hrs|steps|kcal|calories|am|pm|meters|feet)\b)"
)
_YEAR_LEAD = re.compile(
    r"(?:\b(?:in|since|of|from|until|till|during|circa|early|late|mid|year|around|about|by|before|after|and|or|to|through|dated|back\s+in"
    r"|approximately|spring|summer|fall|autumn|winter|mri|ct|x-?ray|emg|scan|surgery|fusion|laminectomy|discectomy)|[(\[])[\s,-]*\Z"
)
_MONTH_LEAD = re.compile(
    r"\b(?:in|since|last|this|past|until|till|of|early|late|mid|next|from|by|during|through|around|about|before|after|previous|earlier|back\s+in"
    r"|beginning\s+of|end\s+of|this\s+past)[\s-]+\Z"
)


@dataclass(frozen=True, slots=True)
class CalendarDate:
    """The characters [start, end) of a date, as read: the year is null for "in May"; `lead` is the word before it."""

    start: int
    end: int
    year: int | None
    month: int | None
    day: int | None
    numeric: tuple[int, int] | None = None

    @property
    def iso(self) -> str | None:
        """The date at the precision given, or null without a year."""
        if self.year is None:
            return None
        parts = [f"{self.year:04d}", *(f"{part:02d}" for part in (self.month, self.day) if part is not None)]
        return "-".join(parts)


def find_all(chart: Chart) -> list[CalendarDate]:
    """Return every calendar date of the note in order of place, days and months put in the note's own order."""
    return chart.found("calendar", _find)


def _find(chart: Chart) -> list[CalendarDate]:
    lower = chart.lower
    places = [match.start() for match in _IN_DIGITS.finditer(chart.index)]
    numeric = list(_numeric(lower, places))
    named = [*_named(chart), *_spoken(chart.index)]
    order = _order(chart, numeric, named)
    found = [resolved for item in numeric if (resolved := _in_order(item, order))]
    found += [item for item, _ in named]
    found += list(_iso(lower, places))
    found += list(_partial(lower, places, order))
    found.sort(key=lambda item: (item.start, -item.end))
    kept: list[CalendarDate] = []
    for item in found:
        if not kept or item.start >= kept[-1].end:
            kept.append(item)
    return kept


def _century(year: str) -> int:
    """Read a year of two digits: up to 49 it is of this century."""
    number = int(year)
    if len(year) == 4:
        return number
    return number + (2000 if number < 50 else 1900)


def _valid(year: int, month: int, day: int) -> bool:
    try:
        date(year, month, day)
    except ValueError:
        return False
    return True


def _iso(lower: str, places: list[int]) -> Iterator[CalendarDate]:
    for match in matches_at(_ISO, lower, places):
        year, month, day = int(match["y"]), int(match["m"]), int(match["d"])
        if _valid(year, month, day):
            yield CalendarDate(match.start(), match.end(), year, month, day)


def _numeric(lower: str, places: list[int]) -> Iterator[CalendarDate]:
    for match in matches_at(_NUMERIC, lower, places):
        if match["sep"] == "." and len(match["y"]) == 2 and not _both_padded(match):
            continue
        year = _century(match["y"])
        yield CalendarDate(match.start(), match.end(), year, None, None, (int(match["a"]), int(match["b"])))


def _both_padded(match: re.Match[str]) -> bool:
    """Say whether "27.04.26" is written as a date and not as a version or a sum."""
    day, month = match["a"], match["b"]
    return len(day) == 2 and len(month) == 2 and 1 <= int(day) <= 31 and 1 <= int(month) <= 12


def _in_order(item: CalendarDate, order: Order) -> CalendarDate | None:
    assert item.numeric is not None
    assert item.year is not None
    first, second = item.numeric
    for month, day in ((first, second), (second, first)) if order == "mdy" else ((second, first), (first, second)):
        if _valid(item.year, month, day):
            return CalendarDate(item.start, item.end, item.year, month, day)
    return None


def _order(chart: Chart, numeric: list[CalendarDate], named: list[tuple[CalendarDate, Order | None]]) -> Order:
    """Decide for the whole note whether the day or the month comes first.

    The dates that allow only one reading decide; else the date of service, which no date lies half a year after; else
    the way dates with a month's name are written; else the date of service itself; else spelling; else full stops
    between the numbers; else the month is first.
    """
    votes = [_only(item) for item in numeric]
    votes_by_name = [order for _, order in named]
    against, ahead = _against_service(chart, numeric), _far_ahead(chart, numeric)
    for tally in (votes, ahead, votes_by_name, against, _spelling(chart), _dotted(chart, numeric)):
        day_first, month_first = tally.count("dmy"), tally.count("mdy")
        if day_first != month_first:
            return "dmy" if day_first > month_first else "mdy"
    return "mdy"


def _only(item: CalendarDate) -> Order | None:
    assert item.numeric is not None
    first, second = item.numeric
    if first > 12 >= second:
        return "dmy"
    return "mdy" if second > 12 >= first else None


def _against_service(chart: Chart, numeric: list[CalendarDate]) -> list[Order | None]:
    """A note of 10 January 2026 that says 08-12-2025 cannot mean both; the date of service itself tells most."""
    service = chart.date_of_service
    if service is None:
        return []
    votes: list[Order | None] = []
    for item in numeric:
        same = [order for order in _ORDERS if (read := _in_order(item, order)) and read.iso == service.isoformat()]
        votes.extend(same if len(same) == 1 else [])
    return votes


def _far_ahead(chart: Chart, numeric: list[CalendarDate]) -> list[Order | None]:
    """A note of 3 March 2026 that tells what came of 02/10/2026 cannot mean October."""
    service = chart.date_of_service
    if service is None:
        return []
    votes: list[Order | None] = []
    for item in numeric:
        read = {order: found for order in _ORDERS if (found := _in_order(item, order)) is not None}
        past = [order for order, day in read.items() if (day.iso or "") <= service.isoformat()]
        far = [order for order, day in read.items() if (day.iso or "") > (service + _HALF_YEAR).isoformat()]
        votes.extend(past if len(past) == 1 and far else [])
    return votes


def _dotted(chart: Chart, numeric: list[CalendarDate]) -> list[Order | None]:
    """Dates with full stops ("09.03.2026") are written where the day comes first."""
    return ["dmy" for item in numeric if "." in chart.lower[item.start : item.end]]


def _spelling(chart: Chart) -> list[Order | None]:
    return [mention.entry.sets["order"] for mention in chart.mentions.get("spelling", [])]  # type: ignore[misc]


def _named(chart: Chart) -> Iterator[tuple[CalendarDate, Order | None]]:
    for match in _NAMED.finditer(chart.index):
        short = (match["yd"] or match["d2"]) if match["d1"] else None
        written = match["y"] or match["yy"] or short
        end = match.end() if written or not match["yd"] else match.start("yd") - 1
        day = match["d1"] or match["d2"]
        month = MONTHS[match["month"]]
        start = match.start()
        if day is None and written is None and not _is_month(chart, match):
            continue
        if day is not None and not 1 <= int(day) <= 31:
            day, start = None, match.start("month")
            if written is None:
                continue
        year = _century(written) if written else None
        if day and not _valid(year or 2024, month, int(day)):
            continue
        if day and written is None and match["month"] in ("may", "march", "mar") and not _capital(chart, match):
            continue
        order: Order | None = None
        if day:
            order = "dmy" if match["d1"] else "mdy"
        yield CalendarDate(start, end, year, month, int(day) if day else None), order


def _spoken(index: Index) -> Iterator[tuple[CalendarDate, Order | None]]:
    for start, end, year, month, day, day_first in spoken_dates.read(_SPOKEN, index):
        if _valid(year or 2024, MONTHS[month], day):
            yield CalendarDate(start, end, year, MONTHS[month], day), "dmy" if day_first else "mdy"


def _capital(chart: Chart, match: re.Match[str]) -> bool:
    return chart.text[match.start("month")].isupper()


def _is_month(chart: Chart, match: re.Match[str]) -> bool:
    """A bare month counts only after a word like "in" or "last"; "may" and "march" are verbs too."""
    lead = chart.lower[max(0, match.start("month") - 16) : match.start("month")]
    return bool(_MONTH_LEAD.search(lead)) and _capital(chart, match)


def _partial(lower: str, places: list[int], order: Order) -> Iterator[CalendarDate]:
    """Read 03/2024, 2024-03, "1/02 MRI" and "in 2019"; "MRI SIJs 11/25" where the note's days come before its months."""
    for match in matches_at(_MONTH_YEAR, lower, places):
        yield CalendarDate(match.start(), match.end(), int(match["y"]), int(match["m"]), None)
    for match in matches_at(_YEAR_MONTH, lower, places):
        yield CalendarDate(match.start(), match.end(), int(match["y"]), int(match["m"]), None)
    for match in matches_at(_SHORT_YEAR, lower, places):
        if _WEEK_OF.search(lower, max(0, match.start() - 14), match.start()):
            continue
        named = _SHORT_YEAR_LEAD.search(lower, max(0, match.start() - 14), match.start())
        study = order == "dmy" and _STUDY_LEAD.search(lower, max(0, match.start() - 34), match.start())
        if match["after"] or named or study:
            yield CalendarDate(match.start(), match.end("y"), _century(match["y"]), int(match["m"]), None)
    for match in matches_at(_BARE_YEAR, lower, places):
        if _YEAR_LEAD.search(lower, max(0, match.start() - 16), match.start()):
            yield CalendarDate(match.start(), match.end(), int(match["y"]), None, None)
