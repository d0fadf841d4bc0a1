"""Tables: a row names a test, its cells hold a result for each side."""

from __future__ import annotations

import re
from dataclasses import dataclass

from extraction.anatomy import sides
from extraction.chart import Chart, inside
from extraction.kinds.exam_test.results import Result, results_in
from extraction.kinds.exam_test.sides import Sided
from extraction.kinds.exam_test.units import Unit, heads_above
from extraction.targets.mention import Mention

_CELL = re.compile(r"[^\s|](?:[^|\t\r\n]*?[^\s|])??(?=\s*[|\t]|[^\S\r\n]{2,}|[^\S\r\n]*$)", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class _Cell:
    start: int
    end: int


def row(chart: Chart, unit: Unit) -> list[tuple[Mention, Sided | None]]:
    """Read a row under a head that names left and right; empty where the unit is no such row."""
    cells = _cells(chart, unit.start, unit.end)
    if len(unit.tests) != 1 or len(cells) < 3 or unit.tests[0].start >= cells[0].end:
        return []
    for start, end in heads_above(chart, unit):
        head = _cells(chart, start, end)
        names = [inside(sides.find_all(chart), cell.start, cell.end) for cell in head]
        if {side.side for cell in names for side in cell} >= {"left", "right"}:
            return _row(chart, unit, cells, names) if len(head) == len(cells) else []
    return []


def _row(
    chart: Chart, unit: Unit, cells: list[_Cell], names: list[list[sides.Side]]
) -> list[tuple[Mention, Sided | None]]:
    found: list[tuple[Mention, Sided | None]] = []
    for cell, named in zip(cells[1:], names[1:], strict=True):
        result = _result(chart, cell)
        if len(named) == 1 and result is not None:
            found.append((unit.tests[0], Sided(result, named[0].side, (named[0],))))
    return found


def _result(chart: Chart, cell: _Cell) -> Result | None:
    results = results_in(chart, cell.start, cell.end)
    return results[0] if results and results[0].value != "none" else None


def _cells(chart: Chart, start: int, end: int) -> list[_Cell]:
    return [_Cell(m.start(), m.end()) for m in _CELL.finditer(chart.text, start, end)]
