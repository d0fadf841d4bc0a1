"""Durations: how long, in days."""

from __future__ import annotations

import re
from dataclasses import replace

from extraction.chart import Chart
from extraction.numbers import amounts
from extraction.numbers.amounts import Amount
from extraction.numbers.bounds import Scale, bounded
from extraction.numbers.quantity import Quantity
from extraction.seeking.index import Index
from extraction.seeking.seeker import Seeker
from models.interval import Interval

_SCALE = Scale(0, None)
DAYS = {
    "decade": 3652.5, "year": 365.25, "month": 30.4375, "fortnight": 14.0, "week": 7.0, "day": 1.0, "hour": 1 / 24,
    "minute": 1 / 1440,
}  # fmt: skip
"""Days in a unit of time."""

_SHORT = {"y": "year", "yr": "year", "mo": "month", "mth": "month", "mnth": "month", "w": "week", "wk": "week", "d": "day",
          "h": "hour", "hr": "hour", "min": "minute"}  # fmt: skip
_UNIT = re.compile(
    r"(?:\s*(?P<plus>\+)?\s*[-‐‑–]?\s*(?:full\s+|whole\s+|good\s+|solid\s+|calendar\s+|(?:of\s+)?an?\s+)?"
    r"(?P<unit>decade|year|month|fortnight|week|day|hour|minute|yr|mth|mnth|mo|wk|hr|min)(?:s['’]?|['’]s?)?"
    r"|\s?(?P<letter>[ywdh]))(?!\w)(?!\.\s?(?:i|a)\.)"
)
_HALF_MORE = re.compile(r"\s+and\s+(?:a|one)\s+(?P<part>half|quarter)(?!\w)")
_OR_TWO = re.compile(r"\s+or\s+(?:two|2)(?!\w)(?!\s+(?:of|after)\b)")
_NOT_LASTING = re.compile(
    r"[\s-]*(?:old\b|olds\b|of\s+age\b|/o\b|o\b|(?:a|per|each|every|/)\s?(?:day|week|wk|month|night|year)\b|/\s?(?:day|wk|week|mo))"
    r"|\s+(?:male|female|man|woman|gentleman|lady)\b"
)
_FREQUENCY = re.compile(
    r"\b(?:every|each|per|q|any|other|times|once|twice|thrice|daily|aged?)\.?\s*(?:other\s+)?\Z|/\s?\Z"
)
_RATE = re.compile(
    r"\b(?:times?|once|twice|thrice|tab(?:let)?s?|pills?|caps(?:ules?)?|mc?g|m[lg]s?|packs?|ppd|cigarettes?|cigars?|drinks?|beers?"
    r"|glass(?:es)?|cups?|bottles?|hours?|hrs?|minutes?|days|weeks|doses?|sessions?|visits?|patch(?:es)?|ounces?|units?|much|many|such"
    r"|quite|what|not|one|two|three|four|five|six|seven|eight|nine|ten)\s*\Z|\d\s*\Z"
)
_PAST_UNIT = Seeker(
    r"\b(?:past|last|previous|preceding)\s+(?P<unit>decade|year|month|fortnight|week|day)(?!\w)(?!\s+(?:of|and)\b)"
)
_OVER_LAST = re.compile(r"\b(?:for|over|during|in|within|throughout)\s+(?:the\s+)?\Z")
_SLASHED = Seeker(r"(?<![\w/.])(?P<n>\d{1,2})(?:\s?-\s?(?P<m>\d{1,2}))?/(?P<of>52|12|7)(?![\w/]|\.\d)(?!\s?-\s?\d)")
_SLASHED_UNIT = {"52": "week", "12": "month", "7": "day"}
_SLASHED_LEAD = re.compile(
    r"\b(?:for|x|past|last|over|about|approx|around|since|lasted|duration|hx|in)\.?:?\s*\Z|[~>]\s?\Z"
)
_SLASHED_TAIL = re.compile(r"\s*(?:hx|h/o|history|ago|duration|of|relief|pain|lbp|back)\b")


def find_all(chart: Chart) -> list[Quantity]:
    """Return every length of time, in days, in order of place; "a few weeks" has no number and is left out.

    A year is 365.25 days, a month 30.4375. "over a year" is (365.25, open), "a year and a half" 547.875, "1 year 3 months"
    one duration; an age, a frequency ("every 4 hours", "twice a day") and "5 days a week" are none.
    """
    return chart.found("durations", _find)


