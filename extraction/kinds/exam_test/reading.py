"""Reading a unit: its tests, each with the results and sides that belong to it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from extraction.chart import Chart, inside
from extraction.kinds.exam_test.judging import chosen, fits
from extraction.kinds.exam_test.pairing import DENIED, Group, governs, groups_of
from extraction.kinds.exam_test.results import Box, Result, boxes_in, results_in
from extraction.kinds.exam_test.sides import Sided, sided_results
from extraction.kinds.exam_test.units import Unit, heads_above
from extraction.targets.mention import Mention

_TITLE = re.compile(r"\b(?:dr|mr|mrs|ms|miss|prof|st|saint|sir)\.?\s+$")
_EXERCISE = re.compile(
    r"\s*(?:exercises?|stretch(?:es|ing)?\b|x\s?\d|lifts?\b|\d\s?x\b|reps?\b|sets?\b|photograph|camera)"
)
_ABLE = re.compile(
    r"\b(?:able to|can|could)\s+(?:perform|do|complete|hold|manage)\s+(?:an?\s+|the\s+)?(?:active\s+|full\s+)?$"
)
_MEASURED = re.compile(r"\s*(?:is|was|of|to|:|-)?\s*\d{1,3}\s*(?:/|°|deg|%)")
_ELSEWHERE = re.compile(
    r"\s*(?:of|in|at) (?:the |her |his |both )?(?:left |right )?(?:knee|shoulder|elbow|wrist|ankle|finger|hand|foot|thumb)"
)
_TOES = re.compile(r"\s*[,:(]?\s*(?:the |his |her |with )?")
_ALIAS = re.compile(r"\s*(?:/|\(|-|or|\baka\b)\s*")
_BESIDE = 400
_SACROILIAC = frozenset(
    {
        "faber",
        "gaenslen",
        "thigh_thrust",
        "sij_compression",
        "sij_distraction",
        "sacral_thrust",
        "yeoman",
        "fortin_finger",
    }
)


def read_unit(chart: Chart, unit: Unit) -> list[tuple[Mention, Sided | None]]:
    """Return every test of a unit with each of its results; with null where the unit gives it none."""
    boxes = boxes_in(chart, unit.start, unit.end)
    tests, ticks, unticked = _ticked(chart, unit, _credible(chart, unit), boxes)
    if not tests:
        return []
    points = [m for m in chart.mentions_in("trigger_point", unit.start, unit.end) if m.entry.sets["cue"] == "point"]
    named = [r for r in results_in(chart, unit.start, unit.end) if any(fits(test, r) for test in tests)]
    named = [r for r in named if not any(p.start < r.end and r.start < p.end for p in points)]
    results = [r for r in named if not any(t.start < r.end and r.start < t.end and not r.able for t in tests)]
    dropped = [r for r in results if any(_right_before(chart, box, r.start) for box in unticked)]
    results = sorted([*(r for r in results if r not in dropped), *ticks], key=lambda r: (r.start, r.end))
    ignored = [(r.start, _next_start(r.end, results, boxes, unit.end)) for r in dropped]
    groups = groups_of(chart, tests, results)
    found: list[tuple[Mention, Sided | None]] = []
    for index, group in enumerate(groups):
        low = groups[index - 1].tests[-1].end if index else unit.start
        high = groups[index + 1].tests[0].start if index + 1 < len(groups) else unit.end
        found += _of_group(chart, unit, group, (low, high), ignored)
    return [(test, sided) for test, sided in found if sided is not None or not _bare(test)]


def _of_group(
    chart: Chart, unit: Unit, group: Group, bounds: tuple[int, int], ignored: Sequence[tuple[int, int]]
) -> list[tuple[Mention, Sided | None]]:
    everything = [*([group.before] if group.before else []), *group.after]
    if not everything:
        head = _head_result(chart, unit)
        return [(test, Sided(head, None) if head and fits(test, head) else None) for test in group.tests]
    found: list[tuple[Mention, Sided | None]] = []
    for test in group.tests:
        results = chosen(test, everything)
        if any(result.value == "none" for result in results):
            continue
        own = Group(
            group.tests, group.before if group.before in results else None, [r for r in group.after if r in results]
        )
        if own.before is None and own.after and _bare(test) and not _close(chart, group, own):
            continue
        own = _denied(chart, own)
        sided = _settled(sided_results(chart, own, bounds, ignored))
        found += [(test, one) for one in sided] or [(test, None)]
    return found


def _denied(chart: Chart, group: Group) -> Group:
    """Turn round "no long tract signs are evident", where the word of denial stands before the tests."""
    first = group.tests[0]
    if group.before is not None or not DENIED.search(chart.lower, max(0, first.start - 40), first.start):
        return group
    after = [
        replace(r, value="negative") if r.weak and r.value == "positive" and not r.able else r for r in group.after
    ]
    return Group(group.tests, None, after)


def _settled(found: list[Sided]) -> list[Sided]:
    """Keep one result a side: plain words over words of pain, the first over the later."""
    plain = [one for one in found if not one.result.pain]
    if plain:
        sides = {one.side for one in plain}
        found = [one for one in found if not one.result.pain or (one.side and sides == {_other(one.side)})]
    kept: list[Sided] = []
    for one in found:
        same = [k for k in kept if k.side == one.side or k.result.value == one.result.value]
        if any(k.side == one.side for k in same):
            continue
        if any(k.side is None or one.side is None for k in same):
            kept = [one if k in same and k.side is None else k for k in kept]
            continue
        kept.append(one)
    return kept


def _other(side: str) -> str | None:
    return {"left": "right", "right": "left"}.get(side)


def _credible(chart: Chart, unit: Unit) -> list[Mention]:
    """Drop names of people and exercises, join two names of one test, and keep bare words only in company."""
    tests: list[Mention] = []
    for test in unit.tests:
        if test.entry.sets.get("motion") and not _in_examination(chart, test):
            continue
        if test.entry.sets.get("motion") and test.entry.sets["test"] == "other" and _of_range(chart, test):
            continue
        if test.entry.sets.get("root") and _ABLE.search(chart.lower, max(0, test.start - 40), test.start):
            continue
        if _TITLE.search(chart.lower, max(0, test.start - 8), test.start) or _EXERCISE.match(chart.lower, test.end):
            continue
        if tests and _one_test(chart, tests[-1], test):
            tests[-1] = Mention(tests[-1].start, test.end, tests[-1].entry)
        else:
            tests.append(test)
    firm = any(not _bare(test) for test in tests)
    return [test for test in tests if not _bare(test) or _in_company(chart, unit, test, firm)]


def _one_test(chart: Chart, first: Mention, second: Mention) -> bool:
    same = first.entry.sets["test"] == second.entry.sets["test"] != "other"
    if same and second.entry.sets.get("toes"):
        return _TOES.fullmatch(chart.lower, first.end, second.start) is not None
    return same and _ALIAS.fullmatch(chart.lower, first.end, second.start) is not None


def _of_range(chart: Chart, test: Mention) -> bool:
    """Say whether a movement is only measured, or is one of a joint that is no part of the spine or hip."""
    measured = _MEASURED.match(chart.lower, test.end) is not None
    return measured or _ELSEWHERE.match(chart.lower, test.end) is not None


def _in_examination(chart: Chart, test: Mention) -> bool:
    """Say whether a movement is told of in the examination or a part of it; facet loading may be told of anywhere."""
    if test.entry.sets["test"] != "other":
        return True
    for section in reversed([section for section in chart.sections if section.start <= test.start]):
        if section.name != "other":
            return section.name == "physical_exam"
    return False


def _bare(test: Mention) -> bool:
    return bool(test.entry.sets.get("bare"))


def _in_company(chart: Chart, unit: Unit, test: Mention, firm: bool) -> bool:
    if not test.entry.sets.get("beside"):
        return firm or len(unit.tests) > 1 or test.end - unit.start < _BESIDE
    near = inside(chart.mentions.get("exam_test", []), max(0, unit.start - _BESIDE), unit.end + _BESIDE // 2)
    return any(m.entry.sets["test"] in _SACROILIAC and not m.entry.sets.get("beside") for m in near)


def _close(chart: Chart, group: Group, own: Group) -> bool:
    """Say whether a bare word has its result right at hand, as a name in a list of tests has."""
    if len(group.tests) > 1:
        return True
    return governs(chart, group.tests[0].end, own.after[0].start)


def _head_result(chart: Chart, unit: Unit) -> Result | None:
    """Return the result that a list's head gives to the items under it: "Positive tests:"."""
    for start, end in heads_above(chart, unit):
        if chart.text[start:end].rstrip().endswith(":"):
            results = [r for r in results_in(chart, start, end) if not r.weak]
            return results[0] if len(results) == 1 else None
    return None


