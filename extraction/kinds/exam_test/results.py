"""Results: the words, signs and degrees that say how a test came out."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from extraction.chart import Chart
from extraction.targets.mention import Mention

Value = Literal["positive", "negative", "equivocal", "none"]
"""How a test came out; "none" says that it was not done."""

_SIGN = re.compile(
    r"(?P<positive>\(\s*\+{1,3}\s*\)|⊕|(?<![\w+])\+{1,3}(?:\s?ve\b)?(?!\w)|\+ve\b)"
    r"|(?P<negative>\(\s*[-−–]\s*\)|⊖|(?<=[,;]\s)[-−–]\s?(?=[a-z])|(?<!\w)[-−–]\s?ve\b|(?<=\s)[-−–](?=\s*(?:[,;.)|\r\n]|$|r\b|l\b|b/?l\b|bilat|right|left|both))|(?<!\w)0(?=\s*/\s*\d\b))"
)
_DEGREES = re.compile(r"(?<![\d/])(\d{1,3})(?:\s?(?:-|–|to)\s?(\d{1,3}))?\s?(?:°|º|degrees?\b|deg\b|%)")
_TO_DEGREES = re.compile(r"(?:\bto|@|\bat)\s(\d{2})(?![\d/%.°º])\b(?!\s?(?:°|º|deg|%|yard|feet|minute|year|mg))")
_BOX = re.compile(r"\[(?P<open>\s?)\]|\[\s?[xX✓✔*]\s?\]|☐|☑|☒|✓|✔")
_NEGATOR = re.compile(r"(?:\b(?:no|not|nor|never|without|neither|hardly|fails? to|failed to)|n't)(?:\s+\w+)?\s*$")
_NAME = re.compile(r"\s?(?![rl]\b|left\b|right\b)[a-z]{2}")
_PHRASE_END = re.compile(r"\s*(?:[.,;)|\r\n]|$|bilat|both\b|on\b|[rl]\b|right\b|left\b|b/l)")
_FULL, _SHORT = 70, 60


@dataclass(frozen=True, slots=True)
class Result:
    """The characters [start, end) of the note that give a result.

    pain: it speaks of pain provoked; weak: it counts only where no plain result stands; degrees: how far a leg went;
    toes, able: it fits only tests of that sort; limited: a movement is cut short.
    """

    start: int
    end: int
    value: Value
    pain: bool = False
    weak: bool = False
    toes: bool = False
    able: bool = False
    limited: bool = False
    leads: bool = False
    degrees: int | None = None


@dataclass(frozen=True, slots=True)
class Box:
    """A check box at [start, end)."""

    start: int
    end: int
    ticked: bool


def boxes_in(chart: Chart, start: int, end: int) -> list[Box]:
    """Return the check boxes of [start, end) in order of place."""
    found = _BOX.finditer(chart.text, start, end)
    return [Box(m.start(), m.end(), m["open"] is None and m[0] != "☐") for m in found]


def results_in(chart: Chart, start: int, end: int) -> list[Result]:
    """Return the results of [start, end) in order of place; a word that is denied counts as its opposite."""
    words = [m for m in chart.mentions_in("exam_result", start, end) if "ends" not in m.entry.sets or _ends(chart, m)]
    results = [_of_word(chart, start, mention) for mention in words]
    taken = [(result.start, result.end) for result in results]
    for found in (*_signs(chart, start, end), *_degrees(chart, start, end)):
        if not any(found.start < e and s < found.end for s, e in taken):
            results.append(found)
    return sorted(results, key=lambda result: (result.start, result.end))


def _ends(chart: Chart, mention: Mention) -> bool:
    return _PHRASE_END.match(chart.lower, mention.end) is not None


def _of_word(chart: Chart, start: int, mention: Mention) -> Result:
    entry, at, end = mention.entry, mention.start, mention.end
    sets = entry.sets
    value: Value = sets["result"]  # type: ignore[assignment]
    if value in ("positive", "negative") and (denied := _NEGATOR.search(chart.lower, max(start, at - 24), at)):
        value, at = ("negative" if value == "positive" else "positive"), denied.start()
    return Result(
        at,
        end,
        value,
        pain=bool(sets.get("pain")),
        weak=bool(sets.get("weak")),
        toes=bool(sets.get("toes")),
        able=bool(sets.get("able")),
        limited=bool(sets.get("limited")),
    )


def _leads(chart: Chart, sign: re.Match[str], start: int) -> bool:
    before = chart.lower[start : sign.start()].rstrip(" ")
    return (not before or before[-1] in ",;:\n") and _NAME.match(chart.lower, sign.end()) is not None


def _signs(chart: Chart, start: int, end: int) -> list[Result]:
    return [
        Result(m.start(), m.end(), "positive" if m["positive"] else "negative", leads=_leads(chart, m, start))
        for m in _SIGN.finditer(chart.lower, start, end)
    ]


def _degrees(chart: Chart, start: int, end: int) -> list[Result]:
    found = []
    for match in (*_DEGREES.finditer(chart.lower, start, end), *_TO_DEGREES.finditer(chart.lower, start, end)):
        degrees = int(match[1])
        if degrees <= 100:
            value: Value = "negative" if degrees >= _FULL else "positive" if degrees <= _SHORT else "equivocal"
            found.append(Result(match.start(), match.end(), value, weak=True, degrees=degrees))
    return found
