"""Units: the stretches of text within which tests and results belong together."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from extraction.chart import Chart, inside
from extraction.targets.mention import Mention

_LINE_START = re.compile(
    r"[\r\n][\s\-*•·(]*(?:(?:on )?(?:the )?(?:right|left|rt|lt|r|l|bilateral)(?:[ -](?:side|sided|sij|si joint|hip|leg))?[^\S\r\n]*[:–-][^\S\r\n]*)?"
)
_LABEL = re.compile(
    r"[\s\-*•·(]*(?:on )?(?:the )?(?:right|left|rt|lt|r|l)(?:[ -](?:side|sided|sij|si joint|hip|leg))?[^\S\r\n]*:"
)
_SAME_LINE = re.compile(r"[^\S\r\n]*[:|,.–-]?[^\S\r\n]*")
_ITEM = re.compile(r"[^\w\r\n]*(?:\w{1,12}[^\w\r\n.;:]+){0,2}")
_LOOK_BACK = 12


@dataclass(frozen=True, slots=True)
class Unit:
    """A sentence, a line of a list or a row of a table, [start, end), with the tests it names."""

    start: int
    end: int
    tests: tuple[Mention, ...]


def units_of(chart: Chart) -> list[Unit]:
    """Return the units that name tests, in order of place.

    A sentence is cut where a line begins with a test; a label that stands alone is joined with what follows it on its
    line, for headings cut sentences ("FABER: positive").
    """
    mentions = sorted([*chart.mentions.get("exam_test", []), *chart.mentions.get("exam_motion", [])], key=_place)
    mentions = _outermost(mentions)
    units: list[Unit] = []
    for number in sorted({chart.sentence_index(mention.start) for mention in mentions}):
        sentence = chart.sentences[number]
        if units and sentence.start < units[-1].end:
            continue
        end = _joined(chart, number, sentence.end)
        tests = inside(mentions, sentence.start, end)
        units += _lines(chart, sentence.start, end, tests)
    return units


def without(unit: Unit, tests: Sequence[Mention]) -> Unit:
    """Return a unit without some of its tests."""
    return Unit(unit.start, unit.end, tuple(test for test in unit.tests if test not in tests)) if tests else unit


def label_of(chart: Chart, unit: Unit) -> tuple[int, int] | None:
    """Return the extent of the side that labels a whole line: "Right: FABER positive, Gaenslen negative"."""
    match = _LABEL.match(chart.lower, unit.start)
    return (match.start(), match.end()) if match and match.end() <= unit.tests[0].start else None


def heads_above(chart: Chart, unit: Unit) -> list[tuple[int, int]]:
    """Return the lines above a unit, nearest first, up to a blank line or the start of the section.

    A unit that does not begin its line is no item of a list, and has none.
    """
    begin = chart.text.rfind("\n", 0, unit.tests[0].start) + 1
    if _ITEM.fullmatch(chart.text, begin, unit.tests[0].start) is None:
        return []
    section = chart.section_at(unit.start)
    floor = section.start if section else 0
    lines: list[tuple[int, int]] = []
    end = chart.text.rfind("\n", floor, unit.start)
    while end > floor and len(lines) < _LOOK_BACK:
        start = max(floor, chart.text.rfind("\n", floor, end) + 1)
        if not chart.text[start:end].strip():
            break
        lines.append((start, end))
        end = start - 1
    return lines


def _place(mention: Mention) -> tuple[int, int]:
    return mention.start, -mention.end


def _outermost(mentions: list[Mention]) -> list[Mention]:
    kept: list[Mention] = []
    for mention in mentions:
        if not kept or mention.start >= kept[-1].end:
            kept.append(mention)
    return kept


def _joined(chart: Chart, number: int, end: int) -> int:
    """Join the rest of the line to a sentence that ends in a colon."""
    for following in chart.sentences[number + 1 : number + 3]:
        if chart.text[end - 1 : end] != ":" or not _SAME_LINE.fullmatch(chart.text, end, following.start):
            break
        end = following.end
    return end


def _lines(chart: Chart, start: int, end: int, tests: list[Mention]) -> list[Unit]:
    cuts = [start]
    for before, test in pairwise(tests):
        line = chart.text.rfind("\n", before.end, test.start)
        if line >= 0 and _LINE_START.fullmatch(chart.lower, line, test.start) and _told(chart, cuts[-1], line):
            cuts.append(line + 1)
    units = []
    for low, high in zip(cuts, [*cuts[1:], end], strict=True):
        inner = tuple(inside(tests, low, high))
        if inner:
            units.append(Unit(low, high, inner))
    return units


def _told(chart: Chart, start: int, end: int) -> bool:
    return bool(chart.mentions_in("exam_result", start, end)) or chart.text[start:end].rstrip().endswith(
        ("+", "-", ")")
    )
