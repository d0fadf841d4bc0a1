"""Boxes: the options of a form, and which of them are ticked."""

from __future__ import annotations

import re
from dataclasses import dataclass

from extraction.chart import Chart
from extraction.ordered import Ordered
from extraction.seeking.seeker import Seeker

_MARK = Seeker(
    r"\[(?P<square>[^\S\n]?[x✓✔√*]?[^\S\n]?|_+)\]|\((?P<round>[^\S\n]{1,3}|_+|[x✓✔√])\)"
    r"|(?P<empty>[☐□▢◻])|(?P<full>[☑☒■✓✔◼])"
)
_COLUMN = re.compile(r"[^\S\n]{2,}|\t|\|")
_TAIL = re.compile(r"[^\S\n]*(?:[:=][^\n]*)?")
_BLANK = re.compile(r"[^\S\n]*")


@dataclass(frozen=True, slots=True)
class Box:
    """An option at [start, end) with its mark; its words are [low, high)."""

    start: int
    end: int
    ticked: bool
    low: int
    high: int


def find_all(chart: Chart) -> Ordered[Box]:
    """Return every option of the note's forms, in order of place.

    An option goes from its mark to the next mark, the next column or the end of its line ("[x] good [ ] poor"); where
    nothing follows a line's last mark, the marks stand behind their options ("good [x] poor [ ]"). A list of open boxes
    of which none is ticked is one of things to do, and has no options.
    """
    return chart.found("boxes", _find)


def box_at(chart: Chart, position: int) -> Box | None:
    """Return the option that holds a position, or null."""
    boxes = find_all(chart)
    index = boxes.at(position)
    return boxes[index] if index >= 0 and position < boxes[index].end else None


def is_unticked(chart: Chart, position: int) -> bool:
    """Say whether a position is in an option that is left open."""
    box = box_at(chart, position)
    return box is not None and not box.ticked


def _find(chart: Chart) -> list[Box]:
    marks = list(_MARK.finditer(chart.index))
    lists: list[list[Box]] = []
    last = -1
    while marks:
        end = _line_end(chart, marks[0].end())
        line = [mark for mark in marks if mark.start() < end]
        marks = marks[len(line) :]
        behind = len(line) > 1 and _TAIL.fullmatch(chart.text, line[-1].end(), end) is not None
        boxes = _behind(chart, line) if behind else _before(chart, line, end)
        if lists and chart.text.count("\n", last, line[0].start()) <= 1:
            lists[-1] += boxes
        else:
            lists.append(boxes)
        last = end
    return [box for boxes in lists if any(b.ticked for b in boxes) or _on_one_line(chart, boxes) for box in boxes]


def _on_one_line(chart: Chart, boxes: list[Box]) -> bool:
    """Say whether open boxes stand beside one another, as the options of a question do."""
    return len(boxes) > 1 and "\n" not in chart.text[boxes[0].start : boxes[-1].start]


def _line_end(chart: Chart, position: int) -> int:
    end = chart.text.find("\n", position)
    return end if end >= 0 else len(chart.text)


def _before(chart: Chart, line: list[re.Match[str]], end: int) -> list[Box]:
    boxes = []
    for index, mark in enumerate(line):
        limit = line[index + 1].start() if index + 1 < len(line) else end
        blank = _BLANK.match(chart.text, mark.end(), limit)
        low = blank.end() if blank else mark.end()
        column = _COLUMN.search(chart.text, low, limit)
        high = column.start() if column else limit
        boxes.append(Box(mark.start(), high, _ticked(mark), low, high))
    return boxes


def _behind(chart: Chart, line: list[re.Match[str]]) -> list[Box]:
    boxes = []
    for index, mark in enumerate(line):
        floor = line[index - 1].end() if index else chart.text.rfind("\n", 0, mark.start()) + 1
        label = max(chart.text.rfind(end, floor, mark.start()) for end in (":", ";", ". ")) + 1
        columns = [
            c.end() for c in _COLUMN.finditer(chart.text, max(floor, label), mark.start()) if c.end() < mark.start()
        ]
        blank = _BLANK.match(chart.text, columns[-1] if columns else max(floor, label), mark.start())
        low = blank.end() if blank else mark.start()
        boxes.append(Box(low, mark.end(), _ticked(mark), low, mark.start()))
    return boxes


def _ticked(mark: re.Match[str]) -> bool:
    inner = (mark["square"] or mark["round"] or "").strip(" _\t")
    return bool(inner or mark["full"])
