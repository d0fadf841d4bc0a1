"""Percents: how much of something, on a scale of 0 to 100."""

from __future__ import annotations

import re
from itertools import pairwise

from extraction.chart import Chart, by_start
from extraction.numbers import amounts
from extraction.numbers.amounts import GUESS, Amount
from extraction.numbers.bounds import Scale, bounded
from extraction.numbers.quantity import Quantity
from models.interval import Interval

_SCALE = Scale(0, 100)
_UNIT = re.compile(
    r"\s?(?:plus|\+|ish|odd)?\s?[-‐‑–]?(?:[%％٪]|(?:\s?percent(?:age\s+points?)?|\s?per[\s-]cent|\s?pct)\b)"
)
_PARTS = re.compile(
    r"\s+parts?\s+(?:in|out\s+of|of)\s+(?P<whole>\d{1,3}|ten|five|four|a\s+hundred|(?:one\s+)?hundred)\b"
)
_WHOLES = {"ten": 10, "five": 5, "four": 4}
_SMALL_FRACTION = re.compile(r"an?\s|1/[2345]|2/[35]|3/[45]|4/5|quarter")
_NOT_OF_THE_WHOLE = re.compile(
    r"[\s-]*(?:(?:of\s+)?(?:an?\s+)?(?:hours?|days?|weeks?|months?|years?|decades?|century|minutes?|miles?|blocks?|inch(?:es)?"
    r"|packs?|ppd|tab(?:let)?s?|pills?|caps(?:ules?)?|dos(?:e|es)|patch|cup|pint|glass|bottle|litre|liter|strength|life|lives"
    r"|normal\s+saline|saline|ns|past|an|brother|sister|siblings?|cc|ml|mls|mg|way|time|marathon|step|steps|board|moon"
    r"|dozen|pound|lb|lbs|kg|point|size|sibs?|bath|spinal|circle|sitting|kneeling)\b|/|\.\d|\s?(?:\"|”|''|'))"
)
_OF_THE_WHOLE = re.compile(
    r"\s+(?:of|better|improved|improvement|relief|less|gone|reduction|reduced|resolved|as\s+(?:much|bad|severe)|the\s+(?:pain|relief))\b"
)
_LABEL = re.compile(r"(?<!\d)(?<!\d\s)(?:%|\bpercent(?:age)?\b)\)?[^\d\n.;:=?]{0,30}[:=?]\Z")
_BARE = re.compile(r"\s*(?:[,.;)|\n]|\Z|\[|for\b|x\b|-\s)")
_BY = re.compile(r"\b(?:by|about|around|roughly|approximately|over|than|nearly|almost|least|~)\s*\Z")


def find_all(chart: Chart) -> list[Quantity]:
    """Return every percent or fraction of the note, in percent, in order of place.

    "50-60%" is [50, 60], "at least 80 per cent" [80, 100], "half" [50, 50], "8 parts in 10" [80, 80]; a fraction of a unit
    ("half an hour", "1/2 tablet") is none. Whether a percent tells of relief, or of a drug's strength, is the readers' affair.
    """
    return chart.found("percents", _find)


def _find(chart: Chart) -> list[Quantity]:
    found = []
    lower = chart.lower
    has_unit = "%" in lower or "percent" in lower or "per" in lower or "pct" in lower or "％" in lower
    for amount in amounts.find_all(chart):
        if has_unit and (unit := _UNIT.match(lower, amount.end)):
            found.extend(_with_unit(lower, amount, unit.end(), _plus(unit[0])))
        elif amount.fraction and not amount.ranged and _is_part(lower, amount):
            found.append(_quantity(lower, amount, amount.end, 100))
        elif _asked_in_percent(lower, amount):
            found.append(_quantity(lower, amount, amount.end, 1))
        elif parts := _PARTS.match(lower, amount.end):
            whole = parts["whole"]
            of = _WHOLES.get(whole, int(whole) if whole.isdigit() else 100)
            if of and max(amount.low, amount.high) <= of:
                found.append(_quantity(lower, amount, parts.end(), 100 / of))
    return _ranges(lower, found)