def _find(chart: Chart) -> list[Quantity]:
    lower = chart.lower
    found = []
    for amount in amounts.find_all(chart):
        unit = _UNIT.match(lower, amount.end)
        if unit and (quantity := _with_unit(lower, amount, unit)):
            found.append(quantity)
    found.extend(_past_units(chart.index))
    found.extend(_slashed(chart.index))
    return _joined(lower, found)


def _with_unit(lower: str, amount: Amount, unit: re.Match[str]) -> Quantity | None:
    name = unit["unit"] or unit["letter"]
    name = _SHORT.get(name, name)
    if unit["letter"] and not lower[amount.end - 1].isdigit():
        return None
    if _NOT_LASTING.match(lower, unit.end()):
        return None
    lead = lower[max(0, amount.start - 16) : amount.start]
    if _FREQUENCY.search(lead) or (amount.article and _RATE.search(lead)):
        return None
    end = unit.end()
    if amount.article and (more := _OR_TWO.match(lower, end)):
        amount = replace(amount, high=2.0)
        end = more.end()
    elif more := _HALF_MORE.match(lower, end):
        part = 0.5 if more["part"] == "half" else 0.25
        end = more.end()
        amount = replace(amount, low=amount.low + part, high=amount.high + part)
    about = lower.startswith(("a couple", "a dozen"), amount.start)
    result = bounded(lower, amount, end, DAYS[name], _SCALE)
    value = result.value.model_copy(update={"approximate": True}) if about else result.value
    if unit["plus"] and value.low is not None:
        value = Interval.above(value.low, inclusive=True)
    return Quantity(result.start, result.end, value)


def _past_units(index: Index) -> list[Quantity]:
    """Read "for the past year" as one year; "last month" alone is a date."""
    found = []
    for match in _PAST_UNIT.finditer(index):
        past = match[0].startswith("past")
        if past or _OVER_LAST.search(index.text, max(0, match.start() - 16), match.start()):
            found.append(Quantity(match.start(), match.end(), Interval.exactly(DAYS[match["unit"]])))
    return found


def _slashed(index: Index) -> list[Quantity]:
    """Read the British shorthand 3/52 (weeks), 2/12 (months), 5/7 (days), where its surroundings say it is one."""
    found = []
    for match in _SLASHED.finditer(index):
        lead = _SLASHED_LEAD.search(index.text, max(0, match.start() - 12), match.start())
        if match["of"] != "52" and not lead and not _SLASHED_TAIL.match(index.text, match.end()):
            continue
        days = DAYS[_SLASHED_UNIT[match["of"]]]
        low, high = int(match["n"]), int(match["m"] or match["n"])
        found.append(Quantity(match.start(), match.end(), Interval.between(low * days, high * days)))
    return found


_COMPOUND = re.compile(r"\s*,?\s*(?:and\s+|&\s*)?")
_TO = re.compile(r"\s?[-–]\s?|\s+(?:to|or)\s+")


def _joined(lower: str, found: list[Quantity]) -> list[Quantity]:
    """Join "1 year and 3 months" into their sum, and "6 weeks to 3 months" into a range."""
    joined: list[Quantity] = []
    for quantity in sorted(found, key=lambda q: (q.start, q.end)):
        before = joined[-1] if joined else None
        if before and before.end > quantity.start:
            continue
        merged = _merged(lower, before, quantity) if before else None
        if merged:
            joined[-1] = merged
        else:
            joined.append(quantity)
    return joined


def _merged(lower: str, before: Quantity, after: Quantity) -> Quantity | None:
    first, second = before.value, after.value
    if first.low is None or first.low != first.high or second.low is None or second.low != second.high:
        return None
    about = first.approximate or second.approximate
    if _COMPOUND.fullmatch(lower, before.end, after.start) and second.low < first.low and _finer(lower, before, after):
        return Quantity(before.start, after.end, Interval.exactly(first.low + second.low, approximate=about))
    if _TO.fullmatch(lower, before.end, after.start) and first.low < second.low:
        return Quantity(before.start, after.end, Interval.between(first.low, second.low, approximate=about))
    return None


def _finer(lower: str, before: Quantity, after: Quantity) -> bool:
    """A compound goes from one unit to the next finer: years to months, weeks to days, hours to minutes."""
    coarse, fine = (re.sub(r"[^a-z]", "", lower[q.start : q.end])[-8:] for q in (before, after))
    pairs = (("year", "month"), ("yr", "mo"), ("month", "week"), ("week", "day"), ("hour", "min"), ("hr", "min"))
    return any(c in coarse and f in fine for c, f in pairs)
