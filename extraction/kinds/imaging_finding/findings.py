"""Findings: what a study shows, named by itself or by a change and the part it befell."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from extraction.chart import Chart, inside
from extraction.kinds.imaging_finding.bodies import body_at
from extraction.targets.mention import Mention

_PARTS = frozenset({"disc", "facet", "sij", "nerve", "canal", "sac", "foramen", "flavum", "bone"})
_TOUCH = re.compile(r"[\s-]*(?:(?:joints?|root|roots)\s+)?")
_LINK = re.compile(r"[^.,;:\r\n]{0,45}")
_LINK_LIST = re.compile(r"[^.;:\r\n]{0,50}")
_OVER = re.compile(r"\b(?:with|without|and|but|or|no|than|except|aside|apart|besides|save)\b")
_ELSE = re.compile(r"\b(?:with|without|but|otherwise|no)\b")
_SHARED = re.compile(r"\s*(?:,?\s*(?:and|or)|/|,|&)\s*(?:(?:bilateral|left|right|mild|moderate|severe|neural)\s+)*")
_BARE_CANAL = re.compile(
    r"\b(central|spinal)\s*(?:,?\s*(?:and/or|and|or)\b|/|&)\s*(?:(?:bilateral|left|right|mild|moderate|severe|neural|neuro|intervertebral)\s+)*$"
)
_AFTER_NORMAL = re.compile(
    r"\s*(?:[.,;:)\r\n]|$|and\b|with|for\b|in\b|except|other than|apart from|aside from|save\b|but\b|at\b|per\b|as\b|on\b|by\b|\()"
)


_EXPLAINS = re.compile(
    r"\b(?:consistent with|compatible with|suggestive of|suggesting|due to|representing|related to|in keeping with)\s+(?:\w+\s+){0,2}$"
)
_DENIED = re.compile(
    r"\s*:?,?\s*(?:(?:show|shows|showed|with|are|is|have|has|were)\s+)?(?:no|without)\s+(?:[a-z]+\s+){0,4}"
)
_NOT_NORMAL = re.compile(r"\b(?:no|not|ab|(?:loss|reversal|straightening|absence|lack) of(?: the)?)[\s-]*$")
_PLACE = re.compile(
    r"\b(?:at the (?:level|site)|reduction|correction|excision|resection|fixation|reformation) of (?:the |his |her |this )?(?:left |right )?$"
    r"|\b(?:bolus|intravenous|iv|oral|\d+) contrast $"
)
_PROTOCOL = re.compile(r"\s+protocol\b")
_ATTENDS = re.compile(r"[^.;,]{0,20},?\s+with\s+(?:\w+\s+){0,2}")
_PERCENT = re.compile(r"%\s*$")
_VESSEL = re.compile(r"\b(?:carotids?|arter(?:y|ies|ial)|vessels?|aort\w+|valves?|stents?)\b[^.;]*$")
_EITHER = re.compile(r"\s*(?:/|\bor\b|\bnor\b)\s*(?:any\s+)?")
_FITTED = re.compile(r"[^.;\r\n]{0,40}\bwith\s+(?:[\w-]+\s+){0,4}")
_MEASURED = re.compile(r"\s+with\s+(?:approximately\s+)?[\d.]+\s*(?:mm|cm|percent|%)\s+(?:of\s+)?(?:[\w-]+\s+)?")
_AND = re.compile(r"\s*(?:,|&|,?\s*and)\s*(?:(?:right|left|bilateral|both|intervertebral|neural|the)\s+)*")
_DENIED_OF = {"canal": "central_stenosis", "foramen": "foraminal_stenosis", "facet": "facet_arthropathy"}
_REACH = 90
_EXPLAINED = 45
OF_STUDY = re.compile(
    r"\s+(?:(?:lumbar|cervical|thoracic|lumbosacral|spine|brain|pelvic|bilateral|left|right|upper|lower|extremity|recent|plain|motor|and|sensory|knee|hip|shoulder)\s+){0,4}"
)
"""The words between "normal" and the study that is so called."""


@dataclass(frozen=True, slots=True)
class Finding:
    """The characters [start, end) that name a finding; denied: its words say that it is not there.

    study: only a study of that modality tells it, and where it is `near`, only in its own sentence; `sums`: it sums up
    a whole study, as "normal" does.
    """

    start: int
    end: int
    rule: str
    finding: str
    denied: bool = False
    study: str | None = None
    near: bool = False
    sums: bool = False


def findings_of(chart: Chart) -> list[Finding]:
    """Return every wording of a finding in order of place, whether or not a study stands behind it."""
    return chart.found("imaging_findings", _find)


def _find(chart: Chart) -> list[Finding]:
    found: list[Finding] = []
    parts: list[Mention] = chart.mentions.get("imaging_part", [])
    for mention in chart.mentions.get("imaging_finding", []):
        one = _finding(chart, mention, parts)
        if one is None:
            continue
        last = found[-1] if found else None
        if (
            last is not None
            and mention.entry.sets.get("attends")
            and _ATTENDS.fullmatch(chart.lower, last.end, one.start)
        ):
            continue
        if last is None or one.finding != last.finding or not _again(chart, last, one):
            found.append(one)
        elif one.finding == "other" and one.start >= last.end:
            found[-1] = replace(last, end=one.end)
    listed = [more for one in found for more in _listed(chart, one, parts)]
    shared = [more for one in found if (more := _shared(chart, one, parts)) is not None]
    return [*found, *listed, *shared]


def _again(chart: Chart, last: Finding, one: Finding) -> bool:
    """Say whether a finding is the one before once more: it overlaps it, measures it, or is denied in one go with it."""
    if one.start < last.end:
        return True
    links = {"other": _EITHER, "postoperative": _FITTED}
    return links.get(one.finding, _MEASURED).fullmatch(chart.lower, last.end, one.start) is not None


def _listed(chart: Chart, one: Finding, parts: list[Mention]) -> list[Finding]:
    """Return the parts that share a denial in a list: "normal central canal, neural foramina and facet joints"."""
    if not one.denied:
        return []
    listed: list[Finding] = []
    place = one.end
    for part in inside(parts, one.end, one.end + _REACH):
        name = _DENIED_OF.get(str(part.entry.sets["part"]))
        if name is None or _AND.fullmatch(chart.lower, place, part.start) is None:
            break
        listed.append(Finding(part.start, part.end, one.rule, name, denied=True))
        place = part.end
    return listed


def _finding(chart: Chart, mention: Mention, parts: list[Mention]) -> Finding | None:
    sets = mention.entry.sets
    part = _part(chart, mention, parts)
    if sets.get("finding") == "normal":
        if chart.lower.startswith(" for ", mention.end):
            return None
        if body_at(chart, mention.start) is not None:
            return _normal(chart, mention, part)
    beside = sets.get("body") and body_at(chart, mention.start) is None
    if beside or _only_named(chart, mention):
        return None
    if part is not None:
        return _of_part(chart, mention, part)
    name = str(sets.get("finding", ""))
    sums = (name == "normal" and not sets.get("detail")) or bool(sets.get("sums"))
    if not name or (
        name == "normal" and not _AFTER_NORMAL.match(chart.lower, mention.end) and not _of_study(chart, mention)
    ):
        return None
    if name == "central_stenosis" and _of_vessel(chart, mention):
        return None
    if name == "other" and _interprets(chart, mention):
        return None
    study = str(sets["study"]) if "study" in sets else None
    return Finding(
        mention.start,
        mention.end,
        mention.entry.id,
        name,
        denied=bool(sets.get("denied")),
        study=study,
        near=bool(sets.get("same")),
        sums=sums,
    )


def _only_named(chart: Chart, mention: Mention) -> bool:
    """Say whether a finding only names a place, what was operated on or how a study was made: "at the level of the"."""
    before = _PLACE.search(chart.lower, max(0, mention.start - 36), mention.start)
    return before is not None or _PROTOCOL.match(chart.lower, mention.end) is not None


def _of_vessel(chart: Chart, mention: Mention) -> bool:
    """Say whether a narrowing is one of a vessel, which is told of before it or is given in percent."""
    start = max(0, mention.start - 2 * _EXPLAINED)
    percent = _PERCENT.search(chart.lower, max(0, mention.start - 8), mention.start)
    return percent is not None or _VESSEL.search(chart.lower, start, mention.start) is not None


def _of_study(chart: Chart, mention: Mention) -> bool:
    """Say whether a study's name follows: "a normal lumbar MRI"."""
    studies = chart.mentions_in("imaging_study", mention.end, mention.end + _EXPLAINED)
    return bool(studies) and OF_STUDY.fullmatch(chart.lower, mention.end, studies[0].start) is not None


