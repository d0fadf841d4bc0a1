"""Sites of tenderness: which places a word of tenderness is said of."""

from __future__ import annotations

import re

from extraction.chart import Chart, Sentence, by_start, inside
from extraction.clauses import clause_at
from extraction.kinds.tenderness.verdicts import told
from extraction.numbers import levels
from extraction.numbers.levels import LevelMention
from extraction.targets.mention import Mention

_LINK_AFTER = re.compile(
    r"(?:[\s:,(/+|-]|\[[ x✓]?\]|[☐☑☒]|\b(?:over|at|of|in|on|to|along|across|around|about|with|above|below|near|involving|affecting|throughout|"
    r"that|which|seems?|appears?|be|localized|localised|isolated|palpation|noted|found|elicited|present|is|are|was|were|seen|felt|the|both|his|her|their|left|right|bilateral(?:ly)?|b/l|l|r|"
    r"lt|rt|sided|deep|light|mild|moderate|severe|lower|upper|mid|some|muscles?|region|area|aspects?|level|joints?|"
    r"lumbar|cervical|thoracic|lumbosacral|greatest|maximal|maximally|especially|particularly|mainly|worst|most|and|"
    r"medial|lateral|also|surrounding|insertion|superior|inferior|posterior|anterior|multiple|spine|sides?|borders?|margins?|distal|proximal|tips?|entire|overlying|as well as|tightness|"
    r"into|(?:can|could) be|reproduced|palpated|palpating|pressing|pressure|spasms?|guarding|swelling|hypertonicity|stiffness|warmth|crepitus|[clts]\d{1,2}(?:[-/][clts]?\d)?)\b)*"
)
_LINK_BEFORE = re.compile(
    r"(?:[\s:,(/+*-]|\b(?:he|she|there|is|are|was|were|remains?|feels?|felt|noted|to|be|as|being|very|quite|also|still|extremely|exquisitely|"
    r"markedly|mildly|moderately|severely|slightly|minimally|somewhat|most|more|particularly|overly|too|both|all|not|no|sided|region|area|muscles?|joints?|"
    r"bursal|point|hip|left|right|bilateral(?:ly)?|l|r|b/l|lines?|spine|significant|significantly|musculature|[clts]\d{1,2}(?:[-/][clts]?\d)?|level|"
    r"mild|moderate|severe|appear|appears|acutely|focally|diffusely|especially|on the)\b)*"
)
_JOIN = re.compile(
    r"(?:[\s,/&+()-]|\[[ x✓]?\]|[☐☑☒]|\b(?:and|or|nor|as|well|also|over|at|of|in|on|along|the|both|left|right|bilateral(?:ly)?|b/l|l|r|"
    r"particularly|especially|above|medial|lateral|anterior|posterior|superior|inferior|entire|aspects?|borders?|greater|lower|upper|lumbar|cervical|thoracic|lumbosacral|muscles?|joints?|region|area|areas|"
    r"musculature|spine|[clts]\d{1,2}(?:[-/][clts]?\d)?|to|through|his|her|no|mild|moderate|sided|greatest|worst)\b)*"
)
_TRAIL = re.compile(
    r"[^.;:]{0,40}\b(?:with|has|have|had|shows?|showed|reveals?|revealed|demonstrates?|exhibits?)\b[^.;:,]{0,60}"
)
_WITHIN = re.compile(r"\b(?:over|at|of|in|on|along|above)\b")
_APART = re.compile(r"[,/&+(\[☐☑☒]|\b(?:and|or|nor|well|also|particularly|especially|to|through)\b")
_OPEN_BOX = re.compile(r"(?:\[ ?\]|☐)[^\S\r\n]*(?:(?:left|right|l|r|lt|rt|bilat|b/l)[^\S\r\n]+)?$")
_LOCATED = re.compile(
    r"\s*(?:(?:to|on|with) (?:deep |light )?palpation\s*)?(?:over|along|at|in|of|on|to|around|near)\b"
)
_BREATH = re.compile(r"\s*(?:,|/|&|,?\s*(?:and|or))\s*(?:the\s+)?")
_CELL = re.compile(r"[^\S\r\n]*:?[^\S\r\n]*\|[^\S\r\n]*(?=\S)")
_ADJECTIVE = re.compile(r"[\s-]+|\s+of\s+(?:the\s+)?")
_SOFT = re.compile(
    r"\b(?:gi|bladder|hepato\w+|abd|abdom\w*|belly|breasts?|thyroid|nodes?|lymph\w*|scrot\w*|testic\w*|uter\w*|adnex\w*|cervix|cervical motion|vagin\w*|rectal|prostate|"
    r"kidneys?|liver|spleen|teeth|tooth|gums?|ears?|auricles?|guarding|rebound|masses|organomegaly|distended|chest|skin|rash|wound|incision|lesions?)\b"
)
_NO_EXAM = ("review_of_systems", "procedure", "plan", "consent", "past_medical_history", "past_surgical_history")
_REACH, _MARGIN = 90, 25


def sites_of(chart: Chart, cue: Mention) -> list[Mention]:
    """Return the places that a word of tenderness is said of, in order of place; a place with an open box is none."""
    places = _as_one(chart, _linked(chart, cue))
    return [place for place in places if not _OPEN_BOX.search(chart.lower, max(0, place.start - 16), place.start)]


