"""Clock times: how long something went on that is told by the clock ("from ten until six in the evening")."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass

from extraction.chart import Chart, by_start
from extraction.numbers.quantity import Quantity
from extraction.numbers.words import WORDS
from extraction.seeking.seeker import Seeker
from models.interval import Interval

_HOURS = {word: number for word, number in WORDS.items() if 1 <= number <= 12} | {
    "noon": 12,
    "midday": 12,
    "lunchtime": 12,
    "midnight": 24,
}
_NOT_WITHIN = r"(?<![\w/.:])(?<![a-ln-z]-)"
_TIME = Seeker(
    rf"{_NOT_WITHIN}(?:(?P<past>half\s+past|quarter\s+past|quarter\s+to)\s+)?"
    rf"(?:(?P<d>[01]?\d|2[0-4])(?:[:.h](?P<m>[0-5]\d))?|(?P<w>{'|'.join(_HOURS)}))"
    r"(?:\s?(?P<ap>[ap])\.?m\b\.?|\s?(?P<hrs>hrs|hours|h)\b(?=.{0,9}(?:to|until|till|-))|(?![\w/%:]|[.,]\d))(?:\s?o['’]?clock\b)?"
    r"(?:\s(?:in\sthe|that|the\ssame|at|this)\s(?P<part>morning|afternoon|evening|night))?"
    rf"|{_NOT_WITHIN}(?P<mil>(?:[01]\d|2[0-3])[0-5]\d)(?=\s?(?:hrs|hours|h)\b|\s?(?:to|until|till|-|–)\s?\d{{4}}\s?(?:hrs|hours|h)\b)"
)
_TO = re.compile(
    r"\s?,?\s?(?:to|until|till|til|through|thru|up\s(?:to|until|till)|and|[-–—])\s?(?:about\s|around\s|nearly\s|almost\s)?"
)
_FROM = re.compile(r"\b(?:from|between)\s(?:about\s|around\s)?\Z")
_UNTIL = re.compile(r"\b(?:until|till|til|up\sto)\s(?:about\s|around\s|nearly\s|almost\s|after\s)?\Z")
_AT = re.compile(r"\b(?:at|@)\s(?:about\s|around\s)?\Z")
_OPEN_FOR = re.compile(r"\b(?:open|clinic|hours|works?|working|shift|appointment|sleeps?|bed)\b")
_BACK = 220


@dataclass(frozen=True, slots=True)
class ClockTime:
    """The characters [start, end) of a time of day; `hours` are those it may be, `sure` whether its words tell it is one."""

    start: int
    end: int
    hours: tuple[float, ...]
    sure: bool


def find_all(chart: Chart) -> list[Quantity]:
    """Return every length told by two times of day, in days, in order of place.

    "from 10:00 to 18:00" and "from ten until six in the evening" are eight hours; so is "until 6 pm" after "at ten in the
    morning" shortly before. Opening hours, shifts and two bare numbers ("from 2 to 5") are none.
    """
    return chart.found("clock lengths", _find)


def _find(chart: Chart) -> list[Quantity]:
    times = chart.found("clock times", _times)
    found = []
    for index, last in enumerate(times):
        first = times[index - 1] if index else None
        if first is not None and _TO.fullmatch(chart.lower, first.end, last.start) and (first.sure or last.sure):
            lead = chart.lower[max(0, first.start - 40) : first.start]
            both = first.sure and last.sure
            if (both or _FROM.search(lead)) and not _OPEN_FOR.search(lead):
                found.append(_length(first.start, last.end, first, last))
        elif last.sure and _UNTIL.search(chart.lower, max(0, last.start - 20), last.start):
            began = _began(chart, times, last)
            if began is not None:
                found.append(_length(last.start, last.end, began, last))
    return found


def _began(chart: Chart, times: list[ClockTime], last: ClockTime) -> ClockTime | None:
    """Return the time shortly before at which something was done ("at ten in the morning ... until six pm")."""
    first = bisect_left(times, last.start - _BACK, key=by_start)
    index = bisect_left(times, last.start, key=by_start)
    before = [t for t in times[first:index] if t.sure and _AT.search(chart.lower, max(0, t.start - 12), t.start)]
    return before[-1] if before else None


def _times(chart: Chart) -> list[ClockTime]:
    return [time for match in _TIME.finditer(chart.index) if (time := _time(match)) is not None]


def _time(match: re.Match[str]) -> ClockTime | None:
    if military := match["mil"]:
        return ClockTime(match.start(), match.end(), (int(military[:2]) + int(military[2:]) / 60,), True)
    written = match["d"] or match["w"]
    hour = float(_HOURS.get(written) or int(written))
    if not hour and not match["m"]:
        return None
    half = match["ap"] or _HALVES.get(match["part"] or "")
    named = not written.isdigit() and hour in (12, 24)
    told = half or match["m"] or match["hrs"] or match["past"] or "clock" in match[0] or named
    hour += int(match["m"] or 0) / 60 + _PAST.get(" ".join((match["past"] or "").split()), 0)
    return ClockTime(match.start(), match.end(), _may_be(hour, None if hour > 13 else half, exact=named), bool(told))


_HALVES = {"morning": "a", "afternoon": "p", "evening": "p", "night": "p"}
_PAST = {"half past": 0.5, "quarter past": 0.25, "quarter to": -0.25}


def _may_be(hour: float, half: str | None, *, exact: bool) -> tuple[float, ...]:
    if exact or hour >= 13:
        return (hour % 24,)
    if half is None:
        return (hour % 24, (hour + 12) % 24)
    return ((hour % 12) + (12 if half == "p" else 0),)


def _length(start: int, end: int, first: ClockTime, last: ClockTime) -> Quantity:
    """The shortest time from a reading of the first to a reading of the last."""
    hours = min((b - a) % 24 or 24 for a in first.hours for b in last.hours)
    return Quantity(start, end, Interval.exactly(hours / 24))
