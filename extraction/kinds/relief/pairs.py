"""Two scores, before and after a treatment, that make one relief."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

from extraction.chart import Chart
from extraction.episodes.treatments import between
from extraction.numbers import scores
from extraction.numbers.quantity import Quantity
from extraction.seeking.seeker import Seeker
from models.interval import Interval

_SCORE = r"(?:10(?:\.0)?|\d(?:\.\d)?)"
_OF_TEN = r"(?:\s?/\s?10|\s?out of (?:10|ten))?"
_ARROW = Seeker(
    rf"(?<![\w./-])(?:pre\W{{0,2}})?(?P<a>{_SCORE}){_OF_TEN}\s?(?:->|-->|→|⇒|=>|>|\bto\b"
    rf"|\bdown to\b)\s?(?:post\W{{0,2}}|an? )?(?P<b>{_SCORE}){_OF_TEN}(?![\w%°/]|\.\d|-\d)"
)
_WORDED = Seeker(
    rf"(?<![\w./-])(?P<a>{_SCORE}){_OF_TEN}\s?(?:pre(?:op|-injection|-procedure|-block|-op)?"
    rf"|before(?: [a-z]+){{0,4}}),?\s(?:and |then |to |falling to |down to )?"
    rf"(?P<b>{_SCORE}){_OF_TEN}\s?(?:post(?:op|-injection|-procedure|-block|-op)?|after|afterwards)\b"
)
_LABELLED = Seeker(
    rf"\b(?:pre(?:-?(?:injection|procedure|block|op))?"
    rf"|before)\W{{1,3}}(?P<a>{_SCORE}){_OF_TEN}\W{{1,5}}(?:and |then )?(?:post(?:-?(?:injection"
    rf"|procedure|block|op))?|after)\W{{1,3}}(?P<b>{_SCORE}){_OF_TEN}(?![\w%°]|\.\d)"
)
_DOWN = Seeker(rf"\((?P<a>{_SCORE}){_OF_TEN} down to (?P<b>{_SCORE}){_OF_TEN}\)")
_FROM_TO = Seeker(
    rf"\b(?:went|gone|goes|dropped|fell|came|come|brought|cut|down|reduced|decreased|improved|took (?:it|her|him|me|them|the pain))\s(?:\w+\s){{0,2}}?"
    rf"from\s(?:an?\s|about\s)?(?P<a>{_SCORE}){_OF_TEN}\s(?:down\s)?to\s(?:an?\s|about\s|only\s)?(?P<b>{_SCORE}){_OF_TEN}(?![\w%°/]|\.\d|-\d)"
    r"(?!\s(?:mg|tab\w*|pills?|hours?|hrs?|days?|weeks?|months?|times|blocks?|miles?|beers?|drinks?|cigarettes?|packs?|points?|a day|per|x\b"
    r"|nights?|minutes?|mins?|steps?|lbs?|kg|cm|mm|degrees|visits?|a week|each))"
)
_HURTING = re.compile(
    r"\b(?:pain|ache|aching|neck|back|lbp|legs?|buttocks?|hips?|arms?|shoulders?|sciatica|knees?|soreness|headaches?|nrs|vas|scores?|it)\b"
)
_PROSE = Seeker(
    rf"\b(?:nrs|vas|nprs|pain(?: scores?)?|scores?)\b(?P<lead>[^.\n;\d]{{0,60}}?)\b(?P<a>{_SCORE}){_OF_TEN}(?:\s(?P<late>[^.\n;\d]{{1,30}}))?[;,.]\s"
    rf"(?P<mid>[^.\n;]{{0,90}}?)\b(?:it|pain|nrs|score|that|he|she|they)?\s?(?:was|were|is|had fallen to|fell to|had dropped to|dropped to|down to|came to)\s"
    rf"(?:only |just |an? |about )?(?P<b>{_SCORE}){_OF_TEN}(?![\w%°/]|\.\d|-\d)"
)
_WAS_BEFORE = re.compile(
    r"\b(?:on the way in|going in|before\w*|pre\b|pre-\w+|prior|baseline|that morning|coming in|at the start)\b"
)
_WAS_AFTER = re.compile(
    r"\b(?:after\w*|later|post\b|post-\w+|following|(?:day|week|month|hour)s?[\s-](?:check|review|visit|call|mark|\d+)|(?:at|by) (?:\w+[\s-])?(?:\w+ )?(?:weeks?|days?|months?|hours?)"
    r"|on the way out|next (?:day|morning)|that (?:evening|night|afternoon))\b"
)
_SCALE = re.compile(
    r"\b(?:nrs|vas|nprs|vnrs|vrs|pain|score[sd]?|scale|rating|rated|discomfort|ache)\b|/\s?10|out of (?:10|ten)"
)
_OTHER_SCALE = re.compile(
    r"\b(?:odi|ndi|oswestry|bp|blood|phq|temp|pulse|weight|mg|hba1c|sats?|rom|flexion|extension"
    r"|strength|power|reflex\w*|range[sd]?|ranging|varies|fluctuates|stress)\b"
)
_PERCENT_AFTER = re.compile(r"[,;:(\s]{1,4}\d{1,3}\s?%")
_BEFORE = re.compile(
    r"\b(?:before|(?:morning|day|night|afternoon|time) of|on the day|going in|beforehand|prior|pre\b|pre-?\w*|baseline|was|were|from|been|initial\w*|had)\b"
)
_AFTER = re.compile(
    r"\b(?:at\s(?:about\s)?(?:\w+,?\s(?:and\s)?){1,5}(?:weeks?|wks?|hours?|hrs?|minutes?|mins?|days?|months?)|lowest|nadir|low of|at best|after\w*|later|post\w*|following|since|now|fell|falling|down|dropp\w+|decreas\w+|reduc\w+"
    r"|improv\w+|went|came|on review|by the)\b|->|→|two weeks on|weeks on"
)
_DOWN_TO = re.compile(
    r"\b(?:improv\w+|decreas\w+|reduc\w+|dropp?\w*|falls?|fell|(?:comes?|came|goes|went|gets?|got|brings?|brought|takes|took)\s(?:\w+\s){0,3}?down|down|lower\w*|eas\w+)"
    r"\s(?:(?:about|approximately|around)\s)?(?:to)\s(?:(?:about|approximately|around|an?|the)\s)*\Z"
)
_FAR, _LEAD = 130, 110


@dataclass(frozen=True, slots=True)
class Pair:
    """Two scores at [start, end), with the percent by which the second is lower and the extents of both."""

    start: int
    end: int
    percent: Interval
    scores: tuple[tuple[int, int], tuple[int, int]]


def find_all(chart: Chart) -> list[Pair]:
    """Return every fall from a score before to a score after, in order of place; a rise or a range is none."""
    return chart.found("relief_pairs", _find)


def _find(chart: Chart) -> list[Pair]:
    found = [pair for pattern in (_LABELLED, _WORDED, _DOWN, _ARROW) for pair in _written(chart, pattern)]
    found += _told(chart) + _fallen(chart) + _prose(chart)
    kept: list[Pair] = []
    for pair in sorted(found, key=lambda p: (p.start, -p.end)):
        if not kept or pair.start >= kept[-1].end:
            kept.append(pair)
    return kept


def _written(chart: Chart, pattern: Seeker) -> list[Pair]:
    found = []
    for match in pattern.finditer(chart.index):
        sentence = chart.sentence_at(match.start())
        lead = chart.lower[max(sentence.start, match.start() - _LEAD) : match.end()]
        tail = chart.lower[match.end() : min(sentence.end, match.end() + 24)]
        told = _SCALE.search(tail) or _PERCENT_AFTER.match(tail)
        scale = _last(_SCALE, lead)
        if not (scale or told) or ("/10" not in match[0] and _last(_OTHER_SCALE, lead) > scale):
            continue
        pair = _pair(
            float(match["a"]), Interval.exactly(float(match["b"])), match.span("a"), match.span("b"), match.span()
        )
        if pair is not None:
            found.append(pair)
    return found


def _fallen(chart: Chart) -> list[Pair]:
    """Read "her neck went from a 6 to a 2"; a fall of tablets or hours is none."""
    found = []
    for match in _FROM_TO.finditer(chart.index):
        start = max(chart.sentence_at(match.start()).start, match.start() - _LEAD // 2)
        lead = chart.lower[start : match.start()]
        of_pain = _last(_HURTING, lead)
        if not of_pain or _last(_OTHER_SCALE, lead) > of_pain:
            continue
        pair = _pair(
            float(match["a"]), Interval.exactly(float(match["b"])), match.span("a"), match.span("b"), match.span()
        )
        found += [pair] if pair is not None else []
    return found


def _prose(chart: Chart) -> list[Pair]:
    """Read "NRS on the way in was 10; at the two-week check it was 3"."""
    found = []
    for match in _PROSE.finditer(chart.index):
        lead = f"{match['lead']} {match['late'] or ''}"
        if not _WAS_BEFORE.search(lead) or not _WAS_AFTER.search(match["mid"]) or _OTHER_SCALE.search(match[0]):
            continue
        pair = _pair(
            float(match["a"]), Interval.exactly(float(match["b"])), match.span("a"), match.span("b"), match.span()
        )
        found += [pair] if pair is not None else []
    return found


def _last(pattern: re.Pattern[str], text: str) -> int:
    """Return one past the start of a pattern's last match, or 0."""
    return max((match.start() + 1 for match in pattern.finditer(text)), default=0)


