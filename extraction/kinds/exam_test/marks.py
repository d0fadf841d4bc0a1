"""Marks a side: "FABER +R/-L", "FABER: R (+) L (-)", "thigh thrust R pos, L neg"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extraction.anatomy.sides import Side, find_all
from extraction.chart import Chart
from extraction.kinds.exam_test.results import Result, Value
from extraction.kinds.exam_test.sides import Sided
from extraction.kinds.exam_test.units import Unit
from extraction.targets.mention import Mention
from models.vocabulary import Laterality

_SIGN = r"(?:\(?\s?[+⊕]{1,3}(?:ve\b)?\s?\)?|\(?\s?[-−–⊖](?:ve\b)?\s?\)?|pos(?:itive)?\b|neg(?:ative)?\b)"
_WHERE = r"(?:\(?(?:right|left|rt|lt|r|l)\b\)?)"
_PAIR = re.compile(rf"(?P<sign>{_SIGN})\s?(?P<where>{_WHERE})|(?P<where2>{_WHERE})\s?[:=]?\s?(?P<sign2>{_SIGN})")
_LEAD = re.compile(r"[\s:=-]{0,3}")
_NEXT = re.compile(r"\s?[,/;&]?\s?(?:and\s)?")


def marked(chart: Chart, unit: Unit) -> list[tuple[Mention, Sided]]:
    """Return the tests of a unit that are followed by a mark for each side, with both."""
    found: list[tuple[Mention, Sided]] = []
    for number, test in enumerate(unit.tests):
        end = unit.tests[number + 1].start if number + 1 < len(unit.tests) else unit.end
        pairs = _pairs(chart, test.end, end)
        if {pair.side for pair in pairs} == {"left", "right"} and _alike(chart, pairs) and not _both(chart, pairs):
            found += [(test, pair) for pair in pairs]
    return found


def _pairs(chart: Chart, start: int, end: int) -> list[Sided]:
    """Return the marks that follow one another from `start`, at most two; empty where there is only one."""
    for shape in (("sign", "where"), ("where2", "sign2")):
        pairs: list[Sided] = []
        lead = _LEAD.match(chart.lower, start, end)
        places: Sequence[int] = range(start, lead.end() + 1 if lead else start)
        place = next((p for p in places if (m := _PAIR.match(chart.lower, p, end)) and m[shape[0]] is not None), None)
        while place is not None and len(pairs) < 2 and (match := _PAIR.match(chart.lower, place, end)):
            if match[shape[0]] is None:
                break
            pairs.append(_sided(match, *shape))
            gap = _NEXT.match(chart.lower, match.end(), end)
            place = gap.end() if gap else None
        if len(pairs) == 2:
            return pairs
    return []


def _alike(chart: Chart, pairs: Sequence[Sided]) -> bool:
    """Say whether the two results are both signs or both words; "neg R+L" is a word for both sides."""
    signs = [chart.lower[pair.result.start].isalpha() for pair in pairs]
    return len(set(signs)) == 1


def _both(chart: Chart, pairs: Sequence[Sided]) -> bool:
    """Say whether the sides are written as one word for both: "R+L"."""
    start, end = pairs[0].words[0].start, pairs[-1].words[-1].end
    return any(s.side == "bilateral" and s.start < end and start < s.end for s in find_all(chart))


def _sided(match: re.Match[str], first: str, second: str) -> Sided:
    sign, where = (first, second) if first.startswith("sign") else (second, first)
    word = match[where].strip("()")
    side: Laterality = "left" if word.startswith("l") else "right"
    value: Value = "positive" if re.search(r"[+⊕]|pos", match[sign]) else "negative"
    result = Result(match.start(sign), match.end(sign), value)
    return Sided(result, side, (Side(match.start(where), match.end(where), side),))
