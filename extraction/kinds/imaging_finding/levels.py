"""Levels of findings: "L4-5: bulge", "bulge at L4-5 and L5-S1", "L5-S1 protrusion", "at this level"."""

from __future__ import annotations

import re
from dataclasses import dataclass

from extraction.chart import Chart, Sentence, inside
from extraction.kinds.imaging_finding.bodies import body_at
from extraction.kinds.imaging_finding.findings import Finding, findings_of
from extraction.numbers import levels
from extraction.numbers.levels import LevelMention
from models.levels import Level, between

_JOIN = re.compile(
    r"[\s,&/+]*(?:and|or|as well as|to|through|on|over|upon|with respect to|relative to|in relation to)?[\s&]*(?:at\s+)?(?:both\s+)?"
)
_HEAD = re.compile(r"[\s\-*•·#>]*(?:\d{1,2}[.)]\s*)?(?:(?:at|the|level|for)\s+)*(?:the\s+)?")
_BEFORE = re.compile(
    r"(?:[\s:,-]|\b(?:disc|disk|level|left|right|bilateral|mild|moderate|severe|small|large|broad|based|diffuse|central|paracentral|"
    r"posterolateral|lateral|focal|foraminal|annular|posterior|anterior|there|is|are|an?|the|degenerative|significant|neural|far|extraforaminal|with|grade|minimal|moderately|severely|mildly|marked)\b)*"
)
_AFTER = re.compile(
    r"[\s,(:]*(?:(?:at|of|involving|affecting|from|on|over|in|the|left|right|bilaterally|level|levels|disc|is|are|seen|noted|present|worst|most|severe|pronounced|moderate|mild|both|side|sides|spine|lumbar|joints?|neural|foramen|foramina|spinal|worse|greatest|predominantly|primarily|mainly|especially|and|to|a)\b[\s,(]*)*"
)
_ITEM = re.compile(r"[\s\-*•·#>]*(?:\d{1,2}[.)]\s*)?(?:[a-z/-]+\s+){0,3}(?:of the\s+)?")
_BARE = re.compile(r"\W*(?:levels?|disc|disk|interspace)?\W*")
_STOP = re.compile(r"[.]\s+[A-Z]")
_SLIP = re.compile(r"\s*(?:on|over|upon|with respect to|relative to|in relation to)\s+")
_WITH = re.compile(
    r"(?:[\s,]|\b(?:with|causing|producing|resulting|results|in|which|that|contacting|leading|to|and|there|is|no|mild|moderate|severe|significant|"
    r"levels?|intervertebral|advanced|minimal|marked|diffuse|evidence|of|associated|resultant|secondary|mildly|moderately|severely|bilateral|left|right|the|without|or|any|an?)\b)*"
)
_MANY = re.compile(r"[^.;,]{0,30}\b(?:both|all|multiple|several|other) levels\b")
_MULTILEVEL = re.compile(r"\bmulti-?level\b")
_WORD = 20
_SAME_AFTER = re.compile(r"[^.,;]{0,30}\b(?:this|that|the same|these) levels?\b")
_SAME_MANY = re.compile(r"\bthese levels\b")
_SAME = re.compile(
    r"\b(?:this|that|the same|these)(?: (?:levels?|interspace|segment)\b|\s+(?:dis[ck]s?|herniation|protrusion|extrusion|bulge|fragment)\b)"
)


@dataclass(frozen=True, slots=True)
class Levels:
    """The levels of a finding and the words that name them."""

    names: tuple[Level, ...] = ()
    words: tuple[LevelMention, ...] = ()


def levels_of(chart: Chart, finding: Finding) -> Levels:
    """Return the levels of a finding: its own, those its list shares, or those its sentence began with.

    Under a line that names a disc, a root or a vertebra is where the disc reaches, and no level of its own.
    """
    sentence = chart.sentence_at(finding.start)
    if finding.study == "emg":
        return _root(chart, finding, sentence)
    own = _own(chart, finding, sentence)
    if any("-" in name for name in own.names) or (own.names and finding.finding == "postoperative"):
        return own
    runs = _runs(chart, sentence)
    discs = [run for run in runs if any("-" in level for mention in run for level in mention.levels)]
    above = own
    if len(discs) == 1 and discs[0] is runs[0] and _heads(chart, sentence, runs[0]):
        above = _levels(runs[0], chart)
    elif not discs and body_at(chart, finding.start) is not None:
        above = _carried(chart, finding, sentence)
    return above if any("-" in name for name in above.names) else own


def _root(chart: Chart, finding: Finding, sentence: Sentence) -> Levels:
    """Return the root that an electrical finding is said of; the roots that feed a muscle are none of it."""
    for run in _runs(chart, sentence):
        inner = finding.start <= run[0].start and run[-1].end <= finding.end
        if inner or (run[-1].end <= finding.start and _touches(chart, run[-1].end, finding.start)):
            return _levels(run, chart)
    return Levels()


