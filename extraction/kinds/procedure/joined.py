"""Operations told as one: "laminectomy with foraminotomies", "discectomy and fusion" are one operation."""

from __future__ import annotations

import re
from dataclasses import replace

from extraction.chart import Chart, inside
from extraction.kinds.procedure.gaps import loose_words
from extraction.kinds.procedure.named import Named
from extraction.numbers import dates, levels

_FAR, _LEVELS_AFTER = 140, 30
_BREAK = re.compile(
    r"[.;:\n]|\b(?:then|followed|subsequent\w*|later|after|before|who|which|had|has|underwent|was|were|is|also|versus|vs|or"
    r"|(?:19|20)\d\d)\b"
)
_LINK = re.compile(r"\b(?:and|with|for|including|plus)\b|[,/&+]")
_WITHIN = re.compile(r"\b(?:with|for|including)\b")
_PURPOSE = re.compile(r"decompressions?")
_BUILT = re.compile(
    r"\b(?:instrument\w*|segmental|pedicle|screws?|plat(?:e|es|ing)|cages?|(?:auto|allo)?graft|bone|titanium|approach"
    r"|microscopic\w*|spinal|posterior|anterior|interbody|posterolateral|transforaminal|circumferential)\b"
)
_OF_A_SCOPE = re.compile(r"arthroscop")
_STEP = re.compile(
    r"menisc|chondro|synov|acromi|clavic|debrid|capsul|retinac|labr|slap|bankart|rotator|acl\b|ligament|biceps|arthroscop"
)
_REGIONS = re.compile(r"cervical|thoracic|lumbar")

Group = str
_SPINE: frozenset[Group] = frozenset({"decompression", "fusion", "spine", "instrumentation"})


def joined(chart: Chart, found: list[Named]) -> list[Named]:
    """Return the procedures of one sentence with operations that are told as one made one.

    A decompression takes in what it is made of and what it is for; a fusion right after it belongs to it. Levels of
    their own, a date or "followed by" part two operations.
    """
    result: list[Named] = []
    last_group: Group = ""
    for named in found:
        group = _group(named)
        last = result[-1] if result else None
        if last is not None and group and last_group and _one(chart, last, last_group, named, group):
            result[-1] = replace(last, end=named.end)
        else:
            result.append(named)
        last_group = group
    return result


def _group(named: Named) -> Group:
    """Return the kind of operation that a name stands for; empty for what is no operation with a name."""
    head, _, group = named.rule.rpartition(".")
    return group if head == "procedure.surgery" and group != "unnamed" else ""


def _one(chart: Chart, last: Named, last_group: Group, named: Named, group: Group) -> bool:
    gap = chart.lower[last.end : named.start]
    if len(gap) > _FAR or _BREAK.search(gap) or inside(dates.find_all(chart), last.end, named.start):
        return False
    if "joint" in (last_group, group):
        if not gap.strip(" ("):
            return group == last_group
        scope = _OF_A_SCOPE.search(chart.lower, last.start, last.end)
        step = _STEP.search(chart.lower, named.start, named.end)
        return scope is not None and step is not None and group == last_group and _LINK.search(gap) is not None
    if not {last_group, group} <= _SPINE:
        return False
    if group == last_group == "decompression":
        return _same_decompression(chart, last, named, gap)
    if _levels(chart, last.end, named.start):
        return False
    built = len(_BUILT.findall(gap))
    if group == last_group:
        return _WITHIN.search(gap) is not None and loose_words(chart, last.end, named.start) <= built
    return loose_words(chart, last.end, named.start) <= built


def _same_decompression(chart: Chart, last: Named, named: Named, gap: str) -> bool:
    if _LINK.search(gap) is None:
        return not gap.strip()
    if _WITHIN.search(gap) or _PURPOSE.search(chart.lower, named.start, named.end):
        return True
    first = _levels(chart, last.end, named.start)
    second = _levels(chart, named.end, named.end + _LEVELS_AFTER)
    if first and second and first != second:
        return False
    regions = _REGIONS.findall(chart.lower, max(0, last.start - 20), last.start) + _REGIONS.findall(gap)
    return len(set(regions)) <= 1


def _levels(chart: Chart, start: int, end: int) -> set[str]:
    return {level for mention in inside(levels.find_all(chart), start, end + 1) for level in mention.levels}
