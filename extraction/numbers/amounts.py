"""Amounts: numbers and ranges of numbers in the note, before a unit is looked for.

All finders of quantities start from this one pass, and read only what stands around an amount.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from extraction.chart import Chart
from extraction.numbers.words import FRACTION, NUMBER, value
from extraction.seeking.seeker import Seeker


@dataclass(frozen=True, slots=True)
class Amount:
    """The characters [start, end) of a number, or of a range whose first number ends at `first_end`.

    fraction: the number is a part of one ("half", "2/3"). article: it is only "a" or "an". second_start: where the
    second number of a range starts.
    """

    start: int
    end: int
    low: float
    high: float
    first_end: int
    second_start: int
    fraction: bool = False
    article: bool = False

    @property
    def ranged(self) -> bool:
        """Whether two numbers are given."""
        return self.first_end != self.end

    @property
    def falling(self) -> bool:
        """Whether the second number is the smaller one ("8 to 3")."""
        return self.high < self.low


_DASH = r"[-‐‑–—−]"
_ONE = rf"(?:(?P<fraction>{FRACTION})|(?P<number>{NUMBER}))"
GUESS = r"(?:maybe|perhaps|possibly|probably|say|even|if\s+not|could\s+be|might\s+be|more\s+like|call\s+it)"
"""Words between two numbers of which the second is a guess ("75, maybe 85 percent")."""
_AMOUNT = Seeker(
    rf"(?<![\w.,/\\$])(?<!\d[-–:])(?<![a-z]\d-){_ONE}"
    rf"(?:(?:\s?{_DASH}\s?|\s+(?:to|or|through|till)\s+(?:about\s+|{GUESS}\s+)?(?:an?\s+)?|,?\s+(?:or\s+)?{GUESS}\s+(?:even\s+)?)"
    rf"(?P<second>{FRACTION}|{NUMBER})(?!\w*\d)(?![.,]\d))?"
)
_TIMES = Seeker(rf"\b[x×]\s?(?P<number>\d{{1,3}}(?:\.\d)?)(?:\s?{_DASH}\s?(?P<second>\d{{1,3}}))?")
_BETWEEN = Seeker(
    rf"\bbetween\s+(?:an?\s+)?(?P<number>{NUMBER})\s*(?P<unit>%|percent|per\s+cent|/\s?10)?\s+"
    rf"(?:and|to),?\s+(?:{GUESS},?\s+)?(?:an?\s+)?(?P<second>{NUMBER})"
)


def find_all(chart: Chart) -> list[Amount]:
    """Return every number or range of the note, in order of place; ranges of "between" hold both numbers."""
    return chart.found("amounts", _find)


def _find(chart: Chart) -> list[Amount]:
    lower = chart.lower
    found: list[Amount] = []
    taken: list[tuple[int, int]] = []
    for whole in _BETWEEN.finditer(chart.index):
        if whole["unit"] is None:
            found.append(_amount(whole, whole.start("number")))
            taken.append((whole.start("number"), whole.end()))
    for match in _AMOUNT.finditer(chart.index):
        if not taken or not any(start < match.end() and match.start() < end for start, end in taken):
            found.append(_amount(match, match.start(), match["fraction"] is not None))
    found.extend(
        _amount(match, match.start("number")) for match in _TIMES.finditer(chart.index) if _glued(lower, match)
    )
    return found


def _glued(lower: str, match: re.Match[str]) -> bool:
    """A number right after its x is missed by the main pattern, which wants a word's start."""
    return lower[match.start("number") - 1] in "x×"


def _amount(match: re.Match[str], start: int, fraction: bool = False) -> Amount:
    first = "fraction" if fraction else "number"
    written, second = match[first], match["second"]
    low = value(written)
    return Amount(
        start,
        match.end(),
        low,
        value(second) if second else low,
        match.end(first),
        match.start("second") if second else start,
        fraction,
        written in ("a", "an"),
    )
