"""Reads pain, spine and musculoskeletal diagnoses."""

from __future__ import annotations

import re
from typing import Any, ClassVar

from extraction.anatomy.phrase_sides import phrase_side
from extraction.assertion.over import is_over
from extraction.chart import Chart, inside
from extraction.draft import Draft
from extraction.kinds.diagnosis.codes import CodeMention, find_all
from extraction.kinds.diagnosis.standing import counts, with_parts
from extraction.kinds.therapy.course import is_treatment
from extraction.targets.mention import Mention
from models.vocabulary import Kind

_STATED_IN = ("assessment", "assessment_plan", "indication")
_OR = re.compile(r",?\s*(?:(?:or|nor|and/or)\s+)?(?:an?\s+|any\s+)?")
_REACH = 200
_ONE_DEFECT = re.compile(r"[^.;,\n]{0,20}\bwith\s+(?:bilateral\s+)?")
_DENIES = re.compile(r"\b(?:no|without|denies|nor|negative for)\b")
_WITHOUT = re.compile(r"(?:without|w/o|without mention of)\s+$")
_RELIEVED = re.compile(r"\b(?:100\s?%|complete|full|total)\s+(?:relief|resolution)\s+(?:of|from)\s+(?:[\w-]+\s+){0,2}$")
_TO_CODE = re.compile(r"[^\n;.]{0,60}")

_OF_LIMB = re.compile(
    r"\s(?:of|in)\s(?:(?:both|the|his|her|left|right|bilateral)\s){0,2}(?:knees?|hips?|shoulders?|ankles?|wrists?|elbows?|hands?|feet|foot|thumbs?)\b"
)
"""A slip for a joint: "degenerative disc disease of both knees"."""


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
            if counts(chart, mention, coded=bool(codes)):
                drafts.append(self._draft(chart, mention, codes))
                if "also" in mention.entry.sets:
                    drafts.append(self._draft(chart, mention, codes))
                    drafts[-1].attributes["concept"] = mention.entry.sets["also"]
                carried.update(code.start for code in codes)
        drafts = _joined(chart, drafts)
        for code in find_all(chart):
            if code.start not in carried:
                drafts += self._of_code(code)
        return drafts

    def _draft(self, chart: Chart, mention: Mention, codes: list[CodeMention]) -> Draft:
        start = with_parts(chart, mention.start)
        elsewhere = mention.entry.id == "diagnosis.disc_disease" and _OF_LIMB.match(chart.lower, mention.end)
        concept = "other" if elsewhere else mention.entry.sets["concept"]
        attributes: dict[str, Any] = {"concept": concept, "icd10": tuple(c.code for c in codes)}
        draft = Draft(self.kind, start, mention.end, mention.entry.id, attributes)
        for code in codes:
            draft.cite(code)
        side = phrase_side(chart, start, mention.end)
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
        if draft.attributes["concept"] == "radiculopathy" and is_over(chart, draft.start, draft.end):
            draft.assertion, draft.temporality = "present", "past"
        if _RELIEVED.search(chart.lower, max(0, draft.start - 60), draft.start):
            draft.temporality = "past"
        section = chart.section_at(draft.start)
        stated = section is not None and section.name in _STATED_IN
        if draft.rule == "diagnosis.radicular_pain" and draft.assessment.assertion == "absent" and not stated:
            return None
        return draft


def _joined(chart: Chart, drafts: list[Draft]) -> list[Draft]:
    """Join names that one denial lists as one: "no plexopathy, myopathy or peripheral neuropathy"."""
    joined: list[Draft] = []
    for draft in drafts:
        last = joined[-1] if joined else None
        if last is not None and last.end <= draft.start and _one_denial(chart, last, draft):
            last.end = draft.end
        else:
            joined.append(draft)
    return joined


def _one_denial(chart: Chart, first: Draft, second: Draft) -> bool:
    if {first.rule, second.rule} == {"diagnosis.spondylolysis"}:
        return _ONE_DEFECT.fullmatch(chart.lower, first.end, second.start) is not None
    if {first.rule, second.rule} != {"diagnosis.nerve"} or _OR.fullmatch(chart.lower, first.end, second.start) is None:
        return False
    sentence = chart.sentence_at(first.start)
    return _DENIES.search(chart.lower, max(sentence.start, first.start - _REACH), first.start) is not None


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


READER = DiagnosisReader()
