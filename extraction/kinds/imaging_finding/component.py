"""Reads what imaging and electrodiagnostic studies show."""

from __future__ import annotations

import re
from typing import ClassVar

from extraction.anatomy import sides
from extraction.anatomy.phrase_sides import limb_side, phrase_side
from extraction.anatomy.sides import Side
from extraction.assertion.assessment import Assessment
from extraction.boxes import is_unticked
from extraction.chart import Chart, inside
from extraction.draft import Draft
from extraction.kinds.imaging_finding.findings import Finding, findings_of
from extraction.kinds.imaging_finding.levels import levels_of
from extraction.kinds.imaging_finding.reports import study_behind
from extraction.kinds.imaging_finding.studies import Study, studies_of
from extraction.numbers.severities import severity_of
from models.vocabulary import Kind

_NAMED, _PAIR = 30, 2
_MIDLINE = ("central_stenosis", "disc_degeneration", "spondylolisthesis", "annular_tear")
_MADE = re.compile(
    r"\s*(?:studies\s+)?(?:has|have|had|was|were|to date|so far|yet|on file|done|available|performed|obtained|of the)\b"
)
_DENIAL = re.compile(r";|[.]\s+[A-Z]|\b(?:no|without|nor|No|NO)\b")
_DEFINITE = re.compile(
    r"(?:the|this)\s+(?:(?:orthopedic|surgical|spinal|above|same|small|large|left|right|central|paracentral|posterior|lateral|broad-based|diffuse|annular|"
    r"foraminal|described|disc|disk)\s+){0,3}"
)
_NEW_CLAUSE = re.compile(r",|\band\b|\bbut\b")
_SOUGHT = re.compile(r"\b(?:looking for|in search of|searching for|screening for|checking for)\s(?:[\w-]+\s){0,3}$")
_BOTH = re.compile(
    r"(?:\s*,?\s*and\s+|\s*&\s*|\s*/\s*|\s*,\s*)(?:(?:the|her|his|[clt][\w-]*|pelvi[cs]|spine|abdom\w+|brain|head)\s+){0,3}"
)
_PARAGRAPH = 600
_PARTED = re.compile(r"[,;.]|\b(?:and|with|but|no)\b")


class ImagingFindingReader:
    """Reads the findings of MRI, CT, X-ray, EMG and other studies, level by level, with the study and its date.

    A finding counts only with a study behind it: named in its sentence, or in the report that its sentence goes on
    with. Every fact cites the study and its date. That no MRI or CT was made is a fact without a finding, `absent`.

    >>> from extraction import read
    >>> [(f.attributes.modality, f.attributes.finding) for f in read("MRI shows L4-5 disc herniation.").facts
    ...  if f.kind == "imaging_finding"]
    [('mri', 'disc_herniation')]

    Misses: findings of a report pasted without its title; levels given only as "the lowest disc"; measurements.
    """

    kind: ClassVar[Kind] = "imaging_finding"

    def propose(self, chart: Chart) -> list[Draft]:
        """Propose a draft for every finding with a study behind it, and for every study that was never made."""
        drafts = []
        for finding in findings_of(chart):
            behind = study_behind(chart, finding)
            if behind is not None and not _taken_up(chart, finding):
                told = _summed(chart, finding, behind.study)
                for study in told:
                    drafts.append(_draft(chart, finding, study))
                    apart = study is not behind.study and study is not None and study.start >= finding.end
                    if study is not None and (apart or len(told) > _PAIR):
                        _stand_on(drafts[-1], study)
        return drafts + [
            _lack(study) for study in studies_of(chart) if study.status == "not_done" and _asked(chart, study)
        ]

    def settle(self, draft: Draft, chart: Chart) -> Draft | None:
        """Drop what a study only might show; a study's finding is current even where the study is past."""
        assessment = draft.assessment
        if assessment is None or assessment.assertion == "conditional":
            return None
        if _SOUGHT.search(chart.lower, max(0, draft.start - _NAMED - _NAMED), draft.start) or _checks_work(
            chart, draft
        ):
            return None
        if assessment.assertion == "present" and is_unticked(chart, draft.start):
            return None
        if assessment.assertion == "possible" and _seems(chart, draft, assessment):
            draft.assertion = "present"
        if draft.attributes.get("finding") == "normal" and _says_normal(draft, assessment):
            draft.assertion = "present"
        if draft.rule == "imaging_finding.placed":
            draft.assertion = "present"
        if draft.assertion is None and assessment.assertion == "absent" and _denied_before(chart, draft, assessment):
            draft.assertion = "present"
        if draft.assertion == "absent" and assessment.assertion == "family":
            draft.assertion = "family"
        if "absent" in (draft.assertion, assessment.assertion):
            draft.attributes.pop("severity", None)
        draft.temporality = draft.temporality or "current"
        return draft


