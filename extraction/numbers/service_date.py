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
_VISIT = re.compile(
    r"^.{4,20}[\s:,|–-]+(?:\w+\s+){0,2}(?:visit|note|clinic|review|consult\w*|evaluation|follow[\s-]?up|office|pain\s+(?:clinic|management))\b"
)
_TREATED = re.compile(
    r"(?:\w+\s){0,3}?\b(?:blocks?|inj\w*|mbbs?|t?f?esi|rf[an]|sijs?|sets?|epidurals?|ablation|fusion|shots?|mri|ct|x-?rays?|emg|scan|labs?|fell"
    r"|fall|injur\w*|accident|onset|pain (?:began|started))\b"
)
_NOT_VISIT = re.compile(
    r"\b(?:typed|printed|received|faxed|signed|carried forward|copied|from (?:the )?visit|scanned|created|template|version|rev|due|next|return(?!\s(?:visit|patient|pt|appointment|appt|clinic|ov)\b)|until"
    r"|since|born|age[ds]?|doi)\b\W{0,3}(?:\w+\W{1,2})?(?:on\s|from\s)?\Z"
)
_OF_VISIT = re.compile(
    r"\bpre[\s-]{0,3}(?:\w+[\s-]+){1,3}\Z"
    r"|\b(?:blocks?|inj\w*|mbbs?|t?f?esi|rf[an]|sijs?|tpis?|epidurals?|ablations?)\b[^\n]{0,20}?\b(?:readiness|requests?|worksheet|conf\w*|results?"
    r"|responses?|visit|notes?|follow[\s-]?up|f/?u|recheck|review|consult\w*|auth\w*|eval\w*|planning|summary|packet|clinic)\b[^\n]*\Z"
)
"""A heading that names a treatment and goes on to the kind of the visit ("RFA READINESS   6/18/26")."""
_PROSE = re.compile(
    r"\b(?:on|since|until|from|after|before|by|had|has|have|was|were|dated|in|showed|did|fell|about|around|to|through)\s(?:the\s)?(?:(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*,?\s)?\Z|[.;]\s+[a-z]+\s+(?:\w+\s){3,}"
)
_LEAD_WORD = re.compile(r"[a-z]+")
_BLANKS = re.compile(r"\s*")
_FIRST_LINES, _MOST_WORDS, _AFTER = 3, 14, 40
_HEAD = 1500
_LETTER_HEAD = 400


def stated(chart: Chart) -> date | None:
    """Return the date the note gives for its own visit, or null.

    A labelled date of service, visit or consultation comes first, then a date in the heading, then "Date:", then "seen ... on", then a date that stands
    alone in the first lines as in a letter. Dates of birth, injury, onset or an earlier visit never count.
    """
    if not chart.text:
        return None
    days = [item for item in calendar.find_all(chart) if item.day is not None and item.year is not None]
    ways = (
        _labelled(chart, days, _LABEL, len(chart.lower)),
        _heading(chart, days),
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
        if not rest or (item.start == begin and _VISIT.search(line)):
            return item
    return None


def _heading(chart: Chart, days: list[CalendarDate]) -> CalendarDate | None:
    """Return the date that stands in the first lines as part of their heading ("SPINE FOLLOW-UP   7/28/26", "10/3/26 rooms")."""
    lower = chart.lower
    end = _end_of_heading(lower)
    for item in days:
        if item.start >= end:
            return None
        begin = lower.rfind("\n", 0, item.start) + 1
        lead = lower[begin : item.start]
        if _OTHER.search(lead[-40:]) or _NOT_VISIT.search(lead[-40:]):
            continue
        if _TREATED.search(lead) and not _OF_VISIT.search(lead):
            continue
        if len(_LEAD_WORD.findall(lead)) > _MOST_WORDS or _PROSE.search(lead):
            continue
        if _TREATED.match(lower[item.end : item.end + _AFTER].lstrip(" :|,-\t")):
            continue
        if not lead.strip() and _in_rows(chart, days, item):
            continue
        return item
    return None


def _in_rows(chart: Chart, days: list[CalendarDate], item: CalendarDate) -> bool:
    """Say whether the line before or after a date's own starts with a date too: such are rows of a list."""
    begin = chart.lower.rfind("\n", 0, item.start) + 1
    end = chart.lower.find("\n", item.end)
    starts = {day.start for day in days}
    blank = _BLANKS.match(chart.lower, end) if end >= 0 else None
    before = chart.lower.rfind("\n", 0, max(0, begin - 1)) + 1
    first = _BLANKS.match(chart.lower, before)
    return bool((blank and blank.end() in starts) or (begin and first and first.end() in starts and before != begin))


def _end_of_heading(lower: str) -> int:
    """Return where the third line that is not blank ends."""
    end = 0
    for _ in range(_FIRST_LINES):
        blank = _BLANKS.match(lower, end)
        end = blank.end() if blank else end
        stop = lower.find("\n", end)
        end = stop if stop >= 0 else len(lower)
    return min(end, _LETTER_HEAD)