def _ticked(
    chart: Chart, unit: Unit, tests: list[Mention], boxes: list[Box]
) -> tuple[list[Mention], list[Result], list[Box]]:
    """Read check boxes: a ticked test is positive, one left open says nothing, and so does a result left open."""
    if not boxes:
        return tests, [], []
    after = bool(tests) and tests[0].start < boxes[0].start and len(boxes) == len(tests)
    ticks: list[Result] = []
    kept: list[Mention] = []
    for test in tests:
        box = next((b for b in boxes if _right_before(chart, b, test.start)), None)
        if after:
            box = next(
                (b for b in boxes if chart.lower[test.end : b.start].strip(" :\t") == "" and b.start >= test.end), None
            )
        if box is None or box.ticked:
            kept.append(test)
        if box is not None and box.ticked and (not after or not _before_result(chart, unit, box)):
            ticks.append(Result(box.start, box.end, "positive"))
    return kept, ticks, [box for box in boxes if not box.ticked]


def _before_result(chart: Chart, unit: Unit, box: Box) -> bool:
    return any(_right_before(chart, box, r.start) for r in results_in(chart, box.end, unit.end)[:1])


def _right_before(chart: Chart, box: Box, place: int) -> bool:
    return box.end <= place and not chart.text[box.end : place].strip(" \t")


def _next_start(place: int, results: Sequence[Result], boxes: Sequence[Box], end: int) -> int:
    starts = [*(result.start for result in results), *(box.start for box in boxes)]
    return min((start for start in starts if start >= place), default=end)
