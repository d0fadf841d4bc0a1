"""Codes as they are written in short: "64493-64495" is a range, "64493/94/95" repeats only the last digits."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import NamedTuple

from extraction.chart import Chart
from extraction.targets.lexicon import Entry, load_lexicon
from extraction.targets.mention import Mention

_RANGE = re.compile(r"\s?(?:[-–]|to\b|thru\b|through\b)\s?(?P<last>\d{5})\b")
_SHORT = re.compile(r"\s?[/,]\s?\+?(?P<last>\d\d)(?![\d%]|\.\d|\s?/\s?\d{4})")
_WIDEST = 4
"""How far apart the codes of a range are at most: the codes of one group of procedures."""


class Written(NamedTuple):
    """A code, the characters [start, end) that give it, and its entry."""

    start: int
    end: int
    code: str
    entry: Entry


def written_codes(chart: Chart, mention: Mention) -> list[Written]:
    """Return the code of a mention, and those that are written in short after it; only known codes count."""
    first = Written(mention.start, mention.end, chart.text[mention.start : mention.end].upper(), mention.entry)
    return [first, *(_range(chart, first) or _short(chart, first))]


def _range(chart: Chart, first: Written) -> list[Written]:
    match = _RANGE.match(chart.lower, first.end)
    if match is None or not first.code.isdigit():
        return []
    low, high = int(first.code), int(match["last"])
    if not low < high <= low + _WIDEST or match["last"] not in _known():
        return []
    codes = [f"{number:05}" for number in range(low + 1, high + 1)]
    return [Written(match.start("last"), match.end("last"), code, _known()[code]) for code in codes if code in _known()]


def _short(chart: Chart, first: Written) -> list[Written]:
    found, place = [], first.end
    while match := _SHORT.match(chart.lower, place):
        code = first.code[:3] + match["last"]
        entry = _known().get(code)
        if entry is None or entry.sets["family"] != first.entry.sets["family"]:
            break
        found.append(Written(match.start("last"), match.end("last"), code, entry))
        place = match.end()
    return found


@cache
def _known() -> dict[str, Entry]:
    entries = load_lexicon(Path(__file__).parent / "lexicon_codes.yaml").entries
    return {code: entry for entry in entries for code in entry.literals}
