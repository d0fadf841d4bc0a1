"""Levels of findings: "L4-5: bulge", "bulge at L4-5 and L5-S1", "L5-S1 protrusion", "at this level"."""

from __future__ import annotations

import re
from dataclasses import dataclass

from extraction.chart import Chart, Sentence, inside
from extraction.kinds.imaging_finding.findings import Finding, findings_of
from extraction.numbers import levels
from extraction.numbers.levels import LevelMention

_JOIN = re.compile(r"[\s,&/+]*(?:and|as well as|to|through|on|over|upon)?[\s&]*(?:at\s+)?(?:both\s+)?")
_HEAD = re.compile(r"[\s\-*•·#>]*(?:\d{1,2}[.)]\s*)?(?:(?:at|the|level|for)\s+)*(?:the\s+)?")
_BEFORE = re.compile(
    r"(?:[\s:,-]|\b(?:disc|disk|level|left|right|bilateral|mild|moderate|severe|small|large|broad|based|diffuse|central|paracentral|"
    r"posterolateral|lateral|focal|foraminal|annular|posterior|anterior|there|is|are|an?|the|degenerative|and|significant|neural|far|extraforaminal|with|grade|minimal|moderately|severely|mildly|marked)\b)*"
)
_AFTER = re.compile(
    r"[\s,(:]*(?:(?:at|of|involving|affecting|from|on|over|in|the|left|right|bilaterally|level|levels|disc|is|are|seen|noted|present|worst|most|severe|pronounced|moderate|mild|both|side|sides|spine|lumbar|joints?|neural|foramen|foramina|spinal|worse|greatest|predominantly|primarily|mainly|especially|and|to|a)\b[\s,(]*)*"
)
_SAME = re.compile(r"\b(?:this|that|the same|these) levels?\b")


@dataclass(frozen=True, slots=True)
class Levels:
    """The levels of a finding and the words that name them."""

    names: tuple[str, ...] = ()
    words: tuple[LevelMention, ...] = ()


def levels_of(chart: Chart, finding: Finding) -> Levels:
    """Return the levels of a finding: its own, those its list shares, or those its sentence began with."""
    sentence = chart.sentence_at(finding.start)
    runs = _runs(chart, sentence)
    inner = [run for run in runs if run[0].start >= finding.start and run[-1].end <= finding.end]
    if inner:
        return _levels(inner[0])
    after = next((run for run in runs if run[0].start >= finding.end), None)
    before = next((run for run in reversed(runs) if run[-1].end <= finding.start), None)
    if before is not None and _touches(chart, before[-1].end, finding.start):
        return _levels(before)
    if after is not None and _reaches(chart, finding, after, before):
        return _levels(after)
    if before is not None:
        return _levels(before)
    return _carried(chart, finding, sentence)


def _runs(chart: Chart, sentence: Sentence) -> list[list[LevelMention]]:
    """Return the levels of a sentence, those joined in one list together."""
    runs: list[list[LevelMention]] = []
    for mention in inside(levels.find_all(chart), sentence.start, sentence.end):
        if runs and _JOIN.fullmatch(chart.lower, runs[-1][-1].end, mention.start):
            runs[-1].append(mention)
        else:
            runs.append([mention])
    return runs


def _touches(chart: Chart, start: int, end: int) -> bool:
    return _BEFORE.fullmatch(chart.lower, start, end) is not None


def _reaches(chart: Chart, finding: Finding, run: list[LevelMention], before: list[LevelMention] | None) -> bool:
    """Say whether levels after a finding are its own, over findings that stand in one list with it."""
    place = finding.end
    for other in inside(findings_of(chart), finding.end, run[0].start):
        between = chart.lower[place : other.start]
        if re.search(r"[,;.]", between) or not re.search(r"\b(?:and|with|or)\b|/|&", between):
            return False
        place = other.end
    if _AFTER.fullmatch(chart.lower, place, run[0].start):
        return True
    return before is None and place == finding.end and not re.search(r"[;.]", chart.lower[place : run[0].start])


def _levels(run: list[LevelMention]) -> Levels:
    return Levels(tuple(dict.fromkeys(name for mention in run for name in mention.levels)), tuple(run))


def _carried(chart: Chart, finding: Finding, sentence: Sentence) -> Levels:
    """Return the levels that the line began with, or the last ones before "at this level"."""
    number = chart.sentence_index(finding.start)
    same = _SAME.search(chart.lower, sentence.start, sentence.end) is not None
    for earlier in reversed(chart.sentences[max(0, number - 3) : number]):
        if "\n" in chart.text[earlier.end : sentence.start]:
            break
        runs = _runs(chart, earlier)
        if runs and (same or _heads(chart, earlier, runs[0])):
            return _levels(runs[-1])
    return Levels()


def _heads(chart: Chart, sentence: Sentence, run: list[LevelMention]) -> bool:
    return _HEAD.fullmatch(chart.lower, sentence.start, run[0].start) is not None
