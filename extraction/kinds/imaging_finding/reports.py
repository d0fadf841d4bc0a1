"""Reports: which study stands behind a finding."""

from __future__ import annotations

import re
from dataclasses import dataclass

from extraction.chart import Chart, inside
from extraction.kinds.imaging_finding.bodies import Body, body_at
from extraction.kinds.imaging_finding.findings import OF_STUDY, Finding, findings_of
from extraction.kinds.imaging_finding.studies import Study, studies_of

_HEADLINE = re.compile(r"\n[^\S\n]*\n[^\w\n]*[A-Z][A-Z /&]{4,40}[^\w\n]*\n")
_BLANK = re.compile(r"\n[^\S\n]*\r?\n")
_JUDGING = (
    "assessment",
    "plan",
    "assessment_plan",
    "procedure",
    "consent",
    "past_surgical_history",
    "physical_exam",
    "medications",
)


@dataclass(frozen=True, slots=True)
class Behind:
    """The study behind a finding; null where the section alone says that it was imaged."""

    study: Study | None


def study_behind(chart: Chart, finding: Finding) -> Behind | None:
    """Return the study that a finding is told of, or null where no study stands behind it."""
    behind = _behind(chart, finding)
    if (
        behind is not None
        and behind.study is not None
        and behind.study.modality == "ultrasound"
        and "stenosis" in finding.finding
    ):
        return None
    if behind is None or finding.sums:
        return behind
    if finding.study not in (None, "emg"):
        return behind if behind.study is not None and behind.study.modality == finding.study else None
    electrical = behind.study is not None and behind.study.modality == "emg"
    if finding.study is None:
        return None if electrical else behind
    here = finding.near and behind.study is not None and _far(chart, behind.study, finding)
    return behind if electrical and not here else None


def _far(chart: Chart, study: Study, finding: Finding) -> bool:
    """Say whether another sentence than the study's tells a finding; the heading of a line belongs to its sentence."""
    if chart.lower.startswith(":", study.end) and "\n" not in chart.text[study.end : finding.start]:
        return chart.sentence_index(finding.start) - chart.sentence_index(study.start) > 1
    return chart.sentence_index(study.start) != chart.sentence_index(finding.start)


def _behind(chart: Chart, finding: Finding) -> Behind | None:
    sentence = chart.sentence_at(finding.start)
    studies = studies_of(chart)
    here = inside(studies, sentence.start, sentence.end)
    earlier = [study for study in here if study.end <= finding.start]
    body = body_at(chart, finding.start)
    if body is not None:
        return _reported(body, earlier)
    if earlier:
        study = earlier[-1]
        return Behind(study) if study.status == "done" and _tells(chart, study, finding) else None
    later = next((study for study in here if study.start >= finding.end), None)
    if later is not None and later.status == "done":
        if finding.sums:
            called = OF_STUDY.fullmatch(chart.lower, finding.end, later.start) is not None
            return Behind(later) if called else None
        if _points(chart, finding, later):
            return Behind(later)
    if finding.sums:
        return _labelled(chart, finding, studies)
    return _carried(chart, finding, studies)


def _labelled(chart: Chart, finding: Finding, studies: list[Study]) -> Behind | None:
    """Return the study whose name, as the label of a line, stands right before a finding: "EMG: unremarkable"."""
    sentence = chart.sentence_at(finding.start)
    if _TAKEN_UP.fullmatch(chart.lower, sentence.start, finding.start) and chart.sentence_index(sentence.start):
        earlier = chart.sentences[chart.sentence_index(sentence.start) - 1]
        made = inside(studies, earlier.start, earlier.end)
        return Behind(made[-1]) if made and made[-1].status == "done" else None
    before = inside(studies, max(0, finding.start - _POINT), finding.start)
    if not before or before[-1].status != "done":
        return None
    return Behind(before[-1]) if _LABEL.fullmatch(chart.lower, before[-1].end, finding.start) else None


def _reported(body: Body, earlier: list[Study]) -> Behind:
    """Return the study behind a finding in the body of a report: the one that its sentence began with, or the body's."""
    told = [study for study in earlier if study.status == "done" and study.lead and not study.vague]
    return Behind(told[-1] if told else body.study)