def _of_part(chart: Chart, mention: Mention, part: Mention) -> Finding | None:
    """Return what a change means of the part it befell; the test of that name, or "non-displaced", is none."""
    low, high = min(part.start, mention.start), max(part.end, mention.end)
    tested = part.entry.sets["part"] != "nerve" and any(
        test.start < high and low < test.end and ("bare" not in test.entry.sets or part.entry.sets["part"] == "sij")
        for test in chart.mentions_in("exam_test", low - 40, high + 40)
    )
    if tested or chart.lower.endswith(("non-", "non "), 0, mention.start):
        return None
    sets = mention.entry.sets
    name = str(sets[str(part.entry.sets["part"])])
    denied = bool(sets.get("opposite")) and name != "normal"
    return Finding(*_stretch(chart, mention, part), mention.entry.id, name, denied)


def _normal(chart: Chart, mention: Mention, part: Mention | None) -> Finding | None:
    """Return what the body of a report calls normal, with its part; the loss of what is normal is no such thing."""
    if _NOT_NORMAL.search(chart.lower, max(0, mention.start - _EXPLAINED), mention.start):
        return None
    if part is None:
        return Finding(mention.start, mention.end, mention.entry.id, "normal")
    start, end = _stretch(chart, mention, part)
    kind = str(part.entry.sets["part"])
    name = _DENIED_OF.get(kind, "normal")
    return Finding(start, end, mention.entry.id, name, denied=name != "normal")


