"""Pairing: which result belongs to which test of a sentence."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from extraction.chart import Chart
from extraction.kinds.exam_test.judging import fits
from extraction.kinds.exam_test.results import Result
from extraction.targets.mention import Mention

_BREAK = re.compile(r";|\bbut\b|\bwhile\b|\bwhereas\b|[.]\s")
_SEPARATOR = re.compile(r"[,;/(]|\band\b|\bbut\b|\bwith\b|\bwhile\b")
_FILLER = re.compile(
    r"(?:\s|:|\b(?:an?|the|his|her|their|for|of|on|in|with|to|by|at|both|bilateral(?:ly)?|right|left|sided|side|r|l|"
    r"seated|sitting|supine|prone|standing|lumbar|cervical|response|responses|including|were|was|are|is|obtained|from|"
    r"combined|simultaneous|perform|performed|following|passive|active|modified|all|tests?|maneuvers?|signs?)\b|-|\(|\[x\])*"
)


DENIED = re.compile(
    r"\b(?:no|nor|neither|without|nil|(?:did|does|do)\s+not\s+(?:have|show|demonstrate|exhibit))\s+(?:[a-z-]+\s+){0,2}$"
)
"""A denial that stands before a test."""

_SUMMED = re.compile(r"[^.;:(]{0,40}[:(]\s*")
_HEAD = 40


@dataclass(slots=True)
class Group:
    """Tests named in one go, with the result before them and the results after them."""

    tests: list[Mention]
    before: Result | None = None
    after: list[Result] = field(default_factory=list)


def groups_of(chart: Chart, tests: Sequence[Mention], results: Sequence[Result]) -> list[Group]:
    """Group the tests of a unit with their results, reading from left to right.

    Results follow their tests ("FABER and Gaenslen negative") unless they stand right before them ("negative FABER").
    """
    groups: list[Group] = []
    lead: list[Result] = []
    items: list[Mention | Result] = sorted([*tests, *results], key=lambda item: (item.start, item.end))
    for item in items:
        if isinstance(item, Result):
            (groups[-1].after if groups else lead).append(item)
        elif groups and _joins(chart, groups[-1], item):
            groups[-1].tests.append(item)
        else:
            groups.append(Group([item]))
    if groups and lead and _governs(chart, lead[-1], groups[0].tests[0]):
        groups[0].before = lead[-1]
    for group, following in reversed(list(pairwise(groups))):
        _hand_back(group, following)
        _hand_on(chart, group, following)
    return [part for group in groups for part in _split(chart, group)]


def _joins(chart: Chart, group: Group, test: Mention) -> bool:
    """Say whether a test is named in one go with those of a group."""
    plain = not group.after and not _broken(chart, group.tests[-1].end, test.start)
    return plain or _lists(chart, group, test)


def _lists(chart: Chart, group: Group, test: Mention) -> bool:
    """Say whether a test is one of those that a battery's result sums up: "3 of 5 SI tests positive: FABER, thigh thrust"."""
    if not group.tests[0].entry.sets.get("battery") or not group.after:
        return False
    if len(group.tests) > 1:
        return not _broken(chart, group.tests[-1].end, test.start)
    return _SUMMED.fullmatch(chart.lower, group.after[-1].end, test.start) is not None


def _broken(chart: Chart, start: int, end: int) -> bool:
    return _BREAK.search(chart.lower, start, end) is not None


def governs(chart: Chart, start: int, end: int) -> bool:
    """Say whether nothing but filling words, or the colon of a list's head, stands in [start, end)."""
    if end <= start or _FILLER.fullmatch(chart.lower, start, end) is not None:
        return True
    between = chart.lower[start:end].rstrip()
    return between.endswith(":") and len(between) < _HEAD and not _SEPARATOR.search(between)


def _governs(chart: Chart, result: Result, test: Mention) -> bool:
    return result.start < test.start and governs(chart, result.end, test.start)


def _hand_back(group: Group, following: Group) -> None:
    """Give results that no test of a group can have to the group before: "FABER positive right, pain on rotation, negative left"."""
    misfits = [result for result in following.after if not any(fits(test, result) for test in following.tests)]
    if group.before is not None or group.after:
        group.after += misfits
        following.after = [result for result in following.after if result not in misfits]


def _hand_on(chart: Chart, group: Group, following: Group) -> None:
    """Give a group's last result to the group after it when it stands right before that one."""
    if not group.after:
        return
    last = next((r for r in reversed(group.after) if r.start < following.tests[0].start), group.after[-1])
    if not _governs(chart, last, following.tests[0]):
        return
    place = group.after.index(last)
    start = group.after[place - 1].end if place else group.tests[-1].end
    opens = _SEPARATOR.search(chart.lower, start, last.start) is not None
    plain = [result for result in following.after if not result.pain or last.pain]
    if (
        last.leads
        or (group.before is not None and not following.after)
        or (opens and not plain and _spare(chart, group))
    ):
        group.after.remove(last)
        following.before = last


def _spare(chart: Chart, group: Group) -> bool:
    """Say whether a group has a result of its own beside its last: before it, after it, or as a sign that is denied."""
    last = group.tests[-1]
    denied = bool(last.entry.sets.get("sign")) and DENIED.search(chart.lower, max(0, last.start - 40), last.start)
    return len(group.after) > 1 or group.before is not None or bool(denied)


def _split(chart: Chart, group: Group) -> list[Group]:
    """Part "negative SLR, FABER positive", where the result before and the one after belong to different tests."""
    if group.before is None or not group.after or len(group.tests) < 2:
        return [group]
    last = group.tests[-1]
    touches = _FILLER.fullmatch(chart.lower, last.end, group.after[0].start) is not None
    apart = "," in chart.lower[group.tests[-2].end : last.start]
    if touches and apart and group.after[0].value != group.before.value:
        return [Group(group.tests[:-1], group.before), Group([last], None, group.after)]
    return [group]