def _tells(chart: Chart, study: Study, finding: Finding) -> bool:
    if not finding.sums:
        cues = chart.mentions_in("imaging_cue", study.end, finding.start)
        return not any(cue.entry.sets["cue"] == "patient" for cue in cues)
    between = [f for f in findings_of(chart) if study.end <= f.start and f.end <= finding.start]
    otherwise = _OTHERWISE.search(chart.lower, max(study.end, finding.start - _POINT), finding.start)
    return (not between or otherwise is not None) and finding.start - study.end <= _NORMAL


_NORMAL = 90


def _points(chart: Chart, finding: Finding, study: Study) -> bool:
    """Say whether a study named after a finding is where it was seen: "on MRI", "(CT 2024)"."""
    place = finding.end
    for other in findings_of(chart):
        if finding.end <= other.start and other.end <= study.start:
            place = other.end
    between = chart.lower[place : study.start]
    return len(between) <= _POINT and bool(_LINKS.search(between)) and ";" not in between


_POINT = 80
_TAKEN_UP = re.compile(
    r"(?:this|that|it|these|they|both|which|the (?:study|scan|results?|test|images|films))\s+(?:is|was|were|are|came back|appeared)\s+"
    r"(?:(?:completely|essentially|entirely|also|read as|reported as|reportedly|all)\s+)?"
)
_OTHERWISE = re.compile(
    r"(?:[,;]|\b(?:and|but|with))\s(?:(?:an?|the|and|but|is|are|was|were|it|this|study|scan|exam|images?)\s){0,3}otherwise\s(?:an?\s)?$"
)
_LABEL = re.compile(r"[^\n.:;]{0,40}:\s*(?:(?:is|are|was|were|completely|essentially|entirely|grossly|reportedly)\s+)?")
_LINKS = re.compile(r"(?:\b(?:on|per|by|from|via)\b[^.;]{0,40}|\(\s*)$")


def _carried(chart: Chart, finding: Finding, studies: list[Study]) -> Behind | None:
    """Return the study whose report the finding's sentence goes on with."""
    section = chart.section_at(finding.start)
    before = [study for study in studies if study.end <= finding.start and study.status == "done"]
    study = before[-1] if before else None
    if section is not None and section.name == "imaging":
        own = study if study is not None and study.start >= section.start else None
        start = own.start if own is not None else section.start
        return Behind(own) if not _left(chart, start, finding.start) else None
    if study is None or (section is not None and study.start < section.start):
        return None
    if section is not None and section.name in _JUDGING:
        if finding.study == "emg" and study.modality == "emg":
            return Behind(study)
        line = study.lead and "\n" not in chart.text[study.end : finding.start]
        return Behind(study) if line and _goes_on(chart, study, finding) else None
    return Behind(study) if _goes_on(chart, study, finding) else None


def _goes_on(chart: Chart, study: Study, finding: Finding) -> bool:
    """Say whether every sentence from the study to the finding goes on with its report."""
    titled = study.lead and _titles(chart, study)
    if _BLANK.search(chart.text, study.end, finding.start) and not titled:
        return False
    first, last = chart.sentence_index(study.start), chart.sentence_index(finding.start)
    if last - first > (_LONG if titled else _SHORT):
        return False
    return not _left(chart, study.start, finding.start)


def _left(chart: Chart, start: int, end: int) -> bool:
    """Say whether a sentence after the one at `start`, up to the one at `end`, has left the report."""
    if _HEADLINE.search(chart.text, start, end):
        return True
    first, last = chart.sentence_index(start), chart.sentence_index(end)
    for sentence in chart.sentences[first + 1 : last + 1]:
        shown = _SHOWN.match(chart.lower, sentence.start) is not None
        cues = chart.mentions_in("imaging_cue", sentence.start, end if shown else sentence.end)
        if any(cue.entry.sets["cue"] == "elsewhere" for cue in cues):
            return True
    return False


_SHOWN = re.compile(
    r"(?:\w+ )?(?:this|it|that|these|the (?:study|scan|mri|ct|results?|report)) (?:was )?(?:show|reveal|demonstrat|confirm|suggest)"
)
_LONG, _SHORT = 40, 6


def _titles(chart: Chart, study: Study) -> bool:
    """Say whether a study's line is a title: nothing but a few words stands in it, or it opens a report with a colon."""
    end = chart.text.find("\n", study.end)
    end = end if end >= 0 else len(chart.text)
    line = chart.text[study.end : end]
    told = bool(inside(findings_of(chart), study.end, end))
    return len(line.strip()) < _TITLE or (":" in line and not told)


_TITLE = 40
