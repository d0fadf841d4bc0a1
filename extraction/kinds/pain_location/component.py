"""Reads where the pain is."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import ClassVar

from extraction.anatomy import sides
from extraction.anatomy.sides import Side
from extraction.chart import Chart, by_start
from extraction.clauses import clause_at
from extraction.draft import Draft
from extraction.targets.mention import Mention
from models.vocabulary import Kind

_BEFORE = re.compile(
    r"(?:[\s/,(-]|\b(?:and|or|&|muscle|muscular|joints?|area|region|side|sided|'s|radicular|chronic)\b)*"
)
_AFTER = re.compile(
    r"(?:[\s,(:-]|\b(?:between|low|in|over|at|of|across|around|along|near|on|about|within|throughout|from|just|the|his|her|their|my|both|"
    r"is|are|was|mostly|mainly|primarily|predominantly|located|localized|localised|confined|limited|to|into|centered|centred|"
    r"left|right|bilateral(?:ly)?|l|r|lt|rt|b/l|side|sided|lower|upper|one|either|entire|whole|this|that|area|region|"
    r"posterior|lateral|medial|muscles?|usually|always|felt|deep|below|above|and|focal|diffuse|axial|only)\b)*"
)
_JOIN = re.compile(
    r"(?:[\s,/&+()-]|\b(?:and|or|the|both|left|right|his|her|l|r|joints?|area|region|as well as|then|over|in|at)\b)*"
)
_PATTERN = re.compile(r"[\s,]*(?:(?:[a-z-]+)\s+){0,3}(?:and\s+)?")
_SAID_OF = re.compile(r"\s*(?:is|was|remains|seems|appears)?\s*(?:(?!no\b|not\b)\w+\s+){0,2}")
_LISTED = re.compile(r"(?:(?!\b(?:no|not|without)\b)[^.;:\r\n])*,\s*(?:(?!no\b|not\b)\w+\s+){0,2}")
_ENDS = re.compile(r"\s*(?:[,;.)]|$|\n|and\b|in (?:nature|character))")
_WITH = re.compile(r"\b(?:with|and|that|which|radiat\w*|down|into|going|extending)\b|[.;]")
_MOVES = re.compile(r"\b(?:radiat|shoot|travel|down|spread|refer|extend|going|goes|into)\w*")
_PALPATED = re.compile(r"\s*(?:to|on|with|upon|at)\s+(?:\w+\s+)?(?:palpation|touch|pressure|percussion)")
_NAMES = re.compile(
    r"\s*(?:management|clinic|medicine|scale|score|diary|specialist|physician|program|service|center|centre|doctor|medications?|med\b|meds\b|killers?|relief|level|contract|free)"
)
_SHORTLY = re.compile(r"[\s,]*(?:[a-z']+\s+){0,4}")
_REACH = 60


class PainLocationReader:
    """Reads where the pain is: its regions, its structures, and whether it is axial, focal or diffuse.

    "Low back pain", "pain over both SI joints", "confined to the buttock", "the pain is focal". Where pain travels to
    is told by `radiation`, where pressing hurts by `tenderness`.

    >>> from extraction import read
    >>> [(f.attributes.pattern, f.attributes.regions) for f in read("Axial low back pain.").facts
    ...  if f.kind == "pain_location"]
    [('axial', ('lumbar',))]

    Misses: places told in another sentence than the pain; chest, belly and other organs.
    """

    kind: ClassVar[Kind] = "pain_location"

    def propose(self, chart: Chart) -> list[Draft]:
        """Propose a draft for every word of pain with a place or a pattern."""
        drafts: list[Draft] = []
        for cue in chart.mentions.get("pain_location", []):
            if (
                cue.entry.sets["cue"] != "pain"
                or _PALPATED.match(chart.lower, cue.end)
                or _NAMES.match(chart.lower, cue.end)
            ):
                continue
            draft = _draft(chart, cue)
            if draft is not None:
                drafts.append(draft)
        return drafts

    def settle(self, draft: Draft, chart: Chart) -> Draft | None:
        """Drop pain that is only feared, hoped for or advised of."""
        assessment = draft.assessment
        if assessment is None or assessment.assertion == "conditional":
            return None
        return draft


def _draft(chart: Chart, cue: Mention) -> Draft | None:
    places = _places(chart, cue)
    pattern = _pattern(chart, cue, places)
    regions = [str(p.entry.sets["region"]) for p in places if "region" in p.entry.sets]
    if "region" in cue.entry.sets:
        regions.append(str(cue.entry.sets["region"]))
    structures = [str(p.entry.sets["site"]) for p in places if "site" in p.entry.sets]
    if not (regions or structures or pattern):
        return None
    words = [cue, *places, *([pattern] if pattern else [])]
    confined = _confined(chart, cue.end, places[0].start) if places and places[0].start >= cue.end else None
    rule = (confined or cue).entry.id
    draft = Draft("pain_location", min(w.start for w in words), max(w.end for w in words), rule)
    draft.attributes = {
        "regions": tuple(dict.fromkeys(regions)),
        "structures": tuple(dict.fromkeys(structures)),
        "pattern": pattern.entry.sets["pattern"] if pattern else None,
    }
    first = places[0] if places else cue
    side = sides.side_of(chart, first.start, first.end) or sides.side_of(chart, draft.start, draft.end)
    if side is not None and not _of_another(chart, draft, side):
        draft.laterality = side.side
        draft.cite(side)
    return draft


def _of_another(chart: Chart, draft: Draft, side: Side) -> bool:
    """Say whether a side behind the pain is that of what goes with it: "neck pain with left arm numbness"."""
    return side.start >= draft.end and _WITH.search(chart.lower, draft.end, side.start) is not None


def _places(chart: Chart, cue: Mention) -> list[Mention]:
    """Return the places right before a word of pain ("low back pain"), else those after it ("pain over both hips")."""
    clause = clause_at(chart, cue.start)
    found = sorted(
        [*chart.mentions_in("region", clause.start, clause.end), *chart.mentions_in("site", clause.start, clause.end)],
        key=lambda mention: (mention.start, mention.end),
    )
    before = [p for p in found if p.start < cue.start and p.end <= cue.end]
    if before and (before[-1].end >= cue.start or _BEFORE.fullmatch(chart.lower, before[-1].end, cue.start)):
        return list(reversed(_chain(chart, list(reversed(before)))))
    after = [p for p in found if p.start >= cue.end]
    if not after or _MOVES.search(chart.lower, cue.end, after[0].start):
        return []
    confined = _confined(chart, cue.end, after[0].start)
    start = confined.end if confined else cue.end
    return _chain(chart, after) if _AFTER.fullmatch(chart.lower, start, after[0].start) else []


def _confined(chart: Chart, start: int, end: int) -> Mention | None:
    """Return the words that confine pain to a place ("stays in", "points to") in [start, end)."""
    words = [w for w in chart.mentions_in("pain_location", start, end) if w.entry.sets["cue"] == "confined"]
    return words[0] if words and _SHORTLY.fullmatch(chart.lower, start, words[0].start) else None


def _chain(chart: Chart, places: Sequence[Mention]) -> list[Mention]:
    run = list(places[:1])
    for place in places[1:]:
        first, second = sorted((run[-1], place), key=by_start)
        if second.start > first.end and not _JOIN.fullmatch(chart.lower, first.end, second.start):
            break
        run.append(place)
    return run


def _pattern(chart: Chart, cue: Mention, places: Sequence[Mention]) -> Mention | None:
    """Return the pattern of the pain: before its phrase ("axial low back pain") or said of it ("the pain is focal")."""
    clause = clause_at(chart, cue.start)
    low, high = min([cue.start, *(p.start for p in places)]), max([cue.end, *(p.end for p in places)])
    words = [
        w for w in chart.mentions_in("pain_location", clause.start, clause.end) if w.entry.sets["cue"] == "pattern"
    ]
    before = [w for w in words if w.end <= low]
    if before and low - before[-1].end <= _REACH and _PATTERN.fullmatch(chart.lower, before[-1].end, low):
        return before[-1]
    after = [w for w in words if w.start >= high and w.start - high <= _REACH]
    if after and _SAID_OF.fullmatch(chart.lower, high, after[0].start):
        return after[0]
    if after and _LISTED.fullmatch(chart.lower, high, after[0].start) and _ENDS.match(chart.lower, after[0].end):
        return after[0]
    within = [w for w in words if low <= w.start < high]
    return within[0] if within else None


READER = PainLocationReader()