def _checks_work(chart: Chart, draft: Draft) -> bool:
    """Say whether a film in the description of an operation only checks where the hardware lies."""
    section = chart.section_at(draft.start)
    return draft.rule == "imaging_finding.placed" and section is not None and section.name == "procedure"


def _summed(chart: Chart, finding: Finding, study: Study | None) -> list[Study | None]:
    """Return the studies that a finding is told of: "the CT and the X-rays were normal" tells of two."""
    if study is None or not finding.sums:
        return [study]
    sentence = chart.sentence_at(finding.start)
    listed = _listed(chart, inside(studies_of(chart), sentence.start, study.start), study)
    end = max(study.end, finding.end)
    later = inside(studies_of(chart), end, min(sentence.end, end + _NAMED + _NAMED))
    after = (
        later[0]
        if study.start > finding.start and later and _BOTH.fullmatch(chart.lower, study.end, later[0].start)
        else None
    )
    if len(listed) >= _PAIR:
        return [*listed, study]
    others = [
        o for o in (*listed, after) if o is not None and o.status == "done" and o.modality not in (None, study.modality)
    ]
    return [study, *others]


def _listed(chart: Chart, earlier: list[Study], study: Study) -> list[Study]:
    """Return the studies of a list that ends with the one given: "CT, chest X-ray and echocardiogram were normal"."""
    listed: list[Study] = []
    for one in reversed(earlier):
        following = listed[0] if listed else study
        if one.status != "done" or not _BOTH.fullmatch(chart.lower, one.end, following.start):
            break
        listed.insert(0, one)
    return listed


def _says_normal(draft: Draft, assessment: Assessment) -> bool:
    """Say whether all that is negated is negated by the words of a normal finding themselves: "negative"."""
    inner = [cue for cue in assessment.cues if draft.start <= cue.start and cue.end <= draft.end]
    return assessment.assertion == "absent" and len(inner) == len(assessment.cues)


def _denied_before(chart: Chart, draft: Draft, assessment: Assessment) -> bool:
    """Say whether all denials belong to what is told before the study: "no bleeding was seen, and x-ray confirmed"."""
    denials = [cue for cue in assessment.cues if cue.category == "NEGATED"]
    first = max(cue.end for cue in denials)
    studies = inside(studies_of(chart), max(first, draft.start - _PARAGRAPH), draft.start)
    if not studies or not _NEW_CLAUSE.search(chart.lower, first, studies[-1].start):
        return False
    cues = chart.mentions_in("imaging_cue", studies[-1].end, draft.start)
    return any(cue.entry.sets["cue"] == "shows" for cue in cues)


def _taken_up(chart: Chart, finding: Finding) -> bool:
    """Say whether a report only takes up what its paragraph has told: "The protrusion measures 3 mm"."""
    sentence = chart.sentence_at(finding.start)
    if _DEFINITE.fullmatch(chart.lower, sentence.start, finding.start) is None:
        return False
    line = max(chart.text.rfind("\n", 0, finding.start) + 1, sentence.start - _PARAGRAPH)
    return any(f.finding == finding.finding for f in inside(findings_of(chart), line, sentence.start))


