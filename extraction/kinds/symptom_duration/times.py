"""Stretches of time that could be a symptom's: lengths, times ago, dates and events it has lasted since."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Literal

from extraction.chart import Chart, inside
from extraction.numbers import dates, durations
from extraction.numbers.dates import DateMention
from extraction.numbers.quantity import Quantity
from extraction.seeking.seeker import Seeker
from extraction.targets.mention import Mention
from models.interval import Interval

Form = Literal["lasting", "ago", "date"]
"""How the time is told: a length or "since ..." (lasting), a time ago, or the date of a beginning."""


@dataclass(frozen=True, slots=True)
class Time:
    """The characters [start, end) that tell a time, with the words that lead to it if `led`; days is null if unknown.

    `rule` is the id of the vocabulary entry that tells it, null for a number or a date.
    """

    start: int
    end: int
    days: Interval | None
    form: Form
    led: bool
    rule: str | None = None


_LEAD = re.compile(
    r"(?:\b(?:for|over|during|in|throughout|through|since|x|these|upwards\s+of)\s*|[x×]\s?|(?<=\w)[-–]\s)"
    r"(?:(?:the|these|better\s+part\s+of|best\s+part\s+of|most\s+of|a|at|about|approximately|almost|nearly)\s+)*(?:(?:past|last|previous|preceding|entire|next|ensuing|following)\s+)?(?:the\s+)?\Z"
)
_SINCE = re.compile(
    r"\b(?:since|from|dating\s+(?:back\s+)?(?:to|from))\s+(?:about\s+|around\s+|approximately\s+|at\s+least\s+)?(?:(?:the|an?)\s+)?\Z"
)
_PART_OF_YEAR = re.compile(
    r"(?:early|late|mid|spring|summer|fall|autumn|winter|the\s+(?:beginning|end|middle|start)\s+of)[\s-]+(?:of\s+)?\Z"
)
_PRIOR = re.compile(
    r"\s+(?:previously|earlier|(?:prior|before|previous)(?:\s+to)?\s+(?:(?:this|the|his|her|my|current|today['’]?s)\s+)*"
    r"(?:visit|presentation|evaluation|consultation|admission|appointment|exam\w*)|(?:prior|before)(?=\s*[.,;)]|\s*\Z))(?!\w)"
)
_AGE = Seeker(r"\bsince\s+(?:(?:the\s+)?age\s+(?:of\s+)?|(?:he|she)\s+was\s+)\d{1,2}\b(?:\s+years\s+(?:old|of\s+age))?")
_HOURS = re.compile(r"\d\s?h(?:ou)?r?s?\Z")
_ON = re.compile(
    r"[\s,(]*(?:(?:on|off|from|down|at|over)\s(?:the\s|an?\s|her\s|his\s|some\s)?(?:[a-z]+\s){1,2})?(?:(?:at\s+work|of|on|in|dated|back\s+in|which\s+occurred)\s+){0,2}(?:early\s+|late\s+|mid[\s-])?"
)
_LITTLE = re.compile(r"\b(?:a\s+(?:little|bit)|slightly|just)\s+\Z")
_AGAIN = re.compile(r"[\s,(]*(?:or\s+so\s+|ever\s+|now\s+)?")
_UNITS = ("year", "month", "week")  # "over the years" is no length
_NAMED = re.compile(r"last\s+\w+|[a-z]{3,9}")
_LEAD_REACH = 48
_SHORTEST = 1


def times_in(chart: Chart) -> list[Time]:
    """Return the times of the note in order of place; those under a day are none."""
    return chart.found("symptom times", _find)


def _find(chart: Chart) -> list[Time]:
    if not {"symptom", "symptom_duration", "region"} & chart.mentions.keys():
        return []
    days = dates.find_all(chart)
    ago = {mention.start: mention for mention in days if mention.relative}
    found = [
        *_lengths(chart, ago),
        *_vague(chart, ago),
        *(time for mention in days if (time := _date(chart, mention)) is not None),
        *_events(chart),
        *(Time(m.start(), m.end(), None, "lasting", led=True) for m in _AGE.finditer(chart.index)),
    ]
    found.sort(key=lambda time: (time.start, -time.end))
    kept: list[Time] = []
    for time in found:
        if not kept or (time.start >= kept[-1].end and not _repeats(chart, kept[-1], time)):
            kept.append(time)
    return kept


def _repeats(chart: Chart, before: Time, time: Time) -> bool:
    """ "For eight years since that fall", "ten weeks (since mid May)": one time told twice."""
    return (
        before.form == "lasting"
        and time.form == "lasting"
        and _AGAIN.fullmatch(chart.lower, before.end, time.start) is not None
    )


def _lengths(chart: Chart, ago: dict[int, DateMention]) -> Iterator[Time]:
    for length in durations.find_all(chart):
        high = length.value.high if length.value.high is not None else length.value.low
        if high is not None and high < _SHORTEST:
            continue
        mention = ago.get(length.start)
        prior = _PRIOR.match(chart.lower, length.end)
        if mention is not None and mention.end > length.end:
            start, days = _nearly(chart, length)
            yield Time(start, mention.end, days, "ago", led=False)
        elif prior:
            yield Time(length.start, prior.end(), length.value, "ago", led=False)
        else:
            start, days = _nearly(chart, length)
            time = _led(chart, start, length.end, days)
            if mention is not None and not time.led:
                continue  # "last week" is a date, "over the last week" a length
            if time.led or not _HOURS.search(chart.lower, length.start, length.end):
                yield time


def _nearly(chart: Chart, length: Quantity) -> tuple[int, Interval]:
    """Read "a little less than a year" as about a year; return where it starts and its days."""
    little = _LITTLE.search(chart.lower, max(0, length.start - 12), length.start)
    start = little.start() if little else length.start
    if length.value.low == 0 and length.value.high and chart.lower.startswith(("a ", "slightly", "just"), start):
        return start, Interval.exactly(length.value.high, approximate=True)
    return start, length.value


def _vague(chart: Chart, ago: dict[int, DateMention]) -> Iterator[Time]:
    """Lengths without a number: "for many years"; "several years ago" is a time ago."""
    for mention in _of_role(chart, "vague"):
        back = ago.get(mention.start)
        if back is not None:
            yield Time(mention.start, back.end, None, "ago", led=False, rule=mention.entry.id)
        else:
            time = replace(_led(chart, mention.start, mention.end, None), rule=mention.entry.id)
            bare = chart.lower.startswith(_UNITS, mention.start) and not chart.lower.startswith(" of", mention.end)
            if bare and not chart.lower.startswith("for", time.start):
                continue
            if time.led or chart.lower.startswith(
                (" of", "-long", " history", " hx", "' ", "’ ", " duration"), time.end
            ):
                yield time


def _led(chart: Chart, start: int, end: int, days: Interval | None) -> Time:
    """Take in the words that lead to a length: "for the past"."""
    lead = _LEAD.search(chart.lower, max(0, start - _LEAD_REACH), start)
    return Time(lead.start() if lead else start, end, days, "lasting", led=lead is not None)


def _date(chart: Chart, mention: DateMention) -> Time | None:
    lower = chart.lower
    if mention.relative and mention.iso is None and not _NAMED.fullmatch(lower, mention.start, mention.end):
        return None
    if lower.startswith("today", mention.start):
        return None
    start = mention.start
    part = _PART_OF_YEAR.search(lower, max(0, start - 20), start)
    if part:
        start = part.start()
    days = _days_since(chart, mention)
    since = _SINCE.search(lower, max(0, start - 30), start)
    if since and lower.startswith(("since", "dating"), since.start()):
        return Time(since.start(), mention.end, days, "lasting", led=True)
    return Time(start, mention.end, days, "date", led=False)


def _days_since(chart: Chart, mention: DateMention) -> Interval | None:
    """Count from the first to the last day that a date may mean up to the date of service."""
    if chart.lower[mention.start : mention.end] == "yesterday":
        return Interval.exactly(1, approximate=True)
    service, iso = chart.date_of_service, mention.iso
    if service is None or iso is None:
        return None
    first, last = _bounds(iso)
    longest, shortest = (service - first).days, (service - last).days
    if longest < _SHORTEST:
        return None
    return Interval.between(max(shortest, 0), longest, approximate=first != last)


def _bounds(iso: str) -> tuple[date, date]:
    parts = [int(part) for part in iso.split("-")]
    year, month = parts[0], parts[1] if len(parts) > 1 else None
    if len(parts) == 3:
        day = date(year, parts[1], parts[2])
        return day, day
    if month is None:
        return date(year, 1, 1), date(year, 12, 31)
    following = date(year + month // 12, month % 12 + 1, 1)
    return date(year, month, 1), following - timedelta(days=1)


def _events(chart: Chart) -> Iterator[Time]:
    for mention in _of_role(chart, "event"):
        since = _SINCE.search(chart.lower, max(0, mention.start - 30), mention.start)
        if since and chart.lower.startswith("since", since.start()):
            date_of_it = _date_of_event(chart, mention)
            end, days = (date_of_it.end, _days_since(chart, date_of_it)) if date_of_it else (mention.end, None)
            yield Time(since.start(), end, days, "lasting", led=True, rule=mention.entry.id)


def _date_of_event(chart: Chart, event: Mention) -> DateMention | None:
    """The date right after an event: "since the accident on 4 May 2021"."""
    following = inside(dates.find_all(chart), event.end, event.end + _LEAD_REACH)
    if following and _ON.fullmatch(chart.lower, event.end, following[0].start):
        return following[0]
    return None


def _of_role(chart: Chart, role: str) -> list[Mention]:
    return [m for m in chart.mentions.get("symptom_duration", []) if m.entry.sets["role"] == role]