def _linked(chart: Chart, cue: Mention) -> list[Mention]:
    clause = _part(chart, cue)
    places = places_in(chart, clause)
    after = [place for place in places if place.start >= cue.end and place.start - cue.end <= _REACH]
    before = _free(chart, cue, [place for place in places if place.end <= cue.start], clause)
    touching = before and not chart.lower[before[-1].end : cue.start].strip(" \t-")
    if after and not touching and _LINK_AFTER.fullmatch(chart.lower, cue.end, after[0].start):
        return _chain(chart, after)
    if before and _LINK_BEFORE.fullmatch(chart.lower, before[-1].end, cue.start):
        return list(reversed(_chain(chart, list(reversed(before)))))
    if before and not _LOCATED.match(chart.lower, cue.end) and _TRAIL.fullmatch(chart.lower, before[-1].end, cue.start):
        return list(reversed(_chain(chart, list(reversed(before)))))
    return []


def _as_one(chart: Chart, places: list[Mention]) -> list[Mention]:
    """Drop a place outside the contract's sites that is named in one breath with such a place: "the ankles and feet"."""
    kept: list[Mention] = []
    for place in places:
        before = places[places.index(place) - 1] if kept else None
        if (
            before is None
            or _is_site(before)
            or _is_site(place)
            or not _BREATH.fullmatch(chart.lower, before.end, place.start)
        ):
            kept.append(place)
    return kept


def _part(chart: Chart, cue: Mention) -> Sentence:
    """Return the clause of a word; that of a label in a table goes on with the cell behind it."""
    clause = clause_at(chart, cue.start)
    cell = _CELL.match(chart.text, cue.end)
    return Sentence(clause.start, clause_at(chart, cell.end()).end) if cell else clause


def _free(chart: Chart, cue: Mention, places: list[Mention], clause: Sentence) -> list[Mention]:
    """Drop the places that the word of tenderness before this one is said of."""
    earlier = [m for m in chart.mentions_in("tenderness", clause.start, cue.start) if told(chart, m) is not None]
    if not earlier:
        return places
    last = earlier[-1].end
    later = [place for place in places if place.start >= last]
    if later and _LINK_AFTER.fullmatch(chart.lower, last, later[0].start):
        return [place for place in later if place not in _chain(chart, later) or _touches(chart, place, cue)]
    return later


def _touches(chart: Chart, place: Mention, cue: Mention) -> bool:
    return not chart.lower[place.end : cue.start].strip(" \t-")


def part_before(chart: Chart, cue: Mention) -> Mention | None:
    """Return the part of a limb or the spine that tenderness without a place of its own goes on with, if it does so."""
    section = chart.section_at(cue.start)
    if section is None or section.name in _NO_EXAM or cue.entry.sets["cue"] != "tender":
        return None
    index = chart.sentence_index(cue.start)
    here = chart.sentences[index]
    before = chart.sentences[max(0, index - 1)]
    start = before.start if before.start >= section.start else here.start
    if _SOFT.search(chart.lower, start, min(len(chart.lower), here.end)):
        return None
    places = places_in(chart, Sentence(start, cue.start))
    return places[-1] if places else None


def places_in(chart: Chart, clause: Sentence) -> list[Mention]:
    """Return the places named in a clause: sites, and other places where no site stands or stands right beside."""
    found = list(chart.mentions_in("tender_place", clause.start, clause.end))
    for vocabulary in ("site", "region"):
        for mention in chart.mentions_in(vocabulary, clause.start, clause.end):
            if not any(mention.start < o.end and o.start < mention.end for o in found):
                found.append(mention)
    found.sort(key=by_start)
    kept = [place for n, place in enumerate(found) if not _beside(chart, found, n)]
    return [place for place in kept if "no_place" not in place.entry.sets]


def _is_site(place: Mention) -> bool:
    return place.entry.sets.get("site", "other") != "other"


def _beside(chart: Chart, places: list[Mention], number: int) -> bool:
    """Say whether a place only describes a site right beside it: "lumbar paraspinals", "midline of the lower back"."""
    if _is_site(places[number]):
        following = places[number + 1] if number + 1 < len(places) else None
        same = following is not None and following.entry.sets.get("site") == places[number].entry.sets.get("site")
        return same and following is not None and not chart.lower[places[number].end : following.start].strip(" \t-")
    for first, second in ((number - 1, number), (number, number + 1)):
        if first >= 0 and second < len(places):
            other = places[first] if second == number else places[second]
            if _is_site(other) and _ADJECTIVE.fullmatch(chart.lower, places[first].end, places[second].start):
                return True
    return False


def levels_near(chart: Chart, place: Mention | None, cue: Mention) -> list[LevelMention]:
    """Return the levels near a cue and its place, within their clause."""
    clause = _part(chart, cue)
    low = min(cue.start, place.start if place else cue.start) - _MARGIN
    high = max(cue.end, place.end if place else cue.end) + _MARGIN
    return inside(levels.find_all(chart), max(clause.start, low), min(clause.end, high))


def _inner(chart: Chart, first: Mention, second: Mention) -> bool:
    """Say whether a place only tells where in the body the one before lies: "the trapezius over the shoulder"."""
    between = chart.lower[first.end : second.start]
    return _WITHIN.search(between) is not None and _APART.search(between) is None


def _chain(chart: Chart, places: list[Mention]) -> list[Mention]:
    """Return the first places of a list as long as only joining words stand between them."""
    run = places[:1]
    for place in places[1:]:
        first, second = sorted((run[-1], place), key=by_start)
        if not _JOIN.fullmatch(chart.lower, first.end, second.start) or _inner(chart, first, second):
            break
        run.append(place)
    return run