def _own(chart: Chart, finding: Finding, sentence: Sentence) -> Levels:
    """Return the levels that a finding has in its own sentence, or that were carried to it."""
    runs = _runs(chart, sentence)
    inner = [run for run in runs if run[0].start >= finding.start and run[-1].end <= finding.end]
    if inner:
        return _levels(inner[0], chart)
    after = next((run for run in runs if run[0].start >= finding.end), None)
    before = next((run for run in reversed(runs) if run[-1].end <= finding.start), None)
    if before is not None and _touches(chart, before[-1].end, finding.start):
        return _levels(before, chart)
    if after is not None and _reaches(chart, finding, after, before):
        return _levels(after, chart)
    if _MANY.match(chart.lower, finding.end) or _MULTILEVEL.search(
        chart.lower, max(0, finding.start - _WORD), finding.end
    ):
        return Levels()
    if before is not None:
        return _levels(before, chart) if _shares(chart, finding, before, sentence) else Levels()
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
        words = chart.lower[place : other.start]
        if re.search(r"[,;.]", words) or not re.search(r"\b(?:and|with|or)\b|/|&", words):
            return False
        place = other.end
    following = next((f for f in findings_of(chart) if f.start >= run[-1].end), None)
    touched = following is not None and _touches(chart, run[-1].end, following.start)
    joined = re.search(r"\band\b|,", chart.lower[place : run[0].start]) is not None
    if touched and joined and ":" not in chart.lower[run[-1].end : following.start if following else 0]:
        return False
    if _AFTER.fullmatch(chart.lower, place, run[0].start):
        return True
    if touched:
        return False
    return before is None and place == finding.end and not re.search(r"[;.]", chart.lower[place : run[0].start])


def _shares(chart: Chart, finding: Finding, run: list[LevelMention], sentence: Sentence) -> bool:
    """Say whether levels before a finding are its own too: they head the line, or what they belong to leads on to it."""
    if _STOP.search(chart.text, run[-1].end, finding.start):
        return False
    if _heads(chart, sentence, run) or _SAME_AFTER.match(chart.lower, finding.end):
        return True
    owners = [
        f
        for f in inside(findings_of(chart), sentence.start, finding.start)
        if (f.start >= run[-1].end and _touches(chart, run[-1].end, f.start))
        or (f.end <= run[0].start and _AFTER.fullmatch(chart.lower, f.end, run[0].start))
        or (f.start <= run[0].start and run[-1].end <= f.end)
    ]
    first = inside(findings_of(chart), sentence.start, finding.end)[0]
    if not owners or _ITEM.fullmatch(chart.lower, sentence.start, min(first.start, run[0].start)):
        return True
    place = max(run[-1].end, owners[-1].end)
    led = "with" in chart.lower[run[-1].end : max(run[-1].end, owners[-1].start)]
    for number, other in enumerate([*inside(findings_of(chart), place, finding.start), finding]):
        words = chart.lower[place : other.start]
        if _WITH.fullmatch(words) is None or (number == 0 and not led and words.lstrip().startswith(("and", ","))):
            return False
        place = other.end
    return True


def _levels(run: list[LevelMention], chart: Chart) -> Levels:
    """Return the levels of a list; a vertebra that slips on the next names the disc between them."""
    names: list[Level] = []
    for number, mention in enumerate(run):
        previous = run[number - 1] if number else None
        if previous is not None and _SLIP.fullmatch(chart.lower, previous.end, mention.start):
            slipped = between(names[-1], mention.levels[0])
            if len(slipped) == 1:
                names[-1:] = slipped
                continue
        names.extend(mention.levels)
    return Levels(tuple(dict.fromkeys(names)), tuple(run))


def _carried(chart: Chart, finding: Finding, sentence: Sentence) -> Levels:
    """Return the levels that the line began with, or the last ones before "at this level"; a report's line keeps its own."""
    number = chart.sentence_index(finding.start)
    same = _SAME.search(chart.lower, sentence.start, sentence.end) is not None
    many = _SAME_MANY.search(chart.lower, sentence.start, sentence.end) is not None
    reported = body_at(chart, finding.start) is not None
    for earlier in reversed(chart.sentences[max(0, number - (_PARAGRAPH if reported else _NEAR)) : number]):
        if "\n" in chart.text[earlier.end : sentence.start]:
            return _headed(chart, earlier) if reported else Levels()
        runs = _runs(chart, earlier)
        if many and not any(len(_levels(run, chart).names) > 1 for run in runs):
            continue
        discs = [run for run in runs if any("-" in level for mention in run for level in mention.levels)]
        if runs and (same or _heads(chart, earlier, runs[0])):
            return _levels((discs or runs)[-1], chart)
        if reported and discs:
            only = _levels(discs[-1], chart)
            opens = chart.text[max(0, earlier.start - 1) : earlier.start] in ("", "\n")
            return only if opens and len(only.names) == 1 else Levels()
    return Levels()


_NEAR, _PARAGRAPH = 3, 20
"""In sentences: how far levels are carried in a note, and in the paragraph of a report."""


def _headed(chart: Chart, line: Sentence) -> Levels:
    """Return the levels of a line that holds nothing else: the heading of what follows."""
    runs = _runs(chart, line)
    if len(runs) != 1 or _HEAD.fullmatch(chart.lower, line.start, runs[0][0].start) is None:
        return Levels()
    rest = chart.lower[runs[0][-1].end : line.end]
    return _levels(runs[0], chart) if _BARE.fullmatch(rest) else Levels()


def _heads(chart: Chart, sentence: Sentence, run: list[LevelMention]) -> bool:
    """Say whether levels stand at the start of their line, or before a colon."""
    if chart.lower[run[-1].end :].startswith((":", " -", " –", " level:", " level ")) and not chart.lower[
        run[-1].end :
    ].startswith(" level."):
        return True
    return _HEAD.fullmatch(chart.lower, sentence.start, run[0].start) is not None
