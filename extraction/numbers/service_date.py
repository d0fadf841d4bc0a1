"""The note's own date: when the patient was seen."""

from __future__ import annotations

import re
from datetime import date

from extraction.chart import Chart
from extraction.numbers import calendar
from extraction.numbers.calendar import CalendarDate

_GAP = r"[\s:.,#|*_=-]*(?:is\s+|was\s+|on\s+|(?:mon|tues?|wed|thur?s?|fri|sat|sun)[a-z]*,?\s+)?\Z"
_LABEL = re.compile(
    r"\b(?:d\.?o\.?[sv]\.?|date\s*/\s*time|date\s+(?:of\s+)?(?:the\s+)?(?:today['’]?s\s+)?(?:service|visit|consult(?:ation)?|evaluation|re-?evaluation"
    r"|exam(?:ination)?|encounter|appointment|clinic|assessment|attendance|review|follow[\s-]?up|office\s+visit)|(?:visit|service|encounter|clinic"
    r"|appointment|exam|consult(?:ation)?|evaluation|attendance)\s+date|date\s+seen|today['’]?s\s+date)" + _GAP
)
_SECOND = re.compile(
    r"(?:\bdate(?:\s+of\s+(?:procedure|operation|surgery|dictation|report|letter|note|injection))?|(?:procedure|report|letter|note|dictated|operation)"
    r"\s+date|(?:progress|clinic|office|follow[\s-]?up|visit|consult(?:ation)?)\s+notes?|dictated|typed)" + _GAP
)
_SEEN = re.compile(
    r"\b(?:seen|saw|see|reviewed|review|evaluated|examined|attended|consultation|visit|clinic|appointment)\b[^.\n]{0,60}?\b(?:on|today|dated)[\s,(]*"
    r"(?:the\s+|(?:mon|tues?|wed|thur?s?|fri|sat|sun)[a-z]*,?\s+)?\Z"
    r"|\b(?:seen|reviewed|examined)\s(?:in clinic |in the clinic |at clinic )?(?:the\s)?\Z"
)
_OTHER = re.compile(
    r"\b(?:birth|born|d\.?o\.?b\.?|d\.?o\.?i\.?|injury|accident|onset|last\s+(?:seen|visit|appointment)|next|previous|prior|admission|admitted|mri|ct"
    r"|x-?ray|since|until|signed|print\w*|expir\w+|loss)\b[^\n]{0,16}\Z"
)
_LINE_START = re.compile(r"(?:\A|\n)[^\n]{0,40}\Z")
_VISIT = re.compile(
    r"^.{4,20}[\s:,|–-]+(?:\w+\s+){0,2}(?:visit|note|clinic|review|consult\w*|evaluation|follow[\s-]?up|office|pain\s+(?:clinic|management))\b"
)
_FIRST_LINES = 4
_APART = re.compile(
    r"(?:(?<=\S)[^\S\n]{2,}|(?<=\S)\t|\||[,;/–-]\s|\b(?:prepared|visit|note|assessment|seen|completed|written|dictated|updated|on)\s|\()"
    r"(?:(?:mon|tues?|wed(?:nes)?|thur?s?|fri|sat(?:ur)?|sun)(?:day)?,?\s)?\Z"
)
_APART_AFTER = re.compile(
    r"(?:\s(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*)?(?:[^\S\n]{2,}|\t|[^\S\n]*(?:\n|\Z|[|)]|[,.]\s|-\s))"
)
_HEAD = 1500
_LETTER_HEAD = 400


def stated(chart: Chart) -> date | None:
    """Return the date the note gives for its own visit, or null.

    A labelled date of service, visit or consultation comes first, then "Date:", then "seen ... on", then a date that stands
    alone in the first lines as in a letter. Dates of birth, injury, onset or an earlier visit never count.
    """
    if not chart.text:
        return None
    days = [item for item in calendar.find_all(chart) if item.day is not None and item.year is not None]
    ways = (
        _labelled(chart, days, _LABEL, len(chart.lower)),
        _labelled(chart, days, _SECOND, _HEAD),
        _seen(chart, days),
        _alone(chart, days),
    )
    found = next((item for item in ways if item is not None), None)
    return date.fromisoformat(found.iso) if found is not None and found.iso else None


def _lead(chart: Chart, item: CalendarDate, reach: int) -> str:
    return chart.lower[max(0, item.start - reach) : item.start]


def _labelled(chart: Chart, days: list[CalendarDate], label: re.Pattern[str], head: int) -> CalendarDate | None:
    for item in days:
        lead = _lead(chart, item, 60)
        if item.start < head and label.search(lead) and not _OTHER.search(lead):
            return item
    return None


def _seen(chart: Chart, days: list[CalendarDate]) -> CalendarDate | None:
    for item in days:
        lead = _lead(chart, item, 90)
        if item.start < _HEAD and _SEEN.search(lead) and not _OTHER.search(lead):
            return item
    return None


def _alone(chart: Chart, days: list[CalendarDate]) -> CalendarDate | None:
    """A date that fills its line, or begins a line that speaks of the visit, near the top of the note."""
    lower = chart.lower
    for item in days:
        if item.start > _LETTER_HEAD:
            return None
        begin = lower.rfind("\n", 0, item.start) + 1
        end = lower.find("\n", item.end)
        line = lower[begin : end if end >= 0 else len(lower)].strip()
        rest = re.sub(
            r"[\s,.;:|()-]+|\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b|\bdate\b",
            "",
            line.replace(lower[item.start : item.end], ""),
        )
        if not rest or (item.start == begin and _VISIT.search(line)) or _ends_first_line(chart, item, begin):
            return item
    return None


def _ends_first_line(chart: Chart, item: CalendarDate, begin: int) -> bool:
    """Say whether a date stands apart at an end of one of the first lines ("SPINE FOLLOW-UP      7/28/26")."""
    lower = chart.lower
    if len(lower[:begin].split("\n")) - lower[:begin].count("\n\n") > _FIRST_LINES or _OTHER.search(
        _lead(chart, item, 40)
    ):
        return False
    apart = _APART.search(lower, max(begin, item.start - 30), item.start)
    return apart is not None and _APART_AFTER.match(lower, item.end) is not None