def _interprets(chart: Chart, mention: Mention) -> bool:
    """Say whether a finding without a name of its own only explains the one before: "uptake consistent with arthritis"."""
    if not _EXPLAINS.search(chart.lower, max(0, mention.start - _EXPLAINED), mention.start):
        return False
    sentence = chart.sentence_at(mention.start)
    return any(m.end < mention.start for m in chart.mentions_in("imaging_finding", sentence.start, mention.start))


def _part(chart: Chart, mention: Mention, parts: list[Mention]) -> Mention | None:
    """Return the part a change is said of: right before it, after it ("of the", "on"), or before it with a verb."""
    sets = mention.entry.sets
    if _PARTS.isdisjoint(sets):
        return None
    sentence = chart.sentence_at(mention.start)
    near = inside(parts, max(sentence.start, mention.start - 50), min(sentence.end, mention.end + 60))
    fitting = [part for part in near if str(part.entry.sets["part"]) in sets]
    before = [part for part in fitting if part.end <= mention.start]
    after = [part for part in fitting if part.start >= mention.end]
    within = [part for part in fitting if part.start < mention.end and mention.start < part.end]
    if within:
        return within[0]
    if before and _TOUCH.fullmatch(chart.lower, before[-1].end, mention.start):
        return before[-1]
    if after and _linked(chart, mention.end, after[0].start):
        return after[0]
    if not before:
        return None
    if sets.get("opposite") and not chart.mentions_in("imaging_finding", before[-1].end, mention.start):
        studied = chart.mentions_in("imaging_study", before[-1].end, mention.start)
        listed = _LINK_LIST.fullmatch(chart.lower, before[-1].end, mention.start)
        otherwise = _ELSE.search(chart.lower, before[-1].end, mention.start)
        return before[-1] if listed and not studied and not otherwise else None
    denied = before[-1].entry.sets["part"] == "sij" and _DENIED.fullmatch(chart.lower, before[-1].end, mention.start)
    return before[-1] if denied or _linked(chart, before[-1].end, mention.start) else None


def _linked(chart: Chart, start: int, end: int) -> bool:
    """Say whether only words of one phrase stand in [start, end), and no study."""
    if chart.mentions_in("imaging_study", start, end):
        return False
    return _LINK.fullmatch(chart.lower, start, end) is not None and not _OVER.search(chart.lower, start, end)


def _stretch(chart: Chart, mention: Mention, part: Mention) -> tuple[int, int]:
    """Join the part to the change unless a verb, which may be denied, stands between them."""
    if part.end <= mention.start and not _TOUCH.fullmatch(chart.lower, part.end, mention.start):
        return mention.start, mention.end
    return min(part.start, mention.start), max(part.end, mention.end)


def _shared(chart: Chart, one: Finding, parts: list[Mention]) -> Finding | None:
    """Return "central canal" of "central canal and foraminal stenosis", which shares the stenosis."""
    if one.finding != "foraminal_stenosis":
        return None
    near = inside(parts, max(0, one.start - 60), one.end)
    foramen = next((part for part in reversed(near) if part.entry.sets["part"] == "foramen"), None)
    place = min(one.start, foramen.start) if foramen is not None else one.start
    bare = _BARE_CANAL.search(chart.lower, max(0, place - 60), place)
    if bare is not None:
        return Finding(bare.start(), bare.end(1), one.rule, "central_stenosis", one.denied)
    before = [part for part in near if part.end <= place]
    canal = before[-1] if before and before[-1].entry.sets["part"] == "canal" else None
    if canal is None or not _SHARED.fullmatch(chart.lower, canal.end, place):
        return None
    return Finding(canal.start, canal.end, one.rule, "central_stenosis", one.denied)
