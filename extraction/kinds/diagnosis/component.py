"""Reads pain, spine and musculoskeletal diagnoses."""

from __future__ import annotations

import re
from typing import Any, ClassVar

from extraction.anatomy.sides import side_of
from extraction.chart import Chart, inside
from extraction.draft import Draft
from extraction.kinds.diagnosis.codes import CodeMention, find_all
from extraction.kinds.imaging_finding.bodies import body_at
from extraction.kinds.therapy.course import is_treatment
from extraction.targets.mention import Mention
from models.vocabulary import Kind

_STATED_IN = ("assessment", "assessment_plan", "indication")
_SEEN_IN = ("imaging", "labs", "physical_exam")
_EXAMINED_IN = ("physical_exam", "review_of_systems")
_BARRED = ("consent", "procedure")
_PARAGRAPH = re.compile(r"\n\s*\n")
_ITEM = re.compile(r"(?:[\w ]{1,30}:)?[\s\d.)#•*-]{0,8}(?:\w+ ){0,2}")
_WITHOUT = re.compile(r"(?:without|w/o|without mention of)\s+$")
_TO_CODE = re.compile(r"[^\n;.]{0,60}")


class DiagnosisReader:
    """Reads named diagnoses with their side and ICD-10 codes, and codes that stand alone.

    A structural finding on an image is an imaging finding and no diagnosis; a mere complaint ("low back pain") is a
    diagnosis only where diagnoses are stated: an assessment, an indication, after "diagnosed with", or with a code.

    >>> from extraction import read
    >>> [(f.attributes.concept, f.attributes.icd10) for f in read("Assessment: lumbar radiculopathy (M54.16).").facts
    ...  if f.kind == "diagnosis"]
    [('radiculopathy', ('M54.16',))]

    Misses: diagnoses outside the vocabulary; ICD-9 codes.
    """

    kind: ClassVar[Kind] = "diagnosis"

    def propose(self, chart: Chart) -> list[Draft]:
        """Propose a draft for every diagnosis named, and for every code that no named diagnosis carries."""
        drafts: list[Draft] = []
        carried: set[int] = set()
        mentions = [m for m in chart.mentions.get("diagnosis", []) if is_treatment(m)]
        for number, mention in enumerate(mentions):
            following = (m.start for m in mentions[number + 1 :] if not _excluded(chart, m.start))
            codes = (
                []
                if _excluded(chart, mention.start)
                else _codes_after(chart, mention, next(following, len(chart.text)))
            )
            if _counts(chart, mention, bool(codes)):
                drafts.append(self._draft(chart, mention, codes))
                carried.update(code.start for code in codes)
        for code in find_all(chart):
            if code.start not in carried:
                drafts += self._of_code(code)
        return drafts

    def _draft(self, chart: Chart, mention: Mention, codes: list[CodeMention]) -> Draft:
        start = _with_parts(chart, mention.start)
        attributes: dict[str, Any] = {"concept": mention.entry.sets["concept"], "icd10": tuple(c.code for c in codes)}
        draft = Draft(self.kind, start, mention.end, mention.entry.id, attributes)
        for code in codes:
            draft.cite(code)
        side = side_of(chart, start, mention.end)
        if side is not None:
            draft.laterality = side.side
            draft.cite(side)
        return draft

    def _of_code(self, code: CodeMention) -> list[Draft]:
        return [
            Draft(self.kind, code.start, code.end, "diagnosis.code", {"concept": concept, "icd10": (code.code,)})
            for concept in code.concepts
        ]

    def settle(self, draft: Draft, chart: Chart) -> Draft | None:
        """Leave out what a title only excludes, what is told of as a risk, and complaints that are denied."""
        assert draft.assessment is not None
        if _excluded(chart, draft.start) and draft.attributes["concept"] == "other":
            return None
        if draft.assessment.assertion == "conditional":
            return None
        section = chart.section_at(draft.start)
        stated = section is not None and section.name in _STATED_IN
        if draft.rule == "diagnosis.radicular_pain" and draft.assessment.assertion == "absent" and not stated:
            return None
        return draft


