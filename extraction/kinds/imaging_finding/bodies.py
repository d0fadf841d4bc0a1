"""Bodies: the findings and the impression of a radiology report that is pasted whole, or that is the whole note."""

from __future__ import annotations

import re
from dataclasses import dataclass

from extraction.chart import Chart, inside
from extraction.kinds.imaging_finding.studies import Study, studies_of
from extraction.sections.section import NoteSection
from extraction.seeking.seeker import Seeker

_FINDINGS = Seeker(
    r"(?<![a-z])(?:(?P<title>findings)(?:[^\S\n]+[a-z ]{0,24})?:|(?P<loose>(?:interpretations?|discussion|report):)"
    r"|(?P<line>findings)[^\S\n]*(?=\n))"
)
_LINE_START = re.compile(r"(?:\A|\n|[.:],)[^\S\n]*[*#_]{0,3}\Z")
_IMPRESSION = re.compile(
    r"\W*(?:final |radiolog\w+ |imaging )?(?:impressions?|conclusions?|opinion|interpretation|summary)\b"
)
_TITLE = re.compile(r"\W*(?:exam|examination|study|studies|procedure|technique|type of (?:exam|study)|modality)\b")
_ORDERED = re.compile(r"\W*(?:exam|reason for (?:the )?(?:exam|examination|study|scan)|technique|comparison)\b")
_LEVEL_HEAD = re.compile(
    r"(?:^|(?<=[\r\n]))[^\S\r\n]*(?:at )?(?:the )?[CTL]\d{1,2}[^\S\r\n]?[-/–][^\S\r\n]?[CTLS]?\d{1,2}\b"
)
_NOT_REPORTED = frozenset(
    {"consent", "medications", "allergies", "social_history", "family_history", "past_surgical_history"}
)
_CLINICAL = _NOT_REPORTED | {"past_medical_history", "review_of_systems", "plan", "assessment_plan"}
_SEEN = _CLINICAL | {"hpi"}
_INDENT = 80
_GOES_ON = ("other", "imaging", "labs", "physical_exam")


@dataclass(frozen=True, slots=True)
class Body:
    """The characters [start, end) in which everything is a report's; the study it reports is null where left open."""

    start: int
    end: int
    study: Study | None


def body_at(chart: Chart, position: int) -> Body | None:
    """Return the report whose findings or impression hold the position."""
    return next((body for body in bodies_of(chart) if body.start <= position < body.end), None)


def bodies_of(chart: Chart) -> list[Body]:
    """Return the bodies of the reports that a note holds, in order of place.

    A report is known by its heading of findings, with images told of around it, with a heading before it that only a
    report has, or with two lines that begin with a level; the findings of an operation, under which its blood loss or
    its anaesthesia is told, are none. A heading that others use too counts where nobody is examined.
    """
    return chart.found("imaging_bodies", _find)


def _find(chart: Chart) -> list[Body]:
    bodies: list[Body] = []
    whole = not any(section.name in _SEEN for section in chart.sections)
    for head in _FINDINGS.finditer(chart.index):
        zone = bodies[-1].end if bodies else 0
        if head.start() < zone or (head["loose"] and not whole) or not _is_heading(chart, head):
            continue
        start, end = head.end(), _end(chart, head.end())
        if _imaged(chart, zone, start, end):
            bodies.append(Body(start, end, _study(chart, zone, start, end)))
    return bodies


def _is_heading(chart: Chart, head: re.Match[str]) -> bool:
    """Say whether a word begins its line and is written as a heading is: in capitals, or "Findings" before a colon."""
    if not _LINE_START.search(chart.lower, max(0, head.start() - _INDENT), head.start()):
        return False
    word = chart.text[slice(*head.span(head.lastgroup or 0))]
    return word.isupper() or (head.lastgroup == "title" and word.istitle())


def _imaged(chart: Chart, zone: int, start: int, end: int) -> bool:
    """Say whether a body of findings is one of images: they are told of before it or in it, and no operation is."""
    words = {m.entry.sets["report"] for m in chart.mentions_in("imaging_report", zone, end)}
    if "operation" in words:
        return False
    if "images" in words or len(_LEVEL_HEAD.findall(chart.text, start, end)) > 1 or _is_ordered(chart, start):
        return True
    return any(study.lead or _titled(chart, study) for study in inside(studies_of(chart), zone, start))


def _is_ordered(chart: Chart, start: int) -> bool:
    """Say whether a note that examines nobody tells, before its findings, why or how images were made."""
    if any(section.name in _SEEN for section in chart.sections):
        return False
    return any(s.end <= start and _ORDERED.match(chart.lower, s.start, s.heading_end) for s in chart.sections)


def _titled(chart: Chart, study: Study) -> bool:
    section = chart.section_at(study.start)
    return section is not None and _TITLE.match(chart.lower, section.start, section.heading_end) is not None


def _end(chart: Chart, start: int) -> int:
    """Return where a report ends: before the first section that is no more of it."""
    whole = not any(section.name in _CLINICAL for section in chart.sections)
    impressed = False
    for section in chart.sections:
        if section.start < start:
            continue
        if section.name in _GOES_ON and not impressed:
            continue
        judged = section.name == "assessment" and _IMPRESSION.match(chart.lower, section.start, section.heading_end)
        if judged and (whole or (not impressed and _judged_again(chart, section))):
            impressed = True
            continue
        if not (whole and section.name in _GOES_ON):
            return section.start
    return len(chart.text)


def _judged_again(chart: Chart, impression: NoteSection) -> bool:
    """Say whether a clinician judges after an impression, which is then that of the report."""
    return any(s.start > impression.start and s.name in ("assessment", "assessment_plan") for s in chart.sections)


def _study(chart: Chart, zone: int, start: int, end: int) -> Study | None:
    """Return the study reported: the one of the title, else the first one told of that is not compared with."""
    made = [s for s in inside(studies_of(chart), zone, end) if s.status == "done" and not _compared(chart, s)]
    titled = [s for s in made if s.start < start and (s.lead or _titled(chart, s))]
    return next(iter(titled or made), None)


def _compared(chart: Chart, study: Study) -> bool:
    sentence = chart.sentence_at(study.start)
    words = chart.mentions_in("imaging_report", sentence.start, study.start)
    return any(word.entry.sets["report"] == "compared" for word in words)
