"""Sites of tenderness: which places a word of tenderness is said of."""

from __future__ import annotations

import re

from extraction.chart import Chart, Sentence, inside
from extraction.clauses import clause_at
from extraction.numbers import levels
from extraction.numbers.levels import LevelMention
from extraction.targets.mention import Mention

_LINK_AFTER = re.compile(
    r"(?:[\s:,(/+-]|\b(?:over|at|of|in|on|to|along|across|around|about|with|above|below|near|involving|affecting|throughout|"
    r"palpation|noted|found|elicited|present|is|are|was|were|seen|felt|the|both|his|her|their|left|right|bilateral(?:ly)?|b/l|l|r|"
    r"lt|rt|sided|deep|light|mild|moderate|severe|lower|upper|mid|some|muscles?|region|area|aspects?|level|joints?|"
    r"lumbar|cervical|thoracic|lumbosacral|greatest|maximal|maximally|especially|particularly|mainly|worst|most|and|"
    r"medial|lateral|also|surrounding|insertion|superior|inferior|posterior|anterior|multiple|spine|[clts]\d{1,2})\b)*"
)
_LINK_BEFORE = re.compile(
    r"(?:[\s:,(/+*-]|\b(?:is|are|was|were|remains?|feels?|felt|noted|to|be|as|being|very|quite|also|still|extremely|exquisitely|"
    r"markedly|mildly|moderately|severely|slightly|minimally|somewhat|most|more|both|all|not|no|sided|region|area|muscles?|joints?|"
    r"bursal|point|hip|left|right|bilateral(?:ly)?|l|r|b/l|lines?|spine|significant|significantly|musculature|[clts]\d{1,2}|level|"
    r"mild|moderate|severe|appear|appears|acutely|focally|diffusely|especially|on the)\b)*"
)
_JOIN = re.compile(
    r"(?:[\s,/&+()-]|\b(?:and|or|nor|as|well|also|over|at|of|in|on|along|the|both|left|right|bilateral(?:ly)?|b/l|l|r|"
    r"particularly|especially|above|greater|lower|upper|lumbar|cervical|thoracic|lumbosacral|muscles?|joints?|region|area|areas|"
    r"musculature|spine|[clts]\d{1,2}|to|through|his|her|no|mild|moderate|sided|greatest|worst)\b)*"
)
_REACH, _MARGIN = 90, 25


def sites_of(chart: Chart, cue: Mention) -> list[Mention]:
    """Return the places that a word of tenderness is said of, in order of place; empty where none is named."""
    clause = clause_at(chart, cue.start)
    places = places_in(chart, clause)
    after = [place for place in places if place.start >= cue.end and place.start - cue.end <= _REACH]
    before = [place for place in places if place.end <= cue.start]
    touching = before and not chart.lower[before[-1].end : cue.start].strip(" \t-")
    if after and not touching and _LINK_AFTER.fullmatch(chart.lower, cue.end, after[0].start):
        return _chain(chart, after)
    if before and _LINK_BEFORE.fullmatch(chart.lower, before[-1].end, cue.start):
        return list(reversed(_chain(chart, list(reversed(before)))))
    return []


def places_in(chart: Chart, clause: Sentence) -> list[Mention]:
    """Return the places named in a clause: sites, and other places where no site stands."""
    others = chart.mentions_in("tender_place", clause.start, clause.end)
    found = list(others)
    for vocabulary in ("site", "region"):
        for mention in chart.mentions_in(vocabulary, clause.start, clause.end):
            if not any(mention.start < o.end and o.start < mention.end for o in found):
                found.append(mention)
    return sorted(found, key=lambda mention: mention.start)


def levels_near(chart: Chart, place: Mention | None, cue: Mention) -> list[LevelMention]:
    """Return the levels near a cue and its place, within their clause."""
    clause = clause_at(chart, cue.start)
    low = min(cue.start, place.start if place else cue.start) - _MARGIN
    high = max(cue.end, place.end if place else cue.end) + _MARGIN
    return inside(levels.find_all(chart), max(clause.start, low), min(clause.end, high))


def _chain(chart: Chart, places: list[Mention]) -> list[Mention]:
    """Return the first places of a list as long as only joining words stand between them."""
    run = places[:1]
    for place in places[1:]:
        first, second = sorted((run[-1], place), key=lambda mention: mention.start)
        if not _JOIN.fullmatch(chart.lower, first.end, second.start):
            break
        run.append(place)
    return run