def _excluded(chart: Chart, start: int) -> bool:
    """Say whether a name is only what the diagnosis before it comes without."""
    return _WITHOUT.search(chart.lower[max(0, start - 24) : start]) is not None


def _codes_after(chart: Chart, mention: Mention, limit: int) -> list[CodeMention]:
    """Return the codes that stand after a diagnosis on its line, before the next one."""
    found: list[CodeMention] = []
    at = mention.end
    for code in inside(find_all(chart), mention.end, min(limit, mention.end + 120)):
        if not _TO_CODE.fullmatch(chart.text, at, code.start):
            break
        found.append(code)
        at = code.end
    return found


def _with_parts(chart: Chart, start: int) -> int:
    """Return where a diagnosis starts with the words that belong to it: "chronic left L5" radiculopathy."""
    sentence = chart.sentence_at(start)
    for part in reversed(chart.mentions_in("diagnosis_part", sentence.start, start)):
        if chart.text[part.end : start].strip(" ,-"):
            break
        start = part.start
    return start


def _counts(chart: Chart, mention: Mention, coded: bool) -> bool:
    """Say whether a name is stated as a diagnosis at its place."""
    section = chart.section_at(mention.start)
    name = section.name if section else None
    where = mention.entry.sets.get("where")
    if coded:
        return True
    if name in _BARRED or _imaged(chart, mention):
        return False
    context = _context(chart, mention)
    stated = name in _STATED_IN or "stated" in _headed(chart, mention)
    if where == "structural":
        seen = name in _SEEN_IN or "image" in _headed(chart, mention) | _before(chart, mention)
        return "image" not in context and (stated or "stated" in context or not seen)
    if where == "complaint":
        return "stated" in context or (stated and _opens_item(chart, mention))
    if where == "listed":
        return stated or name == "past_medical_history" or bool(context & {"stated", "history"})
    if where == "stated":
        return stated or "stated" in context
    return where != "told" or name not in _EXAMINED_IN


def _imaged(chart: Chart, mention: Mention) -> bool:
    """Say whether a name is what a report of images finds; an electrical study names its diagnoses."""
    body = body_at(chart, mention.start)
    return body is not None and (body.study is None or body.study.modality != "emg")


def _context(chart: Chart, mention: Mention) -> set[str]:
    """Return what the last telling word before a name in its sentence makes of it: "image", "stated", "history"."""
    sentence = chart.sentence_at(mention.start)
    return _last(chart, sentence.start, mention.start)


def _headed(chart: Chart, mention: Mention) -> set[str]:
    section = chart.section_at(mention.start)
    return _last(chart, section.start, section.heading_end) if section else set()


def _before(chart: Chart, mention: Mention) -> set[str]:
    """Return what the four sentences before a name, in its paragraph, make of it: an image told of goes on."""
    found: set[str] = set()
    index = chart.sentence_index(mention.start)
    for number in range(index - 1, max(-1, index - 5), -1):
        sentence = chart.sentences[number]
        if _PARAGRAPH.search(chart.text, sentence.end, chart.sentences[number + 1].start):
            break
        found |= _last(chart, sentence.start, sentence.end)
    return found


def _last(chart: Chart, start: int, end: int) -> set[str]:
    cues = chart.mentions_in("diagnosis_context", start, end)
    return set(cues[-1].entry.sets) if cues else set()


def _opens_item(chart: Chart, mention: Mention) -> bool:
    """Say whether a complaint opens its list item, so that it is named as the diagnosis and not told of."""
    sentence = chart.sentence_at(mention.start)
    start = _with_parts(chart, mention.start)
    return _ITEM.fullmatch(chart.lower, sentence.start, start) is not None


READER = DiagnosisReader()