def _seems(chart: Chart, draft: Draft, assessment: Assessment) -> bool:
    """Say whether a report only says what it sees: "there appears to be a protrusion"."""
    sentence = chart.sentence_at(draft.start)
    words = [
        m for m in chart.mentions_in("imaging_cue", sentence.start, sentence.end) if m.entry.sets["cue"] == "seems"
    ]
    doubts = [cue for cue in assessment.cues if cue.category == "POSSIBLE"]
    return all(any(word.start <= cue.start and cue.end <= word.end for word in words) for cue in doubts)


def _draft(chart: Chart, finding: Finding, study: Study | None) -> Draft:
    draft = Draft("imaging_finding", finding.start, finding.end, finding.rule)
    levels = levels_of(chart, finding)
    severity = severity_of(chart, finding.start, finding.end)
    side = _side(chart, finding)
    draft.attributes = {"finding": finding.finding, "levels": levels.names}
    if severity is not None:
        draft.attributes["severity"] = severity.entry.sets["severity"]
        draft.cite(severity)
    if side is not None:
        draft.laterality = side.side
        draft.cite(side)
    for words in levels.words:
        draft.cite(words)
    if study is not None:
        _tie(draft, study)
        if finding.rule == "imaging_finding.inflame" and finding.finding == "other" and _of_sij(chart, study):
            draft.attributes["finding"] = "si_joint_inflammation"
    if finding.denied:
        draft.assertion = "absent"
    return draft


def _stand_on(draft: Draft, study: Study) -> None:
    """Anchor what sums up several studies on its own study's name, so that every study has its fact."""
    draft.start, draft.end = study.start, study.end
    draft.support = [extent for extent in draft.support if extent != (study.start, study.end)]


def _side(chart: Chart, finding: Finding) -> Side | None:
    """Return the side of a finding; one that describes the next finding is not its own."""
    if finding.finding in _MIDLINE:
        return phrase_side(chart, finding.start, finding.end)
    side = (
        limb_side(chart, finding.start, finding.end)
        if finding.finding == "normal"
        else sides.side_of(chart, finding.start, finding.end)
    )
    if side is None or side.start < finding.end:
        return None if side is not None and _cut_off(chart, side, finding) else side
    following = next((f for f in findings_of(chart) if f.start >= finding.end and f.end > side.end), None)
    if following is None or following.start <= side.start:
        return side
    between = chart.lower[side.end : following.start]
    return None if len(between) <= _NAMED and not _PARTED.search(between) else side


def _cut_off(chart: Chart, side: Side, finding: Finding) -> bool:
    """Say whether a side before a finding belongs to an earlier one, which a stop or a denial parts from it."""
    between = chart.text[side.end : finding.start]
    earlier = any(side.end <= f.start and f.end <= finding.start for f in findings_of(chart))
    return earlier and _DENIAL.search(between) is not None


def _of_sij(chart: Chart, study: Study) -> bool:
    """Say whether a study was one of the sacroiliac joints, whose oedema it then tells of."""
    parts = chart.mentions_in("imaging_part", study.end, min(len(chart.text), study.end + _NAMED))
    return any(part.entry.sets["part"] == "sij" for part in parts)


def _tie(draft: Draft, study: Study) -> None:
    draft.attributes["modality"] = study.modality
    draft.cite(study)
    if study.date is not None:
        draft.attributes["date"] = study.date.iso
        draft.cite(study.date)


def _lack(study: Study) -> Draft:
    draft = Draft("imaging_finding", study.start, study.end, "imaging_study.not_done", {"modality": study.modality})
    draft.assertion = "absent"
    return draft


def _asked(chart: Chart, study: Study) -> bool:
    """Say whether a policy may ask for the study, so that its lack is worth a fact; bare "no imaging" may mean guidance."""
    if study.modality is None:
        return _MADE.match(chart.lower, study.end) is not None
    return study.modality in ("mri", "ct")


READER = ImagingFindingReader()