def _plus(unit: str) -> bool:
    return "+" in unit or "plus" in unit


def _with_unit(lower: str, amount: Amount, end: int, plus: bool) -> list[Quantity]:
    if amount.article:
        return []
    factor = 100 if amount.fraction and not amount.ranged else 1
    if amount.ranged and amount.falling:
        first = Amount(amount.start, amount.first_end, amount.low, amount.low, amount.first_end, amount.start)
        last = Amount(amount.second_start, amount.end, amount.high, amount.high, amount.end, amount.second_start)
        return [_quantity(lower, first, first.end, factor), _quantity(lower, last, end, factor)]
    quantity = _quantity(lower, amount, end, factor)
    if plus and quantity.value.high == quantity.value.low is not None:
        low = quantity.value.low or 0
        quantity = Quantity(quantity.start, quantity.end, Interval.above(low, inclusive=True, limit=max(100, low)))
    return [quantity]


def _quantity(lower: str, amount: Amount, end: int, factor: float) -> Quantity:
    found = bounded(lower, amount, end, factor, _SCALE)
    return Quantity(found.start, found.end, found.value)


def _asked_in_percent(lower: str, amount: Amount) -> bool:
    """Say whether the label before a bare number says that it is one of percent ("% relief: 70", "Relief (%) = 70")."""
    if amount.article or amount.fraction or max(amount.low, amount.high) > 100 or not lower[amount.start].isdigit():
        return False
    lead = lower[max(0, amount.start - 40) : amount.start].rstrip()
    return lead.endswith((":", "=", "?")) and bool(_LABEL.search(lead)) and _BARE.match(lower, amount.end) is not None


def _is_part(lower: str, amount: Amount) -> bool:
    """A fraction is a part of the whole, and not half a tablet, a third injection or strength 3/5."""
    if _NOT_OF_THE_WHOLE.match(lower, amount.end):
        return False
    if lower[max(0, amount.start - 4) : amount.start].endswith(("and ", "& ")):
        return False
    if not _SMALL_FRACTION.match(lower, amount.start):
        return True
    return bool(_OF_THE_WHOLE.match(lower, amount.end) or _BY.search(lower, max(0, amount.start - 16), amount.start))


_JOINT = re.compile(rf"\s?[-‐‑–—−]\s?|\s+(?:to|or)\s+(?:about\s+|{GUESS}\s+)?|,?\s+(?:or\s+)?{GUESS}\s+(?:even\s+)?")
_FROM = re.compile(r"\bfrom\s*\Z")
_RANGING = re.compile(r"\b(?:rang\w+|var\w+|anywhere|somewhere|between)\s+(?:from\s+)?\Z")


def _ranges(lower: str, found: list[Quantity]) -> list[Quantity]:
    """Join "50% to 60%" into one range; "from 80% to 20%" stays two percents, for it tells of a change."""
    found.sort(key=by_start)
    joined: list[Quantity] = found[:1]
    for before, after in pairwise(found):
        if joined and joined[-1] is before and _same_range(lower, before, after):
            joined[-1] = Quantity(before.start, after.end, _between(before.value, after.value))
        else:
            joined.append(after)
    return joined


def _between(first: Interval, last: Interval) -> Interval:
    assert first.low is not None
    assert last.high is not None
    return Interval.between(first.low, last.high, approximate=first.approximate or last.approximate)


def _same_range(lower: str, before: Quantity, after: Quantity) -> bool:
    gap = lower[before.end : after.start]
    low, high = before.value, after.value
    if low.low is None or low.low != low.high or high.low != high.high or high.high is None or low.low >= high.high:
        return False
    lead = lower[max(0, before.start - 24) : before.start]
    if _RANGING.search(lead) and gap.strip() in ("and", "to", "-", "–"):
        return True
    return bool(_JOINT.fullmatch(gap)) and not _FROM.search(lead)
