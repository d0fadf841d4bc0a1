"""Sides by phrase: a side that a finding's own words name, and limbs told in the plural, which are both."""

from __future__ import annotations

import re

from extraction.anatomy import sides
from extraction.anatomy.sides import Side
from extraction.chart import Chart, inside
from extraction.clauses import clause_at
from extraction.seeking.seeker import Seeker

_LIMBS = Seeker(
    r"\b(?:legs|arms|feet|hands|knees|hips|shoulders|thighs|calves|ankles|wrists|elbows|heels|forearms|hamstrings|quadriceps"
    r"|toes|soles|shins|patellae?s?|(?:lower|upper)\s+(?:extremities|limbs)|extremities|limbs|(?:para|quadri|tetra)(?:pares[ei]s|plegi[ac]s?))\b"
    r"|\b(?:lower|upper)[\s-]+(?:extremity|limb)(?=\s+(?:motor|muscle|strength|power|reflex|sensation|sensory|tone|dtr|exam))"
)
_ONE_SIDED = re.compile(
    r"\b(?:left|right|rt\.?|lt\.?|l|r|one|other|opposite|contralateral|affected|same)\s+(?:\w+\s+)?\Z"
)
_LEAD = re.compile(
    r"[\s/-]*(?:(?!(?:with|without|and(?!\s+(?:shoulder|arm|leg|buttock|hip|hand|foot|thigh|neck|back|elbow|wrist|knee|ankle|forearm|middle|ring|little|index)\b|\s*\Z)|or|but|who|which|that|from|to|of|in|into|on|for|pain|pains|numbness|weakness|due|versus|vs|than|greater|worse"
    r"|status|history|had|has|is|was|patient|related|secondary|surgery|status)\b)[\w/.()–-]+[\s/-]+){0,5}"
)
_LEVEL_LIST = re.compile(
    r"[\s-]*(?:[lcts]\d\S*)(?:\s*(?:,|and|&|through|thru|to)\s*|\s+)(?:(?:[lcts]\d\S*)(?:\s*(?:,|and|&|through|thru|to)\s*|\s+))*(?:[\w-]+\s+){0,3}"
)
_TAIL = re.compile(
    r"[\s,(:–-]*(?:(?:at|of|in|to|on|over|involving|affecting|along|the|his|her|their|level|levels|disc|disk|space|nerve|root|roots|joint|and(?=\s+[lcts]\d)|toward|towards"
    r"|eccentric|mainly|mostly|predominantly|primarily|more|worse|greater|especially|grade\s+\w+|[lcts]\d[\w/–-]*)\b[\s,(/–-]*){0,8}"
)
_PLACED = re.compile(r"\b(?:on|of|to|in|over|involving|affecting|along|towards?)\s+(?:the\s+|his\s+|her\s+)?\Z")
_CLOSED = re.compile(r"\s*(?:[.,;:)|\n-]|\Z|(?:greater|more|worse|and|at|than|but|with|without|side)\b|[lcts]\d|>)")
_REACH = 60


def phrase_side(chart: Chart, start: int, end: int) -> Side | None:
    """Return the side that the phrase of [start, end) names: "left L5 radiculopathy", "disc herniation at L4-5 on the right".

    A side of something else in the clause ("disc herniation with right arm pain") is none of its own.
    """
    clause = clause_at(chart, start)
    found = inside(sides.find_all(chart), max(clause.start, start - _REACH), min(clause.end, end + _REACH))
    within = [side for side in found if side.start < end and side.end > start]
    if within:
        return sides.together(within)
    before = [side for side in found if side.end <= start]
    if before and _leads(chart, before[-1].end, start):
        return before[-1]
    after = [side for side in found if side.start >= end]
    return after[0] if after and _follows(chart, end, after[0]) else None


def _follows(chart: Chart, end: int, side: Side) -> bool:
    """Say whether a side closes the phrase, or is told of as a place; "DDD L4-5, left foraminal stenosis" begins the next."""
    if not _TAIL.fullmatch(chart.lower, end, side.start):
        return False
    return bool(_PLACED.search(chart.lower, end, side.start) or _CLOSED.match(chart.lower, side.end))


def _leads(chart: Chart, low: int, high: int) -> bool:
    return bool(_LEAD.fullmatch(chart.lower, low, high) or _LEVEL_LIST.fullmatch(chart.lower, low, high))


def limb_side(chart: Chart, start: int, end: int) -> Side | None:
    """Return the side of a finding of the limbs: as `side_of`, where limbs in the plural are both ("weak in her legs")."""
    clause = clause_at(chart, start)
    named = sides.side_of(chart, start, end)
    if named is not None and named.start < end and named.end > start:
        return named
    limbs = inside(chart.found("limbs", _limbs), clause.start, clause.end)
    within = [limb for limb in limbs if limb.start < end and limb.end > start]
    if within:
        return within[0]
    near = [limb for limb in limbs if _distance(limb, start, end) <= _REACH]
    if not near:
        return named or _headed(chart, start)
    nearest = min(near, key=lambda limb: _distance(limb, start, end))
    if named is not None and _distance(named, start, end) <= _distance(nearest, start, end):
        return named
    return nearest


def _headed(chart: Chart, position: int) -> Side | None:
    """Return the side that heads the passage: "RIGHT LOWER EXTREMITY: knee flexion 4/5"."""
    section = chart.section_at(position)
    if section is None or position < section.heading_end:
        return None
    named = inside(sides.find_all(chart), section.start, section.heading_end)
    return named[0] if len(named) == 1 else None


def _limbs(chart: Chart) -> list[Side]:
    return [
        Side(match.start(), match.end(), "bilateral")
        for match in _LIMBS.finditer(chart.index)
        if not _ONE_SIDED.search(chart.lower, max(0, match.start() - 24), match.start())
    ]


def _distance(side: Side, start: int, end: int) -> int:
    return max(start - side.end, side.start - end, 0)
