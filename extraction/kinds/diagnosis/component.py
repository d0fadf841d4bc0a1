"""Reads pain, spine and musculoskeletal diagnoses."""

from __future__ import annotations

import re
from typing import Any, ClassVar

from extraction.anatomy.sides import side_of
from extraction.chart import Chart, inside
from extraction.draft import Draft
from extraction.kinds.diagnosis.codes import CodeMention, find_all
from extraction.kinds.therapy.course import is_treatment
from extraction.targets.mention import Mention
from models.vocabulary import Kind

_STATED_IN = ("assessment", "assessment_plan", "indication")
_LISTED_IN = (*_STATED_IN, "past_medical_history")
_BARRED = ("consent", "procedure", "medications", "allergies")
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
        """Leave out what a title only excludes ("spondylosis without myelopathy")."""
        assert draft.assessment is not None
        if _excluded(chart, draft.start) and draft.attributes["concept"] == "other":
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
    if name in _BARRED and not coded:
        return False
    where = mention.entry.sets.get("where")
    context = _context(chart, mention)
    if where == "structural":
        return coded or name in _STATED_IN or not (name == "imaging" or "image" in context)
    if where in ("stated", "listed"):
        places = _LISTED_IN if where == "listed" else _STATED_IN
        return coded or name in places or "stated" in context
    return True


def _context(chart: Chart, mention: Mention) -> set[str]:
    """Return what the words before a name in its sentence make of it: "image", "stated"."""
    sentence = chart.sentence_at(mention.start)
    cues = chart.mentions_in("diagnosis_context", sentence.start, mention.start)
    return {key for cue in cues for key in cue.entry.sets}


READER = DiagnosisReader()
