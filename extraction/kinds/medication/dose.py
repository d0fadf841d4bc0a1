"""The dose of a drug, as the note writes it, before or after the drug's name."""

from __future__ import annotations

import re

from extraction.chart import Chart

_NUMBER = r"(?:\d[\d,]*(?:\.\d+)?|\.\d+|½|one-half|one|two|three|half)"
_UNIT = (
    r"(?:mg|mgs|mcg|ug|µg|g|gm|gms|grams?|milligrams?|micrograms?|ml|mls|cc|ccs|millilit(?:er|re)s?|units?|iu|u|meq|%"
    r"|percent|tabs?|tablets?|caps?|capsules?|pills?|puffs?|drops?|patch(?:es)?|sprays?)"
)
_COMBINED = r"\d{1,2}(?:\.\d)?\s?[/-]\s?(?:300|325|500|650|750)(?!\d)"
_AMOUNT = (
    rf"(?:{_NUMBER}(?:\s?(?:-|–|/|to|x)\s?{_NUMBER})?\s?{_UNIT}(?:/(?:kg|h|hr|hour|day|ml))?(?![a-z])"
    rf"|{_COMBINED}(?:\s?mg)?)"
)
_HOW = (
    r"(?:p\.?o\.?|iv|i\.v\.|im|sq|sc|s\.c\.|pr|sl|orally|by mouth|topically"
    r"|q\.?\d{1,2}(?:-\d{1,2})?\s?h(?:rs?|ours)?\.?"
    r"|q\.?[dh]\.?s?\.?|q\.?i\.?d\.?|b\.?i\.?d\.?|t\.?i\.?d\.?|b\.?d\.?|t\.?d\.?s\.?|q\.?d\.?s\.?|o\.?d\.?"
    r"|q\.?a\.?m\.?|q\.?p\.?m\.?|q\.?h\.?s\.?|p\.?r\.?n\.?|daily|nightly|nocte|mane|weekly|monthly|hourly"
    r"|at bedtime|at night|as needed|in the morning|in the evening"
    r"|(?:once|twice|(?:two|three|four|\d) times)(?: (?:a|per) day| daily| a week)?|(?:one|two|three|four|\d) (?:a|per) day|with (?:food|meals)|intravenously|intramuscularly"
    r"|every (?:\d{1,2}|other|four|six|eight|twelve)?\s?(?:hours|days?|nights?|week)"
    r"|(?:a|per) day|x \d{1,2} (?:days|weeks))(?![a-z])"
)
_LEAD = r"[\s,:(®™]{0,3}(?:\([a-z /-]{3,40}\)\s?)?(?:(?:patch|gel|cream|ointment|xr|sr|er|ir|cr|la|xl|ds|hct|tablets?|capsules?)\s)?(?:at |of |to |dose |up to )?"
_AFTER = re.compile(rf"{_LEAD}(?P<dose>(?:{_AMOUNT}|{_HOW})(?:,? {{0,2}}(?:{_AMOUNT}|{_HOW})){{0,4}})")
_FORM = r"(?:\s(?:plain|buffered|preservative[- ]free|sterile|oral|iv|intravenous|topical)){0,2}"
_BEFORE = re.compile(rf"(?P<dose>{_AMOUNT}(?: of {_NUMBER}\s?%)?)(?: of)?{_FORM}\s{{0,2}}$")
_TWO = re.compile(_COMBINED)


def dose_of(chart: Chart, start: int, end: int, limit: tuple[int, int]) -> tuple[int, int] | None:
    """Return the extent of the dose of the drug named at [start, end), looked for inside `limit`; null if not given.

    What follows the name is preferred ("gabapentin 300 mg t.i.d."); else what leads up to it ("80 mg of Depo-Medrol").
    """
    after = _AFTER.match(chart.lower, end, min(limit[1], end + 90))
    if after:
        return _without_stop(chart.lower, *after.span("dose"))
    low = max(limit[0], start - 60)
    before = _BEFORE.search(chart.lower[low:start])
    return (low + before.start("dose"), low + before.end("dose")) if before else None


def with_acetaminophen(dose: str) -> bool:
    """Say whether a dose is that of an opioid made up with acetaminophen: "10/325"."""
    return _TWO.match(dose) is not None


def _without_stop(lower: str, start: int, end: int) -> tuple[int, int]:
    """Leave out a full stop that ends the sentence and no abbreviation: "TID." but "t.i.d."."""
    last = lower[start:end].rsplit(maxsplit=1)[-1]
    return (start, end - 1) if last.endswith(".") and "." not in last[:-1] else (start, end)
