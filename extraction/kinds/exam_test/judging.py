"""Judging: what a result means for the test it belongs to."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extraction.chart import Chart
from extraction.kinds.exam_test.results import Result, Value
from extraction.targets.mention import Mention

_FOR = re.compile(r"[\s,(]*(?:only )?(?:for|with|of)?\s*(?:[a-z]+ )?$")
_WIDE, _CLOSE = 70, 30


def fits(test: Mention, result: Result) -> bool:
    """Say whether a result can be one of this test: toes go up or down, gaits are managed or not, movements hurt."""
    sets = test.entry.sets
    if result.toes:
        return sets["test"] == "babinski"
    if sets.get("toes"):
        return result.value == "none"
    if result.able:
        return bool(sets.get("gait"))
    if result.degrees is not None:
        return sets["test"] in ("straight_leg_raise", "crossed_straight_leg_raise")
    if sets.get("motion"):
        return (result.pain and not result.limited) or result.value == "none"
    return True


def chosen(test: Mention, results: Sequence[Result]) -> list[Result]:
    """Return the results that count for a test: plain words before words of pain before weak words."""
    fitting = [result for result in results if fits(test, result)]
    strong = [result for result in fitting if not result.weak]
    if strong:
        return strong
    limited = [result for result in fitting if result.limited]
    degrees = [result for result in fitting if result.degrees is not None]
    return limited[:1] or degrees or fitting


def value_of(chart: Chart, test: Mention, result: Result, end: int) -> Value | None:
    """Return what the result says of the test, or null where it says nothing firm.

    A root tension test that hurts in the back or the hamstring alone is equivocal; how far a leg went says something
    only at the ends of the scale, or with what stopped it.
    """
    if not test.entry.sets.get("root") or (result.value == "equivocal" and result.degrees is None):
        return result.value
    where = _where(chart, test, result, end)
    if result.degrees is not None:
        if result.value == "negative" and not where & {"limb"}:
            return "negative"
        return "positive" if "limb" in where else "equivocal" if where else None
    if result.value == "positive" and result.pain:
        if where == {"axial"} or (result.limited and not where):
            return "equivocal"
        return "positive"
    if result.value == "positive" and _only_axial(chart, result, end):
        return "equivocal"
    return result.value


def _where(chart: Chart, test: Mention, result: Result, end: int) -> set[str]:
    """Return where it hurts: the words near the result, but none of the test's own name."""
    low = min(test.end, result.start) if result.start >= test.end else result.start
    mentions = chart.mentions_in("exam_where", low, min(end, result.end + _WIDE))
    return {str(m.entry.sets["where"]) for m in mentions if m.end <= test.start or m.start >= test.end}


def _only_axial(chart: Chart, result: Result, end: int) -> bool:
    mentions = chart.mentions_in("exam_where", result.end, min(end, result.end + _WIDE))
    if not mentions or any(m.entry.sets["where"] == "limb" for m in mentions):
        return False
    first = mentions[0]
    between = chart.lower[result.end : first.start]
    return first.start - result.end <= _CLOSE and "for" in between.split() and _FOR.search(between) is not None
