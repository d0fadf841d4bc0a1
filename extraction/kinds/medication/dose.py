"""The dose of a drug, as the note writes it, before or after the drug's name."""

from __future__ import annotations

import re

from extraction.chart import Chart

_NUMBER = r"(?:\d[\d,]*(?:\.\d+)?|\.\d+|½|one-half|one|two|three|half)"
_UNIT = (
    r"(?:mg|mgs|mcg|ug|µg|g|gm|gms|grams?|milligrams?|micrograms?|ml|mls|cc|ccs|millilit(?:er|re)s?|units?|iu|u|meq|%"
    r"|percent|tabs?|tablets?|caps?|capsules?|pills?|puffs?|drops?|patch(?:es)?|sprays?)"
)
_AMOUNT = rf"{_NUMBER}(?:\s?(?:-|–|/|to|x)\s?{_NUMBER})?\s?{_UNIT}(?:/(?:kg|h|hr|hour|day|ml))?(?![a-z])"
_HOW = (
    r"(?:p\.?o\.?|iv|i\.v\.|im|sq|sc|s\.c\.|pr|sl|orally|by mouth|topically"
    r"|q\.?\d{1,2}(?:-\d{1,2})?\s?h(?:rs?|ours)?\.?"
    r"|q\.?[dh]\.?s?\.?|q\.?i\.?d\.?|b\.?i\.?d\.?|t\.?i\.?d\.?|b\.?d\.?|t\.?d\.?s\.?|q\.?d\.?s\.?|o\.?d\.?"
    r"|q\.?a\.?m\.?|q\.?p\.?m\.?|q\.?h\.?s\.?|p\.?r\.?n\.?|daily|nightly|nocte|mane|weekly|monthly|hourly"
    r"|at bedtime|at night|as needed|in the morning|in the evening"
    r"|(?:once|twice|three times|four times|\d times)(?: (?:a|per) day| daily| a week)?"
    r"|every (?:\d{1,2}|other|four|six|eight|twelve)?\s?(?:hours|days?|nights?|week)"
    r"|(?:a|per) day|x \d{1,2} (?:days|weeks))(?![a-z])"
)
_LEAD = r"[\s,:(®™]{0,3}(?:at |of |to |dose |up to |xr |sr |er |ds )?"
_AFTER = re.compile(rf"{_LEAD}(?P<dose>(?:{_AMOUNT}|{_HOW})(?:,? {{0,2}}(?:{_AMOUNT}|{_HOW})){{0,4}})")
_FORM = r"(?: (?:plain|buffered|preservative-free|sterile|oral|iv|intravenous|topical)){0,2}"
_BEFORE = re.compile(rf"(?P<dose>{_AMOUNT}(?: of {_NUMBER}\s?%)?)(?: of)?{_FORM}\s{{0,2}}$")


def dose_of(chart: Chart, start: int, end: int, limit: tuple[int, int]) -> tuple[int, int] | None:
    """Return the extent of the dose of the drug named at [start, end), looked for inside `limit`; null if not given.

    What follows the name is preferred ("gabapentin 300 mg t.i.d."); else what leads up to it ("80 mg of Depo-Medrol").
    """
    after = _AFTER.match(chart.lower, end, min(limit[1], end + 90))
    if after:
        return after.span("dose")
    low = max(limit[0], start - 60)
    before = _BEFORE.search(chart.lower[low:start])
    return (low + before.start("dose"), low + before.end("dose")) if before else None