def _told(chart: Chart) -> list[Pair]:
    """Read two scores told in prose ("scored 9 out of 10 before; a week later 2 out of 10")."""
    found = []
    for first, second in pairwise(scores.find_all(chart)):
        if second.start - first.end > _FAR or first.value.low is None or second.value.low is None:
            continue
        if first.value.low != first.value.high or second.value.high is None:
            continue
        gap = chart.lower[first.end : second.start]
        opening = max(chart.sentence_at(first.start).start, first.start - _LEAD)
        lead = chart.lower[opening : first.end] + gap[:30]
        tail = gap[-70:] + chart.lower[second.end : second.end + 40]
        if "\n\n" in gap or _OTHER_SCALE.search(gap) or _OTHER_SCALE.search(lead[-60:]):
            continue
        if re.search(
            r"\b(?:worst|best|least|average|avg|standing|sitting|lying|mornings?(?! of)|evenings?(?! of))\b",
            gap + tail[-40:-16],
        ):
            continue
        told = _BEFORE.search(lead) and _AFTER.search(tail)
        if not told and not _brought_down(chart, first, second):
            continue
        pair = _pair(
            first.value.low,
            second.value,
            (first.start, first.end),
            (second.start, second.end),
            (first.start, second.end),
        )
        if pair is not None:
            found.append(pair)
    return found


def _brought_down(chart: Chart, first: Quantity, second: Quantity) -> bool:
    """Say whether the second score is what a treatment brings the pain to ("with tramadol it comes down to 4/10")."""
    gap = chart.lower[first.end : second.start]
    return _DOWN_TO.search(gap) is not None and bool(between(chart, first.end, second.start))


def _pair(
    a: float, b: Interval, first: tuple[int, int], second: tuple[int, int], whole: tuple[int, int]
) -> Pair | None:
    if b.low is None or b.high is None or not 0 <= b.low <= b.high < a <= 10:
        return None
    low, high = (round((a - score) / a * 100, 2) for score in (b.high, b.low))
    return Pair(whole[0], whole[1], Interval.between(low, high, approximate=b.approximate), (first, second))
