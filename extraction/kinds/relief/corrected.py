"""Percents that a note takes back: "was 60%, not 80% as stated above"."""

from __future__ import annotations

import re

from extraction.chart import Chart
from extraction.kinds.relief.statement import Statement
from extraction.numbers import percents
from extraction.numbers.quantity import Quantity

_IN_PLACE = re.compile(r"\d\s?(?:%|percent)[,;]?\s(?:and\s)?(?:not|rather than|instead of)\s(?:the\s)?\Z")
_CORRECTS = re.compile(
    r"\b(?:addend\w+|correct(?:ion|ed|ing|s)|errors?|erroneous\w*|in error|amend\w*|mis(?:stated|typed|recorded|read|print)"
    r"|typo|as (?:stated|documented|recorded|written|noted)|previously (?:stated|documented|recorded|noted))\b"
)
_LEAD = 24


def is_taken_back(chart: Chart, percent: Quantity) -> bool:
    """Say whether a percent is the one that another, told right before it, stands in place of."""
    return _IN_PLACE.search(chart.lower, max(0, percent.start - _LEAD), percent.start) is not None


def corrects(chart: Chart, position: int) -> bool:
    """Say whether a sentence, or the heading over it, says that it mends what was written before."""
    sentence, section = chart.sentence_at(position), chart.section_at(position)
    if _CORRECTS.search(chart.lower, sentence.start, sentence.end):
        return True
    return section is not None and _CORRECTS.search(chart.lower, section.start, section.heading_end) is not None


def without_corrected(chart: Chart, found: list[Statement]) -> list[Statement]:
    """Leave out the statements whose percent a later sentence takes back in so many words."""
    gone: set[int] = set()
    for percent in percents.find_all(chart):
        if not is_taken_back(chart, percent) or not corrects(chart, percent.start):
            continue
        new = next((s for s in found if 0 <= percent.start - s.end <= 2 * _LEAD), None)
        family = new.target.treatment.family if new is not None and new.target is not None else None
        for statement in found:
            target = statement.target
            same = family is None or target is None or target.treatment.family == family
            if statement.end < percent.start and same and _equal(statement, percent):
                gone.add(statement.start)
    return [statement for statement in found if statement.start not in gone]


def _equal(statement: Statement, percent: Quantity) -> bool:
    told = statement.percent
    return told is not None and told.low == told.high == percent.value.high
