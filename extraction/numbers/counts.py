"""Counts: how many, and the how-manieth."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from extraction.chart import Chart
from extraction.numbers.words import WORDS
from extraction.seeking.index import Index
from extraction.seeking.seeker import Seeker

ORDINALS = {
    word: number
    for number, word in enumerate(
        "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth".split(), start=1
    )
}
"""Ordinal words and their numbers."""


@dataclass(frozen=True, slots=True)
class Count:
    """The characters [start, end) that count: "three", "x 3" (count), or "third", "#3", "3rd" (ordinal)."""

    start: int
    end: int
    value: int
    role: Literal["count", "ordinal"]


_N = rf"(?P<n>\d{{1,2}}|{'|'.join(WORDS)})"
_THING = (
    r"(?:sets?|series|rounds?|injections?|blocks?|ablations?|rhizotom(?:y|ies)|procedures?|sessions?|courses?|epidurals?|[tlc]?f?esis?|lesis?|sijs|sijis?|mbbs?|rfas?|tpis?"
    r"|treatments?|visits?|steps?|series|stages?)"
)
_ORDINAL = Seeker(
    rf"(?<![\w/.-])(?:(?P<word>{'|'.join(ORDINALS)})|(?P<digits>\d{{1,2}})(?:st|nd|rd|th))(?![\w/])"
    r"(?!\s+(?:(?:digits?|fingers?|toes?|metatars\w+|metacarp\w+|degree|line|floor|aid|opinion|name|language|grade|intention|street|avenue|party"
    r"|generation|cousins?|nerve|heart|trimester|percentile|ribs?|ray|wife|husband|molar|cervical|lumbar|thoracic|sacral|dose|row|class|of\s+all"
    r"|interspace|web\s*space|dorsal|branch)\b|of\s+(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)))"
)
_NOT_AT = re.compile(r"\b(?:at|two|one|twenty|thirty)[\s-]+\Z")
_NUMBERED = Seeker(
    rf"(?:(?<!\w)(?:#|№|no\.|number|nr\.)\s?|\b{_THING}\s+(?:#|no\.\s?|number\s+)?){_N}(?![\w/%]|[.,]\d|\s?(?:mg|ml|cc|%|out\s+of|levels?))"
)
_TIMES = Seeker(
    rf"(?<!\w)(?:(?P<once>(?:once|twice|thrice|both\s+(?:times|occasions))\b)|[x×]\s?{_N.replace('<n>', '<x>')}(?![\w/.])(?:\s+(?:times|sets|occasions))?"
    r"(?!\s*-?\s*(?:days?|weeks?|wks?|months?|mos?|years?|yrs?|hours?|hrs?|min|h\b|d\b|w\b|y\b|mg|ml|cc|\d|/)))"
)
_HOW_MANY = Seeker(
    rf"(?<![\w/.-]){_N}\s+(?:(?:more|previous|prior|additional|separate|such|further|other|earlier|of\s+the|of\s+these|of\s+those|full|total|different|lumbar"
    rf"|cervical|thoracic|facet|sacroiliac|epidural|steroid|trigger|point|medial|branch|joint|sij|si|diagnostic|therapeutic|successful|failed|unsuccessful"
    rf"|bilat(?:eral|\.)?|b/l|right|left|rt|lt|r|l|caudal|transforaminal|interlaminar|lesi|[ctls]\d{{1,2}}(?:\s?[-/]\s?[ctls]?\d{{1,2}})?)\s+){{0,5}}"
    rf"(?:{_THING}|times|occasions)(?!\w)(?!\s+(?:a|per|each)\s+(?:day|week|month|year))"
)
_ONCE = {"once": 1, "twice": 2, "thrice": 3}
_RATE = re.compile(
    r"\s+(?:a|per|each|every)\s+(?:day|night|week|month|year)\b|\s+(?:daily|weekly|monthly|nightly|upon|again)\b|/(?:day|week)"
)


def find_all(chart: Chart) -> list[Count]:
    """Return every ordinal and every count of times or sets, in order of place.

    "her third set", "2nd injection", "#2", "set 3" are ordinals; "three sets", "x 2", "twice", "both occasions" are counts. A finger
    or a degree, "second opinion", "twice a day" and "at first" are none.
    """
    return chart.found("counts", _find)


def _find(chart: Chart) -> list[Count]:
    found = [*_ordinals(chart.index), *_numbered(chart.index), *_counts(chart.index)]
    found.sort(key=lambda count: (count.start, -count.end))
    return [count for n, count in enumerate(found) if n == 0 or count.start >= found[n - 1].end]


def _ordinals(index: Index) -> Iterator[Count]:
    for match in _ORDINAL.finditer(index):
        if _NOT_AT.search(index.text, max(0, match.start() - 8), match.start()):
            continue
        value = ORDINALS[match["word"]] if match["word"] else int(match["digits"])
        if value:
            yield Count(match.start(), match.end(), value, "ordinal")


def _numbered(index: Index) -> Iterator[Count]:
    for match in _NUMBERED.finditer(index):
        value = _value(match["n"])
        if value:
            yield Count(match.start(), match.end(), value, "ordinal")


def _counts(index: Index) -> Iterator[Count]:
    for match in _TIMES.finditer(index):
        if _RATE.match(index.text, match.end()):
            continue
        word = match["once"]
        value = (_ONCE.get(word, 2)) if word else _value(match["x"])
        if value:
            yield Count(match.start(), match.end(), value, "count")
    for match in _HOW_MANY.finditer(index):
        value = _value(match["n"])
        if value:
            yield Count(match.start("n"), match.end("n"), value, "count")


def _value(written: str) -> int:
    return int(written) if written.isdigit() else WORDS[written]
