"""Dates: calendar dates at the precision given, and times before the date of service."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from extraction.chart import Chart
from extraction.numbers import calendar, durations
from extraction.numbers.calendar import CalendarDate
from extraction.numbers.quantity import Quantity
from extraction.seeking.seeker import Seeker


@dataclass(frozen=True, slots=True)
class DateMention:
    """The characters [start, end) that give a date; `iso` is null for a relative date that cannot be resolved."""

    start: int
    end: int
    iso: str | None
    relative: bool = False


_AGO = re.compile(
    r"\s+(?:ago|back(?!\s+(?:pain|ache|surgery|injury|brace|spasm))|prior\s+to\s+(?:today|this\s+visit)|before\s+(?:today|this\s+visit))\b"
)
_AHEAD = re.compile(r"['’]?\s+(?:time|from\s+(?:now|today))\b")
_RETURN = re.compile(
    r"\b(?:back|return|follow|review|see|seen|again|recheck|rtc|f/u|repeat|appointment|call)\w*\b[^.;\n]{0,30}\bin\s+\Z"
)
_VAGUE_AGO = Seeker(
    r"\b(?:a\s+few|several|some|many|a\s+number\s+of)\s+(?:days?|weeks?|months?|years?)\s+(?:ago|back)\b"
)
_DAYS = "monday tuesday wednesday thursday friday saturday sunday".split()
_WORDS = Seeker(
    rf"\b(?:(?P<word>yesterday|today|the\s+day\s+before\s+yesterday)"
    rf"|(?:(?P<which>last|this\s+past|past|next|this|this\s+coming|earlier\s+this|later\s+this)\s+)(?P<unit>week|month|year|{'|'.join(_DAYS)})"
    r"|in\s+a\s+(?P<fortnight>fortnight))\b(?!['’]s\s+(?:end|time))"
)
_FUTURE_LEAD = re.compile(r"\b(?:next|by|until|till|coming|for)[\s-]+\Z")


def find_all(chart: Chart) -> list[DateMention]:
    """Return every date of the note in order of place: ISO, US, UK, month names, and "three weeks ago".

    Relative dates ("six weeks back", "last Tuesday", "this past June") are resolved against the chart's date of service, at
    the precision they have: weeks to a day, months to a month, years to a year.
    """
    return chart.found("dates", _find)


def _find(chart: Chart) -> list[DateMention]:
    found = [_calendar(chart, item) for item in calendar.find_all(chart)]
    found.extend(_ago(chart))
    found.extend(_named(chart))
    found.sort(key=lambda mention: (mention.start, -mention.end))
    return [mention for n, mention in enumerate(found) if n == 0 or mention.start >= found[n - 1].end]


def _calendar(chart: Chart, item: CalendarDate) -> DateMention:
    if item.year is not None:
        return DateMention(item.start, item.end, item.iso)
    return DateMention(item.start, item.end, _nearest(chart, item), relative=True)


def _nearest(chart: Chart, item: CalendarDate) -> str | None:
    """Give "in May" or "May 5" the year that puts it last before the date of service, or next after it ("by May")."""
    service = chart.date_of_service
    if service is None or item.month is None:
        return None
    future = bool(_FUTURE_LEAD.search(chart.lower, max(0, item.start - 10), item.start))
    then, now = (item.month, item.day or 1), (service.month, service.day)
    year = service.year
    if future:
        year += then < (now[0], now[1] if item.day else 1)
    else:
        year -= then > (now[0], now[1] if item.day else 31)
    return CalendarDate(item.start, item.end, year, item.month, item.day).iso


def _ago(chart: Chart) -> Iterator[DateMention]:
    lower = chart.lower
    for duration in durations.find_all(chart):
        if match := _AGO.match(lower, duration.end):
            yield DateMention(duration.start, match.end(), _shifted(chart, duration, -1), relative=True)
        elif match := _AHEAD.match(lower, duration.end):
            yield DateMention(duration.start, match.end(), _shifted(chart, duration, 1), relative=True)
        elif _RETURN.search(lower, max(0, duration.start - 50), duration.start):
            yield DateMention(duration.start, duration.end, _shifted(chart, duration, 1), relative=True)
    for vague in _VAGUE_AGO.finditer(chart.index):
        yield DateMention(vague.start(), vague.end(), None, relative=True)


def _shifted(chart: Chart, duration: Quantity, direction: int) -> str | None:
    """Count from the date of service; a range or an open length has no one date."""
    service, value = chart.date_of_service, duration.value
    if service is None or value.low is None or value.low != value.high:
        return None
    then = service + timedelta(days=round(value.low) * direction) if value.low < 40000 else None
    if then is None or then.year < 1900:
        return None
    unit = re.sub(r"[^a-z]", "", chart.lower[duration.start : duration.end])
    if re.search(r"(?:year|yr|decade)", unit):
        return f"{then.year:04d}" if "half" not in unit else f"{then:%Y-%m}"
    if re.search(r"mo|mth|mnth", unit):
        return f"{then:%Y-%m}"
    return then.isoformat()


def _named(chart: Chart) -> Iterator[DateMention]:
    for match in _WORDS.finditer(chart.index):
        iso = _word(match, chart.date_of_service) if chart.date_of_service else None
        yield DateMention(match.start(), match.end(), iso, relative=True)


def _word(match: re.Match[str], service: date) -> str | None:
    if match["fortnight"]:
        return (service + timedelta(days=14)).isoformat()
    if match["word"]:
        back = {"today": 0, "yesterday": 1}.get(match["word"], 2)
        return (service - timedelta(days=back)).isoformat()
    which, unit = match["which"], match["unit"]
    step = {"last": -1, "this past": -1, "past": -1, "next": 1, "this coming": 1}.get(" ".join(which.split()), 0)
    if unit == "year":
        return f"{service.year + step:04d}"
    if unit == "month":
        months = service.year * 12 + service.month - 1 + step
        return f"{months // 12:04d}-{months % 12 + 1:02d}"
    if unit == "week":
        return _week(service + timedelta(days=7 * step))
    return _weekday(service, _DAYS.index(unit), step)


def _week(day: date) -> str | None:
    """A week is known only to its month, where it lies in one."""
    monday = day - timedelta(days=day.weekday())
    sunday = monday + timedelta(days=6)
    return f"{monday:%Y-%m}" if monday.month == sunday.month else None


def _weekday(service: date, weekday: int, step: int) -> str | None:
    if step > 0:
        return (service + timedelta(days=(weekday - service.weekday() - 1) % 7 + 1)).isoformat()
    if step < 0:
        return (service - timedelta(days=(service.weekday() - weekday - 1) % 7 + 1)).isoformat()
    return None
